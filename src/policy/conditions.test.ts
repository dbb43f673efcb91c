import { describe, expect, it } from 'vitest'
import { inline, type WrittenCondition } from './conditions.ts'
import { PolicyError } from './policy-error.ts'

const from = (named: Record<string, WrittenCondition>, options: Record<string, number> = {}) => ({
  named: new Map(Object.entries(named)),
  options: new Map(Object.entries(options)),
  placeOf: () => undefined,
})

const leaf = { fact: 'record', path: 'title', operator: 'empty', value: false }

describe('inline', () => {
  it('puts named conditions in, inside others too', () => {
    const named = { titled: leaf, both: { all: [{ condition: 'titled' }, leaf] } as WrittenCondition }
    expect(inline({ not: { condition: 'both' } } as unknown as WrittenCondition, [], from(named))).toEqual({
      not: { all: [leaf, leaf] },
    })
  })

  it('puts options in, as values and as parameters', () => {
    const written = {
      fact: 'days',
      operator: 'lessThan',
      value: { option: 'notice' },
      params: { from: { option: 'notice' } },
    }
    expect(inline(written as never, [], from({}, { notice: 30 }))).toEqual({
      ...written,
      value: 30,
      params: { from: 30 },
    })
  })

  it.each([
    ['an unknown name', { condition: 'titeld' }, 'policy/unknown-condition', /Did you mean "titled"/],
    [
      'a condition that contains itself',
      { condition: 'loop' },
      'policy/circular-condition',
      /contains itself/,
    ],
    ['an unknown option', { ...leaf, value: { option: 'x' } }, 'policy/unknown-option', /no option "x"/],
  ])('refuses %s', (_, written, code, words) => {
    const named = { titled: leaf, loop: { any: [{ condition: 'loop' }] } as unknown as WrittenCondition }
    const attempt = () => inline(written as never, [], from(named))
    expect(attempt).toThrow(PolicyError)
    expect(attempt).toThrow(words)
    try {
      attempt()
    } catch (error) {
      expect((error as PolicyError).code).toBe(code)
    }
  })
})
