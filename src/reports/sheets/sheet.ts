import type { Result } from '../../findings/finding.ts'
import type { Labels } from './labels.ts'

/** Null is an empty cell. A number is one to count with; everything else is text. */
export type Cell = string | number | null

/** One table of a result, for spreadsheets. */
export interface Sheet {
  /** As programs name it. */
  name: SheetName
  columns: readonly Column[]
  rows: Cell[][]
}

export interface Column {
  /** As programs name it; people read the label. */
  key: string
  /** In characters. */
  width: number
}

export const SHEETS = ['summary', 'findings', 'unchecked', 'clauses', 'licences', 'waivers'] as const
export type SheetName = (typeof SHEETS)[number]

/** How one column is made of an entry. */
export type Reading<T> = readonly [
  key: string,
  width: number,
  read: (entry: T, labels: Labels) => Cell | undefined,
]

/** Makes a sheet of entries by its columns. */
export const sheetOf = <T>(
  name: SheetName,
  readings: readonly Reading<T>[],
  entries: readonly T[],
  labels: Labels,
): Sheet => ({
  name,
  columns: readings.map(([key, width]) => ({ key, width })),
  rows: entries.map((entry) => readings.map(([, , read]) => read(entry, labels) ?? null)),
})

/** Makes one sheet of a result. */
export type SheetMaker = (result: Result, labels: Labels) => Sheet
