import { keptUnits } from '../text/fold.ts'

/** One word, or a family of words that share a piece: one word of each part before it, the piece, one of each part behind. */
export interface Words {
  term: string
  before?: readonly (readonly string[])[]
  rest?: readonly (readonly string[])[]
}

// So few words are looked for as they are; above that, a family pays.
const FEW = 32
// A single character stands everywhere; two are rare enough to look around each.
const FEWEST_UNITS = 2

/**
 * A build as words to look for. A large build is not spelled out: the few parts that tell it best from other text are, and
 * the others are compared where one of those is found. So a policy may have a hundred thousand forms and look for a few
 * thousand.
 */
export const familiesOf = (parts: readonly (readonly string[])[]): Words[] => {
  const total = combinations(parts)
  if (total <= FEW) return spelledOut(parts)
  let best: { from: number; to: number; count: number } | undefined
  for (let from = 0; from < parts.length; from++) {
    for (let to = from + 1; to <= parts.length; to++) {
      const count = combinations(parts.slice(from, to))
      if (count >= (best?.count ?? total) || !canStandFor(parts, from, to)) continue
      best = { from, to, count }
    }
  }
  if (!best) return spelledOut(parts)
  const { from, to } = best
  const around = {
    ...(from > 0 ? { before: parts.slice(0, from) } : {}),
    ...(to < parts.length ? { rest: parts.slice(to) } : {}),
  }
  return combined(parts.slice(from, to)).map((term) => ({ term, ...around }))
}

// The parts from..to can be looked for in place of the whole: long enough, and not cut out of a Latin word or number.
const canStandFor = (parts: readonly (readonly string[])[], from: number, to: number): boolean => {
  const pieces = parts.slice(from, to)
  if (fewestUnits(pieces) < FEWEST_UNITS) return false
  const words = to - from === 1 ? (pieces[0] as readonly string[]) : combined(pieces)
  const [before, after] = [parts.slice(0, from).reverse(), parts.slice(to)]
  return words.every(
    (word) =>
      !joinsWord(word.charAt(0), before, (one) => one.at(-1)) &&
      !joinsWord(word.at(-1), after, (one) => one.charAt(0)),
  )
}

const fewestUnits = (parts: readonly (readonly string[])[]): number =>
  parts.reduce((sum, part) => sum + Math.min(...part.map((word) => keptUnits(word).length)), 0)

// A Latin word or number cut in two would not be found: its piece is no word of the text.
const joinsWord = (
  edge: string | undefined,
  parts: readonly (readonly string[])[],
  edgeOf: (word: string) => string | undefined,
): boolean => {
  if (!WORD_UNIT.test(edge ?? '')) return false
  for (const part of parts) {
    if (part.some((word) => WORD_UNIT.test(edgeOf(word) ?? ''))) return true
    if (!part.includes('')) return false
  }
  return false
}

/** How many words parts make. */
export const combinations = (parts: readonly (readonly string[])[]): number =>
  parts.reduce((product, part) => product * part.length, 1)

/** How many words a term stands for. */
export const formsOf = ({ before = [], rest = [] }: Words): number => combinations([...before, ...rest])

/** Every word of parts, the first part's words varying slowest. */
export const combined = (parts: readonly (readonly string[])[]): string[] =>
  parts.reduce<string[]>((made, part) => made.flatMap((word) => part.map((next) => word + next)), [''])

const spelledOut = (parts: readonly (readonly string[])[]): Words[] =>
  combined(parts).map((term) => ({ term }))

const WORD_UNIT = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Nd}]/u
