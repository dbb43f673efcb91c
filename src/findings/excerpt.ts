import { maskPersonalData } from './mask.ts'

/** How much of a long line is shown on each side of the span, in code units. */
const AROUND = 48
const LONGEST_SPAN = 100

/**
 * The line of the source around a span, cut to a readable width and masked.
 * @param text the record's source text
 * @returns the piece of the line, with the span's start and end inside it
 */
export const excerptOf = (
  text: string,
  start: number,
  end: number,
): { text: string; start: number; end: number } => {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const nextBreak = text.indexOf('\n', start)
  const lineEnd = nextBreak < 0 ? text.length : nextBreak
  const spanEnd = Math.min(end, lineEnd, start + LONGEST_SPAN)
  const from = wholeCharacter(text, Math.max(lineStart, start - AROUND))
  const to = wholeCharacter(text, Math.min(lineEnd, spanEnd + AROUND))
  // Masked before it is cut, so that half a telephone number at the edge is not shown.
  const masked = maskPersonalData(text.slice(lineStart, lineEnd))
    .slice(from - lineStart, to - lineStart)
    .replace(/\r$/, '')
  const before = from > lineStart ? '…' : ''
  const after = to < lineEnd ? '…' : ''
  const shift = before.length - from
  return { text: before + masked + after, start: start + shift, end: Math.max(spanEnd, start) + shift }
}

// Never cut a surrogate pair in two.
const wholeCharacter = (text: string, at: number): number => {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at
}
