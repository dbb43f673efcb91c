/** A piece of a string and where it begins. */
export interface Piece {
  text: string
  shift: number
}

/** The pieces between separators, without the white space around them; empty pieces are left out. */
export const cut = (text: string, separator: string): Piece[] =>
  cutUpTo(text, separator, Number.POSITIVE_INFINITY).filter((piece) => piece.text !== '')

/** The same, at most so many; the last keeps whatever follows: "20000:1:size:5:6" in four pieces ends with "5:6". */
export const cutUpTo = (text: string, separator: string, most: number): Piece[] => {
  const pieces: Piece[] = []
  let start = 0
  while (pieces.length + 1 < most) {
    const end = text.indexOf(separator, start)
    if (end < 0) break
    pieces.push(trimmed(text, start, end))
    start = end + separator.length
  }
  return [...pieces, trimmed(text, start, text.length)]
}

const trimmed = (text: string, start: number, end: number): Piece => {
  const piece = text.slice(start, end)
  return { text: piece.trim(), shift: start + (piece.length - piece.trimStart().length) }
}
