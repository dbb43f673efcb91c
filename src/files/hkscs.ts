import { hkscsRows } from './hkscs.generated.ts'

/** Letters that take two characters of Unicode. */
const PAIRS: readonly (readonly [number, string])[] = [
  [0x8862, '\u00ca\u0304'],
  [0x8864, '\u00ca\u030c'],
  [0x88a3, '\u00ea\u0304'],
  [0x88a5, '\u00ea\u030c'],
]

let table: Map<number, string> | undefined

/** The character that two bytes of a Big5 file from Hong Kong stand for, where Big5 itself has none. */
export const hkscsCharacter = (lead: number, trail: number): string | undefined => {
  table ??= read()
  return table.get((lead << 8) | trail)
}

const read = (): Map<number, string> => {
  const characters = new Map<number, string>(PAIRS)
  for (const [lead, first, row] of hkscsRows())
    for (const [at, character] of [...row].entries())
      if (character !== ' ') characters.set((lead << 8) | trailAt(first + at), character)
  return characters
}

// 0x40 to 0x7e, then 0xa1 to 0xfe.
const trailAt = (position: number): number => position + (position < 63 ? 0x40 : 0xa1 - 63)
