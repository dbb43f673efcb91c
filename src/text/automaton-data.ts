import { type Classes, createClasses } from './classes.ts'
import { keptUnits } from './fold.ts'
import { buildTrie, type Trie } from './trie.ts'

/** What an automaton runs on: plain arrays, so that they can be made once and kept in a file. */
export interface AutomatonData {
  classes: Classes
  trie: Trie
  /** A hash table of the pairs that patterns begin with. */
  pairs: Uint8Array
}

/**
 * Makes the arrays for patterns.
 * @throws Error when a pattern holds nothing to look for
 */
export const buildAutomaton = (patterns: readonly string[]): AutomatonData => {
  const units = patterns.map(unitsOf)
  const classes = createClasses(units)
  const labels = units.map((term) => term.map((unit) => classes.of[unit] as number))
  return { classes, trie: buildTrie(labels), pairs: pairTable(labels) }
}

const unitsOf = (pattern: string): number[] => {
  const units = keptUnits(pattern)
  if (units.length === 0)
    throw new Error(`The term "${pattern}" holds no letter, digit or character to look for.`)
  return units
}

export const SPREAD = 0x9e35

// A hash table of the pairs that terms begin with: 0 is a sure no. It is kept sparse, so a false yes is rare.
const pairTable = (terms: readonly (readonly number[])[]): Uint8Array => {
  const size = 2 ** Math.min(20, Math.ceil(Math.log2(64 * (terms.length + 1))))
  const pairs = new Uint8Array(size)
  for (const [first, second] of terms) {
    if (second !== undefined) pairs[(Math.imul(first as number, SPREAD) + second) & (size - 1)] = 1
  }
  return pairs
}

const TRIE_ARRAYS = ['parent', 'label', 'slots', 'isInner', 'fail', 'term', 'nextTerm', 'shorter'] as const
const BYTES = new Set<string>(['isInner', 'pairs'])
const HEADER_NUMBERS = 2 + TRIE_ARRAYS.length + 2

/** The arrays in one piece of memory: numbers first (two settings, then lengths), each array at a multiple of four. */
export const packAutomaton = ({ classes, trie, pairs }: AutomatonData): Uint8Array => {
  const arrays = [...TRIE_ARRAYS.map((name) => trie[name]), pairs, classes.of]
  const header = Uint32Array.from([
    classes.firstSpecial,
    trie.lastShort,
    ...arrays.map(({ length }) => length),
  ])
  const size = arrays.reduce((sum, { byteLength }) => sum + padded(byteLength), header.byteLength)
  const packed = new Uint8Array(size)
  let at = 0
  for (const array of [header, ...arrays]) {
    packed.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at)
    at += padded(array.byteLength)
  }
  return packed
}

/** Views on what {@link packAutomaton} packed, without a copy. @param packed begins at a multiple of four in its buffer */
export const unpackAutomaton = (packed: Uint8Array): AutomatonData => {
  const header = new Uint32Array(packed.buffer, packed.byteOffset, HEADER_NUMBERS)
  let at = header.byteLength
  let read = 2
  const next = (bytesEach: 1 | 2 | 4): { offset: number; length: number } => {
    const length = header[read++] as number
    const offset = packed.byteOffset + at
    at += padded(length * bytesEach)
    return { offset, length }
  }
  const take = (name: string): Int32Array | Uint8Array => {
    const { offset, length } = next(BYTES.has(name) ? 1 : 4)
    return BYTES.has(name)
      ? new Uint8Array(packed.buffer, offset, length)
      : new Int32Array(packed.buffer, offset, length)
  }
  const arrays = Object.fromEntries(TRIE_ARRAYS.map((name) => [name, take(name)]))
  const pairs = take('pairs') as Uint8Array
  const classes = next(2)
  return {
    trie: { lastShort: header[1] as number, ...arrays } as unknown as Trie,
    pairs,
    classes: {
      of: new Uint16Array(packed.buffer, classes.offset, classes.length),
      firstSpecial: header[0] as number,
    },
  }
}

const padded = (length: number): number => (length + 3) & ~3
