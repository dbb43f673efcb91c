import type { ConditionProperties, TopLevelCondition } from 'json-rules-engine'
import type { FactValue } from '../facts/fact.ts'
import { Unknown } from '../facts/unknown.ts'
import { isReference } from '../policy/conditions.ts'
import type { Condition, Leaf, Rule } from '../policy/rule.ts'
import type { Json } from '../records/record.ts'
import type { RecordContext } from './context.ts'
import type { EngineRun } from './engine.ts'
import type { Operator } from './operators.ts'
import type { Question, Questions } from './questions.ts'
import { breachOf, type Truth } from './screen.ts'
import type { LeafResult, Verdict } from './verdict.ts'

/** Judges one rule for one record and says what the verdict rests on. */
export type Judge = (context: RecordContext) => Promise<Verdict>

/**
 * Builds the judge of one rule: json-rules-engine evaluates the conditions, and its results are the evidence.
 * The engine knows two truth values; the third is read off its results, where a value that cannot be known stands.
 */
export const createJudge = (
  rule: Rule,
  questions: Questions,
  operators: ReadonlyMap<string, Operator>,
): Judge => {
  const answers = new Map<string, (context: RecordContext) => FactValue>()
  const leaves: Leaf[] = []
  const conditions = translate(breachOf(rule), rule.id, questions, answers, leaves) as TopLevelCondition
  let run: EngineRun | undefined

  return async (context) => {
    // Loaded only when there is something to judge: a clean run never needs it.
    run ??= (await import('./engine.ts')).createEngine(rule.id, conditions, operators)
    const { results, failureResults } = await run((id) => answers.get(id)?.(context))
    const result = results[0] ?? failureResults[0]
    if (!result) throw new Error(`The engine gave no result for ${rule.id}`)
    return verdictOf(result.conditions as unknown as EngineCondition, leaves)
  }
}

/** A condition as the engine hands it back, with what it found. */
interface EngineCondition {
  all?: EngineCondition[]
  any?: EngineCondition[]
  not?: EngineCondition
  name?: string
  result?: boolean
  factResult?: unknown
  valueResult?: unknown
}

const translate = (
  condition: Condition,
  rule: string,
  questions: Questions,
  answers: Map<string, (context: RecordContext) => FactValue>,
  leaves: Leaf[],
): object => {
  const each = (children: Condition[]) =>
    children.map((child) => translate(child, rule, questions, answers, leaves))
  if ('all' in condition) return { all: each(condition.all) }
  if ('any' in condition) return { any: each(condition.any) }
  if ('not' in condition) return { not: translate(condition.not, rule, questions, answers, leaves) }
  const ask = (question: Question): string => {
    answers.set(question.id, (context) => context.answer(question))
    return question.id
  }
  // The engine copies a rule's conditions each time it runs, so a list is better asked for than copied.
  const list = (value: Json[]): string => {
    const id = `list${leaves.length}`
    answers.set(id, () => value)
    return id
  }
  const translated: ConditionProperties & { name: string } = {
    fact: ask(questions.of(condition, rule)),
    operator: condition.operator,
    value: isReference(condition.value)
      ? { fact: ask(questions.of(condition.value, rule)) }
      : Array.isArray(condition.value)
        ? { fact: list(condition.value) }
        : condition.value,
    name: String(leaves.length),
  }
  leaves.push(condition)
  return translated
}

const verdictOf = (root: EngineCondition, leaves: readonly Leaf[]): Verdict => {
  const truth = truthOf(root)
  if (truth instanceof Unknown) return { outcome: 'unchecked', why: truth }
  return truth ? { outcome: 'breached', evidence: supportOf(root, true, leaves) } : { outcome: 'holds' }
}

const truthOf = (condition: EngineCondition): Truth => {
  if (condition.not) {
    const truth = truthOf(condition.not)
    return truth instanceof Unknown ? truth : !truth
  }
  const children = condition.all ?? condition.any
  if (!children) return unknownIn(condition) ?? condition.result === true
  const decided = condition.any !== undefined
  let unknown: Unknown | undefined
  for (const child of children) {
    const truth = truthOf(child)
    if (truth === decided) return decided
    if (truth instanceof Unknown) unknown ??= truth
  }
  return unknown ?? !decided
}

const unknownIn = ({ factResult, valueResult }: EngineCondition): Unknown | undefined => {
  if (factResult instanceof Unknown) return factResult
  return valueResult instanceof Unknown ? valueResult : undefined
}

/** The comparisons a truth value rests on: all children where all were needed, else those that decided. */
const supportOf = (
  condition: EngineCondition,
  truth: boolean,
  leaves: readonly Leaf[],
  found: LeafResult[] = [],
): LeafResult[] => {
  if (condition.not) return supportOf(condition.not, !truth, leaves, found)
  const children = condition.all ?? condition.any
  if (!children) found.push(leafResult(condition, leaves))
  else for (const child of children) if (truthOf(child) === truth) supportOf(child, truth, leaves, found)
  return found
}

const leafResult = (condition: EngineCondition, leaves: readonly Leaf[]): LeafResult => ({
  leaf: leaves[Number(condition.name)] as Leaf,
  actual: condition.factResult as FactValue,
  expected: condition.valueResult,
})
