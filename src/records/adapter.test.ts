import { readdirSync, readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { adapt, sourcePlace, traceAdaptation } from './adapt.ts'
import { type Adapter, compileAdapter } from './adapter.ts'
import { Detector, lacks, matches, openRecord } from './adapter-detect.ts'
import type { MappingError } from './adapter-mapping.ts'
import { compileTables } from './adapter-table.ts'
import { compileKinds } from './kinds.ts'
import type { Json, JsonObject } from './record.ts'

const SCHEMAS = new URL('../../schemas/', import.meta.url)
const readJson = (name: string): JsonObject => JSON.parse(readFileSync(new URL(name, SCHEMAS), 'utf8'))
const schema = (kind: string): JsonObject => readJson(`records/${kind}.schema.json`)
const kinds = compileKinds({
  common: schema('common'),
  product: schema('product'),
  store: schema('store'),
  campaign: schema('campaign'),
})
const isAdapter = new Ajv2020({ strict: false, allErrors: true }).compile(readJson('adapter.schema.json'))

interface Example {
  name: string
  settings?: { currency?: string }
  input: Json
  record: JsonObject
  table?: string
}
const sources = readdirSync(new URL('adapters/', SCHEMAS)).map((name) => {
  const data = parse(readFileSync(new URL(`adapters/${name}`, SCHEMAS), 'utf8')) as JsonObject & {
    examples: Example[]
  }
  return { name, data }
})
const files = sources
  .filter(({ data }) => data.tables === undefined)
  .map(({ name, data }) => ({ name, data, adapter: compileAdapter(data, kinds) }))
const tableFiles = sources
  .filter(({ data }) => data.tables !== undefined)
  .map(({ name, data }) => ({ name, data, tables: compileTables(data) }))
const tables = tableFiles.flatMap((file) => file.tables)
const certain = files.filter((file) => !file.adapter.generic).map((file) => file.adapter)
const detector = new Detector(certain)
const tableDetector = new Detector(tables)
const adapter = (name: string): Adapter =>
  files.find((file) => file.adapter.name === name)?.adapter as Adapter

const valueAt = (value: Json, pointer: string): Json | undefined =>
  pointer
    .split('/')
    .slice(1)
    .reduce<Json | undefined>((at, token) => (at as JsonObject | undefined)?.[token], value)

const textsIn = (value: Json, pointer = ''): [string, string][] => {
  if (typeof value === 'string') return [[pointer, value]]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => textsIn(item, `${pointer}/${key}`))
}

describe.each(files)('$name', ({ name, data, adapter: compiled }) => {
  it('is what its schema asks for, under its own name', () => {
    expect(isAdapter(data), JSON.stringify(isAdapter.errors)).toBe(true)
    expect(name).toBe(`${compiled.name}.yaml`)
  })

  it('has examples', () => expect(data.examples.length).toBeGreaterThan(0))

  it.each(data.examples)('reads $name', ({ settings = {}, input, record }) => {
    expect(matches(compiled, input)).toBe(true)
    expect(adapt(compiled, input, settings)).toEqual({ kind: compiled.kind, ...record })
    expect(kinds.validate(compiled.kind, { kind: compiled.kind, ...record })).toEqual([])
  })

  it.each(data.examples)('knows where it read $name', ({ settings = {}, input }) => {
    const { value, trace, problems } = traceAdaptation(compiled, input, settings)
    expect(problems).toEqual([])
    expect(value).toEqual(adapt(compiled, input, settings))
    const verbatim = textsIn(value).filter(([pointer]) => {
      const { shift, inside } = sourcePlace(trace, pointer)
      return shift !== undefined && inside === undefined
    })
    expect(verbatim.length).toBeGreaterThan(0)
    for (const [pointer, text] of verbatim) {
      const { pointer: source, shift = 0 } = sourcePlace(trace, pointer)
      expect(String(valueAt(input, source)).slice(shift, shift + text.length), pointer).toBe(text)
    }
  })

  it.each(data.examples)('is the only adapter that takes $name', ({ input }) => {
    const own = compiled.generic ? [] : [compiled.name]
    expect(certain.filter((one) => openRecord(one, input)).map((one) => one.name)).toEqual(own)
    expect(detector.find(input).map(({ one }) => one.name)).toEqual(own)
    // Tables are looked for only where no adapter knows a record.
    if (own.length === 0) expect(tableDetector.find(input)).toEqual([])
  })

  it('has an example of what it carries', () => {
    expect(data.carries === undefined || Array.isArray(data.carries)).toBe(true)
    const [example] = data.examples
    const info = compiled.infoFor(example?.input ?? null, example?.record)
    const filled = Object.keys(example?.record ?? {}).filter((field) => !NEVER_MISSING.has(field))
    for (const field of filled.filter((one) => !isConstant(data, compiled.kind, one)))
      expect.soft(info.carries(field), `${field} is filled, and carries does not name it`).toBe(true)
  })
})

// Rules do not ask whether these are there.
const NEVER_MISSING = new Set([
  'start',
  'end',
  'id',
  'platform',
  'locale',
  'market',
  'scope',
  'limits',
  'claims',
  'condition',
  'supplier',
])

const isConstant = (data: JsonObject, kind: string, field: string): boolean => {
  const mapping = (data[kind] as JsonObject)[field] as JsonObject
  return typeof mapping === 'object' && mapping !== null && Object.hasOwn(mapping, 'value')
}

describe.each(tableFiles)('$name', ({ name, data, tables: own }) => {
  it('is what its schema asks for, under its own name', () => {
    expect(isAdapter(data), JSON.stringify(isAdapter.errors)).toBe(true)
    expect(name).toBe(`${data.adapter as string}.yaml`)
  })

  it.each(data.examples)('names $name, and no adapter takes it', ({ input, table }) => {
    expect(own.filter((one) => matches(one, input)).map((one) => one.name)).toEqual([table])
    expect(tableDetector.find(input).map(({ one }) => one.name)).toEqual([table])
    expect(detector.find(input)).toEqual([])
  })
})

it('no two adapters or tables have one name', () => {
  const names = [...files.map((file) => file.adapter.name), ...tables.map((one) => one.name)]
  expect(new Set(names).size).toBe(names.length)
})

it('finds by member names what a look at each adapter finds', () => {
  const wrapped = files.flatMap((file) =>
    file.data.examples.map(({ input }) => ({ node: input, product: input })),
  )
  for (const input of wrapped)
    expect(new Set(detector.find(input).map(({ one }) => one))).toEqual(
      new Set(certain.filter((one) => openRecord(one, input))),
    )
})

describe('carries', () => {
  const shopify = adapter('shopify-product')
  const admin = {
    id: 1,
    variants: [{ barcode: null }],
    images: [{ alt: null }],
    status: 'active',
    body_html: '',
  }
  const storefront = { id: 1, variants: [{ price: '1' }], images: [{ src: 'a' }], body_html: '' }

  it('does not claim what Shopify has no field for', () => {
    const info = shopify.infoFor(admin)
    for (const field of [
      'licences',
      'licences.number',
      'afterSales',
      'afterSales.returnDays',
      'manufacturer',
      'ingredients',
      'adApprovalNo',
    ]) {
      expect.soft(info.carries(field), field).toBe(false)
    }
    const shop = adapter('shopify-shop').infoFor({})
    for (const field of ['licences', 'legal', 'legal.registrationNo', 'policies', 'intro'])
      expect.soft(shop.carries(field), field).toBe(false)
    const rule = adapter('shopify-price-rule').infoFor({})
    for (const field of ['purpose', 'budget', 'approvals', 'copy', 'risk'])
      expect.soft(rule.carries(field), field).toBe(false)
  })

  it('takes a field for carried when something above or below it is', () => {
    const info = shopify.infoFor(admin)
    expect(info.carries('images')).toBe(true)
    expect(info.carries('images.url')).toBe(true)
    expect(info.carries('brand')).toBe(true)
    expect(info.carries('brand.authorisation')).toBe(false)
    expect(info.carries('title')).toBe(true)
    expect(info.carries('titleOfSomethingElse')).toBe(false)
  })

  it('depends on the form of the export where the adapter says so', () => {
    expect(shopify.infoFor(admin).carries('images.alt')).toBe(true)
    expect(shopify.infoFor(storefront).carries('images.alt')).toBe(false)
    expect(shopify.infoFor(storefront).carries('status')).toBe(false)
    expect(shopify.infoFor(storefront)).toBe(shopify.infoFor({ ...storefront, id: 2 }))
    expect(shopify.infoFor(admin)).toMatchObject({ name: 'shopify-product', platform: 'Shopify' })
  })

  it('is what the mapping names where the adapter does not say', () => {
    const info = compileAdapter(
      {
        adapter: 'a',
        platform: 'A',
        kind: 'product',
        detect: ['x'],
        product: { id: 'x', images: { each: 'pics', as: { url: '.' } }, condition: { value: 'new' } },
      },
      kinds,
    ).infoFor({})
    expect(
      ['id', 'images.url', 'images.alt', 'condition', 'title'].map((field) => info.carries(field)),
    ).toEqual([true, true, false, false, false])
  })
})

it('a field that a side table holds is carried where the table is in the input', () => {
  const goods = adapter('litemall-goods')
  expect(goods.infoFor({ id: 1 }).carries('attributes')).toBe(false)
  expect(goods.infoFor({ id: 1, $join: { attributes: [] } }).carries('attributes')).toBe(true)
})

describe('lacks', () => {
  it('names what is missing of the nearest group', () => {
    expect(lacks(adapter('shopify-product'), { descriptionHtml: '' })).toEqual(['variants'])
    expect(lacks(adapter('shopify-product'), { body_html: null, variants: [] })).toEqual([])
  })
})

describe('a mistake in an adapter', () => {
  const base = { adapter: 'a', platform: 'A', kind: 'product', detect: ['x'] }
  const compile = (product: Json, more: JsonObject = {}): Adapter =>
    compileAdapter({ ...base, product, ...more }, kinds)
  const mistake = (make: () => unknown): string => {
    try {
      make()
    } catch (error) {
      return (error as MappingError).message
    }
    return 'none'
  }

  it.each<[string, JsonObject, RegExp]>([
    ['an unknown field', { tittle: 'name' }, /^product\.tittle: no such field\. Known fields: .*title/],
    ['an unknown field inside', { brand: { nmae: 'x' } }, /^product\.brand\.nmae: no such field/],
    ['a bad path', { title: 'a..b' }, /^product\.title: "a\.\.b" is not a path/],
    ['a bad choice in a path', { title: 'a.[b].c' }, /^product\.title: .*\[name=value\]/],
    [
      'an object for a text',
      { title: { first: 'a' } },
      /^product\.title: this field does not hold an object/,
    ],
    ['a list for a text', { title: { each: 'a', as: '.' } }, /^product\.title: each makes a list/],
    [
      'money without currency',
      { price: { from: 'a', as: { money: 'fen' } } },
      /^product\.price\.as: this field needs a currency/,
    ],
    [
      'an amount with currency',
      { compareAt: { amount: { from: 'a', as: { money: 'fen', currency: 'CNY' } } } },
      /^product\.compareAt\.amount\.as: .*without currency/,
    ],
  ])('is found and placed: %s', (_, product, expected) => {
    expect(mistake(() => compile(product))).toMatch(expected)
  })

  it('is found when the mapping of its kind is missing', () => {
    expect(mistake(() => compileAdapter({ ...base, store: { id: 'x' } }, kinds))).toMatch(
      /^kind: .*"product:"/,
    )
  })

  it.each<[string, JsonObject]>([
    ['an unknown key', { colour: 'red' }],
    [
      'an unknown key of a conversion',
      { product: { price: { from: 'a', as: { money: 'fen', curency: 'CNY' } } } },
    ],
    ['an unknown conversion', { product: { title: { from: 'a', as: 'upper' } } }],
    ['an unknown unit', { product: { price: { from: 'a', as: { money: 'cents' } } } }],
    ['two conversions', { product: { title: { from: 'a', as: { split: ',', divide: 2 } } } }],
    ['pairs without names', { product: { attributes: { from: 'a', as: { pairs: [';', ':'] } } } }],
    ['no detection', { detect: [] }],
    ['an empty path', { product: { title: '' } }],
    ['a name that is no field', { product: { __proto__x: 'a' } }],
    ['two mappings', { store: { id: 'x' } }],
  ])('is refused by the schema: %s', (_, more) => {
    expect(isAdapter({ ...base, product: { id: 'x' } })).toBe(true)
    expect(isAdapter({ ...base, product: { id: 'x' }, ...more })).toBe(false)
  })
})
