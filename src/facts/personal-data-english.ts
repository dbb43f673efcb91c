import type { Piece } from './personal-data-kinds.ts'

/** Names in English: a given name, perhaps an initial, a family name; capitals tell them from other words. */
const NAME = "[A-Z][a-z]{1,14}(?: [A-Z]\\.?)? (?:Mc|Mac|O'|De)?[A-Z][a-z]{1,16}"
/** Who is spoken of: somebody who bought, won, was treated or is thanked; the word may begin a sentence. */
const LABELS =
  '[Cc]ustomers?|[Bb]uyers?|[Cc]lients?|[Pp]atients?|[Ww]inners?|[Mm]embers?|[Ss]tudents?|[Ss]hoppers?|[Rr]ecipient|[Uu]sers?|[Cc]ongratulations,?(?: to)?|[Ss]old to|[Ss]hip(?:ped)? to|[Dd]elivered to|[Rr]eviewed by|[Rr]eview (?:by|from)'
const LABELLED = new RegExp(`\\b(?:${LABELS}):? {0,2}(?:(?:Mr|Mrs|Ms|Miss|Dr)\\.? )?(${NAME})\\b`, 'g')
/** Products are thanked too: Thanks to Memory Foam your neck rests. */
const THANKED = new RegExp(
  `\\b[Tt]han(?:ks to|k you,?) (${NAME})(?=[.!]|$| ?\\(|,? (?:for|of|from|in|who|whose) |, \\d)`,
  'g',
)
const TITLED = new RegExp(`\\b(?:Mr|Mrs|Ms|Miss)\\.? (${NAME})\\b`, 'g')
/** A name at the beginning of a sentence that an order number follows, or of whom something is told. */
const TOLD = new RegExp(
  `(?:^|[.!?;"] ?)(${NAME})(?= ?[,(]? ?(?:\\(?[Oo]rder(?: [Nn]o\\.?| number)?[ :#]{0,3}\\d|from \\d|\\(?(?:aged?|tel|phone|email)\\b|of \\d))`,
  'g',
)
/** 42 Maple Street; 18 King Street Flat 4. Numbers and names have few parts, so that this stays linear. */
const STREET =
  /\b\d{1,5}[A-Za-z]? (?:[A-Z][a-z]{1,14} ){1,3}(?:Street|St|Road|Rd|Avenue|Ave|Lane|Ln|Drive|Boulevard|Blvd|Court|Place|Square|Terrace|Close|Crescent)\b(?:,? (?:Apt|Apartment|Flat|Unit|Suite|Room)\.? ?\w{1,5})?/g

/** Words with capitals that look like a name and are none. */
const NO_NAME =
  /^(?:The|This|That|Your|Our|My|Free|Great|Happy|Best|New|All|Each|Every|Customer|Gift|Service|Support|Club|Day|Black|Cyber|United|Great)\b| (?:Studio|Studios|Company|Limited|Team|Service|Services|Support|Club|Store|Shop|Review|Reviews|Day|Care|Agreement|Rewards|Program|Street|Road|Avenue|Guide|Manual|Week|Friday|Monday|States|Kingdom|Edition)$/

/** Said of health: a name beside it is one person's secret. */
export const ENGLISH_ILLNESS =
  /\b(?:diabetes|cancer|tumou?r|stroke|arthritis|hypertension|depression|anxiety|asthma|eczema|psoriasis|insomnia|surgery|chemo(?:therapy)?|diagnosed|hospital|pregnan\w{0,4}|miscarriage|hiv|epilepsy|hepatitis|leuk(?:a)?emia)\b/

/**
 * True for a text mostly in Latin letters, told from four places: only there are English names and streets looked for,
 * so that Chinese texts cost next to nothing.
 */
export const isLatinText = (text: string): boolean => {
  if (text.length < 12) return false
  let latin = 0
  for (let part = 0; part < 4; part++)
    if (text.charCodeAt(Math.floor((part * text.length) / 4)) < 0x250) latin++
  return latin === 4
}

/** Full English names that words announce: a customer's, a patient's, somebody thanked. */
export const englishNames = (text: string): Piece[] => {
  const found = new Map<number, Piece>()
  for (const pattern of [LABELLED, THANKED, TITLED, TOLD])
    for (const hit of text.matchAll(pattern)) {
      const name = hit[1] as string
      if (NO_NAME.test(name)) continue
      const start = hit.index + hit[0].lastIndexOf(name)
      found.set(start, { kind: 'name', start, end: start + name.length, confidence: 0.75 })
    }
  return [...found.values()].sort((a, b) => a.start - b.start)
}

/** Streets with a house number, as English addresses begin. */
export const englishStreets = (text: string): Piece[] =>
  Array.from(text.matchAll(STREET), ({ 0: street, index }) => ({
    kind: 'address',
    start: index,
    end: index + street.length,
    confidence: 0.7,
  }))
