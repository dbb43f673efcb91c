import { type InputError, inputError } from '../files/input-error.ts'
import { type InputNote, inputNote } from '../files/input-note.ts'
import type { Outline } from '../files/outline.ts'
import type { RawRecord } from '../files/raw-record.ts'
import type { Opening } from '../files/split.ts'
import { adapt, sourcePlace, traceAdaptation } from './adapt.ts'
import { fieldsFilled } from './adapt-fields.ts'
import type { Adapter, AdapterSettings } from './adapter.ts'
import { type OpenedRecord, openRecord } from './adapter-detect.ts'
import type { Table } from './adapter-table.ts'
import { fitCells } from './fit-cells.ts'
import { KIND_WORDS } from './kind-words.ts'
import type { RecordKinds } from './kinds.ts'
import { type LineJoin, lineJoinOf } from './lines.ts'
import { jsonErrors, parseRecord, problemErrors } from './read-errors.ts'
import { listOf, ReadList } from './read-list.ts'
import { methodsFor, traceWith } from './read-methods.ts'
import { RowsOfRecord } from './read-rows.ts'
import {
  chooseOpening,
  type FilePattern,
  type FilePlan,
  planFile,
  recogniseGenerically,
  recogniseRecord,
  unknownKind,
} from './recognise.ts'
import type { CatalogueRecord, Json, JsonObject, Kind } from './record.ts'
import { walk, walkLoose } from './shape-walk.ts'
import { SideTables } from './side-tables.ts'
import { typeName, typeWords } from './validate.ts'

/** What a reader reads by. */
export interface ReaderOptions {
  kinds: RecordKinds
  adapters: readonly Adapter[]
  /** Tables that are named, and not read as records. */
  tables?: readonly Table[]
  /** Their rows, for the adapters that join them; shared by all readers of a run. */
  side?: SideTables
  /** The `files:` entries of ecomply.yaml, the first match counts. */
  patterns: readonly FilePattern[]
  settings: AdapterSettings
  /** The adapter the user asks for; records with a `kind` of their own are read without it. */
  adapter?: string
}

/** Makes records of what the splitter cuts out of files. It keeps what it learns of each file. */
export interface RecordReader {
  /** Says what a document whose root is an object holds. */
  choose(file: string, outline: Outline): Opening
  /** The record, or what is wrong with it or to be known of it; nothing when that was said before. */
  read(raw: RawRecord): CatalogueRecord | ReadItem[]
  /** What is known only when a file has been read to its end. */
  finish(file: string): ReadItem[]
  /**
   * How further lines of a list name the records they belong to, as its first record tells; undefined where they are
   * records. `lookAhead`: products need not be whole.
   */
  linesBeside(first: RawRecord, lookAhead: boolean): LineJoin | undefined
  /** True for a record that tables are joined to, while there may be more of them. */
  awaitsTables(record: CatalogueRecord): boolean
  /** True for a record that tables or further lines may be joined to: its own text is not all it was made of. */
  isJoined(record: CatalogueRecord): boolean
  /** All side tables have been read. */
  closeTables(): void
}

/** What comes out of a file. */
export type ReadItem = CatalogueRecord | InputError | InputNote

/**
 * A reader for one run or one file. It costs next to nothing: what is slow to make is in the options.
 * @throws Error when the adapter asked for does not exist
 */
export const createReader = (options: ReaderOptions): RecordReader => {
  const { adapters, adapter } = options
  if (adapter !== undefined && !adapters.some(({ name }) => name === adapter)) {
    throw new Error(
      `no adapter is named "${adapter}". Available: ${adapters.map(({ name }) => name).join(', ')}`,
    )
  }
  return new Reader(options)
}

interface FileState {
  plan: FilePlan
  lists: Map<string, ReadList>
  /** One record without a known kind stands for all of them. */
  saidUnknown: boolean
}

class Reader implements RecordReader {
  readonly #options: ReaderOptions
  readonly #side: SideTables
  readonly #files = new Map<string, FileState>()
  #state: FileState | undefined
  #list: ReadList | undefined
  readonly #methods: Pick<CatalogueRecord, 'copyPointers'>
  readonly #adaptedMethods: Pick<CatalogueRecord, 'copyPointers'> &
    Required<Pick<CatalogueRecord, 'sourcePlace'>>

  constructor(options: ReaderOptions) {
    this.#options = options
    this.#side = options.side ?? new SideTables(options.adapters)
    this.#methods = methodsFor(options.kinds)
    this.#adaptedMethods = {
      ...this.#methods,
      sourcePlace: traceWith(options.adapters, options.settings, this.#side),
    }
  }

  choose(file: string, outline: Outline): Opening {
    return chooseOpening(this.#stateOf(file).plan, outline, this.#options.kinds)
  }

  read(raw: RawRecord): CatalogueRecord | ReadItem[] {
    let value: Json
    try {
      value = parseRecord(raw)
    } catch {
      return jsonErrors(raw)
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return [notARecord(raw, value)]
    const state = this.#stateOf(raw.file)
    const list = this.#listOf(state, raw)
    if (list.isBroken) return []
    const recognition = recogniseRecord(state.plan, value, list.kind, list.adapter)
    const odd = list.add(raw, value, recognition)
    if (odd !== undefined) return [odd]
    if (recognition.as === 'table') return this.#tableRow(raw, value, list, recognition.table)
    if (recognition.as === 'row' && gathers(list, raw, value, recognition.adapter)) return []
    if (recognition.as === 'canonical') {
      const read = this.#canonical(raw, value, recognition.kind)
      if (!recognition.isGuess || !Array.isArray(read)) return read
      return this.#generic(raw, state, list) ?? list.afterGuess(raw, recognition.kind, read)
    }
    if (recognition.as === 'adapted')
      return this.#adapted(raw, value, recognition.adapter, recognition.opened)
    const guessed = this.#generic(raw, state, list)
    if (guessed !== undefined) return guessed
    if (state.saidUnknown) return []
    state.saidUnknown = true
    const tried = recognition.as === 'unknown' ? recognition.tried : NOT_ONE_RECORD
    return [unknownKind(raw.file, raw.start, tried)]
  }

  linesBeside(first: RawRecord, lookAhead: boolean): LineJoin | undefined {
    const joiningLines = this.#side.joiningLines.filter(({ kind }) => !(lookAhead && kind === 'product'))
    return joiningLines.length === 0
      ? undefined
      : lineJoinOf(first, this.#stateOf(first.file).plan, joiningLines)
  }

  isJoined({ adapter }: CatalogueRecord): boolean {
    return (
      adapter !== undefined &&
      (this.#options.adapters.find(({ name }) => name === adapter.name)?.joins.length ?? 0) > 0
    )
  }

  awaitsTables({ adapter }: CatalogueRecord): boolean {
    return adapter !== undefined && this.#side.awaits(adapter.name)
  }

  closeTables(): void {
    this.#side.close()
  }

  #tableRow(raw: RawRecord, value: JsonObject, list: ReadList, table: Table): InputNote[] {
    this.#side.add(table.name, raw, value)
    return list.noteTable(raw, table, this.#side.isJoined(table.name, raw.file))
  }

  finish(file: string): ReadItem[] {
    const state = this.#files.get(file)
    const gathered = [...(state?.lists.values() ?? [])].flatMap(({ rows }) => rows ?? [])
    return gathered.flatMap<ReadItem>((rows) => {
      const raw = rows.raw()
      const opened = openRecord(rows.adapter, rows.values)
      if (opened === undefined) return [unknownKind(file, raw.start, NOT_ONE_RECORD)]
      return this.#adapted(raw, rows.values, rows.adapter, opened)
    })
  }

  #stateOf(file: string): FileState {
    if (this.#state?.plan.file === file) return this.#state
    this.#list = undefined
    this.#state = this.#files.get(file)
    if (this.#state === undefined) {
      const { patterns, adapters, adapter, tables } = this.#options
      this.#state = {
        plan: planFile(file, patterns, adapters, adapter, tables),
        lists: new Map(),
        saidUnknown: false,
      }
      this.#files.set(file, this.#state)
    }
    return this.#state
  }

  #listOf({ lists }: FileState, raw: RawRecord): ReadList {
    const pointer = listOf(raw.pointer)
    if (this.#list?.pointer === pointer) return this.#list
    this.#list = lists.get(pointer) ?? new ReadList(raw)
    lists.set(pointer, this.#list)
    return this.#list
  }

  #canonical(raw: RawRecord, value: JsonObject, kind: Kind): CatalogueRecord | InputError[] {
    const { shapes, validate } = this.#options.kinds
    const written = Object.hasOwn(value, 'kind') ? 0 : 1
    if (value.kind === undefined || value.kind === null) value.kind = kind
    if (raw.form?.is === 'cells') fitCells(value, shapes[kind].root)
    const { keys, suspicious, copy, copyFields } = walk(shapes[kind], value)
    if (suspicious || (keys !== raw.keys + written && raw.form?.is !== 'cells')) {
      const wrong = jsonErrors(raw)
      if (wrong.length > 0) return wrong
      const problems = validate(kind, value)
      if (problems.length > 0) return problemErrors(raw, problems)
    }
    const { copyPointers } = this.#methods
    return { kind, id: value.id as string, value, raw, copy, copyFields, copyPointers }
  }

  // A list is read so from its first record on, or not at all.
  #generic(raw: RawRecord, state: FileState, list: ReadList): ReadItem[] | undefined {
    if (!list.isAtFirst) return undefined
    const value = parseRecord(raw) as JsonObject
    const found = recogniseGenerically(state.plan, value, list.kind)
    if (found === undefined) return undefined
    const record = this.#adapted(raw, value, found.adapter, found.opened)
    if (Array.isArray(record)) return undefined
    list.adapter = found.adapter
    return [this.#genericNote(raw, found), record]
  }

  #genericNote(raw: RawRecord, { adapter, opened }: { adapter: Adapter; opened: OpenedRecord }): InputNote {
    const { value, trace } = traceAdaptation(adapter, opened.value, this.#options.settings)
    const fields = fieldsFilled(value, trace).map(({ field, from }) => `${field} (${from})`)
    return inputNote('note/generic', raw.file, raw.start, {
      kind: KIND_WORDS[adapter.kind],
      fields: fields.join(', '),
    })
  }

  #adapted(
    raw: RawRecord,
    value: Json,
    adapter: Adapter,
    opened: OpenedRecord,
  ): CatalogueRecord | InputError[] {
    const { kinds, settings } = this.#options
    const broken =
      unsound(raw, value) ?? raw.lines?.flatMap((line) => unsound(line, parseRecord(line)) ?? []) ?? []
    if (broken.length > 0) return broken
    this.#side.sawRecord(adapter, raw.file)
    const joined = this.#side.withRows(adapter, opened.value, raw)
    const canonical = adapt(adapter, joined, settings)
    if (canonical === undefined) return this.#problems(raw, adapter, opened)
    const { suspicious, copy, copyFields } = walk(kinds.shapes[adapter.kind], canonical)
    if (suspicious) {
      const wrong = this.#problems(raw, adapter, opened)
      if (wrong.length > 0) return wrong
    }
    canonical.extra = opened.value
    const info = adapter.infoFor(joined, canonical)
    const parts = joined === opened.value ? [] : this.#side.partsOf(adapter, opened.value, raw)
    return {
      kind: adapter.kind,
      id: canonical.id as string,
      value: canonical,
      raw,
      ...(parts.length > 0 ? { parts } : {}),
      adapter: info,
      copy,
      copyFields,
      ...this.#adaptedMethods,
    }
  }

  #problems(raw: RawRecord, adapter: Adapter, opened: OpenedRecord): InputError[] {
    const { kinds, settings } = this.#options
    const joined = this.#side.withRows(adapter, opened.value, raw)
    const { value, trace, problems } = traceAdaptation(adapter, joined, settings)
    if (problems.length > 0) {
      const named = problems.map((problem) => ({
        ...problem,
        values: { adapter: adapter.name, ...problem.values },
      }))
      return problemErrors(raw, named, (pointer) => opened.pointer + pointer)
    }
    return problemErrors(
      raw,
      kinds.validate(adapter.kind, value),
      (pointer) => opened.pointer + sourcePlace(trace, pointer).pointer,
    )
  }
}

// What makes a record of an export unfit to be judged, whatever its adapter reads of it.
const unsound = (raw: RawRecord, value: Json): InputError[] | undefined => {
  const { suspicious, keys } = walkLoose(value)
  if (!suspicious && (keys === raw.keys || raw.form?.is === 'cells')) return undefined
  const wrong = jsonErrors(raw)
  return wrong.length > 0 ? wrong : undefined
}

// Rows are gathered in lists, where they follow each other; lines of NDJSON are documents of their own.
const gathers = (list: ReadList, raw: RawRecord, value: JsonObject, adapter: Adapter): boolean => {
  if (raw.pointer === '') return false
  list.rows ??= new RowsOfRecord(adapter)
  return list.rows.add(raw, value)
}

const NOT_ONE_RECORD = {
  en: 'the rows of this list as one record together',
  zh: '将此列表各行合为一条记录',
}

const notARecord = (raw: RawRecord, value: Json): InputError =>
  inputError('input/not-a-record', raw.file, raw.start, { found: typeWords(typeName(value)) })
