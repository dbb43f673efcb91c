import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Condition, Leaf } from '../policy/rule.ts'
import { simplify } from './simplify.ts'

/** A comparison that stands for a truth: each of its own, so that its name is its fact. */
const leaf = (fact: string): Leaf => ({ fact, operator: 'equal', value: true })

type Kleene = boolean | string

/** The truth of a condition, or the name of the first leaf that leaves it unknown. */
const truthOf = (condition: Condition, of: (name: string) => Kleene): Kleene => {
  if ('not' in condition) {
    const truth = truthOf(condition.not, of)
    return typeof truth === 'string' ? truth : !truth
  }
  if ('fact' in condition) return of(condition.fact)
  const decides = 'any' in condition
  const truths = ('any' in condition ? condition.any : condition.all).map((child) => truthOf(child, of))
  if (truths.includes(decides)) return decides
  return truths.find((truth) => typeof truth === 'string') ?? !decides
}

const NAMES = ['a', 'b', 'c', 'd', 'e']
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(...NAMES).map(leaf),
    fc.array(tie('condition'), { maxLength: 3 }).map((all) => ({ all })),
    fc.array(tie('condition'), { maxLength: 3 }).map((any) => ({ any })),
    tie('condition').map((not) => ({ not })),
  ),
}))

describe('simplify', () => {
  it('changes neither the truth nor the first reason for not knowing it', () => {
    const truths = fc.tuple(...NAMES.map(() => fc.constantFrom(true, false, 'unknown')))
    fc.assert(
      fc.property(condition, truths, fc.subarray(NAMES), (whole, values, knownNames) => {
        const value = (name: string): Kleene => {
          const truth = values[NAMES.indexOf(name)] as Kleene
          return truth === 'unknown' ? name : truth
        }
        const known = ({ fact }: Leaf): boolean | undefined => {
          const truth = value(fact)
          return knownNames.includes(fact) && typeof truth === 'boolean' ? truth : undefined
        }
        const left = simplify(whole, known)
        expect(typeof left === 'boolean' ? left : truthOf(left, value)).toBe(truthOf(whole, value))
      }),
      { numRuns: 1000 },
    )
  })

  it('gives the very condition back when nothing of it is known', () => {
    const whole: Condition = { all: [leaf('a'), { not: { any: [leaf('b'), leaf('c')] } }] }
    expect(simplify(whole, ({ fact }) => (fact === 'd' ? true : undefined))).toBe(whole)
  })

  it('keeps only what is not known', () => {
    const whole: Condition = { all: [leaf('a'), { any: [leaf('b'), leaf('c')] }] }
    expect(simplify(whole, ({ fact }) => (fact === 'c' ? undefined : fact === 'a'))).toEqual({
      all: [{ any: [leaf('c')] }],
    })
  })
})
