import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inputError } from '../files/input-error.ts'
import type { JsonObject, Kind } from './record.ts'
import { createValidator, quoted } from './validate.ts'

const load = (name: string): JsonObject =>
  JSON.parse(readFileSync(new URL(`../../schemas/records/${name}.schema.json`, import.meta.url), 'utf8'))
const validate = createValidator({
  common: load('common'),
  product: load('product'),
  store: load('store'),
  campaign: load('campaign'),
})

const messages = (kind: Kind, value: JsonObject): string[] =>
  validate(kind, value).map(
    ({ code, pointer, values }) => `${pointer} ${inputError(code, 'f', undefined, values).words.en}`,
  )

const product = (more: JsonObject): JsonObject => ({ kind: 'product', id: 'P1', title: '杯', ...more })

describe('validate', () => {
  it('has nothing to say of a sound record', () => {
    expect(validate('product', product({ price: { amount: '5', currency: 'CNY' }, 'x-own': [1] }))).toEqual(
      [],
    )
    expect(
      validate('campaign', { kind: 'campaign', id: 'C1', name: '双11', start: '2026-11-11', end: null }),
    ).toEqual([])
  })

  it.each<[string, JsonObject, string]>([
    ['a wrong type', { id: 5 }, '/id The field id is a number, expected a string.'],
    [
      'a value outside its list',
      { status: 'sold' },
      '/status The field status is "sold", expected one of draft, pending, live, ended, deleted.',
    ],
    [
      'an amount that is none',
      { price: { amount: '￥5' } },
      '/price/amount The field price.amount is a string, expected a decimal number such as "29.90".',
    ],
    [
      'a type of several',
      { attributes: [{ name: 'a', value: 5 }] },
      '/attributes/0/value The field attributes.value is a number, expected a string or a list.',
    ],
    ['a wrong element', { images: ['a.jpg'] }, '/images/0 The field images is a string, expected an object.'],
    [
      'a wrong value of a free field',
      { variants: [{ options: { size: 5 } }] },
      '/variants/0/options/size The field variants.options.size is a number, expected a string.',
    ],
    [
      'a shape or null',
      { brand: { authorisation: 'yes' } },
      '/brand/authorisation The field brand.authorisation is a string, expected an object.',
    ],
    [
      'a missing part',
      { images: [{ alt: 'front' }] },
      '/images/0 The record has no images.url. Every product record needs one;',
    ],
    ['another kind', { kind: 'shop' }, '/kind The field kind is "shop", expected "product".'],
    ['an empty id', { id: '' }, '/id The record has no id. Every product record needs one;'],
  ])('says what is wrong with %s', (_, more, message) => {
    const [first, ...others] = messages('product', product(more))
    expect(first).toContain(message)
    expect(others).toEqual([])
  })

  it('names each missing field, also the end of a campaign', () => {
    expect(messages('campaign', { kind: 'campaign', id: 'C1' })).toEqual([
      expect.stringContaining('has no name'),
      expect.stringContaining('has no start'),
      expect.stringContaining('has no end'),
    ])
  })

  it('says one thing of one value', () => {
    expect(messages('product', product({ condition: 4 }))).toHaveLength(1)
  })
})

describe('quoted', () => {
  it.each([
    ['sold', '"sold"'],
    [3, '3'],
    ['', 'empty'],
    ['138 0000 0000', 'a string'],
    ['13800000000', 'a string'],
    ['a@b.example', 'a string'],
    [{ a: 1 }, 'an object'],
    ['x'.repeat(30), 'a string'],
  ])('shows %j as %s', (value, shown) => expect(quoted(value).en).toBe(shown))
})
