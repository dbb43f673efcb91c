import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Fact } from '../facts/fact.ts'
import { record } from '../facts/record.ts'
import { Unknown } from '../facts/unknown.ts'
import type { Policy } from '../policy/policy.ts'
import type { Condition, Rule } from '../policy/rule.ts'
import type { CatalogueRecord, JsonObject } from '../records/record.ts'
import { createCourt, isInEffect, tryRecord } from './court.ts'
import type { Verdict } from './verdict.ts'

const maybe: Fact = {
  name: 'maybe',
  summary: 'a value that is unknown when the record says so',
  params: {},
  returns: 'value',
  prepare: ({ of }) => {
    const why = new Unknown({ en: `no ${of}`, zh: `没有${of}` })
    return ({ record }) => (record.value[of as string] === 'unknown' ? why : record.value[of as string])
  },
}

const FACTS = new Map([record, maybe].map((fact) => [fact.name, fact]))

const POLICY: Policy = {
  packs: [],
  digest: '',
  rules: [],
  turnedOff: [],
  lexicons: {},
  contexts: {},
  tables: {},
  clauses: {},
  sections: {},
  law: {},
  overrides: [],
  allow: [],
  timeZone: 'Asia/Shanghai',
}

const rule = (changes: Partial<Rule>): Rule => ({
  id: 'product/x',
  topic: 'completeness',
  severity: 'error',
  kinds: ['product'],
  clauses: [],
  law: [],
  title: { en: '', zh: '' },
  report: { at: 'title', message: { en: '', zh: '' }, fix: { en: '', zh: '' } },
  examples: [],
  source: '',
  ...changes,
})

const product = (value: JsonObject): CatalogueRecord => ({
  kind: 'product',
  id: '1',
  value,
  raw: { file: 'a.json', text: '', start: { line: 1, column: 1, offset: 0 }, pointer: '', keys: 0 },
  copy: [],
  copyFields: [],
  copyPointers: () => [],
})

const verdictOn = async (tried: Rule, value: JsonObject, reference: boolean): Promise<Verdict> => {
  const court = createCourt(POLICY, [tried], FACTS)
  const catalogue = {
    store: () => undefined,
    product: () => undefined,
    campaignsOf: () => [],
    storesWithLicence: () => [],
    takeKey: () => undefined,
    pastPrices: () => undefined,
    hasPastPrices: () => false,
    hasProductsOf: () => false,
    hasStores: () => false,
  }
  let verdict: Verdict = { outcome: 'holds' }
  const context = court.open(catalogue, '2026-11-24').use(product(value))
  await tryRecord(court.rulesFor(context, reference), context, reference, (_, found) => {
    verdict = found
  })
  return verdict
}

const is = (of: string, value = 'yes'): Condition => ({
  fact: 'maybe',
  params: { of },
  operator: 'equal',
  value,
})

describe('a rule', () => {
  it.each([
    [{ require: is('a') }, { a: 'yes' }, 'holds'],
    [{ require: is('a') }, { a: 'no' }, 'breached'],
    [{ require: is('a') }, { a: 'unknown' }, 'unchecked'],
    [{ forbid: is('a') }, { a: 'yes' }, 'breached'],
    [{ forbid: is('a') }, { a: 'no' }, 'holds'],
    [{ when: is('w'), require: is('a') }, { w: 'no', a: 'unknown' }, 'holds'],
    [{ when: is('w'), require: is('a') }, { w: 'unknown', a: 'no' }, 'unchecked'],
    [{ when: is('w'), require: is('a') }, { w: 'unknown', a: 'yes' }, 'holds'],
    [{ require: { any: [is('a'), is('b')] } }, { a: 'unknown', b: 'yes' }, 'holds'],
    [{ require: { any: [is('a'), is('b')] } }, { a: 'unknown', b: 'no' }, 'unchecked'],
    [{ require: { all: [is('a'), is('b')] } }, { a: 'unknown', b: 'no' }, 'breached'],
    [{ forbid: { not: is('a') } }, { a: 'unknown' }, 'unchecked'],
    [
      {
        forbid: {
          fact: 'record',
          path: 'price',
          operator: 'lessThan',
          value: { fact: 'maybe', params: { of: 'a' } },
        },
      },
      { price: '5', a: '9' },
      'breached',
    ],
    [
      {
        forbid: {
          fact: 'record',
          path: 'price',
          operator: 'lessThan',
          value: { fact: 'maybe', params: { of: 'a' } },
        },
      },
      { price: '5', a: 'unknown' },
      'unchecked',
    ],
  ] as [Partial<Rule>, JsonObject, string][])('%j on %j: %s', async (changes, value, outcome) => {
    expect((await verdictOn(rule(changes), value, false)).outcome).toBe(outcome)
    expect((await verdictOn(rule(changes), value, true)).outcome).toBe(outcome)
  })

  it('gives as evidence the comparisons the verdict rests on, and no others', async () => {
    const verdict = await verdictOn(
      rule({ when: is('w'), require: { any: [is('a'), { all: [is('b'), is('c')] }] } }),
      { w: 'yes', a: 'no', b: 'yes', c: 'no' },
      false,
    )
    expect(verdict).toMatchObject({ outcome: 'breached' })
    const evidence = verdict.outcome === 'breached' ? verdict.evidence : []
    expect(evidence.map(({ leaf, actual }) => [leaf.params?.of, actual])).toEqual([
      ['w', 'yes'],
      ['a', 'no'],
      ['c', 'no'],
    ])
  })

  it('says why it could not be judged', async () => {
    const verdict = await verdictOn(
      rule({ require: { any: [is('a'), is('b')] } }),
      { a: 'no', b: 'unknown' },
      false,
    )
    expect(verdict).toMatchObject({ outcome: 'unchecked', why: { reason: { en: 'no b' } } })
  })
})

describe('screen and judge', () => {
  const leaf: fc.Arbitrary<Condition> = fc
    .tuple(
      fc.constantFrom('a', 'b', 'c'),
      fc.constantFrom('equal', 'notEqual', 'in', 'empty', 'contains'),
      fc.constantFrom('yes', 'no'),
    )
    .map(
      ([of, operator, value]): Condition => ({
        fact: 'maybe',
        params: { of },
        operator,
        value: operator === 'in' ? [value] : operator === 'empty' ? value === 'yes' : value,
      }),
    )
  const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
    condition: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaf,
      fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((all) => ({ all })),
      fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((any) => ({ any })),
      tie('condition').map((not) => ({ not })),
    ),
  }))
  const value = fc.record({ a: answer(), b: answer(), c: answer() }, { requiredKeys: [] })
  function answer() {
    return fc.constantFrom('yes', 'no', 'unknown', '')
  }

  it('agree on every condition and record, reasons included', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.option(condition, { nil: undefined }),
        condition,
        fc.boolean(),
        value,
        async (when, asked, required, record) => {
          const tried = rule({
            ...(when ? { when } : {}),
            ...(required ? { require: asked } : { forbid: asked }),
          })
          const screened = await verdictOn(tried, record as JsonObject, false)
          const judged = await verdictOn(tried, record as JsonObject, true)
          expect(screened).toEqual(judged)
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('isInEffect', () => {
  const dated = rule({ effective: { from: '2026-01-01', until: '2026-12-31' } })
  it.each([
    ['2025-12-31', false],
    ['2026-01-01', true],
    ['2026-12-31', true],
    ['2027-01-01', false],
  ])('on %s: %j', (asOf, expected) => {
    expect(isInEffect(dated, asOf)).toBe(expected)
  })
})
