import type { Localised } from '../text/localised.ts'

/** What the JSON grammar allows at a place, for "expected …". */
export const EXPECTED = {
  value: { en: 'a value', zh: '一个值' },
  valueOrListEnd: { en: 'a value or "]"', zh: '一个值或“]”' },
  key: { en: 'a key in double quotes', zh: '双引号括起的键名' },
  keyOrObjectEnd: { en: 'a key in double quotes or "}"', zh: '双引号括起的键名或“}”' },
  colon: { en: '":" after the key', zh: '键名后的“:”' },
  commaOrListEnd: { en: '"," or "]"', zh: '“,”或“]”' },
  commaOrObjectEnd: { en: '"," or "}"', zh: '“,”或“}”' },
  documentEnd: { en: 'the end of the JSON', zh: 'JSON 的结尾' },
  closingQuote: { en: 'the closing quote of a string', zh: '字符串的右引号' },
  escape: {
    en: 'an escape (\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX)',
    zh: '转义符（\\" \\\\ \\/ \\b \\f \\n \\r \\t \\uXXXX）',
  },
  hexDigits: { en: 'four hexadecimal digits after \\u', zh: '\\u 后的四位十六进制数字' },
  escapedControl: { en: 'control characters in a string to be escaped', zh: '字符串中的控制字符须转义' },
  digit: { en: 'a digit', zh: '一位数字' },
  jsonNotMarkup: {
    en: 'JSON ("{" or "["), not HTML or XML',
    zh: '以“{”或“[”开头的 JSON，而不是 HTML 或 XML',
  },
  document: { en: 'JSON ("{" or "[")', zh: '以“{”或“[”开头的 JSON' },
} as const satisfies Record<string, Localised>

const JSON_TYPES = {
  object: { en: 'an object', zh: '对象' },
  list: { en: 'a list', zh: '列表' },
  string: { en: 'a string', zh: '字符串' },
  number: { en: 'a number', zh: '数字' },
  boolean: { en: 'true or false', zh: '布尔值' },
  null: { en: 'null', zh: 'null' },
} as const satisfies Record<string, Localised>

export type JsonType = keyof typeof JSON_TYPES

/** A JSON type in words: "a list". */
export const typeInWords = (type: JsonType): Localised => JSON_TYPES[type]

/** The type of the JSON value that begins with this code unit, or undefined when none does. */
export const typeAt = (unit: number): JsonType | undefined => {
  if (unit === 0x7b) return 'object'
  if (unit === 0x5b) return 'list'
  if (unit === 0x22) return 'string'
  if (unit === 0x74 || unit === 0x66) return 'boolean'
  if (unit === 0x6e) return 'null'
  return unit === 0x2d || isDigit(unit) ? 'number' : undefined
}

export const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39

/** Whether a JSON value begins at `at`, and not just any word with a t, f or n in front. */
export const beginsValue = (text: string, at: number): boolean => {
  const type = typeAt(text.charCodeAt(at))
  if (type !== 'boolean' && type !== 'null') return type !== undefined
  return /^(?:true|false|null)$/.test(wordAt(text, at))
}

/**
 * What stands at `at`, for "found …": a word, a quoted character, or the number of one that cannot be seen.
 * Numbers and strings are only named, since they may be somebody's personal data.
 */
export const foundAt = (text: string, at: number): Localised => {
  if (at >= text.length) return { en: 'the end', zh: '结尾' }
  const type = typeAt(text.charCodeAt(at))
  if (type === 'string' || type === 'number') return typeInWords(type)
  if (text[at] === "'") return NEARLY.quote
  if (/^\/[/*]/.test(text.slice(at, at + 2))) return NEARLY.comment
  const word = wordAt(text, at)
  if (word !== '') return quote(word)
  const character = String.fromCodePoint(text.codePointAt(at)!)
  if (!UNSEEN.test(character)) return quote(character)
  const number = `U+${character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`
  return { en: number, zh: number }
}

const NEARLY = {
  quote: { en: 'a single quote (--lenient reads it)', zh: '单引号（可用 --lenient 读取）' },
  comment: { en: 'a comment (--lenient reads it)', zh: '注释（可用 --lenient 读取）' },
}

/** Units that `foundAt` and `beginsValue` may look at. */
export const WORD_LENGTH = 20

// The letters, digits and dots from `at` on, as far as a message shows them.
const wordAt = (text: string, at: number): string =>
  /^[A-Za-z_$][\w$.]*/.exec(text.slice(at, at + WORD_LENGTH))?.[0] ?? ''

const quote = (text: string): Localised => ({ en: `"${text}"`, zh: `“${text}”` })

// Controls, spaces, format characters (byte order mark, zero width), lone surrogates, unassigned.
const UNSEEN = /[\p{C}\p{Z}]/u
