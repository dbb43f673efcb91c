import type { Encoding } from './text-encoding.ts'

/** How a file is to be read, where its content does not say so: what the user declared. */
export interface ReadOptions {
  encoding?: Encoding
  /** Mend what is nearly JSON. */
  lenient?: boolean
  table?: TableOptions
}

/** What the user says of a table. */
export interface TableOptions {
  /** What stands between the cells: one sign. */
  delimiter?: string
  /** Names of the columns, for a table without a line of them. */
  header?: readonly string[]
  /** Lines before the line of names. */
  skip?: number
  /** The sheets of a workbook that hold records. Default: all that are not hidden. */
  sheets?: readonly string[]
}
