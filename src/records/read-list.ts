import { type InputError, inputError } from '../files/input-error.ts'
import { type InputNote, inputNote } from '../files/input-note.ts'
import type { RawRecord } from '../files/raw-record.ts'
import type { Adapter } from './adapter.ts'
import { lacks } from './adapter-detect.ts'
import type { Table } from './adapter-table.ts'
import type { RowsOfRecord } from './read-rows.ts'
import { kindOfPointer, type Recognition, unknownKind, wrongGuess } from './recognise.ts'
import type { JsonObject, Kind } from './record.ts'

/**
 * What is known of one list of records while it is read. A list is read whole or not at all: when one of its records
 * matches an adapter, all must match one.
 */
export class ReadList {
  /** JSON pointer of the list; of the record itself where it stands alone. */
  readonly pointer: string
  /** The kind its name stands for. */
  readonly kind: Kind | undefined
  /** True once its records turned out to be of different shapes: the rest is passed over. */
  isBroken = false
  #count = 0
  /** The adapter of the record before. */
  adapter: Adapter | undefined
  /** Rows that are one record together. */
  rows: RowsOfRecord | undefined
  readonly #tables = new Set<Table>()
  #first: { raw: RawRecord; value: JsonObject; index: number } | undefined

  constructor(raw: RawRecord) {
    this.pointer = listOf(raw.pointer)
    this.kind = kindOfPointer(raw.pointer)
  }

  /** Counts a record in; the error when it is unlike those before it. */
  add(raw: RawRecord, value: JsonObject, recognition: Recognition): InputError | undefined {
    if (recognition.as === 'table' || recognition.as === 'row') return undefined
    this.#count++
    const adapter = recognition.as === 'adapted' ? recognition.adapter : undefined
    const before = this.adapter
    this.adapter = adapter
    const first = this.#first
    this.#first ??= { raw, value, index: this.#count }
    if (first === undefined || (adapter === undefined) === (before === undefined)) return undefined
    this.isBroken = true
    if (before !== undefined) return mixed(before, first.index, raw, value)
    return mixed(adapter as Adapter, this.#count, first.raw, first.value)
  }

  /** True at the first record that is no row of a table. */
  get isAtFirst(): boolean {
    return this.#count === 1
  }

  /** What to say of a row of a table: once for all of them. */
  noteTable(raw: RawRecord, table: Table, isJoined: boolean): InputNote[] {
    if (this.#tables.has(table)) return []
    this.#tables.add(table)
    const { platform, title } = table
    return [
      inputNote(isJoined ? 'note/joined-table' : 'note/table', raw.file, raw.start, { platform, title }),
    ]
  }

  /**
   * What to say of a record that was taken for a kind for the name of its list or file, and has not the kind's shape:
   * of the first one, that the guess was wrong, once for the whole list; of a later one, what is wrong with it.
   */
  afterGuess(raw: RawRecord, kind: Kind, errors: InputError[]): InputError[] {
    const [problem] = errors.filter(
      ({ code }) => code === 'input/wrong-type' || code === 'input/missing-field',
    )
    if (!this.isAtFirst || !problem) return errors
    this.isBroken = true
    return [unknownKind(raw.file, raw.start, wrongGuess(kind, problem))]
  }
}

/** JSON pointer of the list a record stands in: "/products" for "/products/3"; the record's own where it stands alone. */
export const listOf = (pointer: string): string => {
  const slash = pointer.lastIndexOf('/')
  const digit = pointer.charCodeAt(slash + 1)
  return slash >= 0 && digit >= 0x30 && digit <= 0x39 ? pointer.slice(0, slash) : pointer
}

const mixed = (adapter: Adapter, index: number, odd: RawRecord, value: JsonObject): InputError => {
  const missing = lacks(adapter, value).join(', ') || 'the same shape'
  return inputError('input/mixed-list', odd.file, odd.start, { index, adapter: adapter.name, missing })
}
