import type { Position } from './input-error.ts'

/** The position of `offset` (UTF-16 code units) in `text`, which begins at `start` of its file. */
export const positionIn = (start: Position, text: string, offset: number): Position => {
  let line = start.line
  let lastBreak = -1
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    line++
    lastBreak = at
  }
  return {
    line,
    column: lastBreak < 0 ? start.column + offset : offset - lastBreak,
    offset: start.offset + offset,
  }
}
