import { describe, expect, it } from 'vitest'
import { exampleAdapter, exampleContext, examplePolicy, exampleRecord } from '../../tests/kit/facts.ts'
import type { JsonObject } from '../records/record.ts'
import { offers, type UnplannedOffer } from './offers.ts'
import { Unknown } from './unknown.ts'

const fact = offers.prepare({}, examplePolicy())
const ask = (plan: JsonObject[], copy: Record<string, string>) =>
  fact(exampleContext(exampleRecord({ kind: 'campaign', id: 'C1', name: '双十一', offers: plan }, copy)))
const unplanned = (plan: JsonObject[], body: string) =>
  (ask(plan, { 'copy.body': body }) as UnplannedOffer[]).map(({ match }) => match)

const minus50 = { kind: 'amount-off', value: 50, threshold: { amount: 300 } }
const twentyOff = { kind: 'percent-off', value: 20 }

describe('offers', () => {
  it('gives nothing for copy without offers, whatever the plan', () => {
    expect(unplanned([], '全场包邮')).toEqual([])
    expect(unplanned([minus50], '全场包邮')).toEqual([])
  })

  it('gives every offer of the copy where the plan has none', () => {
    expect(ask([], { 'copy.title': '满300减50' })).toEqual([
      {
        kind: 'amount-off',
        value: 50,
        threshold: { amount: 300 },
        field: 'copy.title',
        pointer: '/copy/title',
        span: [0, 7],
        match: '满300减50',
      },
    ])
  })

  it.each<[string, JsonObject]>([
    ['满300减50', minus50],
    ['满300减50', { ...minus50, value: '50.00', threshold: { amount: '300' } }],
    ['满300减50', { ...minus50, repeat: true }],
    ['每满300减50', { ...minus50, repeat: true }],
    ['每满300减50', minus50],
    ['全场8折', twentyOff],
    ['低至8折', twentyOff],
    ['低至8折', { kind: 'percent-off', value: 30 }],
    ['满2件8折', { ...twentyOff, threshold: { quantity: 2 } }],
    ['满2件8折，立享8折', { ...twentyOff, threshold: { quantity: 2 } }],
    ['第二件半价', { kind: 'percent-off', value: 50, threshold: { quantity: 2 } }],
    ['立减20元', { kind: 'amount-off', value: { amount: '20', currency: 'CNY' } }],
    ['立减20元', { kind: 'amount-off', value: 20, threshold: { amount: 0 } }],
    ['买一送一', { kind: 'n-for-m', value: 1, threshold: { quantity: 2 } }],
    ['买一送一', { kind: 'gift', threshold: { quantity: 1 } }],
    ['买2赠1', { kind: 'n-for-m' }],
  ])('%s is planned as %j', (body, planned) => {
    expect(unplanned([{ kind: 'free-shipping' }, planned], body)).toEqual([])
  })

  it.each<[string, JsonObject]>([
    ['满300减60', minus50],
    ['满200减50', minus50],
    ['立减50元', { ...minus50, threshold: { amount: 400 } }],
    ['每满300减50', { ...minus50, repeat: false }],
    ['全场7折', twentyOff],
    ['低至7折', twentyOff],
    ['8折', { ...twentyOff, threshold: { quantity: 2 } }],
    ['8折', { kind: 'amount-off', value: 20 }],
    ['8折', { kind: 'percent-off' }],
    ['买一送一', { kind: 'n-for-m', threshold: { quantity: 3 } }],
    ['买一送一', { kind: 'percent-off', value: 50 }],
  ])('%s is not planned by %j', (body, planned) => {
    expect(unplanned([planned], body)).toHaveLength(1)
  })

  it('reads title, body and rules, and no other field', () => {
    const copy = {
      name: '满100减10',
      'copy.title': '满200减20',
      'copy.body': '满300减30',
      rulesText: '满400减40',
      'lottery.odds': '满500减50',
    }
    expect((ask([], copy) as UnplannedOffer[]).map(({ field }) => field)).toEqual([
      'copy.title',
      'copy.body',
      'rulesText',
    ])
  })

  it('survives plans of any shape', () => {
    for (const plan of [null, 'x', {}, [null, 1, [], { kind: 'percent-off', value: {}, threshold: 3 }]]) {
      expect(unplanned(plan as never, '8折')).toEqual(['8折'])
    }
  })

  it('is unknown where the platform cannot export offers', () => {
    const record = exampleRecord(
      { kind: 'campaign', id: 'C1', name: 'x' },
      { 'copy.title': '8折' },
      exampleAdapter([]),
    )
    expect(fact(exampleContext(record))).toBeInstanceOf(Unknown)
  })
})
