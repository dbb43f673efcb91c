import { address, amount, type Conversion, divided, negated, percentOff, time, truth } from './adapt-value.ts'
import { type Path, type Presence, parsePath, parsePresence } from './adapter-path.ts'
import type { Json, JsonObject } from './record.ts'
import { ARRAY, OBJECT, type Shape, STRING } from './shape.ts'

/** How one canonical value is made from an export; `shape` is what the record schema says of it. */
export type Mapping =
  | { is: 'constant'; value: Json }
  /** A setting of ecomply.yaml (`$config`). */
  | { is: 'setting'; name: string; shape: Shape | undefined }
  /** The member name under `each` (`$key`). */
  | { is: 'key'; shape: Shape | undefined }
  | { is: 'value'; from: Source; shape: Shape | undefined }
  /** Markup; where the field holds plain text, its text. */
  | { is: 'html'; from: Source; shape: Shape | undefined }
  | { is: 'converted'; from: Source; conversion: Conversion; shape: Shape | undefined }
  | {
      is: 'money'
      from: Source
      conversion: Conversion
      currency: Mapping | undefined
      pick: Pick
      zeroIsNone: boolean
    }
  | { is: 'split'; from: Source; separator: string }
  | { is: 'pairs'; from: Source; between: string; within: string; take: readonly string[] }
  | { is: 'code'; from: Source; codes: ReadonlyMap<string, Json> }
  | { is: 'first'; of: readonly Mapping[] }
  | { is: 'all'; of: readonly Path[]; shape: Shape | undefined }
  | {
      is: 'object'
      when: Presence | undefined
      members: readonly (readonly [string, Mapping])[]
      needed: readonly string[]
    }
  | { is: 'each'; over: Source; byKey: boolean; as: Mapping }
  | { is: 'lists'; of: readonly Mapping[] }

/** Where a value is read: the first path that leads to something. */
export interface Source {
  paths: readonly Path[]
  /** The value is JSON written in a string. */
  json: boolean
}

export type Pick = 'first' | 'lowest' | 'highest'

/** A mistake in an adapter file: where it is, and what is wrong. */
export class MappingError extends Error {
  readonly place: string

  constructor(place: string, message: string) {
    super(message)
    this.place = place
  }
}

/**
 * Compiles one part of a mapping.
 * @param data the part as it stands in YAML
 * @param shape what the record schema says of the field it fills; undefined where it says nothing
 * @param place dotted path of the part in the adapter file, for messages
 * @throws MappingError
 */
export const compileMapping = (data: Json, shape: Shape | undefined, place: string): Mapping => {
  if (typeof data === 'string') return compileName(data, shape, place)
  if (Array.isArray(data)) return compileList(data, shape, place)
  if (typeof data !== 'object' || data === null)
    throw new MappingError(place, 'write a path, or { value: … } for a constant')
  const mapping = compileObject(data, shape, place)
  const wantsList = shape !== undefined && (shape.types & (ARRAY | OBJECT)) === ARRAY
  return wantsList && mapping.is === 'object' ? { is: 'lists', of: [mapping] } : mapping
}

const compileName = (name: string, shape: Shape | undefined, place: string): Mapping => {
  if (name === '$key') return { is: 'key', shape }
  if (name === '$config') return { is: 'setting', name: place.slice(place.lastIndexOf('.') + 1), shape }
  return { is: 'value', from: { paths: [pathAt(name, place)], json: false }, shape }
}

// A list is either several sources for one value, or several parts of one list.
const compileList = (list: Json[], shape: Shape | undefined, place: string): Mapping => {
  const builds = list.some((part) => isObject(part) && !isSource(part))
  const itemShape = builds ? shape?.items : shape
  const parts = list.map((part, i) => compileMapping(part, isEach(part) ? shape : itemShape, `${place}.${i}`))
  return { is: builds ? 'lists' : 'first', of: parts }
}

const compileObject = (data: JsonObject, shape: Shape | undefined, place: string): Mapping => {
  if (has(data, 'value') && isOnly(data, ['value'])) return { is: 'constant', value: data.value as Json }
  if (Array.isArray(data.all) && isOnly(data, ['all'])) {
    return { is: 'all', of: data.all.map((path, i) => pathAt(path, `${place}.all.${i}`)), shape }
  }
  if (isEach(data)) return compileEach(data, shape, place)
  if (isSource(data)) return compileSource(data, shape, place)
  return compileMembers(data, shape, place)
}

const isObject = (data: Json): data is JsonObject =>
  typeof data === 'object' && data !== null && !Array.isArray(data)
const has = (data: JsonObject, key: string): boolean => Object.hasOwn(data, key)
const isOnly = (data: JsonObject, keys: readonly string[]): boolean =>
  Object.keys(data).every((key) => keys.includes(key))
const isEach = (data: Json): data is JsonObject =>
  isObject(data) && has(data, 'each') && isOnly(data, ['each', 'as'])

/** True for the forms that read one value, false for those that build an object or a list. */
const isSource = (data: JsonObject): boolean =>
  (has(data, 'value') && isOnly(data, ['value'])) ||
  (Array.isArray(data.all) && isOnly(data, ['all'])) ||
  (has(data, 'from') && (has(data, 'as') || has(data, 'map')) && isOnly(data, ['from', 'as', 'map']))

const compileEach = (data: JsonObject, shape: Shape | undefined, place: string): Mapping => {
  if (shape !== undefined && (shape.types & ARRAY) === 0)
    throw new MappingError(place, 'each makes a list, but this field is not one')
  const as = compileMapping(data.as as Json, shape?.items, `${place}.as`)
  const { each } = data
  const json = isObject(each as Json) && (each as JsonObject).as === 'json'
  const over = json ? ((each as JsonObject).from as Json) : (each as Json)
  return { is: 'each', over: sourceAt(over, `${place}.each`, json), byKey: usesKey(data.as as Json), as }
}

const usesKey = (data: Json): boolean =>
  data === '$key' || (typeof data === 'object' && data !== null && Object.values(data).some(usesKey))

const compileMembers = (data: JsonObject, shape: Shape | undefined, place: string): Mapping => {
  const target = shape === undefined || (shape.types & OBJECT) !== 0 ? shape : shape.items
  if (target !== undefined && (target.types & OBJECT) === 0)
    throw new MappingError(place, 'this field does not hold an object')
  const members = Object.entries(data)
    .filter(([name]) => name !== 'when')
    .map(
      ([name, part]) =>
        [name, compileMapping(part, memberShape(target, name, place), `${place}.${name}`)] as const,
    )
  const needed = [...(target?.properties?.values() ?? [])]
    .filter((property) => property.needed)
    .map(({ key }) => key)
  return {
    is: 'object',
    when: has(data, 'when') ? presenceAt(data.when as Json, `${place}.when`) : undefined,
    members,
    needed,
  }
}

const memberShape = (target: Shape | undefined, name: string, place: string): Shape | undefined => {
  if (target?.properties === undefined) return target?.rest.shape
  const property = target.properties.get(name)
  if (property) return property.shape
  throw new MappingError(
    `${place}.${name}`,
    `no such field. Known fields: ${[...target.properties.keys()].join(', ')}`,
  )
}

const compileSource = (data: JsonObject, shape: Shape | undefined, place: string): Mapping => {
  const from = sourceAt(data.from as Json, `${place}.from`, data.as === 'json')
  if (isObject(data.map as Json)) {
    return { is: 'code', from, codes: new Map(Object.entries(data.map as JsonObject)) }
  }
  if (data.as === 'json') return { is: 'value', from, shape }
  if (data.as === 'html') return { is: 'html', from, shape }
  const conversion: JsonObject = data.as === 'negate' ? { negate: true } : (data.as as JsonObject)
  if (!isObject(conversion)) throw new MappingError(`${place}.as`, `"${data.as}" is not a conversion`)
  if (has(conversion, 'money')) return compileMoney(conversion, from, shape, place)
  if (has(conversion, 'split'))
    return { is: 'split', from, separator: textAt(conversion.split, `${place}.as.split`) }
  if (has(conversion, 'pairs')) return compilePairs(conversion, from, place)
  return { is: 'converted', from, conversion: scalarConversion(conversion, `${place}.as`), shape }
}

const compileMoney = (as: JsonObject, from: Source, shape: Shape | undefined, place: string): Mapping => {
  const inObject = shape !== undefined && (shape.types & STRING) === 0
  if (inObject !== has(as, 'currency')) {
    throw new MappingError(
      `${place}.as`,
      inObject ? 'this field needs a currency' : 'this field holds an amount without currency',
    )
  }
  return {
    is: 'money',
    from,
    conversion: amount(as.money as 'major' | 'yuan' | 'fen'),
    currency: inObject ? compileCurrency(as.currency as string, `${place}.as.currency`) : undefined,
    pick: (as.pick as Pick | undefined) ?? 'first',
    zeroIsNone: as.zero === 'absent',
  }
}

// Currencies are codes, and codes look like paths: only what begins like a path is one.
const compileCurrency = (currency: string, place: string): Mapping =>
  /^[A-Z]{3}$/.test(currency) ? { is: 'constant', value: currency } : compileName(currency, undefined, place)

const compilePairs = (as: JsonObject, from: Source, place: string): Mapping => {
  const [between, within] = as.pairs as [string, string]
  const take = as.take as string[]
  return {
    is: 'pairs',
    from,
    between: textAt(between, `${place}.as.pairs`),
    within: textAt(within, `${place}.as.pairs`),
    take,
  }
}

const scalarConversion = (as: JsonObject, place: string): Conversion => {
  if (has(as, 'negate')) return negated
  if (has(as, 'time')) return time(textAt(as.time, place))
  if (has(as, 'boolean')) return truth([as.boolean as Json].flat() as Json[])
  if (has(as, 'url')) return address(textAt(as.url, place))
  if (has(as, 'percentOff')) return percentOff(Number(as.percentOff))
  if (has(as, 'divide')) return divided(Number(as.divide))
  throw new MappingError(place, `no conversion is named "${Object.keys(as)[0]}"`)
}

const sourceAt = (data: Json, place: string, json: boolean): Source => ({
  paths: [data].flat().map((path, i) => pathAt(path as Json, Array.isArray(data) ? `${place}.${i}` : place)),
  json,
})

const pathAt = (data: Json, place: string): Path => attempt(place, () => parsePath(textAt(data, place)))

const presenceAt = (data: Json, place: string): Presence =>
  attempt(place, () => parsePresence(textAt(data, place)))

const textAt = (data: Json | undefined, place: string): string => {
  if (typeof data !== 'string' || data === '') throw new MappingError(place, 'write a text')
  return data
}

/** Runs a parser and says where its error was. */
export const attempt = <T>(place: string, parse: () => T): T => {
  try {
    return parse()
  } catch (error) {
    if (error instanceof MappingError) throw error
    throw new MappingError(place, (error as Error).message)
  }
}
