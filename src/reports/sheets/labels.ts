import type { ReportLanguage } from '../words.ts'
import { en } from './words-en.ts'
import { zhCN } from './words-zh-cn.ts'
import { zhTW } from './words-zh-tw.ts'

/** What keys and values of sheets are called: the names of the result for programs, words for people. */
export type Labels = (name: string) => string

/** The names as they stand in the result. */
export const asWritten: Labels = (name) => name

/** The words of a language; a name without words stays as it is. */
export const labelsIn = (language: ReportLanguage): Labels => {
  const words = { en, 'zh-CN': zhCN, 'zh-TW': zhTW }[language]
  return (name) => (Object.hasOwn(words, name) ? ((words as Record<string, string>)[name] as string) : name)
}
