import type { RawRecord } from '../files/raw-record.ts'

export type Json = null | boolean | number | string | Json[] | JsonObject
export interface JsonObject {
  [key: string]: Json
}

export const KINDS = ['product', 'store', 'campaign'] as const
export type Kind = (typeof KINDS)[number]

/** One record in canonical form, with the way back to its source. */
export interface CatalogueRecord {
  kind: Kind
  id: string
  /** The canonical record: the shapes of schemas/records/*.schema.json. Unknown fields are kept. */
  value: JsonObject
  raw: RawRecord
  /** What else of the input the record was made of: rows of tables, further lines. Absent where that is nothing. */
  parts?: readonly RawRecord[]
  /** Set when the record was read through an adapter. */
  adapter?: AdapterInfo
  /** The texts a buyer reads, in the order of the record's fields; `copyFields[i]` is the field of `copy[i]`. */
  copy: readonly string[]
  copyFields: readonly CopyField[]
  /** JSON pointers of the texts in the canonical record, computed on demand: only findings need them. */
  copyPointers(): readonly string[]
  /** Where the value at a canonical JSON pointer stands in `raw.text`; absent: under the same pointer. */
  sourcePlace?(pointer: string): SourcePlace
}

/** Where a canonical value comes from in the source record. */
export interface SourcePlace {
  /** JSON pointer in the source record. */
  pointer: string
  /** Where the value was read from JSON text in the string at `pointer`: the pointer in that text, and so on inwards. */
  inside?: readonly string[]
  /** Set where the value stands in a row of another table that was joined; `pointer` is then one in it. */
  raw?: RawRecord
  /** Set when the canonical text is a verbatim piece of the source string that begins here (UTF-16 code units). */
  shift?: number
  /** Set when the text was changed on the way (entities, markup): the span of the source string behind one of the text. */
  span?: (start: number, end: number) => readonly [number, number]
}

/** What the rest of the program needs to know of an adapter. */
export interface AdapterInfo {
  name: string
  /** The platform's name as a person writes it: "Shopify". */
  platform: string
  /** True when the platform's export can hold the canonical field ("images.alt"); false makes rules on it unchecked. */
  carries(field: string): boolean
}

/** A field whose text is shown to buyers, as the record schema declares it. */
export interface CopyField {
  /** Position in the schema's list of copy fields, the same in every record of the kind. */
  index: number
  /** Canonical path without list positions: "images.alt". */
  path: string
  /** "html" when the string holds markup. */
  format: 'text' | 'html'
}
