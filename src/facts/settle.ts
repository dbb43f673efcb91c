import type { Policy, Term } from '../policy/policy.ts'
import { createTests, type Surroundings } from './context-test.ts'
import type { CopyText } from './copy-text.ts'
import { nearestExemptions } from './exemptions.ts'
import type { FactContext, Mention } from './fact.ts'
import { Neighbourhood, type Stretch } from './neighbourhood.ts'

/** One hit of the scan: a word of the automaton in one text, exemptions not yet applied. */
export interface Hit extends Stretch {
  pattern: number
  /** The writing hides the word. */
  disguised: boolean
}

/** What a word of the automaton stands for: terms of lexicons, or only a harmless phrase. */
interface Pattern {
  word: string
  terms: { lexicon: string; term: Term; phrases: ReadonlySet<string> }[]
}

interface Settlement {
  /** What the automaton must look for; hits name its places in this list. */
  words: readonly string[]
  /** What is left of the hits in one text once phrases and contexts have spoken: one mention for one word. */
  settle(hits: readonly Hit[], copy: CopyText, context: FactContext): Mention[]
}

/** Prepares the decision which hits are mentions. */
export const createSettlement = (policy: Pick<Policy, 'lexicons' | 'contexts' | 'tables'>): Settlement => {
  const patterns = patternsOf(policy.lexicons)
  const tests = createTests(policy)
  const wordOf = (hit: Hit) => (patterns[hit.pattern] as Pattern).word

  const isSwallowed = (hit: Hit, phrases: ReadonlySet<string>, hits: readonly Hit[]): boolean =>
    phrases.size > 0 &&
    hits.some((other) => other.start <= hit.start && other.end >= hit.end && phrases.has(wordOf(other)))

  const hitsOf =
    (hits: readonly Hit[]) =>
    (lexicon: string): readonly Stretch[] =>
      hits.filter(({ pattern }) => patterns[pattern]?.terms.some((one) => one.lexicon === lexicon))

  // The hit, grown by what its conditions take in (the 7 of "7天见效"); false where they do not hold.
  const conditionsMet = (term: Term, surroundings: Surroundings): Stretch | false => {
    let { start, end } = surroundings.hit
    for (const test of term.when ?? []) {
      const found = tests.holds(test, surroundings)
      if (!found) return false
      start = Math.min(start, found.start)
      end = Math.max(end, found.end)
    }
    return { start, end }
  }

  const settle = (hits: readonly Hit[], copy: CopyText, context: FactContext): Mention[] => {
    const around = new Neighbourhood(copy.text)
    const kept: Kept[] = []
    // Harmless as a whole, so that a shorter term inside is harmless too.
    const spared: (Stretch & { lexicon: string })[] = []
    const longestFirst = [...hits].sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start)
    for (const hit of longestFirst) {
      for (const { lexicon, term, phrases } of (patterns[hit.pattern] as Pattern).terms) {
        const isTaken = [...kept, ...spared].some(
          (other) => other.lexicon === lexicon && other.start < hit.end && hit.start < other.end,
        )
        if (isTaken || isSwallowed(hit, phrases, hits)) continue
        const surroundings = { hit, field: copy.field.path, around, hitsOf: hitsOf(hits), context }
        const stretch = conditionsMet(term, surroundings)
        if (!stretch) continue
        if (term.unless.some((test) => tests.holds(test, surroundings)))
          spared.push({ start: hit.start, end: hit.end, lexicon })
        else kept.push({ ...stretch, lexicon, term, hit })
      }
    }
    return kept.sort((a, b) => a.start - b.start || a.end - b.end).map((one) => mentionOf(one, copy, context))
  }

  return { words: patterns.map(({ word }) => word), settle }
}

interface Kept extends Stretch {
  lexicon: string
  term: Term
  hit: Hit
}

const patternsOf = (lexicons: Policy['lexicons']): Pattern[] => {
  const patterns = new Map<string, Pattern>()
  const pattern = (word: string): Pattern => {
    let found = patterns.get(word)
    if (!found) {
      found = { word, terms: [] }
      patterns.set(word, found)
    }
    return found
  }
  for (const { name, terms } of Object.values(lexicons)) {
    for (const term of terms) {
      pattern(term.term).terms.push({ lexicon: name, term, phrases: new Set(term.phrases) })
      for (const phrase of term.phrases) pattern(phrase)
    }
  }
  return [...patterns.values()]
}

const mentionOf = (
  { start, end, lexicon, term, hit }: Kept,
  copy: CopyText,
  context: FactContext,
): Mention => {
  const mention: Mention = {
    lexicon,
    term: term.hides ?? term.term,
    field: copy.field.path,
    pointer: context.record.copyPointers()[copy.index] as string,
    span: copy.span(start, end),
    match: copy.text.slice(start, end),
  }
  if (hit.disguised || term.hides !== undefined) mention.evasion = true
  if (term.rewrite !== undefined) mention.rewrite = term.rewrite
  const exemptions = nearestExemptions(term, copy.text, hit)
  if (exemptions.length > 0) mention.exemptions = exemptions
  return mention
}
