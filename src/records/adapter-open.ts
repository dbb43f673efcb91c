import type { Outline } from '../files/outline.ts'
import type { Detectable } from './adapter-detect.ts'
import type { Path, Presence } from './adapter-path.ts'
import { escapeToken } from './copy.ts'

/** True when a document's root is one record of the adapter, as far as its member names tell. */
export const matchesOutline = (adapter: Detectable, outline: Outline): boolean => {
  if (outline.type !== 'object') return false
  return adapter.detect.some((group) => group.every((test) => isInOutline(test, outline)))
}

// Values and elements of lists are not in the outline: the record shows them later.
const isInOutline = ({ any }: Presence, outline: Outline): boolean =>
  any.some(({ path }) => isPathIn(path, outline))

const isPathIn = (path: Path, outline: Outline): boolean => {
  const names = path.steps.slice(0, firstUnnamed(path)) as string[]
  return names.length > 0 && outlineAt(outline, names) !== undefined
}

const firstUnnamed = ({ steps }: Path): number => {
  const at = steps.findIndex((step) => typeof step !== 'string')
  return at < 0 ? steps.length : at
}

const outlineAt = (outline: Outline, names: readonly string[]): Outline | undefined =>
  names.reduce<Outline | undefined>((at, name) => at?.members?.get(name), outline)

/** True when only values would tell whether the root is a record of the adapter (`@type=Product`). */
export const isUnsure = (adapter: Detectable, outline: Outline): boolean =>
  adapter.detect.every(
    (group) =>
      group.every(({ any }) => any.every(({ value }) => value !== undefined)) ||
      !group.every((test) => isInOutline(test, outline)),
  )

/** The list or object in a document that an adapter's envelope names, or undefined. */
export const envelopeIn = (adapter: Detectable, outline: Outline): string | undefined => {
  for (const path of adapter.unwrap) {
    const names = path.steps.slice(0, firstUnnamed(path)) as string[]
    const found = outlineAt(outline, names)
    if (found !== undefined && names.length > 0 && holdsRecords(adapter, found))
      return names.map((name) => `/${escapeToken(name)}`).join('')
  }
  return undefined
}

const holdsRecords = (adapter: Detectable, outline: Outline): boolean =>
  outline.type === 'list'
    ? outline.of === undefined || outline.of === 'object'
    : matchesOutline(adapter, outline)

/** True when the document holds the list that is one record of the adapter. */
export const isWholeIn = (adapter: Detectable, outline: Outline): boolean =>
  adapter.whole &&
  adapter.unwrap.some(
    (path) =>
      outlineAt(
        outline,
        path.steps.filter((step) => typeof step === 'string'),
      )?.type === 'list',
  )
