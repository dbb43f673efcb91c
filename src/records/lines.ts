import { type InputError, inputError } from '../files/input-error.ts'
import type { RawRecord } from '../files/raw-record.ts'
import type { Adapter } from './adapter.ts'
import { matches, openRecord } from './adapter-detect.ts'
import { type Path, readOne, wordOf } from './adapter-path.ts'
import { isKind } from './kinds.ts'
import { tryParse } from './read-errors.ts'
import { listOf } from './read-list.ts'
import type { FilePlan } from './recognise.ts'
import type { Json } from './record.ts'

/** How further lines of a file name the record they belong to. */
export interface LineJoin {
  /** Members of a line of which the first that is there names its record, or a line that belongs to it. */
  parent: readonly string[]
  /** Where records and lines have the name they go by: the first path that leads somewhere. */
  id: readonly Path[]
  /** True for a line that is a record all the same. */
  isRecord(value: Json): boolean
}

/**
 * How the further lines of a list name the records they belong to, as its first record tells; undefined where all are records.
 * @param adapters those that join lines
 */
export const lineJoinOf = (
  first: RawRecord,
  plan: FilePlan,
  adapters: readonly Adapter[],
): LineJoin | undefined => {
  const { forced } = plan
  const value = tryParse(first)
  if (value === undefined) return undefined
  const join = adapters
    .filter((one) => forced === undefined || one === forced)
    .flatMap((one) =>
      one.joins.filter(({ table, rowKeys }) => table === undefined && isOneOf(one, rowKeys, value)),
    )
    .at(0)
  if (join === undefined) return undefined
  return {
    parent: join.rowKeys,
    id: join.recordKeys,
    isRecord: (one) =>
      isKind(member(one, 'kind')) ||
      (forced ? matches(forced, one) : plan.known.detector.find(one).length > 0),
  }
}

// A part of an export that was cut may begin with a further line.
const isOneOf = (adapter: Adapter, parentKeys: readonly string[], value: Json): boolean =>
  openRecord(adapter, value) !== undefined || parentKeys.some((name) => member(value, name) !== undefined)

/** Code units of a list whose lines are gathered wherever they stand; in a longer one they have to follow their record. */
const GATHERED = 64 * 1024 * 1024

interface Whole {
  raw: RawRecord
  lines: RawRecord[]
}

/** Puts to records the further lines of their file that belong to them (`RawRecord.lines`). */
export class LineGatherer {
  readonly #joinOf: (first: RawRecord) => LineJoin | undefined
  readonly #most: number
  #list: string | undefined
  #join: LineJoin | undefined
  /** Records that more lines may belong to, in their order. */
  #held: Whole[] = []
  /** By the name of a record or of a line: the record it belongs to. */
  readonly #owners = new Map<string, Whole>()
  /** Lines whose record was not met yet, by its name. */
  readonly #waiting = new Map<string, { raw: RawRecord; value: Json }[]>()
  #size = 0
  #hasStrays = false

  /**
   * @param joinOf tells from the first record of a list whether the list has such lines
   * @param most code units of a list up to which lines may stand apart from their record
   */
  constructor(joinOf: (first: RawRecord) => LineJoin | undefined, most = GATHERED) {
    this.#joinOf = joinOf
    this.#most = most
  }

  /** Takes what was cut out of a file. @returns what is whole by now; undefined where the list has no such lines */
  take(raw: RawRecord): (RawRecord | InputError)[] | undefined {
    const list = listOf(raw.pointer)
    const before = list === this.#list ? undefined : this.#begin(list, raw)
    const join = this.#join
    if (join === undefined) return before && before.length > 0 ? [...before, raw] : undefined
    return [...(before ?? []), ...this.#add(raw, join)]
  }

  /** The list has ended. @returns the records that were held, and what belongs to none */
  close(): (RawRecord | InputError)[] {
    const held = this.#release(0)
    const [stray] = this.#waiting
    this.#waiting.clear()
    return stray ? [...held, strayLine(stray[1][0]!.raw, stray[0])] : held
  }

  #begin(list: string, first: RawRecord): (RawRecord | InputError)[] {
    const done = this.close()
    this.#list = list
    this.#join = this.#joinOf(first)
    this.#owners.clear()
    this.#size = 0
    this.#hasStrays = false
    return done
  }

  #add(raw: RawRecord, join: LineJoin): (RawRecord | InputError)[] {
    const value = tryParse(raw)
    // What cannot be parsed is told by whoever reads it as a record.
    if (value === undefined) return [raw]
    this.#size += raw.text.length
    const parent = wordOf(join.parent.map((name) => member(value, name)).find((one) => one !== undefined))
    if (parent !== undefined && !join.isRecord(value)) return this.#addLine(raw, value, parent, join)
    const whole = { raw, lines: [] }
    this.#held.push(whole)
    this.#name(value, whole, join)
    return this.#size > this.#most ? this.#release(1) : []
  }

  #addLine(raw: RawRecord, value: Json, parent: string, join: LineJoin): InputError[] {
    const owner = this.#owners.get(parent)
    if (owner !== undefined) {
      owner.lines.push(raw)
      this.#name(value, owner, join)
      return []
    }
    const waiting = this.#waiting.get(parent)
    if (waiting) waiting.push({ raw, value })
    else if (this.#size <= this.#most) this.#waiting.set(parent, [{ raw, value }])
    else if (!this.#hasStrays) {
      this.#hasStrays = true
      return [strayLine(raw, parent)]
    }
    return []
  }

  // Whatever waited for this name belongs to the record too.
  #name(value: Json, whole: Whole, join: LineJoin): void {
    const name = join.id.map((path) => wordOf(readOne(path, value))).find((one) => one !== undefined)
    if (name === undefined) return
    if (!this.#owners.has(name)) this.#owners.set(name, whole)
    const waiting = this.#waiting.get(name)
    this.#waiting.delete(name)
    for (const line of waiting ?? []) {
      whole.lines.push(line.raw)
      this.#name(line.value, whole, join)
    }
  }

  // Lets go of all records but the last few, with their lines.
  #release(keep: number): RawRecord[] {
    const gone = this.#held.splice(0, this.#held.length - keep)
    if (gone.length > 0 && keep > 0)
      for (const [name, owner] of this.#owners) if (!this.#held.includes(owner)) this.#owners.delete(name)
    return gone.map(({ raw, lines }) => (lines.length > 0 ? { ...raw, lines } : raw))
  }
}

const strayLine = (raw: RawRecord, parent: string): InputError =>
  inputError('input/stray-line', raw.file, raw.start, { parent })

const member = (value: Json, name: string): Json | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) && Object.hasOwn(value, name)
    ? (value[name] ?? undefined)
    : undefined
