/**
 * The regular English forms of a term, itself first: cure, cures, cured, curing; wrinkle, wrinkles; cheap, cheaper,
 * cheapest. Verbs and adjectives change the first word of a term, nouns the last.
 */
export const inflected = (term: string, as: 'verb' | 'noun' | 'adjective' | undefined): string[] => {
  if (as === undefined) return [term]
  const words = term.split(' ')
  const at = as === 'noun' ? words.length - 1 : 0
  const forms = FORMS[as](words[at] as string)
  return [term, ...forms.map((form) => words.with(at, form).join(' '))]
}

const FORMS = {
  verb: (word) => [withS(word), `${stem(word)}ed`, `${word.replace(/([^e])e$/, '$1')}ing`],
  noun: (word) => [withS(word)],
  adjective: (word) => [`${stem(word)}er`, `${stem(word)}est`],
} as const satisfies Record<string, (word: string) => string[]>

const withS = (word: string): string => {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`
  return /(?:s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`
}

const stem = (word: string): string => word.replace(/e$/, '').replace(/([^aeiou])y$/, '$1i')
