import type { Encoding } from './text-encoding.ts'

/** How a file is to be read, where its content does not say so: what the user declared. */
export interface ReadOptions {
  encoding?: Encoding
  /** Mend what is nearly JSON. */
  lenient?: boolean
}
