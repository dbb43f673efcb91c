import { Almanac, Engine, type EngineResult, Rule, type TopLevelCondition } from 'json-rules-engine'
import type { FactValue } from '../facts/fact.ts'
import { compilePath } from '../facts/path.ts'
import type { Operator } from './operators.ts'

/** Runs an engine once. `answer` gives the values of the facts that its conditions name. */
export type EngineRun = (answer: (fact: string) => FactValue) => Promise<EngineResult>

/**
 * An engine that judges one rule, with our operators and our paths.
 * @param name the rule's id
 * @param conditions the rule's breach in the engine's language, its facts named by question
 */
export const createEngine = (
  name: string,
  conditions: TopLevelCondition,
  operators: ReadonlyMap<string, Operator>,
): EngineRun => {
  // Our own resolver: no JSONPath expression of a rule pack can reach the engine's default one.
  const engine = new Engine([], { pathResolver: (value: object, path: string) => compilePath(path)(value) })
  for (const [operator, holds] of operators) engine.addOperator(operator, holds)
  engine.addRule(new Rule({ conditions, event: { type: 'breached' }, name }))
  return (answer) => engine.run({}, { almanac: new Answers(answer) })
}

/** The record's answers as the engine asks for them. They are kept already; its own almanac would hash and keep them again. */
class Answers extends Almanac {
  readonly #answer: (fact: string) => FactValue

  constructor(answer: (fact: string) => FactValue) {
    super()
    this.#answer = answer
  }

  override factValue<T>(fact: string): Promise<T> {
    return Promise.resolve(this.#answer(fact) as T)
  }
}
