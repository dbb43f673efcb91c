import type { Json, JsonObject } from '../records/record.ts'
import { asLocalised } from './pack.ts'
import type { Lexicon, Term } from './policy.ts'
import { PolicyError } from './policy-error.ts'
import type { YamlFile } from './yaml-file.ts'

// A build is a product of lists; this many words is a mistake, not a word list.
const MOST_TERMS_OF_A_BUILD = 5_000

/**
 * Merges lexicon files into lexicons: files with the same name add their terms, so that a house list of a
 * few lines extends a built-in one.
 * @throws PolicyError when a build expands to too many words
 */
export const mergeLexicons = (files: readonly YamlFile[]): Record<string, Lexicon> => {
  const lexicons: Record<string, Lexicon> = Object.create(null)
  for (const file of files) {
    const data = file.value as JsonObject
    const name = data.lexicon as string
    const common = phrasesOf(data.unless)
    const lexicon = (lexicons[name] ??= { name, title: asLocalised(data.title), terms: [] })
    const known = new Map(lexicon.terms.map((term) => [term.term, term]))
    for (const [index, entry] of (data.terms as Json[]).entries()) {
      for (const term of expand(entry, common, file, index)) {
        const same = known.get(term.term)
        if (same) same.phrases.push(...term.phrases.filter((phrase) => !same.phrases.includes(phrase)))
        else {
          known.set(term.term, term)
          lexicon.terms.push(term)
        }
      }
    }
  }
  return lexicons
}

const expand = (entry: Json, common: readonly string[], file: YamlFile, index: number): Term[] => {
  if (typeof entry === 'string') return [withPhrases(entry, common)]
  const { term, build, unless } = entry as { term?: string; build?: (string | string[])[]; unless?: Json }
  const phrases = [...phrasesOf(unless), ...common]
  if (term !== undefined) return [withPhrases(term, phrases)]
  const parts = (build ?? []).map((part) => (Array.isArray(part) ? part : [part]))
  if (parts.reduce((product, part) => product * part.length, 1) > MOST_TERMS_OF_A_BUILD) {
    throw new PolicyError(
      'policy/build-too-large',
      {
        en: `This build makes more than ${MOST_TERMS_OF_A_BUILD} words.`,
        zh: `该组合生成的词超过 ${MOST_TERMS_OF_A_BUILD} 个。`,
      },
      file.placeOf(['terms', index]),
    )
  }
  const words = parts.reduce<string[]>(
    (made, part) => made.flatMap((word) => part.map((next) => word + next)),
    [''],
  )
  return words.map((word) => withPhrases(word, phrases))
}

// Phrases are given for a whole list or build; only those that contain the term can swallow it.
const withPhrases = (term: string, phrases: readonly string[]): Term => ({
  term,
  phrases: phrases.filter(
    (phrase) => phrase.length > term.length && phrase.toLowerCase().includes(term.toLowerCase()),
  ),
})

const phrasesOf = (unless: Json | undefined): string[] =>
  ((unless as { phrase?: string[] } | undefined)?.phrase ?? []) as string[]
