import { maskPart } from './mask-part.ts'

/** How much of a long line is shown on each side of the span, in code units. */
const AROUND = 48
const LONGEST_SPAN = 100

/** A piece of a text, in code units, its end exclusive. */
interface Span {
  from: number
  to: number
}

/**
 * The line of the source around a span, cut to a readable width and masked.
 * @param text the record's source text
 * @param hidden spans of the text to cover: personal data that is written so that only a reader sees it
 * @returns the piece of the line, with the span's start and end inside it
 */
export const excerptOf = (
  text: string,
  start: number,
  end: number,
  hidden: readonly Span[] = [],
): { text: string; start: number; end: number } => {
  const lineStart = breakBefore(text, start) + 1
  const lineEnd = breakAfter(text, start)
  const spanEnd = Math.min(end, lineEnd, start + LONGEST_SPAN)
  const from = wholeCharacter(text, Math.max(lineStart, start - AROUND))
  const to = wholeCharacter(text, Math.min(lineEnd, spanEnd + AROUND))
  const masked = maskAround(text, from, to, hidden).replace(/\r$/, '')
  const before = from > lineStart ? '…' : ''
  const after = to < lineEnd ? '…' : ''
  const shift = before.length - from
  return {
    text: detached(before + masked + after),
    start: start + shift,
    end: Math.max(spanEnd, start) + shift,
  }
}

// A piece of a string keeps all of it in memory, here a part of the file; the copy does not.
const detached = (text: string): string => ` ${text}`.slice(1)

// A break further away than is shown makes no difference, and a line may be the whole record.
const LOOKED_AT = AROUND + LONGEST_SPAN + 2

const breakBefore = (text: string, at: number): number => {
  const from = Math.max(0, at - LOOKED_AT)
  const found = text.slice(from, at).lastIndexOf('\n')
  return found < 0 ? from - 1 : from + found
}

const breakAfter = (text: string, at: number): number => {
  const part = text.slice(at, at + LOOKED_AT)
  const found = part.indexOf('\n')
  return at + (found < 0 ? part.length : found)
}

// What masking did not see is covered whole.
const maskAround = (text: string, from: number, to: number, hidden: readonly Span[]): string => {
  const spans = hidden.filter((span) => span.from < to && span.to > from)
  const first = spans.reduce((least, span) => Math.min(least, span.from), from)
  const last = spans.reduce((most, span) => Math.max(most, span.to), to)
  let masked = maskPart(text, first, last)
  for (const span of spans) {
    const [start, end] = [span.from - first, span.to - first]
    if (masked.slice(start, end) === text.slice(span.from, span.to))
      masked = masked.slice(0, start) + '*'.repeat(end - start) + masked.slice(end)
  }
  return masked.slice(from - first, to - first)
}

// Never cut a surrogate pair in two.
const wholeCharacter = (text: string, at: number): number => {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at
}
