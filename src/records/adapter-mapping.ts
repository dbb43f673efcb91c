import type { Conversion } from './adapt-value.ts'
import { type Path, type Presence, parsePath, parsePresence } from './adapter-path.ts'
import type { Json, JsonObject } from './record.ts'
import type { Shape } from './shape.ts'

/** How one canonical value is made from an export; `shape` is what the record schema says of it. */
export type Mapping =
  | { is: 'constant'; value: Json }
  /** A setting of ecomply.yaml (`$config`). */
  | { is: 'setting'; name: string }
  /** The member name under `each` (`$key`). */
  | { is: 'key' }
  | { is: 'value'; from: Source; shape: Shape | undefined }
  /** Markup; where the field holds plain text, its text. */
  | { is: 'html'; from: Source; shape: Shape | undefined }
  /** A plain text with entities or highlight markup left in it. */
  | { is: 'text'; from: Source }
  /** `clock`: times of day, of which the earliest or the latest goes to a day that has none. */
  | { is: 'converted'; from: Source; conversion: Conversion; clock?: Clock }
  | {
      is: 'money'
      from: Source
      conversion: Conversion
      currency: Mapping | undefined
      pick: Pick
      zeroIsNone: boolean
    }
  | { is: 'split'; from: Source; separator: string }
  | {
      is: 'pairs'
      from: Source
      between: string
      within: string
      take: readonly string[]
      asMembers: boolean
    }
  /** An object whose members are named by the data: `{ members: list, name: path, value: … }`. */
  | { is: 'members'; over: Source; byKey: boolean; name: Mapping; value: Mapping }
  | {
      is: 'code'
      from: Source
      codes: ReadonlyMap<string, Json>
      keepsOthers: boolean
      shape: Shape | undefined
    }
  | { is: 'first'; of: readonly Mapping[] }
  | { is: 'all'; of: readonly Path[]; shape: Shape | undefined }
  | {
      is: 'object'
      when: Presence | undefined
      members: readonly (readonly [string, Mapping])[]
      needed: readonly string[]
    }
  /** `except`: names of elements that have a field of their own. */
  | { is: 'each'; over: Source; byKey: boolean; as: Mapping; except: ReadonlySet<Json> }
  | { is: 'lists'; of: readonly Mapping[] }

/** Times of day in another place than the day. */
export interface Clock {
  from: Source
  pick: 'earliest' | 'latest'
  /** The offset they are meant in. */
  zone: string
}

/** Where a value is read: the first path that leads to something. */
export interface Source {
  paths: readonly Path[]
  /** The value is JSON written in a string. */
  json: boolean
  /** The value is a list in one text: what stands between its parts. */
  split?: string
}

export type Pick = 'first' | 'lowest' | 'highest'

/** A mistake in an adapter file: where it is, and what is wrong. */
export class MappingError extends Error {
  readonly place: string

  constructor(place: string, message: string) {
    super(`${place}: ${message}`)
    this.place = place
  }
}

/** True for an object of the adapter file. */
export const isObject = (data: Json): data is JsonObject =>
  typeof data === 'object' && data !== null && !Array.isArray(data)

/** True when the object has the key itself. */
export const has = (data: JsonObject, key: string): boolean => Object.hasOwn(data, key)

/** True when the object has no other keys. */
export const isOnly = (data: JsonObject, keys: readonly string[]): boolean =>
  Object.keys(data).every((key) => keys.includes(key))

/** A path, or a list of paths, as a source. */
export const sourceAt = (data: Json, place: string, json: boolean): Source => ({
  paths: [data].flat().map((path, i) => pathAt(path as Json, Array.isArray(data) ? `${place}.${i}` : place)),
  json,
})

/** A path, or the error with its place. */
export const pathAt = (data: Json, place: string): Path =>
  attempt(place, () => parsePath(textAt(data, place)))

/** A test, or the error with its place. */
export const presenceAt = (data: Json, place: string): Presence =>
  attempt(place, () => parsePresence(textAt(data, place)))

/** A text that is not empty, or the error with its place. */
export const textAt = (data: Json | undefined, place: string): string => {
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
