import { foldUnit, isUnseen, keptUnit } from './fold.ts'
import { LOOK_ALIKES } from './look-alikes.ts'

/** A pattern taken apart for matching. */
export interface Term {
  /** Folded units, skipped ones left out: what the automaton compares. */
  units: readonly number[]
  /** The same units as the pattern writes them. */
  written: readonly number[]
  /** `gaps[k]`: the separators that the pattern itself has before unit k; the last entry, after all units. */
  gaps: readonly string[]
}

/** Where a term stands in a text. */
export interface Place {
  start: number
  end: number
  /** The writing hides the term: separators or unseen characters inside, look-alikes, styled characters. */
  disguised: boolean
}

// More separators than this part two words; they no longer decorate one.
const MOST_SEPARATORS = 3

/** Takes a pattern apart that has units to look for. */
export const readTerm = (pattern: string): Term => {
  const units: number[] = []
  const written: number[] = []
  const gaps = ['']
  for (let i = 0; i < pattern.length; i++) {
    const unit = keptUnit(pattern, i)
    if (unit !== 0) {
      units.push(unit)
      written.push(pattern.charCodeAt(i))
      gaps.push('')
    } else gaps[gaps.length - 1] += separators(pattern, i, i + 1)
  }
  gaps[0] = withoutSpaces(gaps[0] as string)
  gaps[units.length] = withoutSpaces(gaps[units.length] as string)
  return { units, written, gaps }
}

const withoutSpaces = (gap: string): string => gap.replace(/\s/g, '')

/**
 * Says where a term stands whose last unit was found at `last`, or undefined when what lies between, before
 * or after its units makes it something else: part of a longer word or number, two words, two sentences.
 */
export const placeTerm = (term: Term, text: string, last: number): Place | undefined => {
  let at = last
  let disguised = isDisguised(text, at, term, term.units.length - 1)
  let dots = 0
  for (let k = term.units.length - 1; k > 0; k--) {
    const before = previousKept(text, at)
    if (before < at - 1 || term.gaps[k] !== '') {
      const seen = separators(text, before + 1, at)
      if (!fitsGap(seen, term, k)) return undefined
      if (seen === '.' && isInsideWord(term, k)) dots++
      disguised ||= !isOrdinaryGap(seen, term, k)
    }
    at = before
    disguised ||= isDisguised(text, at, term, k - 1)
  }
  // N.O.1 is one word with dots, be.st is two.
  if (dots > 0 && dots < dottedGaps(term)) return undefined
  const end = last + (isPair(text, last) ? 2 : 1)
  const start = outerEdge(text, at, -1, term.gaps[0] as string)
  const edge = outerEdge(text, end - 1, 1, term.gaps[term.units.length] as string)
  if (start === undefined || edge === undefined) return undefined
  if (start === at && continuesWord(text, at, -1, term.units[0] as number)) return undefined
  if (edge === end - 1 && continuesWord(text, end - 1, 1, term.units.at(-1) as number)) return undefined
  return { start, end: edge + 1, disguised }
}

const previousKept = (text: string, at: number): number => {
  let before = at - 1
  while (before >= 0 && keptUnit(text, before) === 0) before--
  return before
}

const isPair = (text: string, at: number): boolean => (text.charCodeAt(at) & 0xfc00) === 0xd800

// The separators in a stretch of skipped units, folded; one more than MOST_SEPARATORS is enough to know.
const separators = (text: string, from: number, to: number): string => {
  let seen = ''
  for (let i = from; i < to && seen.length <= MOST_SEPARATORS; i++) {
    const code = text.charCodeAt(i)
    if (!isUnseen(code)) seen += String.fromCharCode(foldUnit(code))
  }
  return seen
}

// Separators that stand for one another: "number one", number-one, NUMBER·ONE. Others (+ * /) mean themselves.
const INTERCHANGEABLE = /[\s\-_.·•・‐‒–]/g

const fitsGap = (seen: string, term: Term, k: number): boolean => {
  const own = term.gaps[k] as string
  if (seen.length > MOST_SEPARATORS) return false
  if (/\.\s/.test(seen) && !own.includes('.')) return false // a sentence ends
  if (own !== '')
    return seen !== '' && [...own.replace(INTERCHANGEABLE, '')].every((symbol) => seen.includes(symbol))
  return seen === '' || !isInsideWord(term, k) || (seen === '.' && !isInsideNumber(term, k))
}

// A gap as writers make them: between two words of the term, or the space that sets off a number or Latin word.
const isOrdinaryGap = (seen: string, term: Term, k: number): boolean => {
  if (term.gaps[k] !== '') return seen === term.gaps[k] || seen.replace(INTERCHANGEABLE, '') === ''
  return seen === ' ' && (isWordUnit(term.units[k - 1]) || isWordUnit(term.units[k]))
}

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39

// Latin, Greek and Cyrillic letters: words in these scripts are parted by spaces.
const isLetter = (unit: number): boolean =>
  (unit >= 0x61 && unit <= 0x7a) || (unit >= 0xc0 && unit < 0x590 && unit !== 0xd7 && unit !== 0xf7)

const isWordUnit = (unit: number | undefined): boolean =>
  unit !== undefined && (isLetter(unit) || isDigit(unit))

// True where unit k follows unit k - 1 in one word of the term.
const isInsideWord = (term: Term, k: number): boolean =>
  term.gaps[k] === '' && isWordUnit(term.units[k - 1]) && isWordUnit(term.units[k])

const isInsideNumber = (term: Term, k: number): boolean =>
  isDigit(term.units[k - 1] as number) && isDigit(term.units[k] as number)

// How many dots a word takes that is written with one after each letter.
const dottedGaps = (term: Term): number =>
  term.units.filter((_, k) => k > 0 && isInsideWord(term, k) && !isInsideNumber(term, k)).length

// From the outermost unit on: the symbols that the term itself begins or ends with ("+v") must stand there.
const outerEdge = (text: string, from: number, step: 1 | -1, symbols: string): number | undefined => {
  let at = from
  for (let n = 0; n < symbols.length; n++) {
    const symbol = symbols.charCodeAt(step > 0 ? n : symbols.length - 1 - n)
    let seen = 0
    do {
      at += step
      if (at < 0 || at >= text.length || keptUnit(text, at) !== 0 || seen > MOST_SEPARATORS) return undefined
      if (!isUnseen(text.charCodeAt(at))) seen++
    } while (foldUnit(text.charCodeAt(at)) !== symbol)
  }
  return at
}

// True when the term is cut out of a longer word (best in bestie) or number (no.1 in no.10, 100% in 3,100%).
const continuesWord = (text: string, edge: number, step: number, unit: number): boolean => {
  if (!isWordUnit(unit)) return false
  const next = nextSeen(text, edge, step)
  if (isLetter(unit)) return isLetter(keptUnit(text, next))
  const isPoint = text.charAt(next) === ',' || foldUnit(text.charCodeAt(next)) === 0x2e
  return isDigit(keptUnit(text, isPoint ? nextSeen(text, next, step) : next))
}

const nextSeen = (text: string, from: number, step: number): number => {
  let at = from + step
  while (at >= 0 && at < text.length && isUnseen(text.charCodeAt(at))) at += step
  return at
}

const LOOK_ALIKE_UNITS = new Set(
  LOOK_ALIKES.flatMap(([written]) => [...written].map((unit) => unit.charCodeAt(0))),
)

// Case, full width and traditional characters are ways to write; what else differs from the term disguises it.
const isDisguised = (text: string, at: number, term: Term, k: number): boolean => {
  const code = text.charCodeAt(at)
  if (code === term.units[k] || code === term.written[k]) return false
  const isCase = code >= 0x41 && code <= 0x5a
  const isFullWidth = code >= 0xff01 && code <= 0xff5e
  const isIdeograph = code >= 0x3400 && code <= 0x9fff && !LOOK_ALIKE_UNITS.has(code)
  return !(isCase || isFullWidth || isIdeograph)
}
