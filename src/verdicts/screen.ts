import { Unknown } from '../facts/unknown.ts'
import { isReference } from '../policy/conditions.ts'
import type { Condition, Leaf, Rule } from '../policy/rule.ts'
import type { RecordContext } from './context.ts'
import { type Operator, withValue } from './operators.ts'
import type { Questions } from './questions.ts'

/** True, false, or why it cannot be known (Kleene's three values). */
export type Truth = boolean | Unknown
export type Predicate = (context: RecordContext) => Truth

/** Compiles a condition of a rule, the rule named for errors; the same condition gives the same predicate. */
export type ScreenOf = (condition: Condition, rule: string) => Predicate

/**
 * Compiles conditions to plain predicates: true when a rule may be breached, false when it holds.
 * They read the same answers through the same operators as the judge, so they never miss what the judge would find.
 */
export const createScreens = (questions: Questions, operators: ReadonlyMap<string, Operator>): ScreenOf => {
  const known = new WeakMap<Condition, Predicate>()
  const compile = (condition: Condition, rule: string): Predicate => {
    const each = (children: Condition[]) => children.map((child) => screenOf(child, rule))
    if ('all' in condition) return combine(each(condition.all), false)
    if ('any' in condition) return combine(each(condition.any), true)
    if ('not' in condition) return not(screenOf(condition.not, rule))
    return compare(condition, rule, questions, operators)
  }
  const screenOf: ScreenOf = (condition, rule) => {
    let predicate = known.get(condition)
    if (!predicate) {
      predicate = compile(condition, rule)
      known.set(condition, predicate)
    }
    return predicate
  }
  return screenOf
}

/** The condition that is true exactly when the rule is breached. */
export const breachOf = (rule: Rule): { all: Condition[] } => {
  const breach: Condition = rule.require ? { not: rule.require } : (rule.forbid as Condition)
  return { all: rule.when ? [rule.when, breach] : [breach] }
}

// One child that decides settles the whole: a false one for `all`, a true one for `any`.
const combine = (children: Predicate[], decides: boolean): Predicate => {
  const [only] = children
  if (children.length === 1 && only) return only
  return (context) => {
    let unknown: Unknown | undefined
    for (let i = 0; i < children.length; i++) {
      const truth = (children[i] as Predicate)(context)
      if (truth === decides) return decides
      if (truth !== !decides) unknown ??= truth as Unknown
    }
    return unknown ?? !decides
  }
}

const not =
  (child: Predicate): Predicate =>
  (context) => {
    const truth = child(context)
    return truth instanceof Unknown ? truth : !truth
  }

const compare = (
  leaf: Leaf,
  rule: string,
  questions: Questions,
  operators: ReadonlyMap<string, Operator>,
): Predicate => {
  const question = questions.of(leaf, rule)
  const holds = operators.get(leaf.operator) as Operator
  if (isReference(leaf.value)) {
    const other = questions.of(leaf.value, rule)
    return (context) => {
      const value = context.answer(question)
      if (value instanceof Unknown) return value
      const expected = context.answer(other)
      return expected instanceof Unknown ? expected : holds(value, expected)
    }
  }
  const test = withValue(leaf.operator, holds, leaf.value)
  return (context) => {
    const value = context.answer(question)
    return value instanceof Unknown ? value : test(value)
  }
}
