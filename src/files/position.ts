import type { Position } from './input-error.ts'

/** The position of `offset` (UTF-16 code units) in `text`, which begins at `start` of its file. */
export const positionIn = (start: Position, text: string, offset: number): Position => {
  const lastBreak = offset === 0 ? -1 : text.lastIndexOf('\n', offset - 1)
  return {
    line: start.line + countLineBreaks(text, offset),
    column: lastBreak < 0 ? start.column + offset : offset - lastBreak,
    offset: start.offset + offset,
  }
}

const countLineBreaks = (text: string, end: number): number => {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) count++
  return count
}
