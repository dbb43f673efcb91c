import type { ContextTest } from '../policy/context.ts'
import type { Policy, Term } from '../policy/policy.ts'
import { type AutomatonData, buildAutomaton, packAutomaton, unpackAutomaton } from '../text/automaton-data.ts'
import { type BesideData, besideOf, buildBesides, type Need, packBesides, unpackBesides } from './beside.ts'

/** What one scan looks for: every word of every lexicon, terms and harmless phrases, and whose they are. */
export interface WordIndex {
  automaton: AutomatonData
  /** What must stand beside a word for its hit to matter. */
  besides: BesideData
  /** The word that a hit names by its place in this list; read when the first hit asks. */
  words(): readonly string[]
  /** Names of the lexicons that have the word as a term. */
  lexiconsOf(word: number): readonly string[]
}

type Words = Pick<Policy, 'lexicons' | 'contexts'>

/** Makes the index of a policy's lexicons. */
export const buildWordIndex = (policy: Words): WordIndex => {
  const { needs, ...lists } = listOf(policy)
  return {
    automaton: buildAutomaton(lists.words),
    besides: buildBesides(needs),
    ...lookUp(() => lists),
  }
}

interface Lists {
  words: string[]
  names: string[]
  /** By word: places in `names`. */
  owners: number[][]
}

/** What is known of a word while the index is made. */
interface Listed {
  owners: Set<number>
  /** What its terms need beside them. */
  needs: Need[]
  /** It is a harmless phrase, which swallows what it holds wherever it stands. */
  isPhrase?: true
}

const listOf = ({ lexicons, contexts }: Words): Lists & { needs: Need[][] } => {
  const listed = new Map<string, Listed>()
  const entryOf = (word: string): Listed => {
    const known = listed.get(word) ?? { owners: new Set<number>(), needs: [] }
    listed.set(word, known)
    return known
  }
  const names = Object.keys(lexicons)
  const lookedAt = lexiconsLookedAt({ lexicons, contexts })
  for (const [at, name] of names.entries()) {
    for (const term of lexicons[name]?.terms ?? []) {
      const entry = entryOf(term.term)
      entry.owners.add(at)
      entry.needs.push(needOf(term, !lookedAt.has(name)))
      for (const phrase of term.phrases) entryOf(phrase).isPhrase = true
    }
  }
  const entries = [...listed.values()]
  return {
    words: [...listed.keys()],
    names,
    owners: entries.map(({ owners }) => [...owners]),
    needs: entries.map(({ needs, isPhrase }) => (isPhrase ? [] : needs)),
  }
}

const needOf = (term: Term, withConditions: boolean): Need => ({
  left: besideOf(term, 'left', withConditions),
  right: besideOf(term, 'right', withConditions),
})

// A condition on another lexicon's hit takes the hit before that one's own conditions are tried.
const lexiconsLookedAt = ({ lexicons, contexts }: Words): ReadonlySet<string> => {
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

const lookUp = (read: () => Lists): Pick<WordIndex, 'words' | 'lexiconsOf'> => {
  let lists: Lists | undefined
  const known = (): Lists => {
    lists ??= read()
    return lists
  }
  return {
    words: () => known().words,
    lexiconsOf: (word) => (known().owners[word] ?? []).map((at) => known().names[at] as string),
  }
}

/** The index as bytes, for a file that is made when the program is built. */
export const packWordIndex = (policy: Words): Uint8Array => {
  const { needs, ...lists } = listOf(policy)
  const parts = [
    packAutomaton(buildAutomaton(lists.words)),
    packBesides(buildBesides(needs)),
    new TextEncoder().encode(JSON.stringify(lists)),
  ]
  const header = Uint32Array.from(parts.map(({ length }) => length))
  const packed = new Uint8Array(HEADER_BYTES + parts.reduce((sum, { length }) => sum + padded(length), 0))
  packed.set(new Uint8Array(header.buffer))
  let at = HEADER_BYTES
  for (const part of parts) {
    packed.set(part, at)
    at += padded(part.length)
  }
  return packed
}

const HEADER_BYTES = 12

const padded = (length: number): number => (length + 3) & ~3

/** Opens what {@link packWordIndex} packed; the words themselves are read at the first hit. */
export const openWordIndex = (packed: Uint8Array): WordIndex => {
  // Views need their arrays at multiples of four; a file may be read to any place in memory.
  const bytes = packed.byteOffset % 4 === 0 ? packed : new Uint8Array(packed)
  let at = HEADER_BYTES
  const [automaton, besides, text] = [...new Uint32Array(bytes.buffer, bytes.byteOffset, 3)].map((length) => {
    const part = bytes.subarray(at, at + length)
    at += padded(length)
    return part
  }) as [Uint8Array, Uint8Array, Uint8Array]
  return {
    automaton: unpackAutomaton(automaton),
    besides: unpackBesides(besides),
    ...lookUp(() => JSON.parse(new TextDecoder().decode(text)) as Lists),
  }
}
