import { describe, expect, it } from 'vitest'
import { kindOfPlace, kindOfPointer } from './recognise.ts'

describe('kindOfPlace', () => {
  it.each([
    ['products.json', 'product'],
    ['export/Products/1.json', 'product'],
    ['listings/snacks.ndjson', 'product'],
    ['listing/a/b/c.json', 'product'],
    ['stores/s1.json', 'store'],
    ['shops/shop.json', 'store'],
    ['export/campaigns.2026.json', 'campaign'],
    ['promotion/double11.json', 'campaign'],
    ['products/stores/x.json', 'store'],
    ['stores/products.json', 'product'],
    ['products\\x.json', 'product'],
  ])('takes %s for a %s', (file, kind) => expect(kindOfPlace(file)).toBe(kind))

  it.each([
    'goods_product.json',
    'my-products.json',
    'productsold/x.json',
    'catalogue.json',
    '',
    '<stdin>',
    'categories/food.json',
  ])('says nothing of %j', (file) => expect(kindOfPlace(file)).toBeUndefined())
})

describe('kindOfPointer', () => {
  it.each([
    ['/products/3', 'product'],
    ['/stores/0', 'store'],
    ['/campaigns/12', 'campaign'],
    ['/data/products/3', 'product'],
    ['/store', 'store'],
    ['/product', 'product'],
  ])('takes a record at %s for a %s', (pointer, kind) => expect(kindOfPointer(pointer)).toBe(kind))

  it.each(['', '/3', '/records/1', '/data/3', '/shop', '/toString/1'])('says nothing of %j', (pointer) =>
    expect(kindOfPointer(pointer)).toBeUndefined(),
  )
})
