import type { Position } from '../files/input-error.ts'
import { positionIn } from '../files/position.ts'
import type { RawRecord } from '../files/raw-record.ts'
import type { Adapter } from './adapter.ts'
import { listOf } from './read-list.ts'
import type { JsonObject } from './record.ts'

/** A table of settings has some dozens of rows; one that has more is something else. */
const MOST_ROWS = 2000

/** Rows of a list that are one record together, kept until the list has ended. */
export class RowsOfRecord {
  readonly adapter: Adapter
  readonly #raws: RawRecord[] = []
  readonly values: JsonObject[] = []

  constructor(adapter: Adapter) {
    this.adapter = adapter
  }

  /** False when there are too many. */
  add(raw: RawRecord, value: JsonObject): boolean {
    if (this.#raws.length === MOST_ROWS) return false
    this.#raws.push(raw)
    this.values.push(value)
    return true
  }

  /** The list as one record. Between its rows only what positions depend on is put back: lengths and line breaks. */
  raw(): RawRecord {
    const [first, ...others] = this.#raws as [RawRecord, ...RawRecord[]]
    let text = `[${first.text}`
    let before = first
    for (const next of others) {
      text += gap(positionIn(before.start, before.text, before.text.length), next.start) + next.text
      before = next
    }
    const { line, column, offset } = first.start
    return {
      file: first.file,
      text: `${text}]`,
      start: { line, column: Math.max(1, column - 1), offset: Math.max(0, offset - 1) },
      pointer: listOf(first.pointer),
      keys: this.#raws.reduce((sum, { keys }) => sum + keys, 0),
    }
  }
}

// As long as what stands there, with as many line breaks, and with the comma that must be in it.
const gap = (end: Position, start: Position): string => {
  const length = start.offset - end.offset
  const lines = start.line - end.line
  if (lines === 0) return `,${' '.repeat(length - 1)}`
  const after = start.column - 1
  const before = length - lines - after
  const breaks = '\n'.repeat(lines)
  return before > 0
    ? `,${' '.repeat(before - 1)}${breaks}${' '.repeat(after)}`
    : `${breaks},${' '.repeat(after - 1)}`
}
