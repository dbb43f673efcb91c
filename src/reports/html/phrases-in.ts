import type { Result } from '../../findings/finding.ts'
import { PHRASES, type PhraseKey, TOPICS } from './phrases.ts'
import { PHRASES_ZH_TW, TOPICS_ZH_TW } from './phrases-zh-tw.generated.ts'

/** The report's own phrases in a language. */
export const phrasesIn = (language: Result['language']): Readonly<Record<PhraseKey, string>> =>
  language === 'zh-TW' ? PHRASES_ZH_TW : (spoken(PHRASES, language) as Record<PhraseKey, string>)

/** Names of the topics that occur, in a language; a topic that has no name is left out. */
export const topicsIn = (
  language: Result['language'],
  topics: readonly string[],
): Readonly<Record<string, string>> => {
  const names: Readonly<Record<string, string>> =
    language === 'zh-TW' ? TOPICS_ZH_TW : spoken(TOPICS, language)
  return Object.fromEntries(
    [...new Set(topics)]
      .filter((topic) => Object.hasOwn(names, topic))
      .sort()
      .map((topic) => [topic, names[topic] as string]),
  )
}

const spoken = (
  phrases: Readonly<Record<string, { en: string; zh: string }>>,
  language: 'en' | 'zh-CN',
): Record<string, string> =>
  Object.fromEntries(
    Object.entries(phrases).map(([key, words]) => [key, language === 'en' ? words.en : words.zh]),
  )
