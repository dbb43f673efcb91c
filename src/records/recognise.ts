import { type InputError, inputError } from '../files/input-error.ts'
import type { Outline } from '../files/outline.ts'
import type { Opening } from '../files/split.ts'
import type { Localised } from '../text/localised.ts'
import type { Adapter } from './adapter.ts'
import {
  type Detectable,
  Detector,
  lacks,
  type OpenedRecord,
  openOrWhole,
  openRecord,
} from './adapter-detect.ts'
import { envelopeIn, isUnsure, isWholeIn, matchesOutline } from './adapter-open.ts'
import { isPresent } from './adapter-path.ts'
import type { Table } from './adapter-table.ts'
import { searchEnvelopes } from './envelope-search.ts'
import { KIND_WORDS } from './kind-words.ts'
import { isKind, type RecordKinds } from './kinds.ts'
import type { Json, JsonObject, Kind } from './record.ts'
import { tableReading } from './table-opening.ts'

/** A `files:` entry of ecomply.yaml, ready to use. */
export interface FilePattern {
  match(file: string): boolean
  kind?: Kind
  /** Name of the adapter that reads these files. */
  adapter?: string
}

/** What is known of a file's records before the first of them is read. */
export interface FilePlan {
  file: string
  /** The kind ecomply.yaml gives the file. */
  kind: Kind | undefined
  /** The adapter ecomply.yaml or the user names for it. */
  forced: Adapter | undefined
  /** What may be detected; made ready when it is first asked for. */
  readonly known: Known
  /** The kind the names of its folder and of itself suggest. */
  place: Kind | undefined
}

/** What may be detected in a file. */
export interface Known {
  adapters: readonly Adapter[]
  detector: Detector<Adapter>
  tables: readonly Table[]
  tableDetector: Detector<Table>
  /** Adapters for lists whose rows are one record together. */
  ofRows: readonly Adapter[]
  /** Adapters for records that no other knows. */
  generic: Detector<Adapter>
}

/** What one record is. */
export type Recognition =
  /** `isGuess`: only the name of its list or file says so. */
  | { as: 'canonical'; kind: Kind; isGuess: boolean }
  | { as: 'adapted'; adapter: Adapter; opened: OpenedRecord }
  /** A row of a list whose rows are one record together. */
  | { as: 'row'; adapter: Adapter }
  /** A row of a table that is no record. */
  | { as: 'table'; table: Table }
  | { as: 'unknown'; tried: Localised }

/**
 * What is known of a file from its name.
 * @param named the adapter the user asks for; it stands above the `files:` entries
 */
export const planFile = (
  file: string,
  patterns: readonly FilePattern[],
  adapters: readonly Adapter[],
  named: string | undefined,
  tables: readonly Table[] = [],
): FilePlan => {
  const pattern = patterns.find((entry) => entry.match(file))
  const name = named ?? pattern?.adapter
  const forced = name === undefined ? undefined : adapters.find((adapter) => adapter.name === name)
  const kind = pattern?.kind
  return {
    file,
    kind,
    forced: forced && (kind === undefined || forced.kind === kind) ? forced : undefined,
    get known() {
      return knownOf(adapters, tables, kind)
    },
    place: kindOfPlace(file),
  }
}

// Made ready once for all files of a run, which share their adapters.
const ready = new WeakMap<readonly Adapter[], Map<Kind | undefined, Known>>()

const knownOf = (adapters: readonly Adapter[], tables: readonly Table[], kind: Kind | undefined): Known => {
  const byKind = ready.get(adapters) ?? new Map<Kind | undefined, Known>()
  ready.set(adapters, byKind)
  const known = byKind.get(kind) ?? makeReady(adapters, tables, kind)
  byKind.set(kind, known)
  return known
}

// A file that ecomply.yaml gives a kind holds records.
const makeReady = (adapters: readonly Adapter[], tables: readonly Table[], kind: Kind | undefined): Known => {
  const ofKind = adapters.filter((adapter) => kind === undefined || adapter.kind === kind)
  const certain = ofKind.filter(({ generic }) => !generic)
  const named = kind === undefined ? tables : []
  return {
    adapters: certain,
    detector: new Detector(certain),
    ofRows: certain.filter(({ rows }) => rows !== undefined),
    tables: named,
    tableDetector: new Detector(named),
    generic: new Detector(ofKind.filter(({ generic }) => generic)),
  }
}

const PLACES: readonly (readonly [RegExp, Kind])[] = [
  [/^(?:products?|listings?)$/i, 'product'],
  [/^(?:stores?|shops?)$/i, 'store'],
  [/^(?:campaigns?|promotions?)$/i, 'campaign'],
]

/** The kind that a file's own name, else the nearest folder, stands for: `products.json`, `stores/s1.json`. */
export const kindOfPlace = (file: string): Kind | undefined => {
  const [name = '', ...folders] = file.split(/[\\/]/).reverse()
  const words = [name.replace(/\..*$/s, ''), ...folders]
  for (const word of words) {
    const place = PLACES.find(([pattern]) => pattern.test(word))
    if (place) return place[1]
  }
  return undefined
}

/**
 * What a record is. In this order: what ecomply.yaml says, its own `kind`, the adapters, the tables that are no records, the
 * name of its list, the place of its file.
 * @param listKind the kind that the name of the record's list stands for
 * @param last the adapter that read the record before it in the list: where it fits, no other is tried
 */
export const recogniseRecord = (
  plan: FilePlan,
  record: JsonObject,
  listKind: Kind | undefined,
  last?: Adapter,
): Recognition => {
  const { kind, forced } = plan
  if (isKind(record.kind)) return { as: 'canonical', kind: kind ?? record.kind, isGuess: false }
  if (forced !== undefined) return { as: 'adapted', adapter: forced, opened: openOrWhole(forced, record) }
  const again = last && openRecord(last, record)
  if (last && again) return { as: 'adapted', adapter: last, opened: again }
  const matching = plan.known.detector.find(record)
  const [found, another] = matching
  if (another !== undefined)
    return { as: 'unknown', tried: ambiguous(matching.map(({ one }) => one.name).sort()) }
  if (found !== undefined) return { as: 'adapted', adapter: found.one, opened: found.opened }
  const ofRows = plan.known.ofRows.find(({ rows }) => rows?.every((test) => isPresent(test, record)))
  if (ofRows !== undefined) return { as: 'row', adapter: ofRows }
  const [table] = plan.known.tableDetector.find(record)
  if (table !== undefined) return { as: 'table', table: table.one }
  const suggested = kind ?? listKind ?? plan.place
  return suggested === undefined
    ? { as: 'unknown', tried: everything(plan, record) }
    : { as: 'canonical', kind: suggested, isGuess: kind === undefined }
}

/**
 * The generic adapter that can read a record which nothing else knows. A product may name its store and its campaign, and a
 * campaign its store; so of several the first of these counts, unless the record's list or file says what it holds.
 */
export const recogniseGenerically = (
  { known, forced, place }: FilePlan,
  record: JsonObject,
  listKind: Kind | undefined,
): { adapter: Adapter; opened: OpenedRecord } | undefined => {
  if (forced !== undefined) return undefined
  const found = known.generic.find(record)
  const kinds = [listKind, place, 'product', 'campaign', 'store']
  const [best] = kinds.flatMap((kind) => found.filter(({ one }) => one.kind === kind))
  return best && { adapter: best.one, opened: best.opened }
}

const LISTS = new Map<string, Kind | undefined>([
  ['products', 'product'],
  ['stores', 'store'],
  ['campaigns', 'campaign'],
  ['records', undefined],
])

/** The kind that the name of a canonical list, or of a single record beside others, stands for. */
export const kindOfPointer = (pointer: string): Kind | undefined => {
  const steps = pointer.split('/').slice(1)
  const last = steps.at(-1) ?? ''
  if (/^\d+$/.test(last)) return LISTS.get(steps.at(-2) ?? '')
  return isKind(last) ? last : undefined
}

/** What a document is whose root is an object: one record, an envelope, or nothing that can be read. */
export const chooseOpening = (plan: FilePlan, outline: Outline, kinds: RecordKinds): Opening => {
  if (outline.isTable) {
    const isCanonical = (plan.kind ?? plan.place) !== undefined || says(outline, 'kind')
    return {
      as: 'record',
      table: tableReading(plan.forced ? [plan.forced] : plan.known.adapters, outline, isCanonical),
    }
  }
  if (isRecord(plan, outline, kinds)) return { as: 'record' }
  const pointers = envelopes(plan, outline)
  if (pointers.length > 0)
    return { as: 'lists', pointers, beside: unreadBeside(plan.file, outline, pointers) }
  const generic = genericEnvelopes(plan, outline)
  if (generic.length > 0) return { as: 'lists', pointers: generic }
  if (plan.kind !== undefined || plan.forced !== undefined || says(outline, 'kind')) return { as: 'record' }
  const fault = errorAnswer(plan.file, outline)
  const found = searchEnvelopes(outline, {
    isRecord: (part) => isRecord(plan, part, kinds),
    envelopesIn: (part) => envelopes(plan, part),
  })
  if (found.length > 0) return { as: 'lists', pointers: found, beside: fault ? [fault] : [] }
  return { as: 'error', error: fault ?? unknownKind(plan.file, outline.at, everything(plan)) }
}

const isRecord = (plan: FilePlan, outline: Outline, { required }: RecordKinds): boolean => {
  const all = candidates(plan)
  if (all.some((one) => isRootOf(one, outline))) return true
  // Google's lists have a kind too, but no id.
  if (says(outline, 'kind') && outline.members?.has('id')) return true
  const suggested = plan.kind ?? plan.place
  return suggested !== undefined && required[suggested].every((field) => outline.members?.has(field))
}

// Of what only values would tell, an envelope is the better guess.
const isRootOf = (one: Detectable, outline: Outline): boolean =>
  isWholeIn(one, outline) ||
  (matchesOutline(one, outline) && !(isUnsure(one, outline) && envelopeIn(one, outline) !== undefined))

const says = (outline: Outline, name: string): boolean => outline.members?.get(name)?.type === 'string'

const candidates = ({ forced, known }: FilePlan): readonly Detectable[] =>
  forced === undefined ? [...known.adapters, ...known.tables] : [forced]

const envelopes = (plan: FilePlan, outline: Outline): string[] => {
  const own = [...(outline.members ?? [])]
    .filter(([name, { type }]) => isOwnEnvelope(name, type))
    .map(([name]) => `/${name}`)
  const foreign = candidates(plan).map((adapter) => envelopeIn(adapter, outline))
  return [...new Set([...own, ...foreign])].filter((pointer) => pointer !== undefined)
}

// Where nothing else is known, the usual names of lists.
const genericEnvelopes = ({ known, forced, kind }: FilePlan, outline: Outline): string[] => {
  if (forced !== undefined || kind !== undefined) return []
  const pointers = known.generic.all.map((adapter) => envelopeIn(adapter, outline))
  return [...new Set(pointers)].filter((pointer) => pointer !== undefined)
}

const isOwnEnvelope = (name: string, type: string): boolean =>
  (type === 'list' && LISTS.has(name)) || (type === 'object' && isKind(name))

/** `input/unknown-kind`, which says what was tried. */
export const unknownKind = (file: string, at: InputError['at'], tried: Localised): InputError =>
  inputError('input/unknown-kind', file, at, { tried })

/** What was tried where a record's list or file bears the name of a kind, yet the first record has not its shape. */
export const wrongGuess = (kind: Kind, problem: InputError): Localised => ({
  en: `as a ${kind}, for the name of its file or list, but: ${problem.words.en.split('. ')[0]}`,
  zh: `按文件名或列表名视为${KIND_WORDS[kind].zh}，但：${problem.words.zh.split('。')[0]}`,
})

const errorAnswer = (file: string, { members, at }: Outline): InputError | undefined => {
  const key =
    ['errors', 'error', 'error_response', 'errorResponse', 'error_msg', 'err'].find((word) =>
      saysSomething(members?.get(word)),
    ) ?? codeOf(members)
  return key === undefined ? undefined : inputError('input/error-answer', file, at, { key })
}

const saysSomething = (outline: Outline | undefined): boolean =>
  (outline?.type === 'list' && outline.of !== undefined) ||
  outline?.type === 'object' ||
  (outline?.type === 'string' && outline.holds !== 'nothing')

const CODE = /^(?:code|ret|status|success|err_?(?:code|no)|error_?code|sub_code)$/i
const MESSAGE = /^(?:msg|message|err_?msg|error_?(?:msg|message)|sub_msg|reason)$/i

// {"code": 50, "msg": "…"}: nothing but a number and words, and no part that could hold records.
const codeOf = (members: Outline['members']): string | undefined => {
  const named = [...(members ?? [])]
  const holds = named.some(([, { type, of }]) => type === 'object' || of !== undefined)
  const code = named.find(([name]) => CODE.test(name))
  const message = named.some(([name, outline]) => MESSAGE.test(name) && outline.type === 'string')
  return !holds && code && message ? code[0] : undefined
}

// In an envelope of ours a list under another name would be passed over in silence; a platform's has lists of its own.
const unreadBeside = (file: string, { members }: Outline, pointers: readonly string[]): InputError[] => {
  if (!pointers.some((pointer) => LISTS.has(pointer.slice(1)))) return []
  return [...(members ?? [])]
    .filter(
      ([name, { type, of }]) =>
        !pointers.includes(`/${name}`) && (LISTS.has(name) ? type !== 'null' : of === 'object'),
    )
    .map(([key, { at }]) => inputError('input/unread-list', file, at, { key }))
}

const ambiguous = (names: readonly string[]): Localised => ({
  en: `the adapters, of which ${names.join(' and ')} both match (name one with --adapter)`,
  zh: `适配器，其中 ${names.join(' 和 ')} 都匹配（请用 --adapter 指定一个）`,
})

// What was tried, and which adapters nearly match and what they miss.
const everything = (plan: FilePlan, record?: Json): Localised => {
  const { adapters } = plan.known
  const near = record === undefined ? [] : nearest(adapters, record)
  const count = plan.forced === undefined ? adapters.length : 1
  return {
    en: `the files: entries, a "kind" field, ${count} adapters${near.length > 0 ? ` (nearest: ${near.map(({ en }) => en).join('; ')})` : ''}, and the names of the file and its folders`,
    zh: `files: 配置、"kind" 字段、${count} 个适配器${near.length > 0 ? `（最接近：${near.map(({ zh }) => zh).join('；')}）` : ''}，以及文件名和文件夹名`,
  }
}

const MOST_NEAR = 3

// An adapter of which at least half is there.
const nearest = (adapters: readonly Adapter[], record: Json): Localised[] =>
  adapters
    .map((adapter) => ({ adapter, missing: lacks(adapter, record) }))
    .filter(({ adapter, missing }) => adapter.detect.some((group) => missing.length * 2 <= group.length))
    .sort((a, b) => a.missing.length - b.missing.length)
    .slice(0, MOST_NEAR)
    .map(({ adapter: { name }, missing }) => ({
      en: `${name} has ${missing.join(', ')} too`,
      zh: `${name} 还有 ${missing.join('、')}`,
    }))
