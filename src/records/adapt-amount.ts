import { type Conversion, UNREADABLE } from './adapt-value.ts'

/** What an amount is counted in: whole units, hundredths, hundred-thousandths, millionths. */
export type Unit = 'major' | 'yuan' | 'fen' | 100000 | 'micros'

const PLACES: Readonly<Record<Unit, number>> = { major: 0, yuan: 0, fen: 2, 100000: 5, micros: 6 }

/**
 * A decimal amount without sign, currency or thousands separators; its digits stay as the export wrote them.
 * "￥2,699.0" → "2699.0"; 269900 fen → "2699.00"; "1.299,00" → "1299.00"; "1.2万" → "12000"; "99元起" → "99". Of a range the
 * first bound. Negative amounts and words cannot be read.
 */
export const amount = (unit: Unit): Conversion => ({
  expected: { en: 'an amount such as "29.90"', zh: '金额，例如 "29.90"' },
  convert: (value) => {
    const [first] = boundsOf(value)
    const digits = first === undefined ? undefined : decimalOf(first)
    return digits === undefined ? UNREADABLE : shifted(digits, PLACES[unit])
  },
})

/** The bounds of a price range as it is written ("99.00-199.00", "￥99~￥199", "99 至 199"); else the value alone. */
export const boundsOf = (value: string | number | boolean): readonly (string | number | boolean)[] => {
  if (typeof value !== 'string' || value.length > 2 * LONGEST_AMOUNT || !RANGE.test(value)) return [value]
  const bounds = value.split(BETWEEN)
  return bounds.length === 2 && bounds.every((bound) => decimalOf(bound) !== undefined) ? bounds : [value]
}

const RANGE = /\d.*[-–—~～〜至到].*\d/
const BETWEEN = /[-–—~～〜至到]+/

const DECIMAL = /^\d+(\.\d+)?$/
const LONGEST_AMOUNT = 40
const BEFORE_AMOUNT = /^(?:[A-Z]{2,3})?\s*\p{Sc}?\s*/u
const AFTER_AMOUNT = /\s*(?:\p{Sc}|元|圆|円|원|[A-Z]{2,3})?(?:\s?\/\s?\p{L}{1,4}|起)?$/u

const decimalOf = (value: string | number | boolean): string | undefined => {
  const written = String(value)
  if (DECIMAL.test(written)) return written
  if (written.length > LONGEST_AMOUNT) return undefined
  const bare = written.normalize('NFKC').trim().replace(BEFORE_AMOUNT, '').replace(AFTER_AMOUNT, '')
  if (DECIMAL.test(bare)) return bare
  if (/^\d+(?:\.\d+)?万$/.test(bare)) return shifted(bare.slice(0, -1), -4)
  if (/^\d{1,3}([, ]\d{3})+(\.\d+)?$/.test(bare)) return bare.replaceAll(/[, ]/g, '')
  if (/^\d{1,3}([. ]\d{3})*,\d{1,2}$/.test(bare) || /^\d+,\d{1,2}$/.test(bare))
    return bare.replaceAll(/[. ]/g, '').replace(',', '.')
  return undefined
}

// The point so many places to the left (or, below zero, to the right), without a number in between.
const shifted = (digits: string, places: number): string => {
  if (places === 0) return digits
  const [whole = '0', fraction = ''] = digits.split('.')
  if (places < 0) {
    const padded = fraction.padEnd(-places, '0')
    return joined(whole + padded.slice(0, -places), padded.slice(-places))
  }
  const padded = whole.padStart(places + 1, '0')
  const cents = padded.slice(-places) + fraction
  return joined(padded.slice(0, -places), places > 2 ? withoutZeros(cents) : cents)
}

// Two decimals stay: they are cents.
const withoutZeros = (fraction: string): string => {
  let end = fraction.length
  while (end > 2 && fraction[end - 1] === '0') end--
  return fraction.slice(0, end)
}

const joined = (whole: string, fraction: string): string => {
  const plain = whole.replace(/^0+(?=\d)/, '')
  return fraction === '' ? plain : `${plain}.${fraction}`
}
