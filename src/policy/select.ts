import type { Kind } from '../records/record.ts'
import { unknownRule } from './load.ts'
import type { Policy } from './policy.ts'
import { didYouMean, join, PolicyError, PolicyErrors } from './policy-error.ts'
import type { Rule } from './rule.ts'

/** What of the policy a run is limited to; absent lists mean everything. */
export interface Selection {
  rules?: readonly string[]
  topics?: readonly string[]
  kinds?: readonly Kind[]
}

/**
 * The rules a run judges by.
 * @throws PolicyErrors when a rule, topic or kind is named that does not exist, since a typing error
 *   must not turn a gate green
 */
export const selectRules = (
  { rules, turnedOff }: Pick<Policy, 'rules' | 'turnedOff'>,
  selection: Selection,
): Rule[] => {
  const topics = new Set(rules.map((rule) => rule.topic))
  const kinds = new Set(rules.flatMap((rule) => rule.kinds))
  const ids = new Set(rules.map((rule) => rule.id))
  const errors = [
    ...(selection.rules ?? [])
      .filter((id) => !ids.has(id))
      .map((id) => (turnedOff.includes(id) ? ruleIsOff(id) : unknownRule(id, ids))),
    ...(selection.topics ?? [])
      .filter((name) => !topics.has(name))
      .map((name) => unknownName('topic', name, topics)),
    ...(selection.kinds ?? [])
      .filter((kind) => !kinds.has(kind))
      .map((kind) => unknownName('kind', kind, kinds)),
  ]
  if (errors.length > 0) throw new PolicyErrors(errors)
  return rules.filter(
    (rule) =>
      (selection.rules?.includes(rule.id) ?? true) &&
      (selection.topics?.includes(rule.topic) ?? true) &&
      (selection.kinds?.some((kind) => rule.kinds.includes(kind)) ?? true),
  )
}

const ruleIsOff = (id: string): PolicyError =>
  new PolicyError('policy/rule-is-off', {
    en: `The rule ${id} is turned off in the configuration.`,
    zh: `规则 ${id} 已在配置中关闭（off）。`,
  })

const unknownName = (what: 'topic' | 'kind', name: string, known: ReadonlySet<string>): PolicyError =>
  new PolicyError(
    `policy/unknown-${what}`,
    join(
      { en: `No rule is about the ${what} "${name}".`, zh: `没有关于“${name}”的规则。` },
      didYouMean(name, known).en === ''
        ? { en: ` Known: ${[...known].sort().join(', ')}.`, zh: `可用：${[...known].sort().join('、')}。` }
        : didYouMean(name, known),
    ),
  )
