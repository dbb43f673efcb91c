import type { Position } from '../files/input-error.ts'
import { locate, locateNearest, positionIn, spanInString } from './locate.ts'
import type { CatalogueRecord } from './record.ts'

/** A place in the source file, ready to be shown. */
export interface SourceRange {
  /** JSON pointer in the file: "/products/3/title". */
  pointer: string
  start: Position
  end: Position
  /** The same, as offsets in the record's own text. */
  from: number
  to: number
}

/**
 * Finds where a canonical value, or a span of its text, stands in the source file.
 * A value that is missing is placed at the beginning of the object that should hold it, with the pointer it would have.
 */
export const placeInSource = (
  record: CatalogueRecord,
  { pointer, span }: { pointer: string; span?: readonly [number, number] },
): SourceRange => {
  const { raw } = record
  const source = record.sourcePlace?.(pointer) ?? { pointer, shift: 0 }
  const extent = locate(raw.text, source.pointer)
  if (!extent) {
    const parent = locateNearest(raw.text, source.pointer)
    return range(record, source.pointer, parent.start, parent.start + 1)
  }
  // Nothing stands where the whole record is meant: its first character says where it begins.
  if (source.pointer === '') return range(record, '', extent.start, extent.start + 1)
  const first = raw.text[extent.start]
  // A list or object runs over many lines; its key is what a reader looks for.
  if (first === '{' || first === '[')
    return range(record, source.pointer, extent.keyStart ?? extent.start, extent.end)
  if (span === undefined || source.shift === undefined || first !== '"') {
    return range(record, source.pointer, extent.start, extent.end)
  }
  const { start, end } = spanInString(raw.text, extent.start, source.shift + span[0], source.shift + span[1])
  return range(record, source.pointer, start, end)
}

const range = ({ raw }: CatalogueRecord, pointer: string, from: number, to: number): SourceRange => ({
  pointer: raw.pointer + pointer,
  start: positionIn(raw.start, raw.text, from),
  end: positionIn(raw.start, raw.text, to),
  from,
  to,
})
