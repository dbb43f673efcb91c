import { MAX_RECORD } from './scan-value.ts'
import { END, type TextWindow } from './text-window.ts'

const LINE_BREAK = 0x0a
const RETURN = 0x0d
const SPACE = 0x20
const QUOTE = 0x22

/** How the scan of a row ended: at its end, at a quote that is not closed or not doubled, or at the limit. */
export type RowEnd = 'done' | 'open-quote' | 'stray-quote' | 'too-long'

/**
 * Moves the window over one row of delimited text (RFC 4180), up to its line break or the text's end, counting the lines
 * of quoted cells. What `window.held` points at stays in the window.
 * Found here and not by a library, because findings need the places of cells in the text, which none tells.
 * @param delimiter a code unit
 * @param quotes false where quotes are signs like others
 */
export const scanRow = (window: TextWindow, delimiter: number, quotes: boolean): RowEnd => {
  let atCell = true
  for (;;) {
    const unit = window.index < window.length ? window.units[window.index]! : window.unit()
    if (unit === LINE_BREAK || unit === END) return 'done'
    if (unit === QUOTE && atCell && quotes) {
      const end = scanQuoted(window)
      if (end !== 'done') return end
      if (!endsCell(afterBlanks(window, delimiter), delimiter)) return 'stray-quote'
      atCell = false
      continue
    }
    atCell = unit === delimiter
    window.index++
    if (window.index - window.held > MAX_RECORD) return 'too-long'
  }
}

// From an opening quote to the unit after the closing one.
const scanQuoted = (window: TextWindow): RowEnd => {
  window.index++
  for (;;) {
    const unit = window.index < window.length ? window.units[window.index]! : window.unit()
    if (unit === END) return 'open-quote'
    window.index++
    if (unit === QUOTE) {
      if (window.unit() !== QUOTE) return 'done'
      window.index++
    } else if (unit === LINE_BREAK) {
      window.line++
      window.lineStart = window.base + window.index
    }
    if (window.index - window.held > MAX_RECORD) return 'too-long'
  }
}

const afterBlanks = (window: TextWindow, delimiter: number): number => {
  while (window.unit() === SPACE && delimiter !== SPACE) window.index++
  return window.unit()
}

const endsCell = (unit: number, delimiter: number): boolean =>
  unit === delimiter || unit === LINE_BREAK || unit === RETURN || unit === END

/** Where a cell stands in its row: offsets of its first and after its last unit, quotes included. */
export interface CellSpan {
  from: number
  to: number
  isQuoted: boolean
}

/** The cells of a row that `scanRow` has passed. */
export const cellsOf = (row: string, delimiter: string, quotes: boolean): CellSpan[] => {
  const cells: CellSpan[] = []
  const end = row.endsWith('\r') ? row.length - 1 : row.length
  let from = 0
  for (;;) {
    const isQuoted = quotes && row[from] === '"'
    const close = isQuoted ? closingQuote(row, from) : from
    const next = row.indexOf(delimiter, close)
    const to = next < 0 || next > end ? end : next
    cells.push({ from, to: isQuoted ? close : to, isQuoted })
    if (to === end) return cells
    from = to + 1
  }
}

// The offset after the quote that closes a cell.
const closingQuote = (row: string, open: number): number => {
  let at = open + 1
  for (;;) {
    const quote = row.indexOf('"', at)
    if (quote < 0) return row.length
    if (row[quote + 1] !== '"') return quote + 1
    at = quote + 2
  }
}
