/**
 * The eight checks that every tool of the comparison is given, in the form all of them can express. A finding is the
 * name of one: words are told apart by the field they stand in, so that there are nine names.
 */
import { WORDS } from './words.mjs'

/** What may be found in a product. */
export const FINDINGS = [
  'title-required',
  'title-length',
  'price-positive',
  'compare-at',
  'barcode',
  'food-licence',
  'image-alt',
  'words-title',
  'words-description',
]

/** Longest title, in characters. */
export const LONGEST_TITLE = 60

/** Sources of regular expressions, so that each tool compiles them in its own way. */
export const PATTERNS = {
  notBlank: '\\S',
  aboveZero: '[1-9]',
  barcode: '^(?:\\d{8}|\\d{12,14})$',
  licence: '^SC1\\d{13}$',
  words: WORDS.join('|'),
}

/** The category under which a licence number is asked for. */
export const FOOD = '食品'
