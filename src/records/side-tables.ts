import type { RawRecord } from '../files/raw-record.ts'
import type { Adapter } from './adapter.ts'
import { isObject } from './adapter-mapping.ts'
import { type Path, readAll, readOne, wordOf } from './adapter-path.ts'
import { parseRecord } from './read-errors.ts'
import type { Json, JsonObject } from './record.ts'

/** What an adapter joins to its records: rows whose key is the record's. */
export interface Join {
  /** Its name in the paths of the adapter: `$join.<name>`. */
  name: string
  /** Name of the table, as an adapter file's `tables` gives it; undefined for lines of the record's own file (`RawRecord.lines`). */
  table: string | undefined
  /** The join to whose rows these rows belong, each to its own, instead of the record. */
  of: string | undefined
  /** Members of a row, of which the first that is there is its key. */
  rowKeys: readonly string[]
  /** Where a record, or a row of `of`, has the key: the first path that leads somewhere. */
  recordKeys: readonly Path[]
}

/** A row of a table, with its place. */
export interface Row {
  value: JsonObject
  raw: RawRecord
}

/** The member that holds the joined rows while a record is adapted. */
export const JOINED = '$join'

/** Most rows that are kept; tables that have more are not joined, and their note says so. */
const MOST_ROWS = 200_000

/**
 * The rows of side tables (attributes, variants, brands), by folder: exports of relational shops are one file a table. They
 * are gathered before the records they belong to are read.
 */
export class SideTables {
  /** Adapters whose records have further lines in their file. */
  readonly joiningLines: readonly Adapter[]
  readonly #joinsOf = new Map<string, TableJoin[]>()
  /** By folder, table, join and key. */
  readonly #rows = new Map<string, Row[]>()
  readonly #loaded = new Set<string>()
  readonly #adaptersIn = new Map<string, Set<string>>()
  readonly #adapters: readonly Adapter[]
  #count = 0
  #isClosed = false

  constructor(adapters: readonly Adapter[]) {
    this.#adapters = adapters.filter(({ joins }) => joins.some(isOfTable))
    this.joiningLines = adapters.filter(({ joins }) => !joins.every(isOfTable))
    for (const join of this.#adapters.flatMap(({ joins }) => joins).filter(isOfTable)) {
      const known = this.#joinsOf.get(join.table)
      if (known) known.push(join)
      else this.#joinsOf.set(join.table, [join])
    }
  }

  /** Keeps a row, where somebody joins its table. */
  add(table: string, raw: RawRecord, value: JsonObject): void {
    const joins = this.#joinsOf.get(table)
    if (this.#isClosed || joins === undefined) return
    const folder = folderOf(raw.file)
    this.#loaded.add(`${folder}\0${table}`)
    if (++this.#count > MOST_ROWS) return
    for (const join of joins) {
      const key = wordOf(join.rowKeys.map((name) => own(value, name)).find((one) => one !== undefined))
      if (key === undefined) continue
      const place = placeOf(folder, join, key)
      const rows = this.#rows.get(place)
      if (rows) rows.push({ value, raw })
      else this.#rows.set(place, [{ value, raw }])
    }
  }

  /** True while rows may still come for the records of an adapter. */
  awaits(adapter: string): boolean {
    return !this.#isClosed && this.#adapters.some(({ name }) => name === adapter)
  }

  /** No more rows are taken: all files have been looked through. */
  close(): void {
    this.#isClosed = true
    if (this.#count > MOST_ROWS) this.#rows.clear()
  }

  /** Notes that a folder has records of an adapter. */
  sawRecord({ name, joins }: Adapter, file: string): void {
    if (joins.length === 0) return
    const folder = folderOf(file)
    const known = this.#adaptersIn.get(folder)
    if (known) known.add(name)
    else this.#adaptersIn.set(folder, new Set([name]))
  }

  /** True when rows of a table in a file are joined to records beside it. */
  isJoined(table: string, file: string): boolean {
    const there = this.#adaptersIn.get(folderOf(file))
    if (there === undefined || this.#count > MOST_ROWS) return false
    return this.#adapters.some(
      ({ name, joins }) => there.has(name) && joins.some((join) => join.table === table),
    )
  }

  /** The record with its rows under `$join`; the record itself where its adapter joins nothing that is in the input. */
  withRows(adapter: Adapter, record: Json, raw: RawRecord): Json {
    return adapter.joins.length > 0 && isObject(record)
      ? this.#holding(adapter, undefined, record, raw)
      : record
  }

  /** The rows and lines that a record is made of besides its own text. */
  partsOf(adapter: Adapter, record: Json, raw: RawRecord, of?: string): RawRecord[] {
    return adapter.joins
      .filter((join) => join.of === of && this.#isThere(join, raw))
      .flatMap((join) =>
        this.rowsOf(join, record, raw).flatMap((row) => [
          row.raw,
          ...this.partsOf(adapter, row.value, raw, join.name),
        ]),
      )
  }

  /** The rows of a join that belong to a record, or to a row of another join. */
  rowsOf(join: Join, value: Json, raw: RawRecord): readonly Row[] {
    if (!isOfTable(join))
      return (raw.lines ?? []).map((line) => ({ value: parseRecord(line) as JsonObject, raw: line }))
    const folder = folderOf(raw.file)
    return keysOf(join, value).flatMap((key) => this.#rows.get(placeOf(folder, join, key)) ?? [])
  }

  /**
   * The row of joined tables that a pointer leads into ("/$join/sessions/0/…"), with the pointer in it; undefined where it leads
   * to none.
   */
  rowAt(
    { joins }: Adapter,
    record: Json,
    raw: RawRecord,
    pointer: string,
  ): { row: Row; pointer: string } | undefined {
    let steps = pointer.split('/').slice(1)
    let value = record
    let found: Row | undefined
    while (steps[0] === JOINED) {
      const [, name, index, ...rest] = steps
      const join = joins.find((one) => one.name === name)
      found = join && this.rowsOf(join, value, raw)[Number(index ?? 0)]
      if (found === undefined) return undefined
      value = found.value
      steps = rest
    }
    return found && { row: found, pointer: steps.map((step) => `/${step}`).join('') }
  }

  #holding(adapter: Adapter, of: string | undefined, value: JsonObject, raw: RawRecord): JsonObject {
    const joined: JsonObject = {}
    for (const join of adapter.joins) {
      if (join.of !== of || !this.#isThere(join, raw)) continue
      joined[join.name] = this.rowsOf(join, value, raw).map((row) =>
        this.#holding(adapter, join.name, row.value, raw),
      )
    }
    return Object.keys(joined).length > 0 ? { ...value, [JOINED]: joined } : value
  }

  #isThere(join: Join, { file, lines }: RawRecord): boolean {
    if (!isOfTable(join)) return lines !== undefined
    return this.#count <= MOST_ROWS && this.#loaded.has(`${folderOf(file)}\0${join.table}`)
  }
}

type TableJoin = Join & { table: string }

const isOfTable = (join: Join): join is TableJoin => join.table !== undefined

const keysOf = ({ recordKeys }: Join, value: Json): string[] => {
  for (const path of recordKeys) {
    const found = path.many ? readAll(path, value, undefined).map((one) => one.value) : [readOne(path, value)]
    const keys = found.map(wordOf).filter((key) => key !== undefined)
    if (keys.length > 0) return keys
  }
  return []
}

const placeOf = (folder: string, { table, rowKeys }: TableJoin, key: string): string =>
  `${folder}\0${table}\0${rowKeys.join('|')}\0${key}`

const folderOf = (file: string): string => file.slice(0, file.lastIndexOf('/') + 1)

const own = (value: JsonObject, name: string): Json | undefined =>
  Object.hasOwn(value, name) ? (value[name] ?? undefined) : undefined
