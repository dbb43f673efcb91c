import type { Position } from '../files/input-error.ts'
import type { Cells, RawRecord, SheetCell } from '../files/raw-record.ts'
import { endOf, type Located, locateNearest, positionIn, spanInString } from './locate.ts'
import type { CatalogueRecord, SourcePlace } from './record.ts'

/** A place in the source file, ready to be shown. */
export interface SourceRange {
  /** The record's own text, or the row of a joined table it stands in. */
  raw: RawRecord
  /** JSON pointer in the file: "/products/3/title". */
  pointer: string
  start: Position
  end: Position
  /** The same, as offsets in the text of `raw`. */
  from: number
  to: number
  /** Set in a workbook. */
  cell?: SheetCell
}

/**
 * Finds where a canonical value, or a span of its text, stands in the source file.
 * A value that is missing is placed at the beginning of the object that should hold it, with the pointer it would have.
 */
export const placeInSource = (
  record: CatalogueRecord,
  { pointer, span }: { pointer: string; span?: readonly [number, number] },
): SourceRange => {
  const source = record.sourcePlace?.(pointer) ?? { pointer, shift: 0 }
  const raw = source.raw ?? record.raw
  if (raw.form?.is === 'cells') return rangeOfCell(raw, raw.form, source, span)
  const text = raw.form?.json ?? raw.text
  const found = locateOnce(raw, source.pointer)
  // Nothing stands where the whole record is meant: its first character says where it begins.
  if (found.pointer !== source.pointer || found.pointer === '')
    return range(raw, source.pointer, found.start, found.start + 1)
  const first = text[found.start]
  // A list or object runs over many lines; its key is what a reader looks for.
  if (first === '{' || first === '[')
    return range(raw, source.pointer, found.keyStart ?? found.start, endOf(text, found.start))
  if (first !== '"') return range(raw, source.pointer, found.start, endOf(text, found.start))
  const [from, to] = placeInString(text, found.start, source.inside ?? [], sourceSpan(source, span))
  return range(raw, source.pointer, from, to)
}

/** The span of the innermost source string; undefined where the whole value is meant. */
const sourceSpan = (
  { shift, span: back }: SourcePlace,
  span: readonly [number, number] | undefined,
): readonly [number, number] | undefined => {
  if (span === undefined) return undefined
  if (back !== undefined) return back(span[0], span[1])
  return shift === undefined ? undefined : [shift + span[0], shift + span[1]]
}

// A string may hold JSON text, and that strings which hold JSON text.
const placeInString = (
  text: string,
  quote: number,
  inside: readonly string[],
  span: readonly [number, number] | undefined,
): readonly [number, number] => {
  const [pointer, ...further] = inside
  const inner = pointer === undefined ? span : placeInText(text, quote, pointer, further, span)
  if (inner === undefined) return [quote, endOf(text, quote)]
  const { start, end } = spanInString(text, quote, inner[0], inner[1])
  return [start, end]
}

// Undefined where the text in the string is not what it was taken for: then the whole string is meant.
const placeInText = (
  text: string,
  quote: number,
  pointer: string,
  further: readonly string[],
  span: readonly [number, number] | undefined,
): readonly [number, number] | undefined => {
  const inner = JSON.parse(text.slice(quote, endOf(text, quote))) as string
  const found = locateNearest(inner, pointer)
  if (found.pointer !== pointer) return undefined
  const first = inner[found.start]
  if (first === '"') return placeInString(inner, found.start, further, span)
  const isHolder = first === '{' || first === '['
  return [isHolder ? (found.keyStart ?? found.start) : found.start, endOf(inner, found.start)]
}

// Kept as long as the record: several findings often stand in one value.
const located = new WeakMap<RawRecord, Map<string, Located>>()

const locateOnce = (raw: RawRecord, pointer: string): Located => {
  const known = located.get(raw) ?? new Map<string, Located>()
  located.set(raw, known)
  const found =
    known.get(pointer) ?? locateNearest(raw.form?.is === 'json' ? raw.form.json : raw.text, pointer)
  known.set(pointer, found)
  return found
}

const rangeOfCell = (
  raw: RawRecord,
  cells: Cells,
  { pointer, shift }: SourcePlace,
  span: readonly [number, number] | undefined,
): SourceRange => {
  const inside: [number, number] | undefined =
    span === undefined || shift === undefined ? undefined : [shift + span[0], shift + span[1]]
  const { from, to, row, cell } = cells.locate(pointer, inside)
  const found = row
    ? rangeOfText(
        { ...raw, text: raw.text.slice(row.offset), start: row.start },
        pointer,
        from - row.offset,
        to - row.offset,
      )
    : rangeOfText(raw, pointer, from, to)
  return { ...found, raw, from, to, ...(cell ? { cell } : {}) }
}

const range = (raw: RawRecord, pointer: string, from: number, to: number): SourceRange =>
  raw.form?.is === 'json'
    ? rangeOfText(raw, pointer, ...raw.form.toText([from, to]))
    : rangeOfText(raw, pointer, from, to)

const rangeOfText = (raw: RawRecord, pointer: string, from: number, to: number): SourceRange => {
  const start = positionIn(raw.start, raw.text, from)
  const end = positionIn(start, raw.text.slice(from, to), to - from)
  return { raw, pointer: raw.pointer + pointer, start, end, from, to }
}
