import { type Classes, createClasses } from './classes.ts'
import { keptUnits } from './fold.ts'
import { buildTrie, type Trie } from './trie.ts'

/** What an automaton runs on: plain arrays, so that they can be made once and kept in a file. */
export interface AutomatonData {
  classes: Classes
  trie: Trie
  /** A hash table of the pairs that patterns begin with: NONE, GOES_ON or WHOLE. */
  pairs: Uint8Array
  /** A hash table, a bit each, of the three units that longer patterns begin with. */
  triples: Uint8Array
}

/** No pattern begins with the pair. */
export const NONE = 0
/** Patterns begin with the pair, but none is it. */
export const GOES_ON = 1
/** A pattern of two units. */
export const WHOLE = 2

/**
 * Makes the arrays for patterns.
 * @throws Error when a pattern holds nothing to look for
 */
export const buildAutomaton = (patterns: readonly string[]): AutomatonData => {
  const units = patterns.map(unitsOf)
  const classes = createClasses(units)
  const labels = units.map((term) => term.map((unit) => classes.of[unit] as number))
  return { classes, trie: buildTrie(labels), pairs: pairTable(labels), triples: tripleTable(labels) }
}

const unitsOf = (pattern: string): number[] => {
  const units = keptUnits(pattern)
  if (units.length === 0)
    throw new Error(`The term "${pattern}" holds no letter, digit or character to look for.`)
  return units
}

export const SPREAD = 0x9e35

// Both tables are kept sparse, so that a false yes is rare: 0 is a sure no.
const sizeFor = (patterns: number): number => 2 ** Math.min(18, Math.ceil(Math.log2(16 * (patterns + 1))))

const pairTable = (patterns: readonly (readonly number[])[]): Uint8Array => {
  const pairs = new Uint8Array(sizeFor(patterns.length))
  for (const [first, second, third] of patterns) {
    if (second === undefined) continue
    const at = (Math.imul(first as number, SPREAD) + second) & (pairs.length - 1)
    pairs[at] = Math.max(pairs[at] as number, third === undefined ? WHOLE : GOES_ON)
  }
  return pairs
}

const tripleTable = (patterns: readonly (readonly number[])[]): Uint8Array => {
  const triples = new Uint8Array(sizeFor(patterns.length) / 2)
  for (const [first, second, third] of patterns) {
    if (third === undefined) continue
    const bit = (Math.imul(Math.imul(first as number, SPREAD) + (second as number), SPREAD) + third) >>> 0
    const at = (bit >>> 3) & (triples.length - 1)
    triples[at] = (triples[at] as number) | (1 << (bit & 7))
  }
  return triples
}

const TRIE_ARRAYS = ['parent', 'label', 'slots', 'isInner', 'fail', 'term', 'nextTerm', 'shorter'] as const
const BYTES = new Set<string>(['isInner', 'pairs', 'triples'])
const HEADER_NUMBERS = 2 + TRIE_ARRAYS.length + 3

/** The arrays in one piece of memory: numbers first (two settings, then lengths), each array at a multiple of four. */
export const packAutomaton = ({ classes, trie, pairs, triples }: AutomatonData): Uint8Array => {
  const arrays = [...TRIE_ARRAYS.map((name) => trie[name]), pairs, triples, classes.of]
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
  const triples = take('triples') as Uint8Array
  const classes = next(2)
  return {
    trie: { lastShort: header[1] as number, ...arrays } as unknown as Trie,
    pairs,
    triples,
    classes: {
      of: new Uint16Array(packed.buffer, classes.offset, classes.length),
      firstSpecial: header[0] as number,
    },
  }
}

const padded = (length: number): number => (length + 3) & ~3
