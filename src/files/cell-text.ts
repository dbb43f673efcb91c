import { Segments, type TextSpan } from '../text/span.ts'
import type { CellSpan } from './table-rows.ts'

/** What a cell says: its quotes undone, and the form in which spreadsheets keep digits as text (`="00123"`, `'00123`). */
export const cellText = (row: string, cell: CellSpan): string => {
  const written = cell.isQuoted ? row.slice(cell.from + 1, cell.to - 1) : row.slice(cell.from, cell.to)
  const text = cell.isQuoted ? written.replaceAll('""', '"') : written
  return kept(text) ?? text
}

/** Where a span of what a cell says stands in its row. */
export const spanInCell = (row: string, cell: CellSpan, span: TextSpan): TextSpan => {
  const map = new Segments()
  const quote = cell.isQuoted ? 1 : 0
  let made = 0
  for (let at = cell.from + quote; at < cell.to - quote; made++) {
    const length = cell.isQuoted && row[at] === '"' ? 2 : 1
    map.add(made, made + 1, at, at + length)
    at += length
  }
  const shift = shiftOf(
    cell.isQuoted
      ? row.slice(cell.from + 1, cell.to - 1).replaceAll('""', '"')
      : row.slice(cell.from, cell.to),
  )
  return map.toSource([span[0] + shift, span[1] + shift])
}

const AS_TEXT = /^="(.*)"$/s
const APOSTROPHE = /^'(\d+)$/

const kept = (text: string): string | undefined => {
  const first = text.charCodeAt(0)
  if (first === 0x3d) return AS_TEXT.exec(text)?.[1]
  return first === 0x27 ? APOSTROPHE.exec(text)?.[1] : undefined
}

const shiftOf = (text: string): number => {
  if (kept(text) === undefined) return 0
  return text.startsWith('=') ? 2 : 1
}
