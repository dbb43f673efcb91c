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
  const found: Found[] = []
  collect(root, '', stepsOf(path), 0, found)
  return found
}

interface Step {
  name: string
  /** The name as a pointer token (RFC 6901). */
  token: string
  isPosition: boolean
}

const known = new Map<string, readonly Step[]>()

// Paths come from rules, so there are few of them.
const stepsOf = (path: string): readonly Step[] => {
  let steps = known.get(path)
  if (!steps) {
    steps = path.split('.').map((name) => ({
      name,
      token: `/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`,
      isPosition: /^\d+$/.test(name),
    }))
    known.set(path, steps)
  }
  return steps
}

const collect = (value: Json, pointer: string, steps: readonly Step[], at: number, found: Found[]): void => {
  if (value === null) return
  const step = steps[at]
  if (step === undefined) {
    found.push({ pointer, value })
  } else if (step.name === '*') {
    if (!Array.isArray(value)) return
    for (const [index, item] of value.entries()) collect(item, `${pointer}/${index}`, steps, at + 1, found)
  } else {
    const next = Array.isArray(value)
      ? step.isPosition
        ? value[Number(step.name)]
        : undefined
      : fieldOf(value, step.name)
    if (next !== undefined) collect(next, pointer + step.token, steps, at + 1, found)
  }
}

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
