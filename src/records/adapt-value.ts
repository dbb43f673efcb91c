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

/** True for the values the platform takes for yes. */
export const truth = (yes: readonly Json[]): Conversion => {
  const words = new Set(yes.map(String))
  return {
    expected: YES_OR_NO,
    convert: (value) => words.has(String(value)),
  }
}

const YES_OR_NO = { en: 'a yes or no value', zh: '是或否的值' }

/** Yes or no in any of the ways exports write it; anything else cannot be read. */
export const yesOrNo: Conversion = {
  expected: YES_OR_NO,
  convert: (value) => {
    const word = String(value).trim().toLowerCase()
    return YES.test(word) ? true : NO.test(word) ? false : UNREADABLE
  },
}

const YES = /^(?:1|true|yes|y|t|on|enabled|是|有|支持|已开启|开启)$/
const NO = /^(?:0|false|no|n|f|off|disabled|否|无|没有|不支持|未开启|关闭)$/

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

/** What follows a sign: "a:1:0:|https://…" after "|" is the address. Nothing where the sign is not there. */
export const after = (sign: string): Conversion => ({
  expected: { en: 'a text', zh: '文本' },
  convert: (value) => {
    const text = String(value)
    const at = text.indexOf(sign)
    return at < 0 ? undefined : text.slice(at + sign.length).trim() || undefined
  },
})

/** Per cent off the price. @param whole what stands for the full price: 800 of 1000 is 20 per cent off. */
export const percentOff = (whole: number): Conversion => quotient((value) => (1 - value / whole) * 100)

/** The value in a larger unit: 172800 seconds divided by 3600 are 48 hours. */
export const divided = (by: number): Conversion => quotient((value) => value / by)

// "8.5折" and "15%" say what they are a part of; the adapter knows it anyway.
const withoutUnit = (text: string): string => text.trim().replace(/\s*[%％折]$/, '')

const quotient = (compute: (value: number) => number): Conversion => ({
  expected: { en: 'a number', zh: '数字' },
  convert: (value) => {
    const number = typeof value === 'string' && value.trim() !== '' ? Number(withoutUnit(value)) : value
    if (typeof number !== 'number' || !Number.isFinite(number)) return UNREADABLE
    return Math.round(compute(number) * 1e6) / 1e6
  },
})
