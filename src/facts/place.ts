import type { RowPlace } from '../records/price-row.ts'
import type { CatalogueRecord } from '../records/record.ts'
import type { Localised } from '../text/localised.ts'

/** A place in a canonical record that a finding can point at. */
export interface Place {
  /** Canonical path without list positions: "images.alt". */
  field: string
  /** JSON pointer in the canonical record: "/images/2/alt". */
  pointer: string
  /** Start and end in the string at `pointer` (UTF-16 code units, end exclusive); absent: the whole value. */
  span?: readonly [number, number]
  /** The matched text as a buyer reads it: markup and character references resolved. Masked before it is shown. */
  match?: string
  /** What the place disagrees with, in this record or in another. */
  related?: readonly RelatedPlace[]
}

/** A second place that a finding rests on: the plan's offer, the product's price, a row of the price history. */
export type RelatedPlace = (PlaceInRecord | PlaceInRow) & {
  /** What stands there, in a few words without a final stop. */
  words: Localised
}

interface PlaceInRecord {
  record: CatalogueRecord
  /** JSON pointer in that record. */
  pointer: string
  span?: readonly [number, number]
}

interface PlaceInRow {
  row: RowPlace
}
