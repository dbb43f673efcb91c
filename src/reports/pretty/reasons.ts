import type { Words } from '../words.ts'

const QUOTED = /"[^"]*"|“[^“”]*”|「[^「」]*」/gu
/** A field's name at the end: "Shopify exports do not hold variants.barcode". */
const LAST_FIELD = /\s[\w.]+$/

/** What reasons that are told together have in common: all but what they quote and the field they end with. */
export const stemOf = (reason: string): string => reason.replace(QUOTED, '""').replace(LAST_FIELD, '')

/**
 * Reasons of one stem as one sentence. Their last fields are listed; where they quote different things the first
 * speaks for the others, which are counted.
 */
export const sentenceOf = (reasons: readonly string[], words: Words): string => {
  const [first = ''] = reasons
  const beginnings = new Set(reasons.map((reason) => reason.replace(LAST_FIELD, '')))
  if (reasons.length === 1) return first
  if (beginnings.size > 1) return words.notChecked.alike(first, reasons.length - 1)
  const fields = reasons.map((reason) => LAST_FIELD.exec(reason)?.[0].trim() ?? '')
  return `${[...beginnings].join('')} ${fields.join(words.comma)}`
}
