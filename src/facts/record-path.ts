import type { Json, JsonObject } from '../records/record.ts'

/** A value of a record and the JSON pointer it stands at. */
export interface Found {
  pointer: string
  value: Json
}

/**
 * Every value a dotted path leads to, in the order of the record, with the way to each. "contacts.0.value" names a
 * list position, "variants.*.barcode" every one. Only own properties are followed, so a path cannot reach a prototype.
 * @returns an empty list when nothing stands there; null counts as nothing
 */
export const findAll = (root: Json, path: string): Found[] => {
  let found: Found[] = [{ pointer: '', value: root }]
  for (const step of path.split('.')) {
    found = found.flatMap((here) => (step === '*' ? each(here) : one(here, step)))
  }
  return found.filter(({ value }) => value !== null)
}

const one = ({ pointer, value }: Found, step: string): Found[] => {
  const next = Array.isArray(value)
    ? /^\d+$/.test(step)
      ? value[Number(step)]
      : undefined
    : fieldOf(value, step)
  return next === undefined ? [] : [{ pointer: `${pointer}/${escapeStep(step)}`, value: next }]
}

const each = ({ pointer, value }: Found): Found[] =>
  Array.isArray(value) ? value.map((next, index) => ({ pointer: `${pointer}/${index}`, value: next })) : []

/** RFC 6901: how a key is written in a JSON pointer. */
const escapeStep = (step: string): string => step.replaceAll('~', '~0').replaceAll('/', '~1')

/** True for a JSON object, not a list. */
export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An own field of an object; undefined for anything else. */
export const fieldOf = (value: Json | undefined, name: string): Json | undefined =>
  isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined

const NOTHING: readonly Json[] = []

/** The items of a field that holds a list; none for anything else. */
export const itemsOf = (value: Json | undefined, name: string): readonly Json[] => {
  const items = fieldOf(value, name)
  return Array.isArray(items) ? items : NOTHING
}

/** The text at a path without "*", trimmed; a number is written out. Undefined for anything else and for blank text. */
export const textAt = (root: Json, path: string): string | undefined => textOf(findAll(root, path)[0]?.value)

/** A string or number of a record as trimmed text; undefined for anything else and for blank text. */
export const textOf = (value: Json | undefined): string | undefined => {
  if (typeof value === 'number' && Number.isFinite(value)) return String(value)
  if (typeof value !== 'string') return undefined
  return value.trim() || undefined
}
