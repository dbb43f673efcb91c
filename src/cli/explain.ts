import { Chalk, type ChalkInstance } from 'chalk'
import { stringify } from 'yaml'
import { createSpeak } from '../findings/speak.ts'
import type { Policy } from '../policy/policy.ts'
import type { Rule, RuleExample } from '../policy/rule.ts'
import { selectRules } from '../policy/select.ts'
import type { Json } from '../records/record.ts'
import { visible } from '../reports/visible.ts'
import type { Localised, Speak } from '../text/localised.ts'
import { ExitCode } from './exit-code.ts'
import { allowedLines, contextLines, lexiconLines, lexiconsOf } from './explain-words.ts'
import { type Io, wantsColor, writeTo } from './io.ts'
import { type PolicyOptions, setUp } from './setup.ts'

/** `ecomply explain`: one rule with its reasons, conditions, word lists, examples and settings. */
export const explainAction = async (
  args: string[],
  options: PolicyOptions & { color: boolean },
  io: Io,
): Promise<number> => {
  const { policy, language } = await setUp(options, io, { withRulesThatAreOff: true })
  const [rule] = selectRules(policy, { rules: args.slice(0, 1) }) as [Rule]
  const paint = new Chalk({ level: wantsColor(io.stdout, io.env, options.color) ? 1 : 0 })
  await writeTo(io.stdout, explain(rule, policy, await createSpeak(language), paint))
  return ExitCode.clean
}

const HEADS = {
  asks: { en: 'What it asks', zh: '要求' },
  clauses: { en: 'Clauses of the policy', zh: '制度条款' },
  law: { en: 'Law', zh: '法律依据' },
  noLaw: { en: 'company policy only', zh: '仅为公司制度' },
  when: { en: 'Applies when', zh: '适用条件' },
  require: { en: 'Requires', zh: '必须满足' },
  forbid: { en: 'Forbids', zh: '不得出现' },
  words: { en: 'Words it looks for', zh: '检查的词语' },
  contexts: { en: 'Contexts that decide', zh: '起作用的语境' },
  allowed: { en: 'Allowed in ecomply.yaml', zh: 'ecomply.yaml 中已允许' },
  says: { en: 'What a finding says', zh: '发现的说明' },
  fix: { en: 'What to do', zh: '如何整改' },
  settled: { en: 'Settled by a document of type', zh: '可由下列文件证明' },
  effective: { en: 'In effect', zh: '生效期间' },
  passes: { en: 'Examples that pass', zh: '通过的示例' },
  fires: { en: 'Examples that are found', zh: '会被发现的示例' },
  configure: { en: 'To change it, in ecomply.yaml', zh: '在 ecomply.yaml 中调整' },
} as const satisfies Record<string, Localised>

const explain = (rule: Rule, policy: Policy, speak: Speak, paint: ChalkInstance): string => {
  const head = (name: keyof typeof HEADS) => paint.bold(speak(HEADS[name]))
  const lexicons = lexiconsOf(rule, policy)
  const section = (name: keyof typeof HEADS, lines: readonly string[]) =>
    lines.length > 0 ? ['', head(name), ...lines.map((line) => `  ${visible(line)}`)] : []
  return `${[
    `${paint.bold(rule.id)}  ${rule.severity}, ${rule.topic}, ${rule.kinds.join(' + ')}`,
    speak(rule.title),
    ...(rule.description ? ['', ...speak(rule.description).trim().split('\n')] : []),
    ...section(
      'clauses',
      rule.clauses.map((id) => `${id}  ${speak(policy.clauses[id]?.gist ?? { en: '', zh: '' })}`),
    ),
    ...section(
      'law',
      rule.law.length > 0
        ? rule.law.map((id) => speak(policy.law[id]?.title ?? { en: id, zh: id }))
        : [speak(HEADS.noLaw)],
    ),
    ...section(
      'effective',
      rule.effective ? [`${rule.effective.from ?? '…'} – ${rule.effective.until ?? '…'}`] : [],
    ),
    ...section('when', rule.when ? yamlLines(rule.when) : []),
    ...section('require', rule.require ? yamlLines(rule.require) : []),
    ...section('forbid', rule.forbid ? yamlLines(rule.forbid) : []),
    ...section(
      'words',
      lexicons.flatMap((lexicon) => lexiconLines(lexicon, speak)),
    ),
    ...section('contexts', contextLines(lexicons, policy, speak)),
    ...section('allowed', allowedLines(lexicons, policy, speak)),
    ...section('says', [speak(rule.report.message)]),
    ...section('fix', [speak(rule.report.fix)]),
    ...section('settled', rule.settledBy ? [rule.settledBy.join(', ')] : []),
    ...section(
      'fires',
      rule.examples.filter((example) => example.finds > 0).map((example) => exampleLine(example, rule)),
    ),
    ...section(
      'passes',
      rule.examples.filter((example) => example.finds === 0).map((example) => exampleLine(example, rule)),
    ),
    ...section('configure', configuration(rule, speak)),
  ].join('\n')}\n`
}

const yamlLines = (value: object): string[] =>
  stringify(value, { flowCollectionPadding: true, lineWidth: 100 }).trimEnd().split('\n')

const LONGEST_COPY = 120

/** An example by its name and what buyers would read of the record it is about. */
const exampleLine = (example: RuleExample, rule: Rule): string => {
  const record =
    example.records.find((one) => rule.kinds.includes(one.kind as never)) ?? example.records[0] ?? {}
  const copy = COPY_FIELDS.flatMap((field) => textsOf(record[field]))
    .map((text) =>
      text
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
    )
    .filter((text) => text !== '' && text !== '-')
    .join(' / ')
  const shown = copy.length > LONGEST_COPY ? `${copy.slice(0, LONGEST_COPY - 1)}…` : copy
  return `${example.name}${shown ? `: ${shown}` : ''}${example.unchecked ? ' (unchecked)' : ''}`
}

const COPY_FIELDS = [
  'name',
  'title',
  'subtitle',
  'sellingPoints',
  'description',
  'slogan',
  'announcement',
  'intro',
  'content',
]

const textsOf = (value: Json | undefined): string[] =>
  [value].flat().filter((item): item is string => typeof item === 'string')

const configuration = (rule: Rule, speak: Speak): string[] => {
  const options = Object.entries(rule.options ?? {})
  const setting =
    options.length === 0
      ? `  ${rule.id}: off            # error | warning | info | off`
      : `  ${rule.id}: { severity: ${rule.severity}, options: { ${options.map(([name, option]) => `${name}: ${JSON.stringify(option.default)}`).join(', ')} } }`
  return ['rules:', setting, ...options.map(([name, option]) => `  # ${name}: ${speak(option.description)}`)]
}
