export { positionIn } from '../files/position.ts'

/** Where a value begins in a record's text, in code units. Where it ends, `endOf` tells: that costs a walk over it. */
export interface Located {
  /** JSON pointer of what was found: the one asked for, or that of the nearest ancestor that is there. */
  pointer: string
  start: number
  /** Where the value's key begins (its opening quote), when it is a member of an object. */
  keyStart?: number
}

/**
 * Finds the value at a JSON pointer (RFC 6901) without building a tree; when there is none, its nearest ancestor.
 * `text`: one JSON value that `JSON.parse` accepts. Of a key that stands twice the first is found.
 */
export const locateNearest = (text: string, pointer: string): Located => {
  const steps = pointer.split('/')
  let found: Located = { pointer: '', start: skipBlank(text, 0) }
  for (let i = 1; i < steps.length; i++) {
    const step = steps[i] as string
    const inner = stepInto(text, found.start, step.replaceAll('~1', '/').replaceAll('~0', '~'))
    if (!inner) break
    found = { pointer: `${found.pointer}/${step}`, ...inner }
  }
  return found
}

/** The offset after the value that begins at `start`; the quotes of a string belong to it. */
export const endOf = (text: string, start: number): number => {
  let at = start
  let depth = 0
  // Brackets inside strings do not count.
  do {
    const unit = text.charCodeAt(at)
    if (unit === QUOTE) {
      at = skipString(text, at)
      continue
    }
    if (isOpening(unit)) depth++
    else if (isClosing(unit)) depth--
    else if (depth === 0) return skipWord(text, at)
    at++
  } while (depth > 0 && at < text.length)
  return at
}

/**
 * Maps a span of a decoded string (code units, end exclusive) to the source between its quotes: an escape is one unit
 * and is never cut. `stringStart`: offset of the opening quote. A span beyond the string ends at the closing quote.
 */
export const spanInString = (
  text: string,
  stringStart: number,
  from: number,
  to: number,
): { start: number; end: number } => {
  const start = skipUnits(text, stringStart + 1, from)
  return { start, end: skipUnits(text, start, to - from) }
}

const BACKSLASH = 0x5c
const QUOTE = 0x22
const LETTER_U = 0x75

const skipUnits = (text: string, from: number, count: number): number => {
  let at = from
  let left = count
  let quote = indexOrEnd(text, '"', at)
  while (left > 0) {
    if (quote < at) quote = indexOrEnd(text, '"', at)
    const plain = indexOrEnd(text.slice(at, quote), '\\', 0)
    if (plain >= left) return at + left
    at += plain
    if (text.charCodeAt(at) !== BACKSLASH) return at
    at += text.charCodeAt(at + 1) === LETTER_U ? 6 : 2
    left -= plain + 1
  }
  return at
}

const indexOrEnd = (text: string, sign: string, from: number): number => {
  const found = text.indexOf(sign, from)
  return found < 0 ? text.length : found
}

type Beginning = Omit<Located, 'pointer'>

const stepInto = (text: string, start: number, step: string): Beginning | undefined => {
  if (text[start] === '{') return member(text, start, step)
  return text[start] === '[' && /^(?:0|[1-9]\d*)$/.test(step) ? element(text, start, Number(step)) : undefined
}

const member = (text: string, object: number, key: string): Beginning | undefined => {
  let at = skipBlank(text, object + 1)
  while (text.charCodeAt(at) === QUOTE) {
    const keyStart = at
    const keyEnd = skipString(text, at)
    const start = skipBlank(text, skipBlank(text, keyEnd) + 1)
    if (isKey(text, keyStart, keyEnd, key)) return { start, keyStart }
    at = skipComma(text, endOf(text, start))
  }
  return undefined
}

const element = (text: string, list: number, index: number): Beginning | undefined => {
  let start = skipBlank(text, list + 1)
  for (let left = index; start < text.length && text[start] !== ']'; left--) {
    if (left === 0) return { start }
    start = skipComma(text, endOf(text, start))
  }
  return undefined
}

// An escape is longer than what it stands for, so a key as long as the one meant has none or is another.
const isKey = (text: string, start: number, end: number, key: string): boolean => {
  const length = end - start - 2
  if (length === key.length) return text.startsWith(key, start + 1) && !key.includes('\\')
  const raw = length > key.length ? text.slice(start, end) : ''
  return raw.includes('\\') && JSON.parse(raw) === key
}

const skipComma = (text: string, from: number): number => {
  const at = skipBlank(text, from)
  return text[at] === ',' ? skipBlank(text, at + 1) : at
}

const skipBlank = (text: string, from: number): number => {
  let at = from
  while (isBlank(text.charCodeAt(at))) at++
  return at
}

const isBlank = (unit: number): boolean => unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09

// The offset after the closing quote.
const skipString = (text: string, quote: number): number => {
  let at = indexOrEnd(text, '"', quote + 1)
  while (isEscaped(text, at)) at = indexOrEnd(text, '"', at + 1)
  return Math.min(at + 1, text.length)
}

// An even number of backslashes stand for themselves.
const isEscaped = (text: string, at: number): boolean => {
  let backslashes = 0
  while (text.charCodeAt(at - backslashes - 1) === BACKSLASH) backslashes++
  return at < text.length && backslashes % 2 === 1
}

// A number or a literal.
const skipWord = (text: string, start: number): number => {
  let at = start
  while (at < text.length && !endsWord(text.charCodeAt(at))) at++
  return at
}

const isOpening = (unit: number): boolean => unit === 0x7b || unit === 0x5b

const isClosing = (unit: number): boolean => unit === 0x7d || unit === 0x5d

const endsWord = (unit: number): boolean => unit === 0x2c || isClosing(unit) || isBlank(unit)
