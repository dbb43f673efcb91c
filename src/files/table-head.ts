import { type InputError, inputError, type Position } from './input-error.ts'
import type { TableOptions } from './read-options.ts'
import { cellsOf } from './table-rows.ts'
import { nextRow, type TextRow } from './text-row.ts'
import { END, type TextWindow } from './text-window.ts'

/** The line of names of a table, and how it is written. */
export interface TableHead {
  delimiter: string
  names: string[]
  at: Position
  /** Lines after the names that are no rows. */
  passed: number
  /** Why the table is not read. */
  error?: InputError
}

const DELIMITERS = [',', '\t', ';', '|']

/** Code units that are looked at. */
const SAMPLE = 16 * 1024

/** Whether the text at the window's position is a table: its first lines have the same number of cells, more than one. */
export const looksLikeTable = (window: TextWindow): boolean => {
  const rows = sampleRows(window)
  const delimiter = delimiterOf(rows)
  if (delimiter === undefined || rows.length < 2) return false
  const counts = rows.slice(0, 20).map((row) => cellsOf(row, delimiter, true).length)
  return counts.every((count) => count === counts[0]) || TAOBAO.test(rows[0]!)
}

/** Reads the line of names, and moves to the first row. */
export const headOf = (window: TextWindow, options: TableOptions): TableHead => {
  skipMarks(window)
  const sample = sampleRows(window)
  const named = /^sep=(.)$/i.exec(sample[0] ?? '')?.[1]
  const delimiter = options.delimiter ?? named ?? delimiterOf(sample) ?? ','
  const isTaobao = TAOBAO.test(sample[0] ?? '')
  const head = { delimiter, names: [], at: window.position(), passed: isTaobao ? 1 : 0 }
  for (let left = (options.skip ?? 0) + (named || isTaobao ? 1 : 0); left > 0; left--)
    nextRow(window, delimiter)
  if (options.header) return { ...head, names: unique(options.header), at: window.position() }
  const row = nextRow(window, delimiter)
  if (row === undefined) return { ...head, error: window.problem() ?? inputError('input/empty', window.file) }
  if ('code' in row) return { ...head, error: row }
  const names = unique(row.cells.map((cell) => cell.trim()))
  const error = isHeader(row) ? undefined : inputError('input/no-header', window.file, row.start)
  return { ...head, names, at: row.start, ...(error ? { error } : {}) }
}

// Taobao Assistant: the version, the names of fields, the same names in Chinese, then the goods.
const TAOBAO = /^version\s+[\d.]+\s*$/i

// White space and byte order marks in front; one such file began with a line break, a tab and the mark.
const skipMarks = (window: TextWindow): void => {
  for (
    let unit = window.unit();
    unit !== END && /[\s\uFEFF]/.test(String.fromCharCode(unit));
    unit = window.unit()
  ) {
    window.index++
    if (unit !== 0x0a) continue
    window.line++
    window.lineStart = window.base + window.index
  }
}

// The first lines, as far as they are whole. Cells of several lines make a table look odd, but not its first line.
const sampleRows = (window: TextWindow): string[] => {
  const text = window.ahead(SAMPLE)
  const rows: string[] = []
  let at = 0
  while (at < text.length) {
    const end = rowEnd(text, at)
    if (end < 0 && (!window.complete || text.length === SAMPLE)) break
    const row = text.slice(at, end < 0 ? undefined : end).replace(/\r$/, '')
    if (row.trim() !== '') rows.push(row)
    if (end < 0) break
    at = end + 1
  }
  return rows.length > 0 ? rows : [text]
}

// The line break outside quotes, or -1.
const rowEnd = (text: string, from: number): number => {
  let quoted = false
  for (let at = from; at < text.length; at++) {
    if (text[at] === '"') quoted = !quoted
    else if (text[at] === '\n' && !quoted) return at
  }
  return -1
}

// The sign that cuts the line of names into most cells.
const delimiterOf = (rows: readonly string[]): string | undefined => {
  const row = rows.find((one) => !TAOBAO.test(one) && !/^sep=.$/i.test(one)) ?? ''
  const counts = DELIMITERS.map((delimiter) => ({ delimiter, count: cellsOf(row, delimiter, true).length }))
  const best = counts.reduce((most, one) => (one.count > most.count ? one : most))
  return best.count > 1 ? best.delimiter : undefined
}

// A line of names has words in it, and none of them is a number, a price or an address.
const isHeader = (row: TextRow): boolean => {
  const cells = row.cells.map((cell) => cell.trim()).filter((cell) => cell !== '')
  return (
    cells.length > 0 &&
    !cells.some((cell) => /^[-+¥￥$€]?\d[\d.,]*$|^https?:\/\//i.test(cell) || cell.length > 200)
  )
}

const unique = (names: readonly string[]): string[] => {
  const seen = new Map<string, number>()
  return names.map((name, at) => {
    const own = name === '' ? `column ${at + 1}` : name
    const count = (seen.get(own) ?? 0) + 1
    seen.set(own, count)
    return count === 1 ? own : `${own} (${count})`
  })
}
