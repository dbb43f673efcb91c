import { describe, expect, it } from 'vitest'
import { exampleContext, exampleRecord } from '../../tests/kit/facts.ts'
import type { JsonObject } from '../records/record.ts'
import { type DuplicatePlace, duplicates } from './duplicates.ts'
import type { FactContext } from './fact.ts'

const policy = {} as never

/** What each of the products is told, asked one after another of one catalogue. */
const told = (key: string, products: JsonObject[]): number[] => {
  const fact = duplicates.prepare({ key }, policy)
  const records = products.map((value, index) => {
    const record = exampleRecord({ kind: 'product', id: `P${index}`, title: '', ...value })
    return { ...record, raw: { ...record.raw, start: { line: index + 1, column: 1, offset: index * 10 } } }
  })
  const { catalogue } = exampleContext(records[0]!, [])
  return records.map(
    (record) => (fact({ ...exampleContext(record), catalogue } as FactContext) as DuplicatePlace[]).length,
  )
}

describe('duplicates among products', () => {
  it.each<[string, string, JsonObject[], number[]]>([
    ['one barcode twice', 'barcode', [{ barcode: '1' }, { barcode: '1' }], [0, 1]],
    [
      'in two stores',
      'barcode',
      [
        { barcode: '1', storeId: 'A' },
        { barcode: '1', storeId: 'B' },
      ],
      [0, 0],
    ],
    ['the other way round', 'barcode', [{ variants: [{ barcode: '1' }] }, { barcode: '1' }], [0, 1]],
    ['a number for a text', 'sku', [{ sku: 7 as never }, { sku: '7' }], [0, 1]],
    ['nothing', 'sku', [{ sku: '' }, { sku: null }, {}], [0, 0, 0]],
    ['stand-ins', 'sku', [{ sku: '0' }, { sku: '0' }, { sku: 'N/A' }, { sku: 'n/a' }], [0, 0, 0, 0]],
    ['variants of one product', 'sku', [{ variants: [{ sku: 'a' }, { sku: 'a' }, { sku: 'b' }] }], [1]],
    ['any shape', 'sku', [{ variants: 'x', sku: {} }, { variants: [null, 1] }], [0, 0]],
  ])('%s', (_name, key, products, expected) => {
    expect(told(key, products)).toEqual(expected)
  })

  it('names the place of the earlier one', () => {
    const [a, b] = ['P1', 'P2'].map((id) => exampleRecord({ kind: 'product', id, title: '', barcode: '1' }))
    const { catalogue } = exampleContext(a!, [])
    const fact = duplicates.prepare({ key: 'barcode' }, policy)
    fact({ ...exampleContext(a!), catalogue })
    expect(fact({ ...exampleContext(b!), catalogue })).toMatchObject([
      { pointer: '/barcode', number: '1', other: 'example.json:1' },
    ])
  })
})

describe('licences of two firms', () => {
  const store = (id: string, legal: JsonObject, number = 'JY13301990001237') =>
    exampleRecord({ kind: 'store', id, name: `店${id}`, legal, licences: [{ type: 'food-trading', number }] })
  const ask = (one: JsonObject, other: JsonObject, number?: string) =>
    duplicates.prepare(
      { key: 'licence' },
      policy,
    )(exampleContext(store('1', one), [store('2', other, number)])) as DuplicatePlace[]

  it.each<[string, JsonObject, JsonObject, number]>([
    ['by their codes', { registrationNo: 'A' }, { registrationNo: 'B' }, 1],
    ['one firm', { registrationNo: 'A', name: '甲' }, { registrationNo: 'A', name: '乙' }, 0],
    ['by their names', { name: '甲公司' }, { name: '乙公司' }, 1],
    ['names with other brackets', { name: '甲（示例）公司' }, { name: '甲(示例) 公司' }, 0],
    ['a firm that is not named', { name: '甲公司' }, {}, 0],
  ])('%s', (_name, one, other, count) => {
    expect(ask(one, other)).toHaveLength(count)
  })

  it('however the number is set', () => {
    expect(ask({ registrationNo: 'A' }, { registrationNo: 'B' }, 'ＪＹ1 3301-9900 01237')).toMatchObject([
      { pointer: '/licences/0/number', other: '店2' },
    ])
  })
})
