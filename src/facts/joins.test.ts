import { describe, expect, it } from 'vitest'
import { ask, exampleAdapter, exampleContext, examplePolicy, exampleRecord } from '../../tests/kit/facts.ts'
import { campaigns, products, store } from './joins.ts'
import { Unknown } from './unknown.ts'

const shop = { kind: 'store', id: 'S1', name: '零食铺' }
const nuts = { kind: 'product', id: 'P1', title: '坚果', storeId: 'S1' }
const tea = { kind: 'product', id: 'P2', title: '茶', storeId: 'S1' }
const sale = {
  kind: 'campaign',
  id: 'C1',
  name: '双十一',
  storeId: 'S1',
  items: [{ productId: 'P1' }, { productId: 'P9' }, { productId: 'P1' }, {}, null],
  scope: { products: ['P2', 9] },
}

describe('store', () => {
  it('joins the store of a product or campaign, and is a store itself', () => {
    expect(ask(store, {}, nuts, [shop])).toEqual(shop)
    expect(ask(store, {}, sale, [shop])).toEqual(shop)
    expect(ask(store, {}, shop)).toEqual(shop)
  })

  it('is null where the record names no store', () => {
    expect(ask(store, {}, { kind: 'product', id: 'P1', title: 'x' }, [shop])).toBeNull()
    expect(ask(store, {}, { ...nuts, storeId: ' ' }, [shop])).toBeNull()
  })

  it('is unknown where the store is not in the input, or the platform cannot name it', () => {
    const missing = ask(store, {}, nuts, [{ ...shop, id: 'S2' }]) as Unknown
    expect(missing.reason).toEqual({ en: 'no store record "S1" in the input', zh: '输入中没有店铺记录“S1”' })
    const orphan = exampleRecord({ kind: 'product', id: 'P1', title: 'x' }, {}, exampleAdapter(['title']))
    expect(store.prepare({}, examplePolicy())(exampleContext(orphan))).toBeInstanceOf(Unknown)
  })
})

describe('products', () => {
  it('gives the products that items and scope name, each once', () => {
    expect(ask(products, {}, sale, [nuts, tea])).toEqual([nuts, tea])
  })

  it('gives the ids it did not find', () => {
    expect(ask(products, { missing: true }, sale, [nuts, tea])).toEqual(['P9', '9'])
    expect(
      ask(products, { missing: true }, { ...sale, items: [{ productId: 'P1' }], scope: {} }, [nuts]),
    ).toEqual([])
  })

  it('is unknown when no product it names is in the input, and empty when it names none', () => {
    expect(ask(products, {}, sale, [shop])).toBeInstanceOf(Unknown)
    expect(ask(products, { missing: true }, sale, [shop])).toBeInstanceOf(Unknown)
    expect(ask(products, {}, { ...sale, items: [], scope: { all: true } }, [nuts])).toEqual([])
  })
})

it('campaigns gives the campaigns that name the product', () => {
  expect(ask(campaigns, {}, nuts, [sale, { ...sale, id: 'C2', items: [], scope: {} }])).toEqual([sale])
  expect(ask(campaigns, {}, tea, [shop])).toEqual([])
})
