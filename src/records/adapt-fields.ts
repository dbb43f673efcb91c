import { escapeToken } from './copy.ts'
import type { Json, JsonObject, SourcePlace } from './record.ts'

/** A canonical field that an adapter filled, and where the export has it. */
export interface FilledField {
  field: string
  /** Path in the source record, without list positions: "images.src". */
  from: string
}

/** The canonical fields of a record that came from its source, in the order of the record. Constants have no source. */
export const fieldsFilled = (record: JsonObject, trace: ReadonlyMap<string, SourcePlace>): FilledField[] =>
  Object.keys(record).flatMap((field) => {
    const from = firstBelow(trace, `/${field}`)
    return from === undefined ? [] : [{ field, from: pathOf(from) }]
  })

const firstBelow = (trace: ReadonlyMap<string, SourcePlace>, pointer: string): SourcePlace | undefined => {
  const own = trace.get(pointer)
  if (own !== undefined) return own
  for (const [target, place] of trace) if (target.startsWith(`${pointer}/`)) return place
  return undefined
}

const LONGEST = 60

/** A place as a path that a person would write; names of the input are cut where they are very long. */
export const pathOf = ({ pointer, inside = [] }: SourcePlace): string => {
  const names = [pointer, ...inside]
    .flatMap((one) => one.split('/').slice(1))
    .filter((token) => !/^\d+$/.test(token))
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
  const path = names.join('.')
  return path.length > LONGEST ? `${path.slice(0, LONGEST - 1)}…` : path
}

/**
 * Paths of an export's record that filled no canonical field, without list positions, in their order. What stands beside a
 * value that was used is left over all the same: `images.width` where only `images.src` was read.
 */
export const fieldsLeftOver = (source: Json, trace: ReadonlyMap<string, SourcePlace>): string[] => {
  const used = new Set([...trace.values()].map(({ pointer }) => plainPointer(pointer)))
  const left = new Set<string>()
  collectLeft(source, '', used, left, 0)
  return [...left]
}

const collectLeft = (
  value: Json,
  path: string,
  used: ReadonlySet<string>,
  left: Set<string>,
  depth: number,
): void => {
  if (Array.isArray(value) && depth < DEEPEST) {
    for (const item of value) collectLeft(item, path, used, left, depth + 1)
  } else if (typeof value === 'object' && value !== null && depth < DEEPEST && !Array.isArray(value)) {
    for (const [key, item] of Object.entries(value))
      collectLeft(item, `${path}/${escapeToken(key)}`, used, left, depth + 1)
  } else if (path !== '' && !used.has(path)) left.add(pathOf({ pointer: path }))
}

const DEEPEST = 12

const plainPointer = (pointer: string): string => pointer.replace(/\/\d+(?=\/|$)/g, '')
