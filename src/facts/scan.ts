import type { Policy } from '../policy/policy.ts'
import { type Automaton, createAutomaton } from '../text/automaton.ts'
import { createBesideCheck } from './beside.ts'
import { readCopy } from './copy-text.ts'
import type { FactContext, Mention, Scan } from './fact.ts'
import { createSettle, type Hit, type Settle } from './settle.ts'
import { buildWordIndex, openWordIndex } from './word-index.ts'

const NOTHING: readonly Mention[] = []
const EMPTY: Scan = { isEmpty: true, mentions: () => NOTHING }

/**
 * Builds the one scan over a record's copy that serves every rule: all terms and all harmless phrases of all
 * lexicons in one automaton.
 */
export const createScanner = (
  policy: Pick<Policy, 'lexicons' | 'contexts' | 'tables' | 'packedWords'>,
): ((context: FactContext) => Scan) => {
  if (Object.keys(policy.lexicons).length === 0) return () => EMPTY
  const { automaton, matters, settle } = lookingFor(policy)
  let hits: Hit[] = []
  let text = ''
  const collect = (pattern: number, start: number, end: number, disguised: boolean): void => {
    if (matters(pattern, text, start, end)) hits.push({ pattern, start, end, disguised })
  }
  return (context) => {
    let mentions: readonly Mention[] | undefined
    for (const copy of readCopy(context)) {
      if (!copy.readable) continue
      text = copy.text
      automaton.scan(text, collect)
      if (hits.length === 0) continue
      const found = settle()(hits, copy, context)
      hits = []
      if (found.length > 0) mentions = mentions === undefined ? found : [...mentions, ...found]
    }
    return mentions === undefined ? EMPTY : byLexicon(mentions)
  }
}

type Lexicons = Parameters<typeof createScanner>[0]

interface Search {
  automaton: Automaton
  /** Most hits of clean copy are pieces of builds without the rest of the word: what stands beside them tells. */
  matters: ReturnType<typeof createBesideCheck>
  settle(): Settle
}

// A policy is searched with by every court that is opened on it, and its index takes a while to make.
const known = new WeakMap<Policy['lexicons'], Search>()

const lookingFor = (policy: Lexicons): Search => {
  const search = known.get(policy.lexicons) ?? prepare(policy)
  known.set(policy.lexicons, search)
  return search
}

const prepare = (policy: Lexicons): Search => {
  const packed = policy.packedWords?.()
  const index = packed ? openWordIndex(packed) : buildWordIndex(policy)
  let made: Settle | undefined
  return {
    automaton: createAutomaton(index.wordOf, index.automaton),
    matters: createBesideCheck(index.besides),
    // Made at the first hit: clean copy has none.
    settle: () => {
      made ??= createSettle(policy, index)
      return made
    },
  }
}

const byLexicon = (mentions: readonly Mention[]): Scan => {
  const grouped = new Map<string, Mention[]>()
  for (const mention of mentions) {
    const group = grouped.get(mention.lexicon)
    if (group) group.push(mention)
    else grouped.set(mention.lexicon, [mention])
  }
  return { mentions: (lexicon) => grouped.get(lexicon) ?? NOTHING }
}
