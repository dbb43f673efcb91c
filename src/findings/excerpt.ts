import { maskPersonalData } from './mask.ts'

/** How much of a long line is shown on each side of the span, in code units. */
const AROUND = 48
const LONGEST_SPAN = 100

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
  hidden: readonly (readonly [number, number])[] = [],
): { text: string; start: number; end: number } => {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const nextBreak = text.indexOf('\n', start)
  const lineEnd = nextBreak < 0 ? text.length : nextBreak
  const spanEnd = Math.min(end, lineEnd, start + LONGEST_SPAN)
  const from = wholeCharacter(text, Math.max(lineStart, start - AROUND))
  const to = wholeCharacter(text, Math.min(lineEnd, spanEnd + AROUND))
  // Masked before it is cut, so that half a telephone number at the edge is not shown.
  const masked = cover(maskPersonalData(text.slice(lineStart, lineEnd)), text, lineStart, hidden)
    .slice(from - lineStart, to - lineStart)
    .replace(/\r$/, '')
  const before = from > lineStart ? '…' : ''
  const after = to < lineEnd ? '…' : ''
  const shift = before.length - from
  return { text: before + masked + after, start: start + shift, end: Math.max(spanEnd, start) + shift }
}

// What masking did not see is covered whole.
const cover = (
  masked: string,
  text: string,
  lineStart: number,
  hidden: readonly (readonly [number, number])[],
): string => {
  let line = masked
  for (const [start, end] of hidden) {
    const [first, last] = [Math.max(start - lineStart, 0), Math.min(end - lineStart, line.length)]
    if (first >= last || line.slice(first, last) !== text.slice(lineStart + first, lineStart + last)) continue
    line = line.slice(0, first) + '*'.repeat(last - first) + line.slice(last)
  }
  return line
}

// Never cut a surrogate pair in two.
const wholeCharacter = (text: string, at: number): number => {
  const unit = text.charCodeAt(at)
  return unit >= 0xdc00 && unit <= 0xdfff ? at - 1 : at
}
