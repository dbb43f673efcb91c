import type { Localised } from '../text/localised.ts'
import type { Json } from './record.ts'

/** A value of the export that the adapter cannot take over. */
export interface AdaptProblem {
  code: 'input/wrong-type' | 'input/unknown-code'
  /** JSON pointer in the source record. */
  pointer: string
  /** What fills the words of the error. */
  values: Readonly<Record<string, string | Localised>>
}

/** A value and where it stands (of JSON text in a string: see INSIDE); the pointer is undefined when nothing is traced. */
export interface Part {
  value: Json
  pointer: string | undefined
  /** Where the value begins in the string at `pointer`, when it is a piece of it. */
  shift?: number
}

/** The part of the source record that paths begin at. */
export interface Scope extends Part {
  /** The member name under `each`. */
  key: string | undefined
}

/** A value found by a path. */
export interface Found extends Part {
  /** The path that found it, for messages. */
  path: string
  /** The values a path with `*` found; `value` is the list of them. */
  parts: readonly Part[] | undefined
}
