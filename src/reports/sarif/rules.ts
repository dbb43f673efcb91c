import type { Result, RuleSummary } from '../../findings/finding.ts'
import type { Severity } from '../../policy/rule.ts'
import { wordsIn } from '../words.ts'
import { escaped, formatted, message } from './message.ts'

export const LEVELS = { error: 'error', warning: 'warning', info: 'note' } as const satisfies Record<
  Severity,
  string
>

/** The rules of the run, as reporting descriptors (SARIF 2.1.0 §3.49). */
export const ruleDescriptors = (result: Result) => result.rules.map((rule) => descriptor(rule, result))

const descriptor = (rule: RuleSummary, result: Result) => ({
  id: rule.id,
  name: pascalCase(rule.id),
  shortDescription: message(rule.title),
  fullDescription: message(rule.description || rule.title),
  help: help(rule, result),
  defaultConfiguration: { level: LEVELS[rule.severity] },
  properties: { tags: [...new Set([rule.topic, ...rule.clauses, ...rule.law])] },
})

const help = (rule: RuleSummary, { language, references }: Result) => {
  const words = wordsIn(language)
  const clauses = rule.clauses.map((id) => [id, named(references.clauses, id)].filter(Boolean).join(' '))
  const law = rule.law.map((id) => named(references.law, id) ?? id)
  const chapters = [
    { heading: words.help.clauses, items: clauses },
    { heading: words.help.law, items: law },
  ].filter(({ items }) => items.length > 0)
  const first = rule.description || rule.title
  return formatted(
    [first, ...chapters.map(({ heading, items }) => `${heading}: ${items.join('; ')}`)],
    [escaped(first), ...chapters.map(({ heading, items }) => list(heading, items))],
  )
}

const list = (heading: string, items: string[]): string =>
  [`**${heading}**\n`, ...items.map((item) => `- ${escaped(item)}`)].join('\n')

const named = (words: Readonly<Record<string, string>>, id: string): string | undefined =>
  Object.hasOwn(words, id) ? words[id] : undefined

// "product/food-seller-licence" is named ProductFoodSellerLicence.
const pascalCase = (id: string): string =>
  id
    .split(/[^\p{L}\p{N}]+/u)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('')
