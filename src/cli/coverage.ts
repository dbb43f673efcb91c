import { Chalk } from 'chalk'
import { createSpeak } from '../findings/speak.ts'
import { COVERAGES, type Coverage, type CoveredClause, coverageOf } from '../policy/coverage.ts'
import { escaped } from '../reports/sarif/message.ts'
import type { Localised, Speak } from '../text/localised.ts'
import { ExitCode } from './exit-code.ts'
import { type Io, wantsColor, writeTo } from './io.ts'
import { type PolicyOptions, setUp } from './setup.ts'

/** `ecomply coverage`: every clause of the register with the rules that look after it, and those that none does. */
export const coverageAction = async (
  _args: string[],
  options: PolicyOptions & { format?: 'pretty' | 'json' | 'markdown'; color: boolean },
  io: Io,
): Promise<number> => {
  const { policy, language } = await setUp(options, io)
  const speak = await createSpeak(language)
  const clauses = coverageOf(policy)
  const color = wantsColor(io.stdout, io.env, options.color)
  const write = {
    pretty: () => asTable(clauses, speak, color),
    json: () => asJson(clauses, speak),
    markdown: () => asMarkdown(clauses, speak),
  }
  await writeTo(io.stdout, write[options.format ?? 'pretty']())
  return ExitCode.clean
}

const WORDS: Record<Coverage, Localised> = {
  automatic: { en: 'automatic', zh: '自动' },
  partial: { en: 'partial', zh: '部分' },
  attestation: { en: 'attestation', zh: '举证' },
  missing: { en: 'missing', zh: '缺失' },
}

const COLUMNS: readonly Localised[] = [
  { en: 'Clause', zh: '条款' },
  { en: 'Coverage', zh: '覆盖' },
  { en: 'What it asks', zh: '要求' },
  { en: 'Rules', zh: '规则' },
]

const asJson = (clauses: readonly CoveredClause[], speak: Speak): string =>
  `${JSON.stringify(
    {
      summary: counts(clauses),
      clauses: clauses.map(({ clause, coverage, rules }) => ({
        id: clause.id,
        coverage,
        gist: speak(clause.gist),
        rules,
      })),
    },
    undefined,
    2,
  )}\n`

const asTable = (clauses: readonly CoveredClause[], speak: Speak, color: boolean): string => {
  const paint = new Chalk({ level: color ? 1 : 0 })
  const tint = { automatic: paint.green, partial: paint.yellow, attestation: paint.blue, missing: paint.red }
  const widest = Math.max(0, ...clauses.map(({ clause }) => clause.id.length))
  const lines = clauses.map(({ clause, coverage, rules }) => {
    const named = rules.length === 0 ? '' : paint.dim(` (${rules.join(', ')})`)
    return `${clause.id.padEnd(widest)}  ${tint[coverage](speak(WORDS[coverage]).padEnd(11))}  ${speak(clause.gist)}${named}`
  })
  return `${[...lines, '', summary(clauses, speak)].join('\n')}\n`
}

const asMarkdown = (clauses: readonly CoveredClause[], speak: Speak): string => {
  const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  const rows = clauses.map(({ clause, coverage, rules }) =>
    row([clause.id, speak(WORDS[coverage]), escaped(speak(clause.gist)), rules.map(escaped).join('<br>')]),
  )
  return `${[row(COLUMNS.map(speak)), row(COLUMNS.map(() => '---')), ...rows, '', summary(clauses, speak)].join('\n')}\n`
}

const counts = (clauses: readonly CoveredClause[]): Record<Coverage, number> =>
  Object.fromEntries(
    COVERAGES.map((name) => [name, clauses.filter(({ coverage }) => coverage === name).length]),
  ) as Record<Coverage, number>

const summary = (clauses: readonly CoveredClause[], speak: Speak): string => {
  const parts = Object.entries(counts(clauses)).map(
    ([name, count]) => `${count} ${speak(WORDS[name as Coverage])}`,
  )
  return speak({
    en: `${clauses.length} clauses: ${parts.join(', ')}`,
    zh: `共 ${clauses.length} 条：${parts.join('、')}`,
  })
}
