import { compileMapping } from './adapter-compile.ts'
import { attempt, type Mapping, MappingError } from './adapter-mapping.ts'
import { isPresent, type Path, type Presence, parsePath, parsePresence } from './adapter-path.ts'
import type { RecordKinds } from './kinds.ts'
import type { AdapterInfo, Json, JsonObject, Kind } from './record.ts'

/** What an adapter may ask of ecomply.yaml (`$config`). */
export interface AdapterSettings {
  /** ISO 4217 code of prices that an export writes without one. */
  currency?: string
  /** BCP 47 tag of the texts. */
  locale?: string
}

/** An adapter ready to run: one platform's export of one kind of record. */
export interface Adapter {
  name: string
  platform: string
  kind: Kind
  /** Envelopes to open, in order of preference. */
  unwrap: readonly Path[]
  /** A list is one record, not a list of records. */
  whole: boolean
  /** What a record must have: all tests of one of the groups. */
  detect: readonly (readonly Presence[])[]
  /** The canonical fields and how each is made. */
  members: readonly (readonly [string, Mapping])[]
  /** What the rest of the program sees; which fields an export carries can depend on the record. */
  infoFor(record: Json): AdapterInfo
}

/** An adapter file after its YAML was parsed (schemas/adapter.schema.json). */
interface AdapterFile {
  adapter: string
  platform: string
  kind: Kind
  unwrap?: string[]
  whole?: boolean
  detect: string[] | string[][]
  carries?: (string | { field: string; when: string })[]
}

/**
 * Compiles an adapter.
 * @param data the adapter file as plain data, valid by schemas/adapter.schema.json
 * @throws MappingError that names the place of the mistake in the file
 */
export const compileAdapter = (data: JsonObject, kinds: RecordKinds): Adapter => {
  const file = data as unknown as AdapterFile
  const { adapter: name, platform, kind, unwrap = [], whole = false, detect } = file
  if (!Object.hasOwn(data, kind))
    throw new MappingError('kind', `an adapter for a ${kind} says under "${kind}:" how its fields are made`)
  const mapping = compileMapping(data[kind] as Json, kinds.shapes[kind].root, kind)
  if (mapping.is !== 'object') throw new MappingError(kind, 'the mapping names the fields of a record')
  return {
    name,
    platform,
    kind,
    unwrap: unwrap.map((path, i) => attempt(`unwrap.${i}`, () => parsePath(path))),
    whole,
    detect: groupsOf(detect).map((group) =>
      group.map((test) => attempt('detect', () => parsePresence(test))),
    ),
    members: mapping.members,
    infoFor: compileCarries(name, platform, file.carries ?? fieldsOf(mapping.members, '')),
  }
}

/** True when the record has what one of the adapter's groups asks for. */
export const matches = (adapter: Adapter, record: Json): boolean =>
  adapter.detect.some((group) => group.every((test) => isPresent(test, record)))

/** What the record lacks to match, of the group it comes nearest to. */
export const lacks = (adapter: Adapter, record: Json): string[] => {
  const lacking = adapter.detect.map((group) =>
    group.filter((test) => !isPresent(test, record)).map(({ text }) => text),
  )
  return lacking.reduce((fewest, names) => (names.length < fewest.length ? names : fewest))
}

const groupsOf = (detect: string[] | string[][]): string[][] =>
  Array.isArray(detect[0]) ? (detect as string[][]) : [detect as string[]]

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
