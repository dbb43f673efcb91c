import type { Json, Kind } from '../records/record.ts'
import type { Localised } from '../text/localised.ts'
import type { WrittenRule } from './compile.ts'
import { isReference, leavesOf } from './conditions.ts'
import type { Clause, LawArticle } from './policy.ts'
import { didYouMean, join, PolicyError } from './policy-error.ts'
import type { Condition, Rule } from './rule.ts'

/** The words a rule may use: what later steps of the flow offer, handed in so that imports point one way. */
export interface Vocabulary {
  facts: ReadonlyMap<string, FactWords>
  operators: ReadonlySet<string>
  /** Names of canonical fields per kind, down to one level: "title", "brand". */
  fields: Readonly<Record<Kind, ReadonlySet<string>>>
}

export interface FactWords {
  /** JSON Schema of the parameters. */
  params: object
  returns: 'value' | 'places'
  kinds?: readonly Kind[]
  /** What a path into the value may begin with; absent: anything. */
  fields?: readonly string[]
}

interface Registers {
  clauses: Readonly<Record<string, Clause>>
  law: Readonly<Record<string, LawArticle>>
}

type ParamsCheck = (schema: object, value: Json) => string | undefined
type Path = readonly (string | number)[]

/** Every word of a rule that nothing stands behind: facts, operators, paths, parameters, clauses, laws, templates. */
export const checkRuleWords = (
  written: WrittenRule,
  vocabulary: Vocabulary,
  registers: Registers,
  checkParams: ParamsCheck,
): PolicyError[] => {
  const { rule } = written
  const conditions = (['when', 'require', 'forbid'] as const).flatMap((name) =>
    rule[name] ? leafErrors(written, name, rule[name], vocabulary, checkParams) : [],
  )
  return [
    ...conditions,
    ...registerErrors(written, 'clauses', rule.clauses, registers.clauses),
    ...registerErrors(written, 'law', rule.law, registers.law),
    ...reportErrors(written, vocabulary),
  ]
}

const leafErrors = (
  written: WrittenRule,
  name: string,
  condition: Condition,
  vocabulary: Vocabulary,
  checkParams: ParamsCheck,
): PolicyError[] =>
  [...leavesOf(condition, [name])].flatMap(({ leaf, path }) => [
    ...factErrors(written, leaf, path, vocabulary, checkParams),
    ...(vocabulary.operators.has(leaf.operator)
      ? []
      : [unknown(written, 'operator', leaf.operator, vocabulary.operators, [...path, 'operator'])]),
    ...(isReference(leaf.value)
      ? factErrors(written, leaf.value, [...path, 'value'], vocabulary, checkParams)
      : []),
  ])

const factErrors = (
  written: WrittenRule,
  reference: { fact: string; path?: string; params?: Record<string, Json> },
  path: Path,
  vocabulary: Vocabulary,
  checkParams: ParamsCheck,
): PolicyError[] => {
  const fact = vocabulary.facts.get(reference.fact)
  if (!fact) return [unknown(written, 'fact', reference.fact, vocabulary.facts.keys(), [...path, 'fact'])]
  const errors: PolicyError[] = []
  const problem = checkParams(fact.params, reference.params ?? {})
  if (problem) {
    errors.push(
      at(written, [...path, 'params'], 'policy/invalid-params', {
        en: `Parameters of the fact "${reference.fact}": ${problem}.`,
        zh: `事实“${reference.fact}”的参数不符合要求：${problem}。`,
      }),
    )
  }
  const wrongKind = written.rule.kinds.find((kind) => fact.kinds && !fact.kinds.includes(kind))
  if (wrongKind) {
    errors.push(
      at(written, [...path, 'fact'], 'policy/wrong-kind', {
        en: `The fact "${reference.fact}" is for ${fact.kinds?.join(', ')}; the rule also judges ${wrongKind}.`,
        zh: `事实“${reference.fact}”只适用于 ${fact.kinds?.join('、')}，而规则还检查 ${wrongKind}。`,
      }),
    )
  }
  const first = reference.path?.split('.')[0]
  if (first === undefined) return errors
  const known =
    reference.fact === 'record' ? fieldsOf(written.rule, vocabulary) : fact.fields && new Set(fact.fields)
  if (known && !known.has(first)) errors.push(unknown(written, 'field', first, known, [...path, 'path']))
  return errors
}

const registerErrors = (
  written: WrittenRule,
  register: 'clauses' | 'law',
  ids: readonly string[],
  known: Readonly<Record<string, unknown>>,
): PolicyError[] =>
  ids.flatMap((id, index) =>
    Object.hasOwn(known, id)
      ? []
      : [
          unknown(written, register === 'clauses' ? 'clause' : 'law', id, Object.keys(known), [
            register,
            index,
          ]),
        ],
  )

const reportErrors = (written: WrittenRule, vocabulary: Vocabulary): PolicyError[] => {
  const { rule } = written
  const used = factsOf(rule)
  const placeFacts = [...used].filter((name) => vocabulary.facts.get(name)?.returns === 'places')
  const fields = fieldsOf(rule, vocabulary)
  const [first = ''] = rule.report.at.split('.')
  const errors: PolicyError[] = []
  if (!placeFacts.includes(rule.report.at) && !fields.has(first)) {
    errors.push(unknown(written, 'place', rule.report.at, [...fields, ...placeFacts], ['report', 'at']))
  }
  const known = new Set([...fields, ...used, 'match', 'term', 'field', 'record'])
  for (const part of ['message', 'fix'] as const) {
    for (const language of ['en', 'zh'] as const) {
      for (const name of templateNames(rule.report[part][language])) {
        const [start = ''] = name.split('.')
        if (!known.has(start))
          errors.push(unknown(written, 'placeholder', name, known, ['report', part, language]))
      }
    }
  }
  return errors
}

/** Names of the `{places}` of a message template. */
export const templateNames = (template: string): string[] =>
  [...template.matchAll(/\{([\w.*-]+)\}/g)].map((m) => m[1] as string)

/** Names of all facts a rule asks for. */
export const factsOf = (rule: Rule): Set<string> => {
  const names = new Set<string>()
  for (const tree of [rule.when, rule.require, rule.forbid]) {
    if (!tree) continue
    for (const { leaf } of leavesOf(tree)) {
      names.add(leaf.fact)
      if (isReference(leaf.value)) names.add(leaf.value.fact)
    }
  }
  return names
}

// A rule for several kinds may name a field that only some of them have; `extra` reaches fields we do not know.
const fieldsOf = (rule: Rule, vocabulary: Vocabulary): Set<string> =>
  new Set([...rule.kinds.flatMap((kind) => [...vocabulary.fields[kind]]), 'extra'])

const WHAT = {
  fact: { en: 'fact', zh: '事实' },
  operator: { en: 'operator', zh: '运算符' },
  field: { en: 'field', zh: '字段' },
  clause: { en: 'clause in the register', zh: '登记的条款' },
  law: { en: 'law article in the register', zh: '登记的法条' },
  place: { en: 'field or fact with places', zh: '字段或带位置的事实' },
  placeholder: { en: 'field or fact of this rule', zh: '本规则的字段或事实' },
} as const

const unknown = (
  written: WrittenRule,
  what: keyof typeof WHAT,
  name: string,
  known: Iterable<string>,
  path: Path,
): PolicyError =>
  at(
    written,
    path,
    `policy/unknown-${what}`,
    join(
      { en: `no such ${WHAT[what].en}: "${name}".`, zh: `没有这样的${WHAT[what].zh}：“${name}”。` },
      didYouMean(name, known),
    ),
  )

const at = (written: WrittenRule, path: Path, code: string, words: Localised): PolicyError =>
  new PolicyError(
    code,
    words,
    written.file.placeOf([...written.path, ...path]) ?? written.file.placeOf([...written.path, 'id']),
  )
