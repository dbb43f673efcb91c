import type { Policy } from '../policy/policy.ts'
import { type AutomatonData, buildAutomaton, packAutomaton, unpackAutomaton } from '../text/automaton-data.ts'

/** What one scan looks for: every word of every lexicon, terms and harmless phrases, and whose they are. */
export interface WordIndex {
  automaton: AutomatonData
  /** The word that a hit names by its place in this list; read when the first hit asks. */
  words(): readonly string[]
  /** Names of the lexicons that have the word as a term. */
  lexiconsOf(word: number): readonly string[]
}

/** Makes the index of a policy's lexicons. */
export const buildWordIndex = (lexicons: Policy['lexicons']): WordIndex => {
  const { words, names, owners } = listOf(lexicons)
  return { automaton: buildAutomaton(words), ...lookUp(() => ({ words, names, owners })) }
}

interface Lists {
  words: string[]
  names: string[]
  /** By word: places in `names`. */
  owners: number[][]
}

const listOf = (lexicons: Policy['lexicons']): Lists => {
  const owners = new Map<string, Set<number>>()
  const ownersOf = (word: string): Set<number> => {
    const known = owners.get(word) ?? new Set<number>()
    owners.set(word, known)
    return known
  }
  const names = Object.keys(lexicons)
  for (const [at, name] of names.entries()) {
    for (const { term, phrases } of lexicons[name]?.terms ?? []) {
      ownersOf(term).add(at)
      for (const phrase of phrases) ownersOf(phrase)
    }
  }
  return { words: [...owners.keys()], names, owners: [...owners.values()].map((set) => [...set]) }
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
export const packWordIndex = (lexicons: Policy['lexicons']): Uint8Array => {
  const lists = listOf(lexicons)
  const automaton = packAutomaton(buildAutomaton(lists.words))
  const text = new TextEncoder().encode(JSON.stringify(lists))
  const packed = new Uint8Array(HEADER_BYTES + automaton.length + text.length)
  new Uint32Array(packed.buffer, 0, 1)[0] = automaton.length
  packed.set(automaton, HEADER_BYTES)
  packed.set(text, HEADER_BYTES + automaton.length)
  return packed
}

const HEADER_BYTES = 4

/** Opens what {@link packWordIndex} packed; the words themselves are read at the first hit. */
export const openWordIndex = (packed: Uint8Array): WordIndex => {
  // Views need their arrays at multiples of four; a file may be read to any place in memory.
  const bytes = packed.byteOffset % 4 === 0 ? packed : new Uint8Array(packed)
  const length = new Uint32Array(bytes.buffer, bytes.byteOffset, 1)[0] as number
  return {
    automaton: unpackAutomaton(bytes.subarray(HEADER_BYTES, HEADER_BYTES + length)),
    ...lookUp(() => JSON.parse(new TextDecoder().decode(bytes.subarray(HEADER_BYTES + length))) as Lists),
  }
}
