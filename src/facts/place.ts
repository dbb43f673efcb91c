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
}
