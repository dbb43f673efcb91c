import type { Words } from '../policy/build.ts'
import type { Term } from '../policy/policy.ts'
import { keptUnit, keptUnits } from '../text/fold.ts'
import { type Term as Pattern, type Place, placeTerm, readTerm } from '../text/term.ts'

/** A word of a family found in a text. */
export interface FamilyHit extends Place {
  /** The word as the lexicon writes it, in its plain spelling. */
  word: string
  /** It is one of the hidden spellings. */
  isHidden: boolean
}

/** Finds the words of a family around its piece, found from `start` to `end`. */
export type FamilySearch = (text: string, start: number, end: number) => FamilyHit[]

/** Prepares the search for what stands around the piece that a family shares. */
export const createFamilySearch = (term: Term): FamilySearch => {
  const plain: Words = term.plain ?? term
  const before = readParts(term.before, plain.before).reverse()
  const rest = readParts(term.rest, plain.rest)
  const patterns = new Map<string, Pattern>()
  const patternOf = (word: string): Pattern => {
    const pattern = patterns.get(word) ?? readTerm(word)
    patterns.set(word, pattern)
    return pattern
  }
  return (text, start, end) => {
    const beginnings = follow(before, text, firstKept(text, start), -1)
    if (beginnings.length === 0) return []
    const hits: FamilyHit[] = []
    for (const ending of follow(rest, text, lastKept(text, end - 1), 1)) {
      for (const beginning of beginnings) {
        const word = beginning.word + term.term + ending.word
        const plainWord = beginning.plain + plain.term + ending.plain
        const place = placeTerm(patternOf(word), text, ending.at)
        if (place) hits.push({ ...place, word: plainWord, isHidden: word !== plainWord })
      }
    }
    return hits
  }
}

interface Choice {
  word: string
  plain: string
  units: readonly number[]
}

/** The words of one part by their first and by their last unit; empty words under 0. */
interface Part {
  byFirst: ReadonlyMap<number, readonly Choice[]>
  byLast: ReadonlyMap<number, readonly Choice[]>
}

// The anchors of a build share their parts.
const known = new WeakMap<readonly string[], WeakMap<readonly string[], Part>>()

const readParts = (parts: Words['rest'] = [], plain: Words['rest'] = parts): Part[] =>
  parts.map((words, at) => {
    const plainWords = plain[at] ?? words
    const ofWords = known.get(words) ?? new WeakMap<readonly string[], Part>()
    known.set(words, ofWords)
    const part = ofWords.get(plainWords) ?? readPart(words, plainWords)
    ofWords.set(plainWords, part)
    return part
  })

const readPart = (words: readonly string[], plain: readonly string[]): Part => {
  const byFirst = new Map<number, Choice[]>()
  const byLast = new Map<number, Choice[]>()
  for (const [at, word] of words.entries()) {
    const choice = { word, plain: plain[at] ?? word, units: keptUnits(word) }
    add(byFirst, choice.units[0] ?? 0, choice)
    add(byLast, choice.units.at(-1) ?? 0, choice)
  }
  return { byFirst, byLast }
}

const add = (choices: Map<number, Choice[]>, unit: number, choice: Choice): void => {
  const list = choices.get(unit)
  if (list) list.push(choice)
  else choices.set(unit, [choice])
}

/** How the parts on one side can be read: the words in the order of the text, and the outermost kept unit. */
interface Reading {
  word: string
  plain: string
  at: number
}

const follow = (parts: readonly Part[], text: string, from: number, step: 1 | -1): Reading[] => {
  let readings: Reading[] = [{ word: '', plain: '', at: from }]
  for (const part of parts) readings = readings.flatMap((reading) => onward(part, reading, text, step))
  return readings
}

const onward = ({ byFirst, byLast }: Part, reading: Reading, text: string, step: 1 | -1): Reading[] => {
  const choices = step === 1 ? byFirst : byLast
  const extended = ({ word, plain }: Choice, at: number): Reading =>
    step === 1
      ? { word: reading.word + word, plain: reading.plain + plain, at }
      : { word: word + reading.word, plain: plain + reading.plain, at }
  const found = (choices.get(0) ?? []).map((choice) => extended(choice, reading.at))
  const next = keptBeside(text, reading.at, step)
  for (const choice of (next >= 0 && choices.get(keptUnit(text, next))) || []) {
    const reached = reach(choice.units, text, next, step)
    if (reached >= 0) found.push(extended(choice, reached))
  }
  return found
}

// The place of the outermost of the units, which follow each other from `at` on; else -1.
const reach = (units: readonly number[], text: string, at: number, step: 1 | -1): number => {
  let place = at
  for (let n = 0; n < units.length; n++) {
    if (n > 0) place = keptBeside(text, place, step)
    if (place < 0 || keptUnit(text, place) !== units[step === 1 ? n : units.length - 1 - n]) return -1
  }
  return place
}

// The next place on a side that is read; -1 where the text ends.
const keptBeside = (text: string, from: number, step: 1 | -1): number => {
  let at = from + step
  while (at >= 0 && at < text.length && keptUnit(text, at) === 0) at += step
  return at < text.length ? at : -1
}

const firstKept = (text: string, from: number): number =>
  keptUnit(text, from) === 0 ? keptBeside(text, from, 1) : from

const lastKept = (text: string, from: number): number =>
  keptUnit(text, from) === 0 ? keptBeside(text, from, -1) : from
