import type { Localised } from '../text/localised.ts'
import type { Json } from './record.ts'

/** Says that a value could not be read as what the adapter takes it for. */
export const UNREADABLE = Symbol('unreadable')

/** Turns one value of an export into a canonical one; undefined means that the export says "none". */
export interface Conversion {
  /** What the value must look like, for the message when it does not. */
  expected: Localised
  convert(value: string | number | boolean): Json | undefined | typeof UNREADABLE
}

/**
 * A decimal amount without sign, currency or thousands separators; its digits stay as the export wrote them.
 * "￥2,699.0" → "2699.0"; 269900 fen → "2699.00"; "1.299,00" → "1299.00"; negative amounts and words cannot be read.
 * @param unit fen are hundredths
 */
export const amount = (unit: 'major' | 'yuan' | 'fen'): Conversion => ({
  expected: { en: 'an amount such as "29.90"', zh: '金额，例如 "29.90"' },
  convert: (value) => {
    const digits = decimalOf(value)
    if (digits === undefined) return UNREADABLE
    return unit === 'fen' ? hundredth(digits) : digits
  },
})

const DECIMAL = /^\d+(\.\d+)?$/
const LONGEST_AMOUNT = 40
const BEFORE_AMOUNT = /^(?:[A-Z]{2,3})?\s*\p{Sc}?\s*/u
const AFTER_AMOUNT = /\s*(?:\p{Sc}|元|圆|円|원|[A-Z]{2,3})$/u

const decimalOf = (value: string | number | boolean): string | undefined => {
  const written = String(value)
  if (DECIMAL.test(written)) return written
  if (written.length > LONGEST_AMOUNT) return undefined
  const bare = written.normalize('NFKC').trim().replace(BEFORE_AMOUNT, '').replace(AFTER_AMOUNT, '')
  if (DECIMAL.test(bare)) return bare
  if (/^\d{1,3}([, ]\d{3})+(\.\d+)?$/.test(bare)) return bare.replaceAll(/[, ]/g, '')
  if (/^\d{1,3}([. ]\d{3})*,\d{1,2}$/.test(bare) || /^\d+,\d{1,2}$/.test(bare))
    return bare.replaceAll(/[. ]/g, '').replace(',', '.')
  return undefined
}

const hundredth = (digits: string): string => {
  const [whole = '0', fraction = ''] = digits.split('.')
  const padded = whole.padStart(3, '0')
  return `${padded.slice(0, -2)}.${padded.slice(-2)}${fraction}`
}

/** The same number with the other sign; a string stays a string. */
export const negated: Conversion = {
  expected: { en: 'a number', zh: '数字' },
  convert: (value) => {
    if (typeof value === 'number') return value === 0 ? 0 : -value
    const digits = /^([+-]?)(\d+(?:\.\d+)?)$/.exec(String(value).trim())
    if (!digits) return UNREADABLE
    const isZero = Number(digits[2]) === 0
    return digits[1] === '-' || isZero ? (digits[2] as string) : `-${digits[2]}`
  },
}

/**
 * ISO 8601 with an offset.
 * @param zone how to read a time without offset: "+08:00" or "Z"; "s" and "ms" are counted from 1970 in UTC
 */
export const time = (zone: string): Conversion => ({
  expected: { en: 'a date and time', zh: '日期和时间' },
  convert: (value) =>
    zone === 's' || zone === 'ms' ? epoch(value, zone === 's' ? 1000 : 1) : localTime(value, zone),
})

const epoch = (value: string | number | boolean, unit: number): string | undefined | typeof UNREADABLE => {
  const at = Number(value) * unit
  if (at === 0) return undefined
  const date = new Date(at)
  if (typeof value === 'boolean' || Number.isNaN(date.getTime())) return UNREADABLE
  return date.toISOString().replace('.000Z', 'Z')
}

const TIME =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ](\d{1,2}:\d{2})(:\d{2}(?:\.\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?)?$/

const localTime = (
  value: string | number | boolean,
  zone: string,
): string | undefined | typeof UNREADABLE => {
  const parts = TIME.exec(String(value).trim())
  if (!parts) return UNREADABLE
  const [, year, month, day, clock, seconds, offset] = parts
  if (Number(month) === 0) return undefined // 0000-00-00: no date
  const date = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  if (clock === undefined) return date
  return `${date}T${clock.padStart(5, '0')}${seconds ?? ':00'}${offset ?? zone}`
}

/** True for the values the platform takes for yes. */
export const truth = (yes: readonly Json[]): Conversion => {
  const words = new Set(yes.map(String))
  return {
    expected: { en: 'a yes or no value', zh: '是或否的值' },
    convert: (value) => words.has(String(value)),
  }
}

/**
 * A whole address.
 * @param base what an address without scheme lacks: a scheme ("https:"), or a scheme and a host
 */
export const address = (base: string): Conversion => {
  const scheme = base.slice(0, base.indexOf(':') + 1)
  const host = base.slice(scheme.length).replace(/^\/\/|\/$/g, '')
  return {
    expected: { en: 'an address', zh: '网址' },
    convert: (value) => {
      const url = String(value)
      if (/^[A-Za-z][A-Za-z0-9+.-]*:/.test(url)) return url
      if (url.startsWith('//')) return scheme + url
      return host === '' ? `${scheme}//${url}` : `${scheme}//${host}/${url.replace(/^\//, '')}`
    },
  }
}

/** Per cent off the price. @param whole what stands for the full price: 800 of 1000 is 20 per cent off. */
export const percentOff = (whole: number): Conversion => quotient((value) => (1 - value / whole) * 100)

/** The value in a larger unit: 172800 seconds divided by 3600 are 48 hours. */
export const divided = (by: number): Conversion => quotient((value) => value / by)

const quotient = (compute: (value: number) => number): Conversion => ({
  expected: { en: 'a number', zh: '数字' },
  convert: (value) => {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value
    if (typeof number !== 'number' || !Number.isFinite(number)) return UNREADABLE
    return Math.round(compute(number) * 1e6) / 1e6
  },
})
