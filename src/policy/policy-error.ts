import { distance } from 'fastest-levenshtein'
import type { Localised } from '../text/localised.ts'

/** A place in a YAML file of a pack or a configuration. */
export interface YamlPlace {
  file: string
  line: number
  column: number
  /** How many characters of the line are meant, at least 1. */
  length: number
  /** The line before, the line itself: for showing the place. */
  lines: readonly string[]
}

/** A mistake in a rule pack or a configuration file: the user's file, never our own fault. The run exits with 2. */
export class PolicyError extends Error {
  readonly code: string
  readonly words: Localised
  readonly place: YamlPlace | undefined

  /**
   * @param code what kind of mistake, "policy/unknown-fact"
   * @param words what is wrong and what would be right
   * @param place where it stands, when it is known
   */
  constructor(code: string, words: Localised, place?: YamlPlace) {
    super(words.en)
    this.name = 'PolicyError'
    this.code = code
    this.words = words
    this.place = place
  }
}

/** Several mistakes of one load, so that a user sees them all at once. */
export class PolicyErrors extends Error {
  readonly errors: readonly PolicyError[]

  constructor(errors: readonly PolicyError[]) {
    super(errors.map((error) => error.message).join('\n'))
    this.name = 'PolicyErrors'
    this.errors = errors
  }
}

/** The known word nearest to a wrong one, or undefined when none is near enough to be meant. */
export const nearest = (wrong: string, known: Iterable<string>): string | undefined => {
  let best: string | undefined
  let bestDistance = Math.max(2, Math.floor(wrong.length / 3)) + 1
  for (const word of known) {
    const d = distance(wrong.toLowerCase(), word.toLowerCase())
    if (d < bestDistance) [best, bestDistance] = [word, d]
  }
  return best
}

/** " Did you mean "x"?" in both languages, or nothing. */
export const didYouMean = (wrong: string, known: Iterable<string>): Localised => {
  const word = nearest(wrong, known)
  return word === undefined
    ? { en: '', zh: '' }
    : { en: ` Did you mean "${word}"?`, zh: `是否想写“${word}”？` }
}

/** Joins two messages, language by language. */
export const join = (a: Localised, b: Localised): Localised => ({ en: a.en + b.en, zh: a.zh + b.zh })

/**
 * The mistake as it is printed: place, code, message, then the offending lines with the word underlined.
 * @returns several lines without a final line break
 */
export const showPolicyError = (error: PolicyError, language: 'en' | 'zh'): string => {
  const { place } = error
  const words = clean(error.words[language])
  if (!place) return `${error.code} ${words}`
  const head = `${clean(place.file)}:${place.line}:${place.column} ${error.code} ${words}`
  const first = place.line - place.lines.length + 1
  const width = String(place.line).length
  const shown = place.lines.map((text, index) => {
    const number = first + index
    return `${number === place.line ? '>' : ' '} ${String(number).padStart(width)} | ${clean(text)}`
  })
  const pad = ' '.repeat(width + 5 + visibleWidth(place.lines.at(-1) ?? '', place.column - 1))
  return [head, ...shown, `${pad}${'^'.repeat(Math.max(1, place.length))}`].join('\n')
}

// A pack is untrusted: what it holds must not reach the terminal as a control sequence.
const clean = (text: string): string =>
  text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, ' ')

// Chinese characters take two cells; an exact width table is not needed to set a caret in YAML.
const visibleWidth = (line: string, units: number): number => {
  let width = 0
  for (const char of line.slice(0, units))
    width +=
      /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]/u.test(
        char,
      )
        ? 2
        : 1
  return width
}
