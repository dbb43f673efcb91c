import type { ContextTest } from '../policy/context.ts'
import type { Policy, Term } from '../policy/policy.ts'
import { type Need, needsOf } from './beside.ts'

/** A term of a lexicon, as a word of the scan may stand for it. */
export interface OwnedTerm {
  lexicon: string
  term: Term
}

/** One word that a scan looks for, a term or a harmless phrase. */
export interface ListedWord {
  word: string
  terms: OwnedTerm[]
  /** What must stand beside the word for a hit to matter, for each of its terms; none: nothing must. */
  needs: Need[]
}

type WordsOf = Pick<Policy, 'lexicons' | 'contexts'>

/** Every word of every lexicon, with its terms in the order of the lexicons. */
export const listWords = ({ lexicons, contexts }: WordsOf): ListedWord[] => {
  const listed = new Map<string, ListedWord>()
  const entryOf = (word: string): ListedWord => {
    const known = listed.get(word) ?? { word, terms: [], needs: [] }
    listed.set(word, known)
    return known
  }
  // A harmless phrase swallows what it holds wherever it stands.
  const phrases = new Set<string>()
  const lookedAt = lexiconsLookedAt({ lexicons, contexts })
  for (const name of Object.keys(lexicons)) {
    for (const term of lexicons[name]?.terms ?? []) {
      const entry = entryOf(term.term)
      entry.terms.push({ lexicon: name, term })
      entry.needs.push(...needsOf(term, !lookedAt.has(name)))
      for (const phrase of term.phrases) phrases.add(entryOf(phrase).word)
    }
  }
  for (const entry of listed.values()) if (phrases.has(entry.word)) entry.needs = []
  return [...listed.values()]
}

// A condition on another lexicon's hit takes the hit before that one's own conditions are tried.
const lexiconsLookedAt = ({ lexicons, contexts }: WordsOf): ReadonlySet<string> => {
  const seen = new Set<ContextTest>()
  const names = new Set<string>()
  const look = (tests: readonly ContextTest[]): void => {
    for (const test of tests) {
      if (seen.has(test)) continue
      seen.add(test)
      if (test.mention !== undefined) names.add(test.mention)
      look([...(test.all ?? []), ...(test.any ?? []), ...(test.not ? [test.not] : [])])
    }
  }
  for (const { any } of Object.values(contexts)) look(any)
  for (const name of Object.keys(lexicons))
    for (const { when = [], unless } of lexicons[name]?.terms ?? []) look([...when, ...unless])
  return names
}
