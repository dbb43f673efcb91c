import type { TextSpan } from '../text/span.ts'
import type { Position } from './input-error.ts'

/** The text of one record, cut out of a file but not yet parsed. */
export interface RawRecord {
  file: string
  /** The record as it stands in the file, from its first to its last character: JSON, unless `form` says otherwise. */
  text: string
  /** Where `text` begins in the file. */
  start: Position
  /** JSON pointer of the record in its document: "" for a line of NDJSON, "/products/3" in an envelope. */
  pointer: string
  /** How many keys stand in the record's JSON, counted outside strings: more than a parser returns means one was repeated. */
  keys: number
  /** Further lines of the file that belong to the record, with places of their own. */
  lines?: readonly RawRecord[]
  /** Set where `text` is not the record's JSON. */
  form?: RecordForm
}

/** How a record is read that is not written as JSON, or not as plain JSON, and the way back to its text. */
export type RecordForm = MappedJson | Cells

/** The text stands for JSON: that in a string, or what was mended. */
export interface MappedJson {
  is: 'json'
  json: string
  /** The smallest span of the record's text that a span of `json` was read from. */
  toText(span: TextSpan): TextSpan
}

/** The record is put together from the cells of rows, or from elements. */
export interface Cells {
  is: 'cells'
  /** A new object each time: whoever asks may change it. */
  value(): CellValue
  /** Where the value at a JSON pointer stands, or a span of it (code units, end exclusive); the nearest part that holds it. */
  locate(pointer: string, span?: readonly [number, number]): CellPlace
}

export interface CellObject {
  [key: string]: CellValue
}
export type CellValue = null | boolean | number | string | CellValue[] | CellObject

export interface CellPlace {
  /** JSON pointer of what was found. */
  pointer: string
  /** Offsets in the record's text. */
  from: number
  to: number
  /** Where the row begins, in the record's text and in the file: the rows of one record may stand apart. */
  row?: { offset: number; start: Position }
  /** Set in a workbook. */
  cell?: SheetCell
}

/** A cell of a workbook: "Sheet1", "B7". */
export interface SheetCell {
  sheet: string
  cell: string
}
