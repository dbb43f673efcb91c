import type { Term } from '../policy/policy.ts'
import { keptUnit, keptUnits } from '../text/fold.ts'
import { type Term as Pattern, type Place, placeTerm, readTerm } from '../text/term.ts'

/** A word of a family found in a text. */
export interface FamilyHit extends Place {
  /** The word as the lexicon writes it, in its plain spelling. */
  word: string
}

/** Finds the words of a family whose beginning was found. @returns hits of every word that stands there whole */
export type FamilySearch = (text: string, end: number) => FamilyHit[]

interface Choice {
  word: string
  plain: string
  units: readonly number[]
}

/** Prepares the search for what follows the beginning of a family. */
export const createFamilySearch = ({ term, rest = [], plain = { term, rest } }: Term): FamilySearch => {
  const parts = rest.map((part, at) => byFirstUnit(part, plain.rest?.[at] ?? part))
  const patterns = new Map<string, Pattern>()
  const patternOf = (word: string): Pattern => {
    const pattern = patterns.get(word) ?? readTerm(word)
    patterns.set(word, pattern)
    return pattern
  }
  return (text, end) => {
    const hits: FamilyHit[] = []
    // Where the last kept unit stands, and the words so far.
    const follow = (part: number, last: number, word: string, plainWord: string): void => {
      const choices = parts[part]
      if (choices === undefined) {
        const place = placeTerm(patternOf(word), text, last)
        if (place) hits.push({ ...place, word: plainWord })
        return
      }
      const next = nextKept(text, last)
      for (const choice of choices.get(0) ?? [])
        follow(part + 1, last, word + choice.word, plainWord + choice.plain)
      for (const choice of (next < text.length && choices.get(keptUnit(text, next))) || []) {
        const reached = lastOf(choice.units, text, next)
        if (reached >= 0) follow(part + 1, reached, word + choice.word, plainWord + choice.plain)
      }
    }
    follow(0, lastKept(text, end - 1), term, plain.term)
    return hits
  }
}

// Empty words are found under 0.
const byFirstUnit = (words: readonly string[], plain: readonly string[]): ReadonlyMap<number, Choice[]> => {
  const choices = new Map<number, Choice[]>()
  for (const [at, word] of words.entries()) {
    const units = keptUnits(word)
    const first = units[0] ?? 0
    choices.set(first, [...(choices.get(first) ?? []), { word, plain: plain[at] ?? word, units }])
  }
  return choices
}

// The place of the last of the units, which follow each other from `at` on with nothing between that is read; else -1.
const lastOf = (units: readonly number[], text: string, at: number): number => {
  let place = at
  for (let n = 0; n < units.length; n++) {
    if (n > 0) place = nextKept(text, place)
    if (place >= text.length || keptUnit(text, place) !== units[n]) return -1
  }
  return place
}

const nextKept = (text: string, from: number): number => {
  let at = from + 1
  while (at < text.length && keptUnit(text, at) === 0) at++
  return at
}

const lastKept = (text: string, from: number): number => {
  let at = from
  while (at > 0 && keptUnit(text, at) === 0) at--
  return at
}
