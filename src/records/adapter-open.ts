import type { Outline } from '../files/outline.ts'
import { type Adapter, matches } from './adapter.ts'
import { EVERY, type Path, type Presence, readOne } from './adapter-path.ts'
import { escapeToken } from './copy.ts'
import type { Json } from './record.ts'

/** The part of a record that an adapter reads. */
export interface OpenedRecord {
  value: Json
  /** JSON pointer of the part in the record; "" for the record itself. */
  pointer: string
}

/**
 * The part of a record that matches an adapter: the record itself, or what stands in one of the adapter's envelopes,
 * since lists may hold wrapped records (`edges.*.node`) and lines of NDJSON whole answers.
 */
export const openRecord = (adapter: Adapter, record: Json): OpenedRecord | undefined => {
  if (matches(adapter, record)) return { value: record, pointer: '' }
  for (const path of adapter.unwrap) {
    const inner = { ...path, steps: innerSteps(path) }
    const value = inner.steps.length === 0 ? undefined : readOne(inner, record)
    if (value !== undefined && matches(adapter, value)) return { value, pointer: pointerOf(inner.steps) }
  }
  return undefined
}

/** The same, with the record itself where nothing matches: for an adapter that somebody asked for by name. */
export const openOrWhole = (adapter: Adapter, record: Json): OpenedRecord =>
  openRecord(adapter, record) ?? { value: record, pointer: '' }

// What follows the last `*`: the list before it was opened when the file was split.
const innerSteps = ({ steps }: Path): Path['steps'] => steps.slice(steps.lastIndexOf(EVERY) + 1)

const pointerOf = (steps: Path['steps']): string =>
  steps.map((step) => `/${escapeToken(typeof step === 'string' ? step : '')}`).join('')

/** True when a document's root is one record of the adapter. */
export const matchesOutline = (adapter: Adapter, outline: Outline): boolean => {
  if (outline.type !== 'object') return false
  return adapter.detect.some((group) => group.every((test) => isInOutline(test, outline)))
}

// Values and elements of lists are not in the outline: the record shows them later.
const isInOutline = ({ path }: Presence, outline: Outline): boolean => {
  const names = path.steps.slice(0, firstUnnamed(path)) as string[]
  return names.length > 0 && outlineAt(outline, names) !== undefined
}

const firstUnnamed = ({ steps }: Path): number => {
  const at = steps.findIndex((step) => typeof step !== 'string')
  return at < 0 ? steps.length : at
}

const outlineAt = (outline: Outline, names: readonly string[]): Outline | undefined =>
  names.reduce<Outline | undefined>((at, name) => at?.members?.get(name), outline)

/** The list or object in a document that an adapter's envelope names, or undefined. */
export const envelopeIn = (adapter: Adapter, outline: Outline): string | undefined => {
  for (const path of adapter.unwrap) {
    const names = path.steps.slice(0, firstUnnamed(path)) as string[]
    const found = outlineAt(outline, names)
    if (found !== undefined && names.length > 0 && holdsRecords(adapter, found))
      return names.map((name) => `/${escapeToken(name)}`).join('')
  }
  return undefined
}

const holdsRecords = (adapter: Adapter, outline: Outline): boolean =>
  outline.type === 'list'
    ? outline.of === undefined || outline.of === 'object'
    : matchesOutline(adapter, outline)

/** True when the document holds the list that is one record of the adapter. */
export const isWholeIn = (adapter: Adapter, outline: Outline): boolean =>
  adapter.whole &&
  adapter.unwrap.some(
    (path) =>
      outlineAt(
        outline,
        path.steps.filter((step) => typeof step === 'string'),
      )?.type === 'list',
  )
