import type { Fact, FactContext, FactValue } from '../facts/fact.ts'
import { compilePath, type PathReader } from '../facts/path.ts'
import { Unknown } from '../facts/unknown.ts'
import type { Policy } from '../policy/policy.ts'
import { PolicyError } from '../policy/policy-error.ts'
import type { FactReference, Leaf } from '../policy/rule.ts'
import type { Json } from '../records/record.ts'
import type { RecordContext } from './context.ts'

/** A fact with its parameters and path, asked by any number of rules and answered once per record. */
export interface Question {
  /** Position among all questions of the policy. */
  index: number
  /** The name the judge's engine knows the answer by. */
  id: string
  /** Works the answer out; `RecordContext.answer` does so once per record. */
  compute(context: RecordContext): FactValue
}

/** Collects the questions of all rules, so that the same question is answered once per record. */
export class Questions {
  readonly #facts: ReadonlyMap<string, Fact>
  readonly #policy: Policy
  readonly #questions = new Map<string, Question>()

  constructor(facts: ReadonlyMap<string, Fact>, policy: Policy) {
    this.#facts = facts
    this.#policy = policy
  }

  get count(): number {
    return this.#questions.size
  }

  /**
   * The question a leaf or a comparison value asks.
   * @throws PolicyError when the fact refuses its parameters
   */
  of(reference: Pick<Leaf, 'fact' | 'path' | 'params'> | FactReference, rule: string): Question {
    const { fact, path = '', params = {} } = reference
    const key = JSON.stringify([fact, sorted(params), path])
    const known = this.#questions.get(key)
    if (known) return known
    const compute = this.#compute(fact, path, params, rule)
    const index = this.#questions.size
    const question: Question = { index, id: `q${index}`, compute }
    this.#questions.set(key, question)
    return question
  }

  #compute(
    name: string,
    path: string,
    params: Record<string, Json>,
    rule: string,
  ): (context: RecordContext) => FactValue {
    // The record's path goes to the fact itself: it knows which fields the platform can carry.
    if (name === 'record') return this.#prepare(name, path === '' ? params : { ...params, path }, rule)
    if (path === '') return this.#prepare(name, params, rule)
    // Several paths into one value: the value is a question of its own, answered once.
    const whole = this.of({ fact: name, params }, rule)
    // A store is read once for all its products.
    const read = name === 'store' ? onceForEach(compilePath(path)) : compilePath(path)
    return (context) => {
      const value = context.answer(whole)
      return value instanceof Unknown ? value : (read(value) as FactValue)
    }
  }

  #prepare(name: string, params: Record<string, Json>, rule: string): (context: FactContext) => FactValue {
    const fact = this.#facts.get(name)
    if (!fact)
      throw new PolicyError('policy/unknown-fact', {
        en: `${rule}: no such fact: "${name}".`,
        zh: `${rule}：没有这样的事实：“${name}”。`,
      })
    try {
      return fact.prepare(params, this.#policy)
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause)
      throw new PolicyError('policy/invalid-params', {
        en: `${rule}: the fact "${name}" says: ${reason}.`,
        zh: `${rule}：事实“${name}”报告：${reason}。`,
      })
    }
  }
}

const onceForEach = (read: PathReader): PathReader => {
  const known = new WeakMap<object, unknown>()
  return (value) => {
    if (typeof value !== 'object' || value === null) return read(value)
    if (!known.has(value)) known.set(value, read(value))
    return known.get(value)
  }
}

const sorted = (params: Record<string, Json>): [string, Json][] =>
  Object.entries(params).sort(([a], [b]) => (a < b ? -1 : 1))
