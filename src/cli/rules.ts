import { Chalk } from 'chalk'
import { createSpeak } from '../findings/speak.ts'
import type { Rule } from '../policy/rule.ts'
import { selectRules } from '../policy/select.ts'
import type { Speak } from '../text/localised.ts'
import { ExitCode } from './exit-code.ts'
import { type Io, wantsColor, writeTo } from './io.ts'
import { type PolicyOptions, setUp } from './setup.ts'

/** `ecomply rules`: lists the rules, as a table or as JSON. */
export const rulesAction = async (
  _args: string[],
  options: PolicyOptions & { format?: 'pretty' | 'json'; color: boolean },
  io: Io,
): Promise<number> => {
  const { policy, selection, language } = await setUp(options, io)
  const speak = await createSpeak(language)
  const rules = [...selectRules(policy, selection)].sort((a, b) => (a.id < b.id ? -1 : 1))
  const text =
    options.format === 'json'
      ? asJson(rules, speak)
      : asTable(rules, speak, wantsColor(io.stdout, io.env, options.color))
  await writeTo(io.stdout, text)
  return ExitCode.clean
}

const asJson = (rules: readonly Rule[], speak: Speak): string =>
  `${JSON.stringify(
    rules.map((rule) => ({
      id: rule.id,
      severity: rule.severity,
      topic: rule.topic,
      kinds: rule.kinds,
      clauses: rule.clauses,
      law: rule.law,
      title: speak(rule.title),
      ...(rule.effective ? { effective: rule.effective } : {}),
      ...(rule.platforms ? { platforms: rule.platforms } : {}),
      ...(rule.settledBy ? { settledBy: rule.settledBy } : {}),
      examples: rule.examples.length,
    })),
    null,
    2,
  )}\n`

const asTable = (rules: readonly Rule[], speak: Speak, color: boolean): string => {
  const paint = new Chalk({ level: color ? 1 : 0 })
  const tint = { error: paint.red, warning: paint.yellow, info: paint.blue }
  const widest = Math.max(0, ...rules.map((rule) => rule.id.length))
  const lines = rules.map(
    (rule) =>
      `${tint[rule.severity](rule.severity.padEnd(7))}  ${rule.id.padEnd(widest)}  ${speak(rule.title)} ${paint.dim(`(${rule.topic}; ${rule.clauses.join(', ')})`)}`,
  )
  return `${[...lines, '', `${rules.length} rules. ${paint.dim('ecomply explain <rule> says more about one.')}`].join('\n')}\n`
}
