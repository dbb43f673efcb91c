import { describe, expect, it } from 'vitest'
import { ask } from '../../tests/kit/facts.ts'
import type { JsonObject } from '../records/record.ts'
import { goods } from './joins-goods.ts'
import { plan } from './plan.ts'
import type { Problem } from './plan-check.ts'
import { price } from './price.ts'
import { agreement, promotion } from './promotion.ts'
import { Unknown } from './unknown.ts'

const ODD: JsonObject[] = [
  { kind: 'campaign', id: 'C1' },
  {
    kind: 'campaign',
    id: 'C1',
    name: 7,
    start: [],
    end: {},
    offers: [null, 3, { kind: 'amount-off', value: 'x', threshold: 'y', gift: [] }],
    items: [{ productId: null }, { productId: 'P1', price: {}, before: [], stock: 'z' }, 'x'],
    approvals: [[], { decision: 'approved' }],
    reviews: [{}],
    changes: [null, {}],
    monitoring: [{ conversion: {} }, 4],
    expected: [{ target: [] }],
    lottery: { prizes: ['x', {}], odds: 3 },
    budget: { items: [{}], total: [] },
    audience: { tags: [1, null], members: 'x' },
    copy: [7, { channel: 1, body: 2, images: 'x' }],
    platformPromotions: [{ start: 'x' }],
    scope: [],
    coupon: 'x',
  } as unknown as JsonObject,
]

const checksOf = (fact: { params: object }): string[] =>
  (fact.params as { properties: { check: { enum: string[] } } }).properties.check.enum

describe.each([
  ['plan', plan],
  ['goods', goods],
  ['agreement', agreement],
  ['promotion', promotion],
])('%s', (_, fact) => {
  it.each(checksOf(fact))('%s takes any record, and what it finds is in the record', (check) => {
    for (const record of ODD) {
      const found = ask(fact, { check }, record, [{ kind: 'product', id: 'P1', title: '' }])
      if (found instanceof Unknown) continue
      for (const problem of found as Problem[]) {
        expect(problem.pointer).toMatch(/^(?:\/|$)/)
        expect(problem.field).not.toMatch(/\d/)
      }
    }
  })
})

it.each(checksOf(price))('price %s takes any record', (check) => {
  const odd = {
    kind: 'product',
    id: 'P1',
    title: '5折',
    price: [],
    compareAt: { amount: 'x' },
    variants: [null, { price: 3, stock: 'x' }, []],
    sale: { price: null, start: 1, end: [] },
    prices: [{ at: 'x', price: {} }, 3],
    priceHistory: 'x',
    netContent: 5,
  } as unknown as JsonObject
  const found = ask(price, { check }, odd)
  if (check === 'history-unreal') expect(found).toHaveLength(1)
  else expect(found instanceof Unknown ? [] : found).toEqual([])
})

describe('the seven days before a comparison', () => {
  const low = (record: JsonObject) =>
    ask(
      price,
      { check: 'above-seven-day-low' },
      { kind: 'product', id: 'P1', price: { amount: '69' }, compareAt: { amount: '99' }, ...record },
      [],
      '2026-11-24',
    )
  const deal = (at: string, amount: string) => ({ at, price: { amount } })

  it.each([
    ['2026-11-17', true],
    ['2026-11-16', false],
    ['2026-11-23', true],
    ['2026-11-24', false],
  ])('a deal of %s at 89 counts: %s', (at, counts) => {
    const found = low({ prices: [deal('2026-11-18', '99'), deal(at, '89')] })
    expect(found).toHaveLength(counts ? 1 : 0)
  })

  it('without a deal in them take the last one before', () => {
    expect(low({ prices: [deal('2026-09-01', '79'), deal('2026-10-01', '99')] })).toEqual([])
    expect(low({ prices: [deal('2026-09-01', '99'), deal('2026-10-01', '79')] })).toHaveLength(1)
  })

  it('are not known without prices, nor from prices that were only shown and differ', () => {
    expect(low({})).toBeInstanceOf(Unknown)
    const shown = [
      { price: { amount: '109' }, from: '2026-11-01', to: '2026-11-19' },
      { price: { amount: '89' }, from: '2026-11-20' },
    ]
    expect(low({ priceHistory: shown })).toBeInstanceOf(Unknown)
  })
})
