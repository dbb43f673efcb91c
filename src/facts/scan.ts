import type { Policy } from '../policy/policy.ts'
import { createAutomaton } from '../text/automaton.ts'
import { type CopyText, readCopy } from './copy-text.ts'
import type { FactContext, Mention, Scan } from './fact.ts'

/** One hit of the scan: a term of a lexicon in one text, exemptions not yet applied. */
interface Hit {
  pattern: number
  start: number
  end: number
}

/** What a pattern of the automaton stands for. */
interface Pattern {
  /** Lexicons that hold the word as a term. */
  terms: { lexicon: string; term: string; phrases: ReadonlySet<string> }[]
  /** The word itself: a hit of a harmless phrase swallows the terms inside it that name it. */
  word: string
}

const NOTHING: readonly Mention[] = []
const EMPTY: Scan = { mentions: () => NOTHING }

/**
 * Builds the one scan over a record's copy that serves every rule: all terms and all harmless phrases of all
 * lexicons in one automaton.
 */
export const createScanner = (lexicons: Policy['lexicons']): ((context: FactContext) => Scan) => {
  const patterns = patternsOf(lexicons)
  if (patterns.length === 0) return () => EMPTY
  const automaton = createAutomaton(patterns.map((pattern) => pattern.word))
  let hits: Hit[] = []
  const collect = (pattern: number, start: number, end: number): void => {
    hits.push({ pattern, start, end })
  }
  return (context) => {
    let mentions: readonly Mention[] | undefined
    for (const copy of readCopy(context)) {
      if (!copy.readable) continue
      automaton.scan(copy.text, collect)
      if (hits.length === 0) continue
      mentions = [...(mentions ?? NOTHING), ...settle(hits, patterns, copy, context)]
      hits = []
    }
    return mentions === undefined || mentions.length === 0 ? EMPTY : byLexicon(mentions)
  }
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
  for (const lexicon of Object.values(lexicons)) {
    for (const { term, phrases } of lexicon.terms) {
      pattern(term).terms.push({ lexicon: lexicon.name, term, phrases: new Set(phrases) })
      for (const phrase of phrases) pattern(phrase)
    }
  }
  return [...patterns.values()]
}

// Harmless phrases first, then the longest term of a lexicon where several overlap: one word, one mention.
const settle = (
  hits: readonly Hit[],
  patterns: readonly Pattern[],
  copy: CopyText,
  context: FactContext,
): Mention[] => {
  const kept: (Hit & { lexicon: string; term: string })[] = []
  const longestFirst = [...hits].sort((a, b) => a.start - b.start || b.end - a.end)
  for (const hit of longestFirst) {
    for (const { lexicon, term, phrases } of (patterns[hit.pattern] as Pattern).terms) {
      const swallowed = hits.some(
        (other) =>
          other.start <= hit.start &&
          other.end >= hit.end &&
          phrases.has((patterns[other.pattern] as Pattern).word),
      )
      if (swallowed) continue
      const overlapping = kept.findIndex(
        (k) => k.lexicon === lexicon && k.start < hit.end && hit.start < k.end,
      )
      if (overlapping < 0) kept.push({ ...hit, lexicon, term })
      else if (hit.end - hit.start > lengthOf(kept[overlapping]))
        kept[overlapping] = { ...hit, lexicon, term }
    }
  }
  return kept.map(({ start, end, lexicon, term }) => {
    const span = copy.span(start, end)
    return {
      lexicon,
      term,
      field: copy.field.path,
      pointer: context.record.copyPointers()[copy.index] as string,
      span,
      match: copy.text.slice(start, end),
    }
  })
}

const lengthOf = (hit: Hit | undefined): number => (hit ? hit.end - hit.start : 0)

const byLexicon = (mentions: readonly Mention[]): Scan => {
  const grouped = new Map<string, Mention[]>()
  for (const mention of mentions) {
    const group = grouped.get(mention.lexicon)
    if (group) group.push(mention)
    else grouped.set(mention.lexicon, [mention])
  }
  return { mentions: (lexicon) => grouped.get(lexicon) ?? NOTHING }
}
