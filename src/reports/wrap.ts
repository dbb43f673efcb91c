import { characters, columns } from './width.ts'

const CANNOT_BEGIN_A_LINE = /^[,.;:!?)\]}'"%’”…、。，．：；！？）》」』】〉〕％～·]/u
const CANNOT_END_A_LINE = /[([{‘“（《「『【〈〔￥$]$/u

/**
 * Breaks one line of text into lines that fit: between words, between Chinese characters (not before closing
 * nor after opening punctuation), and inside a word only when it is longer than a line.
 *
 * @param text without control characters
 * @param width columns of a line
 * @param first columns of the first line, where something stands before it
 * @returns at least one line, none ending in a space
 */
export const wrap = (text: string, width: number, first: number = width): string[] => {
  if (columns(text) <= first) return [text.trimEnd()]
  const lines: string[] = []
  let line = ''
  let room = first
  const close = () => {
    lines.push(line.trimEnd())
    line = ''
    room = width
  }
  const fits = (part: string) => columns(line) + columns(part.trimEnd()) <= room
  const isFresh = () => line === '' && room === width
  for (const piece of pieces(text)) {
    if (!fits(piece) && !isFresh() && columns(piece) <= width) close()
    for (const part of fits(piece) ? [piece] : characters(piece)) {
      if (!fits(part) && !isFresh()) close()
      line += part
    }
  }
  close()
  return lines
}

/** The shortest pieces a line may be broken between; spaces stay at the end of a piece. */
const pieces = (text: string): string[] => {
  const found: string[] = []
  let piece = ''
  let before = ''
  for (const char of characters(text)) {
    if (before !== '' && mayBreak(before, char)) {
      found.push(piece)
      piece = ''
    }
    piece += char
    before = char
  }
  return piece === '' ? found : [...found, piece]
}

const mayBreak = (before: string, after: string): boolean => {
  if (after === ' ') return false
  if (before === ' ') return true
  if (CANNOT_BEGIN_A_LINE.test(after) || CANNOT_END_A_LINE.test(before)) return false
  return columns(before) > 1 || columns(after) > 1
}
