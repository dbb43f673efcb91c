import { describe, expect, it } from 'vitest'
import { exampleAdapter, exampleContext, examplePolicy, exampleRecord } from '../../tests/kit/facts.ts'
import type { JsonObject } from '../records/record.ts'
import { type LicencePlace, licences } from './licences.ts'
import { Unknown } from './unknown.ts'

const policy = examplePolicy()
const JY = 'JY19900000000017'

const found = (value: JsonObject, params: JsonObject, kind: 'store' | 'product' = 'store') => {
  const record = { ...exampleRecord({ kind, id: 'S1', name: '店', ...value }), kind }
  return licences.prepare(params, policy)(exampleContext(record, [], '2026-03-01')) as LicencePlace[]
}

const food = (changes: JsonObject): JsonObject => ({ type: 'food-trading', number: JY, ...changes })

describe('licences', () => {
  it('points at the last day of the one that has ended', () => {
    const places = found(
      {
        licences: [
          food({ validTo: '2030-01-01' }),
          { type: 'drug-trading', number: '粤BA1710104', validTo: '2026-02-28' },
        ],
      },
      { status: ['expired'] },
    )
    expect(places).toMatchObject([
      {
        pointer: '/licences/1/validTo',
        type: 'drug-trading',
        status: 'expired',
        problem: { en: 'expired on 2026-02-28' },
      },
    ])
  })

  it('leaves out an ended one that was renewed', () => {
    expect(
      found(
        { licences: [food({ validTo: '2026-01-01' }), food({ validTo: '2031-01-01' })] },
        { status: ['expired'] },
      ),
    ).toEqual([])
  })

  it('points at a number that cannot be right', () => {
    expect(
      found({ licences: [food({ number: 'JY19900000000018' })] }, { status: ['bad-check-digit'] }),
    ).toMatchObject([{ pointer: '/licences/0/number', name: { en: expect.any(String) } }])
  })

  it.each([
    [['home'], { notShownAt: ['home', 'product'] }, 0],
    [['footer'], { notShownAt: ['home', 'product'] }, 1],
    [undefined, { notShownAt: ['home', 'product'] }, 1],
  ])('shown at %j with %j: %i', (shownAt, params, count) => {
    expect(found({ licences: [food(shownAt ? { shownAt } : {})] }, params)).toHaveLength(count)
  })

  it.each([
    [{ notShownAt: ['home'] }, 'licences.shownAt'],
    [{ lacking: 'holder' }, 'licences.holder'],
  ])('is unknown where the platform cannot export what %j asks for', (params, field) => {
    const record = {
      ...exampleRecord({ kind: 'store', id: 'S1', name: '店', licences: [food({})] }),
      adapter: exampleAdapter(['licences', 'licences.type', 'licences.number']),
    }
    expect(licences.prepare(params, policy)(exampleContext(record))).toEqual(
      new Unknown({ en: `Example exports do not hold ${field}`, zh: `Example 导出的数据不含 ${field}` }),
    )
    expect(licences.prepare({ types: ['food-trading'] }, policy)(exampleContext(record))).toHaveLength(1)
  })

  it('takes the legal facts of a store for its business licence', () => {
    const legal = { registrationNo: '91990000MA0EC0M13T', operationTo: '2026-01-01' }
    expect(found({ legal }, { status: ['expired'] })).toMatchObject([
      { pointer: '/legal/operationTo', type: 'business' },
    ])
  })

  it('is unknown where the platform cannot export licences', () => {
    const record = {
      ...exampleRecord({ kind: 'product', id: 'P1', title: '茶' }),
      adapter: exampleAdapter(['title']),
    }
    expect(licences.prepare({}, policy)(exampleContext(record))).toBeInstanceOf(Unknown)
  })

  it('refuses a type that no table knows', () => {
    expect(() => licences.prepare({ types: ['fishing'] }, policy)).toThrow(/no licence type "fishing"/)
  })
})
