import { fold, isSkipped } from '../text/fold.ts'

/** A stretch of a text, UTF-16 code units, end exclusive. */
export interface Stretch {
  start: number
  end: number
}

const SENTENCE_MARKS = new Set('。！？；!?;\n\r…')
const CLAUSE_MARKS = new Set('，、：,:|/／｜丨·•\t（）()【】[]')

/** What stands around the hits in one text; the folded text is made when the first test asks for it. */
export class Neighbourhood {
  readonly #text: string
  #folded: string | undefined

  constructor(text: string) {
    this.#text = text
  }

  /** The text as terms are compared: same length, so places in it are places in the text. */
  get folded(): string {
    this.#folded ??= fold(this.#text)
    return this.#folded
  }

  /** The sentence around a hit; a full stop ends one where a space or nothing follows. */
  sentence(hit: Stretch): Stretch {
    return this.#between(hit, (at) => this.#endsSentence(at))
  }

  /** The clause around a hit: what commas, colons, brackets and bars part. */
  clause(hit: Stretch): Stretch {
    return this.#between(hit, (at) => CLAUSE_MARKS.has(this.#text.charAt(at)) || this.#endsSentence(at))
  }

  /** The hit with the separators beside it: spaces, stars and what else is passed over in reading. */
  withSeparators({ start, end }: Stretch): Stretch {
    let [from, to] = [start, end]
    while (from > 0 && this.#isGap(from - 1)) from--
    while (to < this.#text.length && this.#isGap(to)) to++
    return { start: from, end: to }
  }

  #between({ start, end }: Stretch, isMark: (at: number) => boolean): Stretch {
    let [from, to] = [start, end]
    while (from > 0 && !isMark(from - 1)) from--
    while (to < this.#text.length && !isMark(to)) to++
    return { start: from, end: to }
  }

  #endsSentence(at: number): boolean {
    const unit = this.#text.charAt(at)
    return SENTENCE_MARKS.has(unit) || (unit === '.' && /^\s?$/.test(this.#text.charAt(at + 1)))
  }

  #isGap(at: number): boolean {
    const unit = this.#text.charAt(at)
    return unit !== '\n' && (isSkipped(this.#text.charCodeAt(at)) || '“”"\'‘’「」'.includes(unit))
  }
}

/**
 * The first place of a folded word in a stretch of a folded text, -1 where there is none. Words of Latin letters
 * and digits must stand by themselves: "not" is not in "nothing".
 */
export const findWord = (folded: string, word: string, { start, end }: Stretch): number => {
  for (
    let at = folded.indexOf(word, start);
    at >= 0 && at + word.length <= end;
    at = folded.indexOf(word, at + 1)
  ) {
    if (standsAlone(folded, at, word)) return at
  }
  return -1
}

const standsAlone = (folded: string, at: number, word: string): boolean =>
  !(isWordUnit(word, 0) && isWordUnit(folded, at - 1)) &&
  !(isWordUnit(word, word.length - 1) && isWordUnit(folded, at + word.length))

const isWordUnit = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  return (code >= 0x30 && code <= 0x39) || (code >= 0x61 && code <= 0x7a)
}
