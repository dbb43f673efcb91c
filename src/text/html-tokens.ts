import { HIDDEN, INLINE, kindOfTag, PICTURE } from './tags.ts'

/** Receives what a browser would show of some HTML; places are code units of the source. */
export interface HtmlSink {
  /** A run of text, entities not yet decoded. */
  text(from: number, to: number): void
  /** A tag that ends the line: anything but inline markup. */
  lineBreak(): void
  picture(): void
  /** The value of an alt or title attribute, entities not yet decoded. */
  attribute(from: number, to: number): void
}

/**
 * Splits HTML into text, tags and attributes the way browsers do (WHATWG HTML 13.2.5), reading each character a
 * bounded number of times. Comments, declarations and what stands in script, style and the like are passed over.
 */
export const tokenizeHtml = (source: string, sink: HtmlSink): void => {
  let at = 0
  while (at < source.length) {
    const markup = nextMarkup(source, at)
    if (markup > at) sink.text(at, markup)
    at = markup < source.length ? readMarkup(source, markup, sink) : markup
  }
}

// The next "<" that a browser does not show.
const nextMarkup = (source: string, from: number): number => {
  for (let at = source.indexOf('<', from); at >= 0; at = source.indexOf('<', at + 1)) {
    const next = source.charCodeAt(at + 1)
    if (isLetter(next) || next === BANG || next === QUESTION) return at
    if (next === SLASH && at + 2 < source.length) return at
  }
  return source.length
}

// Reads one piece of markup and returns where it ends; one that is never closed takes the rest with it.
const readMarkup = (source: string, at: number, sink: HtmlSink): number => {
  if (isLetter(source.charCodeAt(at + 1))) return readTag(source, at + 1, sink)
  if (source.startsWith('<!--', at)) return commentEnd(source, at)
  if (source.charCodeAt(at + 1) === SLASH && isLetter(source.charCodeAt(at + 2)))
    return readEndTag(source, at + 2, sink)
  return after(source, source.indexOf('>', at + 2)) // <!doctype>, <![CDATA[, <?xml, </>
}

const after = (source: string, at: number): number => (at < 0 ? source.length : at + 1)

const readTag = (source: string, nameStart: number, sink: HtmlSink): number => {
  const nameEnd = endOfName(source, nameStart)
  const kind = kindOfTag(source, nameStart, nameEnd)
  const end = readAttributes(source, nameEnd, sink)
  if (kind === PICTURE) sink.picture()
  if (kind === HIDDEN) return endOfHidden(source, end, source.slice(nameStart, nameEnd).toLowerCase())
  if (kind !== INLINE) sink.lineBreak()
  return end
}

const readEndTag = (source: string, nameStart: number, sink: HtmlSink): number => {
  const nameEnd = endOfName(source, nameStart)
  const kind = kindOfTag(source, nameStart, nameEnd)
  if (kind !== INLINE && kind !== HIDDEN) sink.lineBreak()
  return readAttributes(source, nameEnd, undefined)
}

// Where the end tag of a hidden element begins.
const endOfHidden = (source: string, from: number, name: string): number => {
  for (let at = source.indexOf('</', from); at >= 0; at = source.indexOf('</', at + 2)) {
    const end = at + 2 + name.length
    if (source.slice(at + 2, end).toLowerCase() === name && isNameEnd(source.charCodeAt(end))) return at
  }
  return source.length
}

// --> or --!>; <!--> and <!---> are whole comments.
const commentEnd = (source: string, start: number): number => {
  for (let at = source.indexOf('--', start + 2); at >= 0; at = source.indexOf('--', at + 1)) {
    const next = source.charCodeAt(at + 2)
    if (next === GREATER) return at + 3
    if (next === BANG && at >= start + 4 && source.charCodeAt(at + 3) === GREATER) return at + 4
  }
  return source.length
}

// Reads on from a tag's name to after its ">"; a ">" in a quoted value does not end the tag.
const readAttributes = (source: string, from: number, sink: HtmlSink | undefined): number => {
  let at = from
  while (at < source.length) {
    const code = source.charCodeAt(at)
    if (code === GREATER) return at + 1
    at = isNameEnd(code) ? at + 1 : readAttribute(source, at, sink)
  }
  return at
}

const readAttribute = (source: string, nameStart: number, sink: HtmlSink | undefined): number => {
  let nameEnd = nameStart + 1 // a name may begin with "="
  while (
    nameEnd < source.length &&
    !isNameEnd(source.charCodeAt(nameEnd)) &&
    source.charCodeAt(nameEnd) !== EQUALS
  )
    nameEnd++
  const equals = afterSpace(source, nameEnd)
  if (source.charCodeAt(equals) !== EQUALS) return nameEnd
  const start = afterSpace(source, equals + 1)
  const quote = source.charCodeAt(start)
  const isQuoted = quote === DOUBLE_QUOTE || quote === SINGLE_QUOTE
  const valueStart = isQuoted ? start + 1 : start
  const valueEnd = isQuoted ? source.indexOf(source.charAt(start), valueStart) : endOfBareValue(source, start)
  if (valueEnd < 0) return source.length
  if (sink && isShown(source, nameStart, nameEnd)) sink.attribute(valueStart, valueEnd)
  return isQuoted ? valueEnd + 1 : valueEnd
}

// Buyers read alt and title.
const isShown = (source: string, from: number, to: number): boolean => {
  const name = to - from === 3 ? 'alt' : 'title'
  const first = source.charCodeAt(from) | 0x20
  return first === name.charCodeAt(0) && source.slice(from, to).toLowerCase() === name
}

const endOfName = (source: string, from: number): number => {
  let at = from
  while (at < source.length && !isNameEnd(source.charCodeAt(at))) at++
  return at
}

const endOfBareValue = (source: string, from: number): number => {
  let at = from
  while (at < source.length && source.charCodeAt(at) !== GREATER && !isSpace(source.charCodeAt(at))) at++
  return at
}

const afterSpace = (source: string, from: number): number => {
  let at = from
  while (isSpace(source.charCodeAt(at))) at++
  return at
}

const BANG = 0x21
const DOUBLE_QUOTE = 0x22
const SINGLE_QUOTE = 0x27
const SLASH = 0x2f
const EQUALS = 0x3d
const GREATER = 0x3e
const QUESTION = 0x3f

const isLetter = (code: number): boolean => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a

const isSpace = (code: number): boolean => code === 0x20 || (code >= 0x09 && code <= 0x0d && code !== 0x0b)

const isNameEnd = (code: number): boolean => isSpace(code) || code === SLASH || code === GREATER
