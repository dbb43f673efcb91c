import type { TableReading } from '../files/row-records.ts'
import { compileMapping } from './adapter-compile.ts'
import { compileDetection, type Detectable } from './adapter-detect.ts'
import { attempt, type Mapping, MappingError } from './adapter-mapping.ts'
import { isPresent, type Presence, parsePath, parsePresence } from './adapter-path.ts'
import { withSettings } from './adapter-settings.ts'
import type { RecordKinds } from './kinds.ts'
import type { AdapterInfo, Json, JsonObject, Kind } from './record.ts'
import type { Join } from './side-tables.ts'

/** What an adapter may ask of ecomply.yaml (`$config`). */
export interface AdapterSettings {
  /** ISO 4217 code of prices that an export writes without one. */
  currency?: string
  /** BCP 47 tag of the texts. */
  locale?: string
}

/** An adapter ready to run: one platform's export of one kind of record. */
export interface Adapter extends Detectable {
  platform: string
  kind: Kind
  /** What each row of a list has whose rows are one record together. */
  rows: readonly Presence[] | undefined
  /** Tables of the platform whose rows belong to the records. */
  readonly joins: readonly Join[]
  /** Reads records of any platform by the usual names of fields, where nothing else knows them. */
  generic: boolean
  /** How rows become records, where the export is a table. */
  table?: TableReading
  /** The canonical fields and how each is made. */
  members: readonly (readonly [string, Mapping])[]
  /** The canonical fields its exports can hold; with `when`, only records that have that path. */
  readonly carried: readonly CarriedField[]
  /** What the rest of the program sees; which fields an export carries can depend on the record, and on what was made of it. */
  infoFor(record: Json, made?: JsonObject): AdapterInfo
}

/** A canonical field that an export can hold. */
export interface CarriedField {
  field: string
  when?: string
}

interface JoinEntry {
  /** Rows of this table. */
  table?: string
  /** Or further lines of the record's own file. */
  lines?: true
  on: Record<string, string>
  of?: string
}

/** An adapter file after its YAML was parsed (schemas/adapter.schema.json). */
interface AdapterFile {
  adapter: string
  platform: string
  kind: Kind
  unwrap?: string[]
  whole?: boolean
  rows?: string[]
  join?: Record<string, JoinEntry>
  generic?: boolean
  detect: string[] | string[][]
  table?: TableReading
  carries?: (string | { field: string; when: string })[]
}

/**
 * Compiles an adapter.
 * @param source the adapter file as plain data, valid by schemas/adapter.schema.json
 * @param settings what ecomply.yaml says of the adapter's settings
 * @throws MappingError that names the place of the mistake in the file
 */
export const compileAdapter = (
  source: JsonObject,
  kinds: RecordKinds,
  settings: Readonly<Record<string, string>> = {},
): Adapter => {
  const adapter = prepareAdapter(source, kinds, settings)
  // Mistakes show now, not when the first record is read.
  adapter.infoFor(null)
  void [adapter.detect, adapter.joins]
  return adapter
}

/**
 * The same for an adapter that was compiled without mistakes before: what a run may never need is left for its first use.
 */
export const prepareAdapter = (
  source: JsonObject,
  kinds: RecordKinds,
  settings: Readonly<Record<string, string>> = {},
): Adapter => {
  const data = withSettings(source, settings)
  const file = data as unknown as AdapterFile
  const { adapter: name, platform, kind } = file
  const detection = once(() => compileDetection(name, file))
  const joins = once(() => compileJoins(file.join ?? {}))
  const members = once(() => compileMembers(data, kind, kinds))
  const info = once(() =>
    file.generic
      ? carriesWhatIsThere(name, platform)
      : compileCarries(name, platform, file.carries ?? fieldsOf(members(), '')),
  )
  return {
    name,
    whole: file.whole ?? false,
    get unwrap() {
      return detection().unwrap
    },
    get inner() {
      return detection().inner
    },
    get detect() {
      return detection().detect
    },
    platform,
    kind,
    rows: file.rows?.map((test) => attempt('rows', () => parsePresence(test))),
    generic: file.generic ?? false,
    ...(file.table ? { table: file.table } : {}),
    get members() {
      return members()
    },
    get joins() {
      return joins()
    },
    get carried() {
      const listed =
        file.carries ?? (file.generic ? Object.keys(data[kind] as object) : fieldsOf(members(), ''))
      return listed.map((entry) => (typeof entry === 'string' ? { field: entry } : entry))
    },
    infoFor: (record, made) => {
      members()
      return info()(record, made)
    },
  }
}

const compileJoins = (entries: Record<string, JoinEntry>): Join[] => {
  const names = Object.keys(entries)
  return names.map((name, at) => {
    const entry = entries[name] as JoinEntry
    if (entry.of !== undefined && !names.slice(0, at).includes(entry.of))
      throw new MappingError(`join.${name}.of`, `no join before this one is named "${entry.of}"`)
    return compileJoin(name, entry)
  })
}

const compileJoin = (name: string, { table, on, of }: JoinEntry): Join => {
  const [rowKey = '', key = ''] = Object.entries(on)[0] ?? []
  const recordKeys = key.split('|').map((path) => attempt(`join.${name}.on`, () => parsePath(path)))
  if (table === undefined && (recordKeys.some(({ many }) => many) || of !== undefined))
    throw new MappingError(`join.${name}`, 'lines belong to the record, by one path without *')
  return { name, table, of, rowKeys: rowKey.split('|'), recordKeys }
}

const once = <T>(make: () => T): (() => T) => {
  let made: { value: T } | undefined
  return () => {
    made ??= { value: make() }
    return made.value
  }
}

const compileMembers = (data: JsonObject, kind: Kind, kinds: RecordKinds): Adapter['members'] => {
  if (!Object.hasOwn(data, kind))
    throw new MappingError('kind', `an adapter for a ${kind} says under "${kind}:" how its fields are made`)
  const mapping = compileMapping(data[kind] as Json, kinds.shapes[kind].root, kind)
  if (mapping.is !== 'object') throw new MappingError(kind, 'the mapping names the fields of a record')
  return mapping.members
}

/** The canonical fields a mapping names, without list positions. */
const fieldsOf = (members: readonly (readonly [string, Mapping])[], above: string): string[] =>
  members.flatMap(([name, mapping]) => fieldsIn(mapping, above + name))

const fieldsIn = (mapping: Mapping, field: string): string[] => {
  if (mapping.is === 'object') return fieldsOf(mapping.members, `${field}.`)
  if (mapping.is === 'each') return fieldsIn(mapping.as, field)
  if (mapping.is === 'lists' || mapping.is === 'first')
    return mapping.of.flatMap((part) => fieldsIn(part, field))
  return mapping.is === 'constant' ? [] : [field]
}

const compileCarries = (
  name: string,
  platform: string,
  carries: readonly (string | { field: string; when: string })[],
): Adapter['infoFor'] => {
  const always = carries.filter((entry) => typeof entry === 'string')
  const sometimes = carries
    .filter((entry) => typeof entry !== 'string')
    .map(({ field, when }) => ({ field, when: attempt('carries', () => parsePresence(when)) }))
  const infos = new Map<string, AdapterInfo>()
  return (record) => {
    // Records with the same answers share what is known of them.
    const answers = sometimes.map(({ when }) => (isPresent(when, record) ? '1' : '0')).join('')
    const known = infos.get(answers)
    if (known) return known
    const fields = [...always, ...sometimes.filter((_, i) => answers[i] === '1').map(({ field }) => field)]
    const info = { name, platform, carries: covers(fields) }
    infos.set(answers, info)
    return info
  }
}

/** The platform of the generic adapters. */
export const UNKNOWN_PLATFORM = 'Unknown platform'

// Of an unknown platform nobody knows what else its exports can hold.
const carriesWhatIsThere = (name: string, platform: string): Adapter['infoFor'] => {
  const infos = new Map<string, AdapterInfo>()
  return (_, made = {}) => {
    const { extra, ...read } = made
    const fields = ['extra', ...new Set(placesIn(read, ''))]
    const key = fields.join()
    const info = infos.get(key) ?? { name, platform, carries: covers(fields) }
    infos.set(key, info)
    return info
  }
}

// Down to single values: that a licence has a number does not mean that the export tells where it is shown.
const placesIn = (value: Json, field: string): string[] => {
  if (Array.isArray(value))
    return value.length === 0 ? [field] : value.flatMap((part) => placesIn(part, field))
  if (typeof value !== 'object' || value === null) return [field]
  return Object.entries(value).flatMap(([name, part]) =>
    placesIn(part, field === '' ? name : `${field}.${name}`),
  )
}

/** A field is carried when it is listed, or something above or below it is. */
const covers = (fields: readonly string[]): AdapterInfo['carries'] => {
  const known = new Map<string, boolean>()
  return (field) => {
    let isCarried = known.get(field)
    if (isCarried === undefined) {
      isCarried = fields.some((listed) => isAtOrBelow(field, listed) || isAtOrBelow(listed, field))
      known.set(field, isCarried)
    }
    return isCarried
  }
}

const isAtOrBelow = (field: string, above: string): boolean =>
  field === above || field.startsWith(`${above}.`)
