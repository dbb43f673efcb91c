import { Engine, Rule, type TopLevelCondition } from 'json-rules-engine'
import { compilePath } from '../facts/path.ts'
import type { Operator } from './operators.ts'

/**
 * An engine that judges one rule, with our operators and our paths.
 * @param name the rule's id
 * @param conditions the rule's breach in the engine's language, its facts named by question
 */
export const createEngine = (
  name: string,
  conditions: TopLevelCondition,
  operators: ReadonlyMap<string, Operator>,
): Engine => {
  // Our own resolver: no JSONPath expression of a rule pack can reach the engine's default one.
  const engine = new Engine([], { pathResolver: (value: object, path: string) => compilePath(path)(value) })
  for (const [operator, holds] of operators) engine.addOperator(operator, holds)
  engine.addRule(new Rule({ conditions, event: { type: 'breached' }, name }))
  return engine
}
