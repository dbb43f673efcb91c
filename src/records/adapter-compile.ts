import { compileSource } from './adapter-convert.ts'
import {
  has,
  isObject,
  isOnly,
  type Mapping,
  MappingError,
  pathAt,
  presenceAt,
  type Source,
  sourceAt,
  textAt,
} from './adapter-mapping.ts'
import type { Json, JsonObject } from './record.ts'
import { ARRAY, OBJECT, type Shape } from './shape.ts'

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
  if (name === '$key') return { is: 'key' }
  if (name === '$config') return { is: 'setting', name: place.slice(place.lastIndexOf('.') + 1) }
  return { is: 'value', from: { paths: [pathAt(name, place)], json: false }, shape }
}

// A list is either several sources for one value, or several parts of one list.
const compileList = (list: Json[], shape: Shape | undefined, place: string): Mapping => {
  if (list.every((part) => typeof part === 'string' && !part.startsWith('$'))) {
    return { is: 'value', from: sourceAt(list, place, false), shape }
  }
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
  if (isNamedMembers(data)) return compileNamedMembers(data, shape, place)
  if (isSource(data)) return compileSource(data, shape, place)
  return compileMembers(data, shape, place)
}

const isEach = (data: Json): data is JsonObject =>
  isObject(data) && has(data, 'each') && isOnly(data, ['each', 'as', 'except'])

/** True for the forms that read one value, false for those that build an object or a list. */
const isSource = (data: JsonObject): boolean =>
  (has(data, 'value') && isOnly(data, ['value'])) ||
  (Array.isArray(data.all) && isOnly(data, ['all'])) ||
  (has(data, 'from') && (has(data, 'as') || has(data, 'map')) && isOnly(data, ['from', 'as', 'map', 'else']))

const compileEach = (data: JsonObject, shape: Shape | undefined, place: string): Mapping => {
  if (shape !== undefined && (shape.types & ARRAY) === 0)
    throw new MappingError(place, 'each makes a list, but this field is not one')
  const as = compileMapping(data.as as Json, shape?.items, `${place}.as`)
  return {
    is: 'each',
    over: listAt(data.each as Json, `${place}.each`),
    byKey: usesKey(data.as as Json),
    as,
    except: new Set(data.except as Json[] | undefined),
  }
}

// Where a list is; it may be written in a text, as JSON or with a sign between its parts.
const listAt = (each: Json, place: string): Source => {
  if (!isObject(each)) return sourceAt(each, place, false)
  const source = sourceAt(each.from as Json, place, each.as === 'json')
  return isObject(each.as as Json)
    ? { ...source, split: textAt((each.as as JsonObject).split, `${place}.as`) }
    : source
}

const isNamedMembers = (data: JsonObject): boolean =>
  has(data, 'members') &&
  has(data, 'name') &&
  has(data, 'value') &&
  isOnly(data, ['members', 'name', 'value'])

const compileNamedMembers = (data: JsonObject, shape: Shape | undefined, place: string): Mapping => {
  if (shape !== undefined && (shape.types & OBJECT) === 0)
    throw new MappingError(place, 'members makes an object, but this field is not one')
  return {
    is: 'members',
    over: listAt(data.members as Json, `${place}.members`),
    byKey: usesKey(data),
    name: compileMapping(data.name as Json, undefined, `${place}.name`),
    value: compileMapping(data.value as Json, shape?.rest.shape, `${place}.value`),
  }
}

const usesKey = (data: Json): boolean =>
  data === '$key' || (typeof data === 'object' && data !== null && Object.values(data).some(usesKey))

const compileMembers = (data: JsonObject, shape: Shape | undefined, place: string): Mapping => {
  const target = shape === undefined || (shape.types & OBJECT) !== 0 ? shape : shape.items
  if (shape !== undefined && ((target?.types ?? 0) & OBJECT) === 0)
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
