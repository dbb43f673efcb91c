import type { JsonObject, Kind } from './records/record.ts'

/** One text by itself, and what is known of the record it would stand in. */
export interface CopyLine {
  text: string
  kind?: Kind
  /** A field of the canonical record that holds text; the kind's own when left out. */
  field?: string
  /** Names from the widest to the narrowest category. */
  category?: readonly string[]
  /** Further fields of the canonical record. */
  record?: JsonObject
}

/** The field a line of each kind stands in when nothing else is said. */
export const FIELD_OF_KIND: Record<Kind, string> = { product: 'title', store: 'intro', campaign: 'content' }

// What the schemas require besides; words that no rule can take for a claim.
const REQUIRED: Record<Kind, JsonObject> = {
  product: { title: '-' },
  store: { name: '-' },
  campaign: { name: '-', start: '2026-01-01', end: '2026-12-31' },
}

/**
 * The canonical record that holds a line, the line's field first.
 * @param id the record's id
 */
export const recordOfLine = (line: CopyLine, id: string): JsonObject => {
  const { text, kind = 'product', field = FIELD_OF_KIND[kind], category, record = {} } = line
  return {
    [field]: fieldValue(field, text),
    ...without(REQUIRED[kind], field),
    ...(category ? { category: { path: [...category] } } : {}),
    ...without(record, field),
    kind,
    id,
  }
}

const fieldValue = (field: string, text: string): string | string[] => {
  if (field === 'sellingPoints') return [text]
  return field === 'description' ? escapeMarkup(text) : text
}

// A description is markup; the line is what buyers read of it.
const escapeMarkup = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const without = (record: JsonObject, field: string): JsonObject =>
  Object.fromEntries(Object.entries(record).filter(([key]) => key !== field))
