/** A ruleset for Stoplight Spectral: its own functions where they can say it, else functions of ours. */
import { length, pattern } from '@stoplight/spectral-functions'
import { FOOD, LONGEST_TITLE, PATTERNS } from '../checks.mjs'

const aboveZero = new RegExp(PATTERNS.aboveZero)
const licence = new RegExp(PATTERNS.licence)

const rule = (message, given, then) => ({ message, given, severity: 'error', then })

/** A function of the whole record: where it finds something, one result at `path`. */
const record = (message, isFound, path) =>
  rule(message, '$', {
    function: (product) => (isFound(product) ? [{ message, path }] : undefined),
  })

export default {
  rules: {
    'title-required': rule('The listing has no title.', '$.title', {
      function: pattern,
      functionOptions: { match: PATTERNS.notBlank },
    }),
    'title-length': rule('The title is too long.', '$.title', {
      function: length,
      functionOptions: { max: LONGEST_TITLE },
    }),
    'price-positive': record(
      'There is no price above zero.',
      ({ price }) => !aboveZero.test(price?.amount ?? ''),
      ['price'],
    ),
    'compare-at': record(
      'The crossed-out price is below the price.',
      ({ compareAt, price }) => Number(compareAt?.amount) < Number(price?.amount),
      ['compareAt'],
    ),
    barcode: rule('The barcode cannot be right.', '$.barcode', {
      function: pattern,
      functionOptions: { match: PATTERNS.barcode },
    }),
    'food-licence': record(
      'There is no licence number of the right form.',
      ({ category, licences }) =>
        category?.path?.includes(FOOD) &&
        (!licences?.length || licences.some(({ number }) => !licence.test(number ?? ''))),
      ['licences'],
    ),
    'image-alt': record(
      'No picture has an alternative text.',
      ({ images }) => !images?.some(({ alt }) => typeof alt === 'string'),
      ['images'],
    ),
    'words-title': rule('The title holds a forbidden word.', '$.title', {
      function: pattern,
      functionOptions: { notMatch: PATTERNS.words },
    }),
    'words-description': rule('The description holds a forbidden word.', '$.description', {
      function: pattern,
      functionOptions: { notMatch: PATTERNS.words },
    }),
  },
}
