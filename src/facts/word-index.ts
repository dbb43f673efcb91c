import type { Policy } from '../policy/policy.ts'
import { type AutomatonData, buildAutomaton, packAutomaton, unpackAutomaton } from '../text/automaton-data.ts'
import { type BesideData, buildBesides, packBesides, unpackBesides } from './beside.ts'
import { openParts, packParts } from './packed-parts.ts'
import { openTerms, packTerms } from './packed-terms.ts'
import { listWords, type OwnedTerm } from './word-list.ts'

/** What one scan looks for: every word of every lexicon, terms and harmless phrases, and whose they are. */
export interface WordIndex {
  automaton: AutomatonData
  /** What must stand beside a word for its hit to matter. */
  besides: BesideData
  /** The word that a hit names by its number. */
  wordOf(word: number): string
  /** The terms that the word may stand for, in the order of the lexicons; none where it is only a harmless phrase. */
  termsOf(word: number): readonly OwnedTerm[]
}

type Words = Pick<Policy, 'lexicons' | 'contexts'>

/** Makes the index of a policy's lexicons. */
export const buildWordIndex = (policy: Words): WordIndex => {
  const words = listWords(policy)
  return {
    automaton: buildAutomaton(words.map(({ word }) => word)),
    besides: buildBesides(words.map(({ needs }) => needs)),
    wordOf: (word) => words[word]?.word as string,
    termsOf: (word) => words[word]?.terms ?? [],
  }
}

/** The index as bytes, for a file that is made when the program is built. */
export const packWordIndex = (policy: Words): Uint8Array => {
  const words = listWords(policy)
  return packParts([
    packAutomaton(buildAutomaton(words.map(({ word }) => word))),
    packBesides(buildBesides(words.map(({ needs }) => needs))),
    packTerms(words),
  ])
}

/** Opens what {@link packWordIndex} packed; words and terms are read as they are hit. */
export const openWordIndex = (packed: Uint8Array): WordIndex => {
  // A file may be read to any place in memory.
  const bytes = packed.byteOffset % 4 === 0 ? packed : new Uint8Array(packed)
  const [automaton, besides, terms] = openParts(bytes) as [Uint8Array, Uint8Array, Uint8Array]
  return { automaton: unpackAutomaton(automaton), besides: unpackBesides(besides), ...openTerms(terms) }
}
