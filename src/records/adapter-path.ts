import { escapeToken } from './copy.ts'
import type { Json, JsonObject } from './record.ts'

/**
 * A path of the mapping language: `a.b`, `a.*.b`, `a.[k=v].b` (also `[k=v,l=w?]`, where l may be null or missing), `.` for the
 * value itself, `^.a` from the whole record.
 */
export interface Path {
  /** As it is written, for messages. */
  text: string
  /** Begins at the whole record instead of the value at hand. */
  fromRecord: boolean
  steps: readonly Step[]
  /** Holds a `*`, so that it finds a list of values. */
  many: boolean
}

/** A member's name, every element or member (`*`), or the element whose member has a value (`[k=v]`). */
export type Step = string | typeof EVERY | Choice

/** All conditions must hold. */
type Choice = readonly { name: string; value: string; orNone: boolean }[]

export const EVERY = Symbol('*')

/**
 * Parses a path of the mapping language.
 * @throws Error that says what is wrong with it
 */
export const parsePath = (text: string): Path => {
  const parts = splitSteps(text)
  const fromRecord = parts[0] === '^'
  const steps = (fromRecord ? parts.slice(1) : parts).map((part) => parseStep(part, text))
  return { text, fromRecord, steps, many: steps.includes(EVERY) }
}

const splitSteps = (text: string): string[] => {
  if (text === '.') return []
  // A value in brackets may hold dots.
  const parts = text.match(/\[[^\]]*\]|[^.[\]]+/g) ?? []
  if (parts.join('.') !== text) throw new Error(`"${text}" is not a path: write names joined by dots`)
  return parts
}

const parseStep = (part: string, text: string): Step => {
  if (part === '*') return EVERY
  if (!part.startsWith('[')) return part
  return part
    .slice(1, -1)
    .split(',')
    .map((condition) => {
      const equals = condition.indexOf('=')
      if (equals < 1) throw new Error(`"${text}" is not a path: write [name=value] in the brackets`)
      const orNone = condition.endsWith('?')
      const value = condition.slice(equals + 1, orNone ? -1 : undefined)
      return { name: condition.slice(0, equals), value, orNone }
    })
}

/** The value a path without `*` leads to; undefined where it leads nowhere. */
export const readOne = (path: Path, start: Json): Json | undefined => {
  let value: Json | undefined = start
  for (const step of path.steps) {
    value = typeof step === 'string' ? memberOf(value, step) : chosen(value, step as Choice)?.[1]
    if (value === undefined) return undefined
  }
  return value
}

/** A value and where it stands. */
export interface Located {
  value: Json
  /** JSON pointer; undefined where nobody asked for it. */
  pointer: string | undefined
}

/**
 * Every value a path leads to; values that are missing are left out.
 * @param pointer where `start` stands; undefined when pointers are not needed
 */
export const readAll = (path: Path, start: Json, pointer: string | undefined): Located[] => {
  const found: Located[] = []
  collect(path.steps, 0, start, pointer, found)
  return found
}

const collect = (
  steps: readonly Step[],
  at: number,
  value: Json,
  pointer: string | undefined,
  found: Located[],
): void => {
  const step = steps[at]
  if (step === undefined) found.push({ value, pointer })
  else if (step === EVERY) collectEvery(steps, at, value, pointer, found)
  else if (typeof step === 'string') {
    const member = memberOf(value, step)
    if (member !== undefined) collect(steps, at + 1, member, below(pointer, step), found)
  } else {
    const entry = chosen(value, step)
    if (entry !== undefined) collect(steps, at + 1, entry[1], below(pointer, entry[0]), found)
  }
}

const collectEvery = (
  steps: readonly Step[],
  at: number,
  value: Json,
  pointer: string | undefined,
  found: Located[],
): void => {
  if (Array.isArray(value)) {
    for (let i = 0; i < value.length; i++) collect(steps, at + 1, value[i] as Json, below(pointer, i), found)
  } else if (typeof value === 'object' && value !== null) {
    for (const key of Object.keys(value))
      collect(steps, at + 1, value[key] as Json, below(pointer, key), found)
  }
}

const below = (pointer: string | undefined, token: string | number): string | undefined => {
  if (pointer === undefined) return undefined
  return typeof token === 'number' ? `${pointer}/${token}` : `${pointer}/${escapeToken(token)}`
}

/** The elements of a list or the members of an object; nothing for anything else. */
export const elementsOf = (value: Json, pointer: string | undefined): Located[] => {
  const found: Located[] = []
  collectEvery([EVERY], 0, value, pointer, found)
  return found
}

// Own members only: a path can never reach a prototype.
const memberOf = (value: Json | undefined, name: string): Json | undefined => {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, name))
    return undefined
  return (value as JsonObject)[name]
}

const chosen = (value: Json | undefined, step: Choice): [number, Json] | undefined => {
  if (!Array.isArray(value)) return undefined
  const at = value.findIndex((item) =>
    step.every((condition) => isAsAsked(memberOf(item, condition.name), condition)),
  )
  return at < 0 ? undefined : [at, value[at] as Json]
}

const isAsAsked = (value: Json | undefined, { value: wanted, orNone }: Choice[number]): boolean =>
  value === undefined || value === null ? orNone : wordOf(value) === wanted

/** A single value as a word; undefined for lists and objects, which have none (and may bring a toString of their own). */
export const wordOf = (value: Json | undefined): string | undefined =>
  value === undefined || typeof value === 'object' ? undefined : String(value)

/**
 * A test on a record: a path must lead somewhere (null and "" count), or to a certain value (`@type=Product`; `id=gid://a/*` is how
 * it begins); or one of several (`title|name|标题`).
 */
export interface Presence {
  text: string
  any: readonly { path: Path; value: string | undefined }[]
}

/** @throws Error that says what is wrong with the path */
export const parsePresence = (text: string): Presence => {
  return { text, any: text.split('|').map(parseAlternative) }
}

const parseAlternative = (text: string): Presence['any'][number] => {
  const equals = text.lastIndexOf('=')
  const isTest = equals > text.lastIndexOf(']')
  const path = parsePath(isTest ? text.slice(0, equals) : text)
  return { path, value: isTest ? text.slice(equals + 1) : undefined }
}

/** True when the record has what the test asks for. */
export const isPresent = ({ any }: Presence, record: Json): boolean =>
  any.some((alternative) => isThere(alternative, record))

const isThere = ({ path, value }: Presence['any'][number], record: Json): boolean => {
  if (value === undefined) return leadsSomewhere(path.steps, 0, record)
  // JSON-LD writes one type as a string and several as a list.
  return readAll(path, record, undefined).some(({ value: found }) =>
    [found].flat().some((item) => isLike(wordOf(item), value)),
  )
}

const isLike = (word: string | undefined, wanted: string): boolean =>
  wanted.endsWith('*') ? (word?.startsWith(wanted.slice(0, -1)) ?? false) : word === wanted

const leadsSomewhere = (steps: readonly Step[], at: number, value: Json): boolean => {
  const step = steps[at]
  if (step === undefined) return true
  if (step === EVERY)
    return elementsOf(value, undefined).some((element) => leadsSomewhere(steps, at + 1, element.value))
  const next = typeof step === 'string' ? memberOf(value, step) : chosen(value, step)?.[1]
  return next !== undefined && leadsSomewhere(steps, at + 1, next)
}
