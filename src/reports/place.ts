import type { Position } from '../files/input-error.ts'

/** Where a finding stands in its file, as a person says it: sheet and cell of a workbook, else line and column. */
export const placeIn = ({
  start,
  sheet,
  cell,
}: {
  start: Position
  sheet?: string | undefined
  cell?: string | undefined
}): string => (cell === undefined ? `${start.line}:${start.column}` : `${sheet}!${cell}`)
