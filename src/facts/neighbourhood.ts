import { fold, isSkipped } from '../text/fold.ts'

/** A stretch of a text, UTF-16 code units, end exclusive. */
export interface Stretch {
  start: number
  end: number
}

const SENTENCE_MARKS = '。！？；!?;\n\r…'
const CLAUSE_MARKS = '，、：,:|/／｜丨·•\t（）()【】[]'

// By code unit: 2 where a sentence ends, 1 where only a clause does, 3 for a full stop, which depends on what follows.
const MARKS = new Uint8Array(65536)
for (const mark of CLAUSE_MARKS) MARKS[mark.charCodeAt(0)] = 1
for (const mark of SENTENCE_MARKS) MARKS[mark.charCodeAt(0)] = 2
MARKS['.'.charCodeAt(0)] = 3

/** Marks that stand between a word and what belongs to it without parting them. */
export const QUOTES = '“”"\'‘’「」'

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
    return this.#between(hit, 2)
  }

  /** The clause around a hit: what commas, colons, brackets and bars part. */
  clause(hit: Stretch): Stretch {
    return this.#between(hit, 1)
  }

  /** The hit with the separators beside it: spaces, stars and what else is passed over in reading. */
  withSeparators({ start, end }: Stretch): Stretch {
    let [from, to] = [start, end]
    while (from > 0 && this.#isGap(from - 1)) from--
    while (to < this.#text.length && this.#isGap(to)) to++
    return { start: from, end: to }
  }

  #between({ start, end }: Stretch, least: 1 | 2): Stretch {
    let [from, to] = [start, end]
    while (from > 0 && !this.#ends(from - 1, least)) from--
    while (to < this.#text.length && !this.#ends(to, least)) to++
    return { start: from, end: to }
  }

  #ends(at: number, least: 1 | 2): boolean {
    const mark = MARKS[this.#text.charCodeAt(at)] as number
    return mark === 3 ? /^\s?$/.test(this.#text.charAt(at + 1)) : mark >= least
  }

  #isGap(at: number): boolean {
    const unit = this.#text.charAt(at)
    return unit !== '\n' && (isSkipped(this.#text.charCodeAt(at)) || QUOTES.includes(unit))
  }
}

/**
 * The first place of a folded word in a stretch of a folded text, -1 where there is none. Words of Latin letters
 * and digits must stand by themselves: "not" is not in "nothing".
 */
export const findWord = (folded: string, word: string, { start, end }: Stretch): number => {
  const last = Math.min(end, folded.length) - word.length
  // A search of the text would go on to its end; most stretches are a few characters.
  if (last - start > SHORT) return findFrom(folded, word, start, last)
  const first = word.charCodeAt(0)
  for (let at = Math.max(0, start); at <= last; at++) {
    if (folded.charCodeAt(at) === first && folded.startsWith(word, at) && standsAlone(folded, at, word))
      return at
  }
  return -1
}

const SHORT = 64

const findFrom = (folded: string, word: string, start: number, last: number): number => {
  for (let at = folded.indexOf(word, start); at >= 0 && at <= last; at = folded.indexOf(word, at + 1)) {
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
