import type { Position } from './input-error.ts'

/** The JSON text of one record, cut out of a file but not yet parsed. */
export interface RawRecord {
  file: string
  /** The record's own JSON text, from its first to its last character. */
  text: string
  /** Where `text` begins in the file. */
  start: Position
  /** JSON pointer of the record in its document: "" for a line of NDJSON, "/products/3" in an envelope. */
  pointer: string
  /** How many keys stand in `text`, counted outside strings: more than a parser returns means one was repeated. */
  keys: number
}
