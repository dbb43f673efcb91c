import type { JsonObject, SourcePlace } from './record.ts'

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
