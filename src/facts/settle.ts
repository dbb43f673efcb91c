import type { Policy, Term } from '../policy/policy.ts'
import { createTests } from './context-test.ts'
import type { CopyText } from './copy-text.ts'
import { nearestExemptions } from './exemptions.ts'
import type { FactContext, Mention } from './fact.ts'
import { createFamilySearch, type FamilySearch } from './family.ts'
import { Neighbourhood, type Stretch } from './neighbourhood.ts'
import type { WordIndex } from './word-index.ts'

/** One hit of the scan: a word of the automaton in one text, exemptions not yet applied. */
export interface Hit extends Stretch {
  pattern: number
  /** The writing hides the word. */
  disguised: boolean
}

/** A term of a lexicon in a text, whole. */
interface Candidate extends Stretch {
  lexicon: string
  term: Term
  /** The word in its plain spelling. */
  word: string
  phrases: ReadonlySet<string>
  evasion: boolean
}

/** A term as a word of the automaton may stand for it. */
interface Entry {
  lexicon: string
  term: Term
  phrases: ReadonlySet<string>
  /** Of a family; made when its piece is first found. */
  family?: FamilySearch
}

/** Decides which hits in one text are mentions: one mention for one word, once phrases and contexts have spoken. */
export type Settle = (hits: readonly Hit[], copy: CopyText, context: FactContext) => Mention[]

/** Prepares the decision. */
export const createSettle = (
  policy: Pick<Policy, 'lexicons' | 'contexts' | 'tables'>,
  index: WordIndex,
): Settle => {
  const entriesOf = entriesIn(index)
  const tests = createTests(policy)

  const candidatesOf = (hits: readonly Hit[], text: string): Candidate[] =>
    hits.flatMap((hit) => entriesOf(hit.pattern).flatMap((entry) => candidates(entry, hit, text)))

  const isSwallowed = ({ start, end, phrases }: Candidate, hits: readonly Hit[]): boolean =>
    phrases.size > 0 &&
    hits.some((other) => other.start <= start && other.end >= end && phrases.has(index.wordOf(other.pattern)))

  return (hits, copy, context) => {
    const found = candidatesOf(hits, copy.text)
    if (found.length === 0) return []
    const around = new Neighbourhood(copy.text)
    const hitsOf = (lexicon: string) => found.filter((one) => one.lexicon === lexicon)
    const kept: (Stretch & { candidate: Candidate })[] = []
    // Harmless as a whole, so that a shorter term inside is harmless too.
    const spared: Candidate[] = []
    const longestFirst = [...found].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)
    for (const candidate of longestFirst) {
      const { lexicon, term } = candidate
      const overlaps = (other: Stretch) => other.start < candidate.end && candidate.start < other.end
      const isTaken =
        kept.some((other) => other.candidate.lexicon === lexicon && overlaps(other)) ||
        spared.some((other) => other.lexicon === lexicon && overlaps(other))
      if (isTaken || isSwallowed(candidate, hits)) continue
      const surroundings = { hit: candidate, field: copy.field.path, around, hitsOf, context }
      const stretch = tests.all(term.when ?? [], surroundings)
      if (!stretch) continue
      if (term.unless.some((test) => tests.holds(test, surroundings))) spared.push(candidate)
      else kept.push({ ...stretch, candidate })
    }
    return kept
      .sort((a, b) => a.start - b.start || a.end - b.end)
      .map((one) => mentionOf(one, one.candidate, copy, context))
  }
}

const candidates = (entry: Entry, { start, end, disguised }: Hit, text: string): Candidate[] => {
  const { lexicon, term, phrases } = entry
  if (!term.before && !term.rest) {
    const word = term.plain?.term ?? term.term
    return [{ start, end, lexicon, term, word, phrases, evasion: disguised || term.plain !== undefined }]
  }
  entry.family ??= createFamilySearch(term)
  return entry.family(text, start, end).map((hit) => ({
    start: hit.start,
    end: hit.end,
    lexicon,
    term,
    word: hit.word,
    phrases,
    evasion: hit.disguised || hit.isHidden,
  }))
}

const NO_PHRASES: ReadonlySet<string> = new Set()

const entriesIn = ({ termsOf }: WordIndex): ((word: number) => readonly Entry[]) => {
  const known: (readonly Entry[] | undefined)[] = []
  return (word) => {
    known[word] ??= termsOf(word).map(({ lexicon, term }) => ({
      lexicon,
      term,
      phrases: term.phrases.length === 0 ? NO_PHRASES : new Set(term.phrases),
    }))
    return known[word]
  }
}

const mentionOf = (
  { start, end }: Stretch,
  { lexicon, term, word, evasion, ...hit }: Candidate,
  copy: CopyText,
  context: FactContext,
): Mention => {
  const mention: Mention = {
    lexicon,
    // A build in English may end in the space before what was left out.
    term: word.trim(),
    field: copy.field.path,
    pointer: context.record.copyPointers()[copy.index] as string,
    span: copy.span(start, end),
    match: copy.text.slice(start, end),
  }
  if (evasion) mention.evasion = true
  if (term.rewrite !== undefined) mention.rewrite = term.rewrite
  const exemptions = nearestExemptions(term, word, copy.text, hit)
  if (exemptions.length > 0) mention.exemptions = exemptions
  return mention
}
