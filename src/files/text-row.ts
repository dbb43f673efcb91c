import type { TextSpan } from '../text/span.ts'
import { cellText, spanInCell } from './cell-text.ts'
import { type InputError, inputError, type Position } from './input-error.ts'
import type { CellPlace } from './raw-record.ts'
import type { Row } from './row-records.ts'
import { MAX_RECORD_MILLIONS } from './scan-value.ts'
import { type CellSpan, cellsOf, type RowEnd, scanRow } from './table-rows.ts'
import { END, type TextWindow } from './text-window.ts'

/** A row of delimited text. */
export class TextRow implements Row {
  readonly text: string
  readonly start: Position
  /** Offset in the record's text. */
  offset = 0
  readonly #delimiter: string
  readonly #quotes: boolean
  #spans: CellSpan[] | undefined
  #cells: string[] | undefined

  constructor(text: string, start: Position, delimiter: string, quotes: boolean) {
    this.text = text
    this.start = start
    this.#delimiter = delimiter
    this.#quotes = quotes
  }

  get spans(): readonly CellSpan[] {
    this.#spans ??= cellsOf(this.text, this.#delimiter, this.#quotes)
    return this.#spans
  }

  get cells(): readonly string[] {
    this.#cells ??= this.spans.map((span) => cellText(this.text, span))
    return this.#cells
  }

  get isBlank(): boolean {
    return this.spans.every(({ from, to }) => this.text.slice(from, to).trim() === '')
  }

  place(column: number, span?: TextSpan): Omit<CellPlace, 'pointer'> {
    const cell = this.spans[Math.min(column, this.spans.length - 1)]!
    const whole: TextSpan = cell.isQuoted
      ? [cell.from + 1, Math.max(cell.from + 1, cell.to - 1)]
      : [cell.from, cell.to]
    const [from, to] = span === undefined ? whole : spanInCell(this.text, cell, span)
    const row = { offset: this.offset, start: this.start }
    return { from: this.offset + from, to: this.offset + to, row }
  }
}

/** The next row that is not an empty line, an error where it cannot be read, or undefined at the end. */
export const nextRow = (window: TextWindow, delimiter: string): TextRow | InputError | undefined => {
  skipLineBreaks(window)
  if (window.unit() === END) return undefined
  const start = window.position()
  const code = delimiter.charCodeAt(0)
  window.held = window.index
  let quotes = true
  let end = scanRow(window, code, true)
  if (end !== 'done' && end !== 'too-long' && delimiter === '\t') {
    // Much tab-separated text has quotes that quote nothing.
    goBack(window, start)
    quotes = false
    end = scanRow(window, code, false)
  }
  if (end !== 'done') return broken(window, start, end)
  const text = window.slice(window.held, window.index).replace(/\r$/, '')
  window.held = Number.POSITIVE_INFINITY
  return new TextRow(text, start, delimiter, quotes)
}

const goBack = (window: TextWindow, { line, column, offset }: Position): void => {
  window.index = window.held
  window.line = line
  window.lineStart = offset - column + 1
}

const broken = (window: TextWindow, start: Position, end: Exclude<RowEnd, 'done'>): InputError => {
  const { file } = window
  const at = window.position()
  const problem = end === 'open-quote' ? window.problem() : undefined
  if (end === 'stray-quote') {
    goBack(window, start)
    while (window.unit() !== 0x0a && window.unit() !== END) window.index++
  }
  window.held = Number.POSITIVE_INFINITY
  if (end === 'too-long') {
    window.index = window.length
    while (window.more()) window.index = window.length
  }
  if (problem) return problem
  if (end === 'stray-quote') return inputError('input/stray-quote', file, at)
  if (end === 'open-quote') return inputError('input/open-quote', file, start)
  return inputError('input/too-long', file, start, { limit: MAX_RECORD_MILLIONS })
}

// Line breaks between rows; blanks in a row belong to its first cell.
const skipLineBreaks = (window: TextWindow): void => {
  for (let unit = window.unit(); unit === 0x0a || unit === 0x0d; unit = window.unit()) {
    window.index++
    if (unit !== 0x0a) continue
    window.line++
    window.lineStart = window.base + window.index
  }
}
