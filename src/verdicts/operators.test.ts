import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createOperators, OPERATOR_NAMES, type Operator, withValue } from './operators.ts'

const operators = createOperators('Asia/Shanghai')
const holds = (name: string, fact: unknown, value: unknown) => operators.get(name)?.(fact, value)

describe('operators', () => {
  it.each([
    ['equal', 'a', 'a', true],
    ['equal', null, undefined, true],
    ['equal', '1', 1, false],
    ['notEqual', undefined, 'a', true],
    ['in', 'live', ['live', 'draft'], true],
    ['in', undefined, ['live'], false],
    ['notIn', undefined, ['live'], true],
    ['contains', ['food', 'tea'], 'tea', true],
    ['contains', '本品不能代替药物。', '不能代替', true],
    ['contains', undefined, 'x', false],
    ['doesNotContain', undefined, 'x', true],
    ['containsAny', ['a'], ['b', 'a'], true],
    ['containsNone', ['a'], ['b', 'a'], false],
    ['containsNone', undefined, ['b'], true],
    ['lessThan', '9.90', 10, true],
    ['lessThan', '10', '9', false],
    ['lessThan', undefined, 10, false],
    ['lessThan', 'ten', 10, false],
    ['greaterThan', '69.00', '50', true],
    ['greaterThanInclusive', 5, 5, true],
    ['lessThanInclusive', 6, 5, false],
    ['greaterThan', Number.NaN, 0, false],
    ['empty', '  ', true, true],
    ['empty', [], true, true],
    ['empty', {}, true, true],
    ['empty', 0, true, false],
    ['empty', false, true, false],
    ['empty', 'x', false, true],
    ['before', '2026-11-01', '2026-11-02', true],
    ['before', '2026-11-01', '2026-11-01', false],
    ['notAfter', '2026-11-01', '2026-11-01', true],
    ['after', '2026-11-02T00:00:00+08:00', '2026-11-01T23:59:59+08:00', true],
    ['notBefore', '2026-11-02T08:00:00+08:00', '2026-11-02T00:00:00Z', true],
    // 23:30 in UTC is already the next day in Shanghai.
    ['before', '2026-11-01T23:30:00Z', '2026-11-02', false],
    ['before', undefined, '2026-11-02', false],
    ['before', 'soon', '2026-11-02', false],
    // A time without an offset is read in the policy's zone, whatever the machine's.
    ['before', '2026-11-02T07:59:00', '2026-11-02T00:00:00Z', true],
    ['someGreaterThan', ['100', '50001'], 50000, true],
    ['someGreaterThan', ['100'], 50000, false],
    ['someGreaterThan', '50001', 50000, false],
    ['someBefore', ['2026-11-05', '2026-11-01'], '2026-11-02', true],
    ['everyIn', ['approved'], ['approved'], true],
    ['date', '2026-11-01', true, true],
    ['date', '2026-13-45', true, false],
    ['date', 'tomorrow', false, true],
    ['everyIn', ['approved', 'pending'], ['approved'], false],
  ])('%s(%j, %j) is %j', (name, fact, value, expected) => {
    expect(holds(name, fact, value)).toBe(expected)
  })

  it('names every operator', () => {
    expect(OPERATOR_NAMES).toEqual(new Set(operators.keys()))
  })
})

describe('withValue', () => {
  it('answers as the operator does', () => {
    const plain = fc.constantFrom(
      null,
      undefined,
      '',
      'a',
      ' ',
      '1',
      1,
      0,
      Number.NaN,
      true,
      false,
      '2026-11-01',
    )
    const any = fc.oneof(plain, fc.array(plain, { maxLength: 3 }), fc.constant({}), fc.constant({ a: 1 }))
    fc.assert(
      fc.property(
        fc.constantFrom(...operators),
        any,
        any,
        ([name, holds]: [string, Operator], fact, value) => {
          expect(withValue(name, holds, value)(fact)).toBe(holds(fact, value))
        },
      ),
      { numRuns: 3000 },
    )
  })
})
