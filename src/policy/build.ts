import { keptUnits } from '../text/fold.ts'

/** One word, or a family of words that begin alike: the beginning, then one word of each part. */
export interface Words {
  term: string
  rest?: readonly (readonly string[])[]
}

// So few words are looked for as they are; above that, a family pays.
const FEW = 32
// A single character stands everywhere; two are rare enough to look behind each.
const FEWEST_UNITS = 2

/**
 * A build as words to look for. A large build is not spelled out: its first parts are, as far as they tell it from other
 * text, and the parts that follow are compared where one of those is found. So a policy may have a hundred thousand forms
 * and look for a few thousand.
 */
export const familiesOf = (parts: readonly (readonly string[])[]): Words[] => {
  if (combinations(parts) <= FEW) return spelledOut(parts)
  for (let length = 1; length < parts.length; length++) {
    const beginnings = combined(parts.slice(0, length))
    const rest = parts.slice(length)
    if (!beginnings.every((word) => keptUnits(word).length >= FEWEST_UNITS)) continue
    if (beginnings.some((word) => joinsWord(word, rest))) continue
    return beginnings.map((term) => ({ term, rest }))
  }
  return spelledOut(parts)
}

/** How many words parts make. */
export const combinations = (parts: readonly (readonly string[])[]): number =>
  parts.reduce((product, part) => product * part.length, 1)

/** How many words a term stands for. */
export const formsOf = ({ rest = [] }: Words): number => combinations(rest)

/** Every word of parts, the first part's words varying slowest. */
export const combined = (parts: readonly (readonly string[])[]): string[] =>
  parts.reduce<string[]>((made, part) => made.flatMap((word) => part.map((next) => word + next)), [''])

const spelledOut = (parts: readonly (readonly string[])[]): Words[] =>
  combined(parts).map((term) => ({ term }))

// A Latin word or number cut in two would not be found: its beginning is no word of the text.
const joinsWord = (beginning: string, rest: readonly (readonly string[])[]): boolean => {
  if (!WORD_UNIT.test(beginning.at(-1) ?? '')) return false
  for (const part of rest) {
    if (part.some((word) => WORD_UNIT.test(word.charAt(0)))) return true
    if (!part.includes('')) return false
  }
  return false
}

const WORD_UNIT = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]/u
