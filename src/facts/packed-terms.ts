import type { Words } from '../policy/build.ts'
import type { ContextTest } from '../policy/context.ts'
import type { Term } from '../policy/policy.ts'
import type { Json } from '../records/record.ts'
import { openList, packList } from './lazy-list.ts'
import { openParts, packParts } from './packed-parts.ts'
import type { ListedWord, OwnedTerm } from './word-list.ts'

// Terms share most of what they are made of: conditions, parts of builds, phrases. Each of these is kept once, and a term
// is four numbers, so that a run reads only the few terms whose words it finds.

/** A term without its word: the lexicon's name, tests by number, parts by number. */
type Shape = [
  lexicon: string,
  unless: number[],
  when: number[] | null,
  rewrite: string | null,
  parts: PartsOf,
]

/** Numbers of the parts before and behind the piece; null where there are none. */
type PartsOf = [before: number[] | null, rest: number[] | null]

type Plain = [term: string, ...PartsOf]

/** Numbers of a term: its shape, its phrases, and one more than its plain spelling's. */
const FIELDS = 3

const MOST = 65_535

/** The terms of listed words as bytes. */
export const packTerms = (words: readonly ListedWord[]): Uint8Array => {
  const [shapes, phrases, plains, tests, parts] = [table(), table(), table(), table(), table()]
  const partsOf = ({ before, rest }: Words): PartsOf => [
    before ? before.map((part) => parts.number(part as string[])) : null,
    rest ? rest.map((part) => parts.number(part as string[])) : null,
  ]
  const testsOf = (list: readonly ContextTest[]): number[] =>
    list.map((test) => tests.number(test as unknown as Json))
  const shapeOf = (lexicon: string, term: Term): Shape => [
    lexicon,
    testsOf(term.unless),
    term.when ? testsOf(term.when) : null,
    term.rewrite ?? null,
    partsOf(term),
  ]
  const plainOf = (plain: Words | undefined): number =>
    plain ? 1 + plains.number([plain.term, ...partsOf(plain)]) : 0
  const starts = new Uint32Array(words.length + 1)
  const numbers: number[] = []
  for (const [at, { terms }] of words.entries()) {
    for (const { lexicon, term } of terms)
      numbers.push(
        shapes.number(shapeOf(lexicon, term)),
        phrases.number(term.phrases as string[]),
        plainOf(term.plain),
      )
    starts[at + 1] = numbers.length / FIELDS
  }
  if (numbers.some((number) => number > MOST))
    throw new Error('Too many kinds of terms to number in 16 bits.')
  return packParts([
    packList(words.map(({ word }) => word)),
    new Uint8Array(starts.buffer),
    new Uint8Array(Uint16Array.from(numbers).buffer),
    ...[shapes, phrases, plains, tests, parts].map(({ values }) => packList(values)),
  ])
}

/** Numbers values, equal ones alike. */
const table = () => {
  const known = new Map<string, number>()
  const values: Json[] = []
  return {
    values,
    number: (value: Json): number => {
      const key = JSON.stringify(value)
      const number = known.get(key) ?? values.push(value) - 1
      known.set(key, number)
      return number
    },
  }
}

/** Opens what {@link packTerms} packed: the words by number, and the terms that a word may stand for. */
export const openTerms = (
  packed: Uint8Array,
): { wordOf(word: number): string; termsOf(word: number): OwnedTerm[] } => {
  const [words, startBytes, numberBytes, ...lists] = openParts(packed)
  const wordOf = openList<string>(words as Uint8Array)
  const starts = view(Uint32Array, startBytes as Uint8Array)
  const numbers = view(Uint16Array, numberBytes as Uint8Array)
  const [shapes, phrases, plains, tests, parts] = lists.map((list) => openList<unknown>(list)) as [
    (at: number) => Shape,
    (at: number) => string[],
    (at: number) => Plain,
    (at: number) => ContextTest,
    (at: number) => string[],
  ]
  const withParts = (term: string, [before, rest]: PartsOf): Words => ({
    term,
    ...(before ? { before: before.map(parts) } : {}),
    ...(rest ? { rest: rest.map(parts) } : {}),
  })
  const plainOf = ([term, ...around]: Plain): Words => withParts(term, around)
  const termOf = (word: number, at: number): OwnedTerm => {
    const [shape, phrase, plain] = numbers.subarray(FIELDS * at) as unknown as [number, number, number]
    const [lexicon, unless, when, rewrite, around] = shapes(shape)
    return {
      lexicon,
      term: {
        ...withParts(wordOf(word), around),
        phrases: phrases(phrase),
        unless: unless.map(tests),
        ...(when ? { when: when.map(tests) } : {}),
        ...(rewrite === null ? {} : { rewrite }),
        ...(plain === 0 ? {} : { plain: plainOf(plains(plain - 1)) }),
      },
    }
  }
  return {
    wordOf,
    termsOf: (word) => {
      const terms: OwnedTerm[] = []
      for (let at = starts[word] as number; at < (starts[word + 1] as number); at++)
        terms.push(termOf(word, at))
      return terms
    },
  }
}

const view = <T>(
  array: new (buffer: ArrayBufferLike, offset: number, length: number) => T,
  { buffer, byteOffset, byteLength }: Uint8Array,
): T => new array(buffer, byteOffset, byteLength / (array as unknown as typeof Uint8Array).BYTES_PER_ELEMENT)
