import type { Speak } from '../text/localised.ts'
import type { Result } from './finding.ts'

/**
 * Gives the words of a report's language. Traditional Chinese is derived from simplified, word by word and
 * with Taiwan's usage (text/traditional.ts); the converter is loaded only then.
 */
export const createSpeak = async (language: Result['language']): Promise<Speak> => {
  if (language === 'en') return (words) => words.en
  if (language === 'zh-CN') return (words) => words.zh
  const { loadTraditional } = await import('../text/traditional.ts')
  const convert = await loadTraditional()
  const known = new Map<string, string>()
  return ({ zh }) => {
    const words = known.get(zh) ?? convert(zh)
    known.set(zh, words)
    return words
  }
}
