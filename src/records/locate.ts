export { positionIn } from '../files/position.ts'

/** Where a value stands in a record's text, in code units; a string's extent includes its quotes. */
export interface Extent {
  start: number
  end: number
  /** Where the value's key begins (its opening quote), when it is a member of an object. */
  keyStart?: number
}

/**
 * Finds the value at a JSON pointer (RFC 6901) without building a tree. Undefined when there is none.
 * `text`: one JSON value that `JSON.parse` accepts. Of a key that stands twice the first is found.
 */
export const locate = (text: string, pointer: string): Extent | undefined => {
  const { steps, extents } = follow(text, pointer)
  return extents.length > steps.length ? extents.at(-1) : undefined
}

/** Like `locate`, for a value that may be missing: its nearest ancestor that is there, with the ancestor's pointer. */
export const locateNearest = (text: string, pointer: string): Extent & { pointer: string } => {
  const { steps, extents } = follow(text, pointer)
  const found = steps.slice(0, extents.length - 1)
  return { ...extents.at(-1)!, pointer: found.map((step) => `/${step}`).join('') }
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
  for (let left = count; left > 0 && at < text.length && text.charCodeAt(at) !== QUOTE; left--) {
    at += text.charCodeAt(at) !== BACKSLASH ? 1 : text.charCodeAt(at + 1) === LETTER_U ? 6 : 2
  }
  return at
}

// The extents of the root and of each value on the way, as far as the steps of the pointer lead.
const follow = (text: string, pointer: string): { steps: string[]; extents: Extent[] } => {
  const steps = pointer.split('/').slice(1)
  const root = skipBlank(text, 0)
  let extent: Extent | undefined = { start: root, end: skipValue(text, root) }
  const extents = [extent]
  for (const step of steps) {
    extent = stepInto(text, extent.start, step.replaceAll('~1', '/').replaceAll('~0', '~'))
    if (!extent) break
    extents.push(extent)
  }
  return { steps, extents }
}

const stepInto = (text: string, start: number, step: string): Extent | undefined => {
  if (text[start] === '{') return member(text, start, step)
  return text[start] === '[' && /^(?:0|[1-9]\d*)$/.test(step) ? element(text, start, Number(step)) : undefined
}

const member = (text: string, object: number, key: string): Extent | undefined => {
  let at = skipBlank(text, object + 1)
  while (text.charCodeAt(at) === QUOTE) {
    const keyStart = at
    const keyEnd = skipString(text, at)
    const start = skipBlank(text, skipBlank(text, keyEnd) + 1)
    const end = skipValue(text, start)
    if (isKey(text, keyStart, keyEnd, key)) return { start, end, keyStart }
    at = skipComma(text, end)
  }
  return undefined
}

const element = (text: string, list: number, index: number): Extent | undefined => {
  let start = skipBlank(text, list + 1)
  for (let left = index; start < text.length && text[start] !== ']'; left--) {
    const end = skipValue(text, start)
    if (left === 0) return { start, end }
    start = skipComma(text, end)
  }
  return undefined
}

const isKey = (text: string, start: number, end: number, key: string): boolean => {
  const raw = text.slice(start + 1, end - 1)
  return raw.includes('\\') ? JSON.parse(text.slice(start, end)) === key : raw === key
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
  let at = quote + 1
  while (at < text.length && text.charCodeAt(at) !== QUOTE) at += text.charCodeAt(at) === BACKSLASH ? 2 : 1
  return Math.min(at + 1, text.length)
}

// The offset after the value; brackets inside strings do not count.
const skipValue = (text: string, start: number): number => {
  let at = start
  let depth = 0
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

// A number or a literal.
const skipWord = (text: string, start: number): number => {
  let at = start
  while (at < text.length && !endsWord(text.charCodeAt(at))) at++
  return at
}

const isOpening = (unit: number): boolean => unit === 0x7b || unit === 0x5b

const isClosing = (unit: number): boolean => unit === 0x7d || unit === 0x5d

const endsWord = (unit: number): boolean => unit === 0x2c || isClosing(unit) || isBlank(unit)
