import { PHRASES, TOPICS } from '../src/reports/html/phrases.ts'
import type { Localised } from '../src/text/localised.ts'
import { loadTraditional } from '../src/text/traditional.ts'

/** The audit report's phrases in traditional Chinese, as src/reports/html/phrases-zh-tw.generated.ts should hold them. */
export const generatePhrases = async (): Promise<string> => {
  const convert = await loadTraditional()
  const table = (phrases: Readonly<Record<string, Localised>>): string =>
    Object.entries(phrases)
      .map(([key, { zh }]) => `  '${key}': ${JSON.stringify(convert(zh))},\n`)
      .join('')
  return `// Generated from phrases.ts by tests/reports/html-generated.test.ts: npx vitest run tests/reports/html-generated.test.ts -u. Do not edit.
import type { PhraseKey } from './phrases.ts'

export const PHRASES_ZH_TW: Readonly<Record<PhraseKey, string>> = {
${table(PHRASES)}}

export const TOPICS_ZH_TW: Readonly<Record<string, string>> = {
${table(TOPICS)}}
`
}
