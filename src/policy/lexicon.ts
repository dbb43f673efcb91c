import type { Json, JsonObject } from '../records/record.ts'
import { fold, keptUnit } from '../text/fold.ts'
import { combinations, familiesOf, type Words } from './build.ts'
import type { ContextTest } from './context.ts'
import { inflected } from './inflect.ts'
import { asLocalised } from './pack.ts'
import type { Lexicon, Term } from './policy.ts'
import { PolicyError } from './policy-error.ts'
import type { YamlFile } from './yaml-file.ts'

// A build is a product of lists; this many words is a mistake, not a word list.
const MOST_TERMS_OF_A_BUILD = 5_000

/**
 * Lexicons by name, each merged of its files when it is first asked for: files with the same name add their terms, so that
 * a house list of a few lines extends a built-in one. A term given again without a condition of its own adds its exemptions.
 * @throws PolicyError, when a lexicon is asked for, if one of its builds expands to too many words
 */
export const mergeLexicons = (files: readonly YamlFile[]): Record<string, Lexicon> => {
  const filesOf = new Map<string, YamlFile[]>()
  for (const file of files) {
    const { lexicon } = file.value as { lexicon: string }
    filesOf.set(lexicon, [...(filesOf.get(lexicon) ?? []), file])
  }
  const lexicons: Record<string, Lexicon> = Object.create(null)
  for (const [name, ofName] of filesOf) {
    let merged: Lexicon | undefined
    const get = (): Lexicon => {
      merged ??= merge(name, ofName)
      return merged
    }
    Object.defineProperty(lexicons, name, { get, enumerable: true })
  }
  return lexicons
}

const merge = (name: string, files: readonly YamlFile[]): Lexicon => {
  const [first] = files.map(({ value }) => value as JsonObject)
  const lexicon: Lexicon = { name, title: asLocalised(first?.title), terms: [] }
  const known = new Map<string, Term>()
  for (const file of files) {
    const data = file.value as JsonObject
    const common = readAround(data)
    for (const [index, entry] of (data.terms as Json[]).entries()) {
      for (const term of expand(entry, common, file, index)) {
        // Terms with conditions or parts of their own stay apart.
        const standsAlone = !(term.when || term.before || term.rest)
        const same = standsAlone ? known.get(term.term) : undefined
        if (same) addExemptions(same, term)
        else {
          if (standsAlone) known.set(term.term, term)
          lexicon.terms.push(term)
        }
      }
    }
  }
  return lexicon
}

const addExemptions = (known: Term, again: Term): void => {
  known.phrases = [...known.phrases, ...again.phrases.filter((phrase) => !known.phrases.includes(phrase))]
  known.unless = [...known.unless, ...again.unless.filter((test) => !known.unless.includes(test))]
}

/** What an entry, or its whole file, says of the surroundings of a hit. */
interface Around {
  phrases: readonly string[]
  unless: readonly ContextTest[]
  when: readonly ContextTest[]
  spellings: Readonly<Record<string, readonly string[]>>
  /** null: none, whatever the file says. */
  rewrite?: string | null
}

const NOWHERE: Around = { phrases: [], unless: [], when: [], spellings: {} }

const readAround = (data: JsonObject): Around => {
  const { phrase = [], ...unless } = (data.unless ?? {}) as { phrase?: string[] } & ContextTest
  return {
    phrases: phrase,
    unless: oneByOne(unless),
    when: data.when ? [data.when as unknown as ContextTest] : [],
    spellings: (data.spellings ?? {}) as Record<string, string[]>,
    ...(data.rewrite === undefined ? {} : { rewrite: data.rewrite as string | null }),
  }
}

/** The keys that say how another key is meant. */
const MODIFIERS = ['within', 'units', 'side', 'in'] as const

// Any entry of an "unless" makes a hit harmless, so each becomes a test of its own.
const oneByOne = (unless: ContextTest): ContextTest[] => {
  const modifiers = Object.fromEntries(MODIFIERS.map((key) => [key, unless[key]]))
  return Object.entries(unless)
    .filter(([key]) => !(MODIFIERS as readonly string[]).includes(key))
    .map(([key, value]) => ({ ...modifiers, [key]: value }) as ContextTest)
}

const joined = (own: Around, common: Around): Around => ({
  phrases: [...own.phrases, ...common.phrases],
  unless: [...own.unless, ...common.unless],
  when: [...own.when, ...common.when],
  spellings: { ...common.spellings, ...own.spellings },
  rewrite: own.rewrite === undefined ? (common.rewrite ?? null) : own.rewrite,
})

const expand = (entry: Json, common: Around, file: YamlFile, index: number): Term[] => {
  const written = (typeof entry === 'string' ? { term: entry } : entry) as JsonObject
  const around = joined(typeof entry === 'string' ? NOWHERE : readAround(written), common)
  const terms = plainTerms(written, file, index)
  const empty = terms.find(({ term }) => !holdsAnything(term))
  if (empty) throw nothingToLookFor(empty.term, file.placeOf(['terms', index]))
  return terms.flatMap((plain) => [
    termOf(plain, around),
    ...hiddenSpellings(plain, around.spellings).map((hidden) => ({ ...termOf(hidden, around), plain })),
  ])
}

// Symbols are passed over in reading, so a term of nothing else would be everywhere.
const holdsAnything = (term: string): boolean => {
  for (let at = 0; at < term.length; at++) if (keptUnit(term, at) !== 0) return true
  return false
}

const nothingToLookFor = (term: string, place: PolicyError['place']): PolicyError =>
  new PolicyError(
    'policy/empty-term',
    {
      en: `The term "${term}" holds no letter, digit or character to look for.`,
      zh: `词语“${term}”不含可供查找的字母、数字或汉字。`,
    },
    place,
  )

const plainTerms = (written: JsonObject, file: YamlFile, index: number): Words[] => {
  if (written.build !== undefined)
    return familiesOf(partsOf(written.build as (string | string[])[], file, index))
  const inflect = written.inflect as 'verb' | 'noun' | 'adjective' | undefined
  return inflected(written.term as string, inflect).map((term) => ({ term }))
}

const partsOf = (build: readonly (string | string[])[], file: YamlFile, index: number): string[][] => {
  const parts = build.map((part) => (Array.isArray(part) ? part : [part]))
  if (combinations(parts) <= MOST_TERMS_OF_A_BUILD) return parts
  throw new PolicyError(
    'policy/build-too-large',
    {
      en: `This build makes more than ${MOST_TERMS_OF_A_BUILD} words.`,
      zh: `该组合生成的词超过 ${MOST_TERMS_OF_A_BUILD} 个。`,
    },
    file.placeOf(['terms', index]),
  )
}

const NONE: readonly string[] = []

// Phrases are given for a whole list or build; only those that contain the term can swallow it.
const termOf = (words: Words, { phrases, unless, when, rewrite }: Around): Term => {
  const lower = words.term.toLowerCase()
  const containing = phrases.filter(
    (phrase) => phrase.length > words.term.length && phrase.toLowerCase().includes(lower),
  )
  return {
    ...words,
    phrases: containing.length === 0 ? NONE : containing,
    unless,
    ...(when.length > 0 ? { when } : {}),
    ...(typeof rewrite === 'string' ? { rewrite } : {}),
  }
}

// One character is written otherwise at a time: who hides a word hides it once.
const hiddenSpellings = (words: Words, spellings: Around['spellings']): Words[] =>
  Object.entries(spellings).flatMap(([character, others]) =>
    others.flatMap((other) => hiddenWith(words, character, other)),
  )

const hiddenWith = (words: Words, character: string, other: string): Words[] => {
  // What folds to the character itself is found anyway.
  if (fold(other) === fold(character)) return []
  const holds = (text: string) => text.includes(character)
  const { term, before, rest } = words
  if (!holds(term) && !before?.flat().some(holds) && !rest?.flat().some(holds)) return []
  const hide = (text: string) => text.replaceAll(character, other)
  const hidden = {
    term: hide(term),
    ...(before ? { before: before.map((part) => part.map(hide)) } : {}),
    ...(rest ? { rest: rest.map((part) => part.map(hide)) } : {}),
  }
  return [hidden]
}
