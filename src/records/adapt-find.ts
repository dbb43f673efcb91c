import { MAX_DEPTH } from '../files/json-syntax.ts'
import type { Found, Part, Scope } from './adapt-scope.ts'
import type { Source } from './adapter-mapping.ts'
import { elementsOf, type Path, readAll, readOne } from './adapter-path.ts'
import type { Json } from './record.ts'

/**
 * The first value of a source that is present and not empty; an empty text or list where nothing better is.
 * Null counts as absent.
 * @param record the whole source record, for paths that begin with `^`
 */
export const find = (source: Source, scope: Scope, record: Json): Found | undefined => {
  let empty: Found | undefined
  for (const path of source.paths) {
    const found = path.many ? findAll(path, scope, record) : findOne(path, scope, record)
    if (found === undefined) continue
    if (!isEmpty(found.value)) return found
    empty ??= found
  }
  return empty
}

const findOne = (path: Path, scope: Scope, record: Json): Found | undefined => {
  const value = readOne(path, path.fromRecord ? record : scope.value)
  if (value === undefined || value === null) return undefined
  const pointer = scope.pointer === undefined ? undefined : placeOf(path, scope, record)
  const found = { value, pointer, path: path.text, parts: undefined }
  return path.steps.length === 0 && scope.shift !== undefined ? { ...found, shift: scope.shift } : found
}

const findAll = (path: Path, scope: Scope, record: Json): Found | undefined => {
  const parts = readParts(path, scope, record)
  const present = parts.some(isNull) ? parts.filter((part) => !isNull(part)) : parts
  const [first] = present
  if (first === undefined) return undefined
  const value = present.map((part) => part.value)
  return {
    value,
    pointer: first.pointer,
    path: path.text,
    parts: present,
  }
}

const isNull = ({ value }: Part): boolean => value === null

/** Where a path leads, even if nothing but null stands there; undefined when it leads nowhere. */
export const placeOf = (path: Path, scope: Scope, record: Json): string | undefined =>
  readParts(path, scope, record)[0]?.pointer

const readParts = (path: Path, scope: Scope, record: Json): Part[] => {
  if (path.fromRecord) return readAll(path, record, scope.pointer === undefined ? undefined : '')
  return readAll(path, scope.value, scope.pointer)
}

/** True for a text or a list with nothing in it. */
export const isEmpty = (value: Json | undefined): boolean =>
  value === undefined || value === '' || (Array.isArray(value) && value.length === 0)

/** The single values of what was found: those of a `*`, the elements of a list, or the value itself. */
export const partsOf = (found: Found): readonly Part[] => {
  if (found.parts === undefined && typeof found.value !== 'object') return [found]
  if (found.parts === undefined) return Array.isArray(found.value) ? within(found) : [found]
  if (!found.parts.some((part) => Array.isArray(part.value))) return found.parts
  return found.parts.flatMap((part) => (Array.isArray(part.value) ? within(part) : part))
}

/** The first single value that is not empty. */
export const firstPart = (found: Found): Part | undefined => {
  if (found.parts === undefined && !Array.isArray(found.value)) return found
  return partsOf(found).find(({ value }) => value !== null && !isEmpty(value))
}

/** What `each` goes through: parts, elements, members (where their names are asked for), or the value itself. */
export const elementsFound = (found: Found, byKey: boolean): readonly (Part & { key?: string })[] => {
  if (found.parts !== undefined) return found.parts
  if (Array.isArray(found.value)) return within(found)
  if (!byKey || typeof found.value !== 'object' || found.value === null) return [found]
  const keys = Object.keys(found.value)
  return within(found).map((part, i) => ({ ...part, key: keys[i] as string }))
}

/** The texts, numbers and booleans of a value, however deep they stand. */
export const scalarsOf = (part: Part, depth = 0): Part[] => {
  if (typeof part.value !== 'object') return [part]
  if (part.value === null || depth > MAX_DEPTH) return []
  const inside = within(part)
  if (inside.every((inner) => typeof inner.value !== 'object')) return inside
  return inside.flatMap((inner) => scalarsOf(inner, depth + 1))
}

const within = ({ value, pointer }: Part): Part[] => elementsOf(value, pointer)
