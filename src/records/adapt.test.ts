import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { inputError } from '../files/input-error.ts'
import { adapt, sourcePlace, traceAdaptation } from './adapt.ts'
import { type Adapter, type AdapterSettings, compileAdapter } from './adapter.ts'
import { compileKinds } from './kinds.ts'
import type { Json, JsonObject, Kind, SourcePlace } from './record.ts'

const SCHEMAS = new URL('../../schemas/', import.meta.url)
const schema = (kind: string): JsonObject =>
  JSON.parse(readFileSync(new URL(`records/${kind}.schema.json`, SCHEMAS), 'utf8'))
const kinds = compileKinds({
  common: schema('common'),
  product: schema('product'),
  store: schema('store'),
  campaign: schema('campaign'),
})
const builtIn = readdirSync(new URL('adapters/', SCHEMAS))
  .map((name) => parse(readFileSync(new URL(`adapters/${name}`, SCHEMAS), 'utf8')) as JsonObject)
  .filter(({ kind }) => kind !== undefined)
  .map((data) => compileAdapter(data, kinds))

const mapping = (yaml: string, kind: Kind = 'product'): Adapter =>
  compileAdapter({ adapter: 'test', platform: 'Test', kind, detect: ['id'], [kind]: parse(yaml) }, kinds)

const read = (
  yaml: string,
  source: JsonObject,
  settings: AdapterSettings = {},
  kind: Kind = 'product',
): JsonObject => {
  const adapter = mapping(yaml, kind)
  const value = adapt(adapter, source, settings)
  expect(traceAdaptation(adapter, source, settings).value).toEqual(value)
  const { kind: made, ...fields } = value as JsonObject
  expect(made).toBe(kind)
  return fields
}

const traceOf = (yaml: string, source: JsonObject): ((pointer: string) => SourcePlace) => {
  const { trace } = traceAdaptation(mapping(yaml), source, {})
  return (pointer) => sourcePlace(trace, pointer)
}

const problemsOf = (yaml: string, source: JsonObject): string[] => {
  const adapter = mapping(yaml)
  expect(adapt(adapter, source, {})).toBeUndefined()
  const { problems } = traceAdaptation(adapter, source, {})
  return problems.map(
    ({ code, pointer, values }) =>
      `${pointer} ${inputError(code, 'f', undefined, { adapter: 'test', ...values }).words.en}`,
  )
}

describe('paths', () => {
  it('lead through members, elements and chosen elements', () => {
    const source = {
      a: { b: 'x' },
      list: [
        { k: 'v', n: 'first' },
        { k: 'w', n: 'second' },
      ],
    }
    expect(read('{ title: a.b, subtitle: "list.[k=w].n", tags: list.*.n }', source)).toEqual({
      title: 'x',
      subtitle: 'second',
      tags: ['first', 'second'],
    })
    expect(traceOf('{ subtitle: "list.[k=w].n" }', source)('/subtitle')).toEqual({
      pointer: '/list/1/n',
      shift: 0,
    })
    expect(traceOf('{ tags: list.*.n }', source)('/tags/1')).toEqual({ pointer: '/list/1/n', shift: 0 })
  })

  it('lead to the first of several that is present and not empty', () => {
    expect(read('{ title: [a, b, c] }', { a: null, b: '', c: 'x' })).toEqual({ title: 'x' })
    expect(read('{ tags: [a, b] }', { a: [], b: ['x'] })).toEqual({ tags: ['x'] })
  })

  it('keep an empty text that is all there is, since leaving it empty is the seller’s doing', () => {
    expect(read('{ title: [a, b], subtitle: c }', { b: '', c: null })).toEqual({ title: '' })
  })

  it('never lead to a prototype', () => {
    const source = JSON.parse('{"__proto__":{"x":"own"},"constructor":{"name":"own too"}}')
    expect(
      read('{ title: constructor.name, subtitle: toString.name, shortTitle: __proto__.x }', source),
    ).toEqual({ title: 'own too', shortTitle: 'own' })
    expect(read('{ title: constructor.name, shortTitle: __proto__.constructor.name }', {})).toEqual({})
    expect(({} as JsonObject).x).toBeUndefined()
  })

  it('lead from an element back to the record', () => {
    const source = { id: 7, skus: [{ n: 'a' }, { n: 'b' }] }
    expect(
      read('{ items: { each: skus, as: { productId: ^.id, sku: n } } }', source, {}, 'campaign'),
    ).toEqual({
      items: [
        { productId: '7', sku: 'a' },
        { productId: '7', sku: 'b' },
      ],
    })
  })
})

describe('types', () => {
  it('follow the field: ids become strings, numbers in strings numbers, one value a list', () => {
    const source = { id: 1071559748, stock: '12', one: 'x', yes: 1, none: '' }
    expect(
      read(
        '{ id: id, stock: stock, sellingPoints: one, limits: { perOrder: none }, afterSales: { invoice: yes } }',
        source,
      ),
    ).toEqual({
      id: '1071559748',
      stock: 12,
      sellingPoints: ['x'],
      afterSales: { invoice: true },
    })
  })

  it('take the first of several values where a field holds one', () => {
    expect(
      read('{ category: { id: cats.*.id, path: cats.*.name } }', {
        cats: [
          { id: 9, name: 'A' },
          { id: 14, name: 'B' },
        ],
      }),
    ).toEqual({
      category: { id: '9', path: ['A', 'B'] },
    })
  })

  it('find every text inside a value of free form', () => {
    const source = { meta: [{ key: 'layout', value: { wide: true, notes: ['Made by hand', { deep: 5 }] } }] }
    const yaml = '{ attributes: { each: meta, as: { name: key, value: value } } }'
    expect(read(yaml, source)).toEqual({
      attributes: [{ name: 'layout', value: ['true', 'Made by hand', '5'] }],
    })
    expect(traceOf(yaml, source)('/attributes/0/value/1')).toEqual({
      pointer: '/meta/0/value/notes/0',
      shift: 0,
    })
    expect(traceOf(yaml, source)('/attributes/0/value/2')).toEqual({ pointer: '/meta/0/value/notes/1/deep' })
  })

  it('stay as they are where they cannot fit, for the schema to refuse', () => {
    expect(read('{ stock: stock, title: title }', { stock: 'many', title: { en: 'x' } })).toEqual({
      stock: 'many',
      title: { en: 'x' },
    })
  })
})

describe('objects and lists', () => {
  it('leave out an object of constants and empty texts', () => {
    expect(
      read('{ category: { id: cid, scheme: { value: own } }, brand: { name: brand } }', { brand: '' }),
    ).toEqual({})
    expect(read('{ category: { id: cid, scheme: { value: own } } }', { cid: 5 })).toEqual({
      category: { id: '5', scheme: 'own' },
    })
  })

  it('leave out an element that lacks what its schema requires', () => {
    const source = { pics: [{ src: null, alt: 'x' }, { src: 'a.jpg' }, { src: '' }] }
    const yaml = '{ images: { each: pics, as: { url: src, alt: alt } } }'
    expect(read(yaml, source)).toEqual({ images: [{ url: 'a.jpg' }] })
    expect(traceOf(yaml, source)('/images/0/url')).toEqual({ pointer: '/pics/1/src', shift: 0 })
    expect(traceOf(yaml, source)('/images/0/alt')).toEqual({ pointer: '/pics/1' })
  })

  it('join lists, and keep an empty one the source has', () => {
    const yaml =
      '{ images: [{ each: a, as: { url: . } }, { url: main, role: { value: main } }, { each: b, as: { url: u } }] }'
    expect(read(yaml, { a: ['1', '2'], main: '3', b: [{ u: '4' }] }).images).toEqual([
      { url: '1' },
      { url: '2' },
      { url: '3', role: 'main' },
      { url: '4' },
    ])
    expect(traceOf(yaml, { a: ['1'], b: [{ u: '4' }] })('/images/1/url')).toEqual({
      pointer: '/b/0/u',
      shift: 0,
    })
    expect(read(yaml, { a: [] })).toEqual({ images: [] })
    expect(read(yaml, {})).toEqual({})
  })

  it('go through the members of an object by name', () => {
    const source = { format: { 100: [{ name: '钢' }], 200: [{ name: '蓝' }] } }
    expect(read('{ attributes: { each: format, as: { name: $key, value: "*.name" } } }', source)).toEqual({
      attributes: [
        { name: '100', value: ['钢'] },
        { name: '200', value: ['蓝'] },
      ],
    })
  })

  it('depend on a condition', () => {
    const yaml =
      '{ offers: [{ when: is_gift, kind: { value: gift } }, { when: type=ship, kind: { value: free-shipping } }] }'
    expect(read(yaml, { is_gift: true, type: 'ship' }, {}, 'campaign')).toEqual({
      offers: [{ kind: 'gift' }, { kind: 'free-shipping' }],
    })
    for (const no of [false, 0, '0', 'false', '', null])
      expect(read(yaml, { is_gift: no, type: 'line' }, {}, 'campaign')).toEqual({})
  })

  it('gather all values', () => {
    expect(
      read('{ sellingPoints: { all: [a, b.c, d] } }', { a: 'x', b: { c: ['y', 'z'] }, d: null }),
    ).toEqual({ sellingPoints: ['x', 'y', 'z'] })
    expect(read('{ sellingPoints: { all: [a] } }', {})).toEqual({})
  })
})

describe('conversions', () => {
  it('read money with its currency, the lowest of several', () => {
    const source = { skus: [{ p: 1990 }, { p: 990 }, { p: null }], cur: 'EUR' }
    expect(
      read('{ price: { from: skus.*.p, as: { money: fen, currency: CNY, pick: lowest } } }', source),
    ).toEqual({ price: { amount: '9.90', currency: 'CNY' } })
    expect(read('{ price: { from: skus.*.p, as: { money: fen, currency: cur } } }', source)).toEqual({
      price: { amount: '19.90', currency: 'EUR' },
    })
    expect(
      read('{ price: { from: a, as: { money: major, currency: $config } } }', { a: 5 }, { currency: 'USD' }),
    ).toEqual({ price: { amount: '5', currency: 'USD' } })
    expect(read('{ price: { from: a, as: { money: major, currency: $config } } }', { a: 5 })).toEqual({
      price: { amount: '5' },
    })
  })

  it('take 0 for no price where the adapter says so', () => {
    const yaml =
      '{ compareAt: { amount: { from: a, as: { money: major, zero: absent } }, basis: { value: unknown } } }'
    expect(read(yaml, { a: '0.00' })).toEqual({})
    expect(read(yaml, { a: '2.00' })).toEqual({ compareAt: { amount: '2.00', basis: 'unknown' } })
  })

  it('know where in its text an amount stands', () => {
    const place = traceOf('{ price: { from: p, as: { money: yuan, currency: CNY } } }', { p: '￥2699.0' })
    expect(place('/price/amount')).toEqual({ pointer: '/p', shift: 1 })
    expect(place('/price/currency')).toEqual({ pointer: '/p' })
  })

  it('cut texts, and know where each piece stands', () => {
    const source = { tags: 'Big Air, , sale ' }
    expect(read('{ tags: { from: tags, as: { split: "," } } }', source)).toEqual({
      tags: ['Big Air', 'sale'],
    })
    expect(traceOf('{ tags: { from: tags, as: { split: "," } } }', source)('/tags/1')).toEqual({
      pointer: '/tags',
      shift: 11,
    })
    expect(read('{ tags: { from: tags, as: { split: "," } } }', { tags: ['a, b', ''] })).toEqual({
      tags: ['a, b'],
    })
  })

  it('cut pairs; the last part keeps the rest', () => {
    const source = { props: '20000:1:品牌:无印;1627:2:尺寸:5:6;' }
    const yaml = '{ attributes: { from: props, as: { pairs: [";", ":"], take: [id, unit, name, value] } } }'
    expect(read(yaml, source)).toEqual({
      attributes: [
        { id: '20000', unit: '1', name: '品牌', value: '无印' },
        { id: '1627', unit: '2', name: '尺寸', value: '5:6' },
      ],
    })
    expect(traceOf(yaml, source)('/attributes/1/value')).toEqual({
      pointer: '/props',
      shift: source.props.indexOf('5:6'),
    })
  })

  it('open JSON written in a text, and know the place inside it', () => {
    const source = { gallery: '["a.jpg","b.jpg"]' }
    const yaml = '{ images: { each: { from: gallery, as: json }, as: { url: . } } }'
    expect(read(yaml, source)).toEqual({ images: [{ url: 'a.jpg' }, { url: 'b.jpg' }] })
    expect(traceOf(yaml, source)('/images/1/url')).toEqual({ pointer: '/gallery', inside: ['/1'], shift: 0 })
    expect(read('{ tags: { from: gallery, as: json } }', source)).toEqual({ tags: ['a.jpg', 'b.jpg'] })
    for (const gallery of [`${'['.repeat(600)}${']'.repeat(600)}`, '[9007199254740993]'])
      expect(problemsOf(yaml, { gallery })).toHaveLength(1)
    expect(problemsOf(yaml, { gallery: '[oops' })).toEqual([
      expect.stringContaining('/gallery The field gallery is a string, expected JSON in a string'),
    ])
  })

  it('keep markup for a field that holds it, and take its text for one that does not', () => {
    const source = { d: '<p>Cotton &amp; <b>linen</b></p>', s: '<p>p</p>' }
    const yaml =
      '{ description: { from: d, as: html }, subtitle: { from: d, as: html }, shortTitle: { from: s, as: html } }'
    expect(read(yaml, source)).toEqual({ description: source.d, subtitle: 'Cotton & linen', shortTitle: 'p' })
    expect(traceOf(yaml, source)('/description')).toEqual({ pointer: '/d', shift: 0 })
    const subtitle = traceOf(yaml, source)('/subtitle')
    expect(subtitle.pointer).toBe('/d')
    expect(source.d.slice(...(subtitle.span?.(7, 9) ?? []))).toBe('&amp; ')
    expect(source.d.slice(...(subtitle.span?.(9, 14) ?? []))).toBe('linen')
    expect(traceOf(yaml, source)('/shortTitle')).toEqual({ pointer: '/s', shift: 3 })
  })

  it('translate codes, and report one that has no meaning', () => {
    const yaml = '{ status: { from: s, map: { 1: live, 0: draft, 9: null, true: ended } } }'
    expect(read(yaml, { s: 1 })).toEqual({ status: 'live' })
    expect(read(yaml, { s: '0' })).toEqual({ status: 'draft' })
    expect(read(yaml, { s: true })).toEqual({ status: 'ended' })
    expect(read(yaml, { s: 9 })).toEqual({})
    expect(read(yaml, { s: '' })).toEqual({})
    expect(problemsOf(yaml, { s: 4 })).toEqual([
      '/s The adapter test has no meaning for s = 4. The record was not judged.',
    ])
    expect(problemsOf(yaml, { s: 'constructor' })).toHaveLength(1)
    expect(problemsOf(yaml, { s: { toString: 5 } })).toHaveLength(1)
  })

  it('report a value that cannot be read, where it stands', () => {
    expect(
      problemsOf(
        '{ variants: { each: skus, as: { price: { from: p, as: { money: major, currency: CNY } } } } }',
        { skus: [{ p: '5' }, { p: '无' }] },
      ),
    ).toEqual([expect.stringContaining('/skus/1/p The field p is "无", expected an amount')])
    expect(problemsOf('{ listedAt: { from: t, as: { time: Z } } }', { t: 'soon' })).toHaveLength(1)
    expect(problemsOf('{ listedAt: { from: t, as: { time: Z } } }', { t: { at: 1 } })).toEqual([
      expect.stringContaining('is an object'),
    ])
  })
})

describe('the way back', () => {
  it('finds a field that the export leaves empty', () => {
    const place = traceOf('{ title: title, brand: { name: vendor }, standardNo: [a, b] }', {
      title: null,
      b: null,
    })
    expect(place('/title')).toEqual({ pointer: '/title' })
    expect(place('/standardNo')).toEqual({ pointer: '/b' })
    expect(place('/brand/name')).toEqual({ pointer: '' })
    expect(place('/licences')).toEqual({ pointer: '' })
  })

  it('leads from extra to the record itself', () => {
    expect(traceOf('{ id: id }', { id: 1 })('/extra/sku~1x/0')).toEqual({ pointer: '/sku~1x/0', shift: 0 })
    expect(traceOf('{ id: id }', { id: 1 })('/extra')).toEqual({ pointer: '', shift: 0 })
  })

  it('leads from an open end to the null that says so', () => {
    const { trace } = traceAdaptation(
      mapping('{ end: [ends_at, { value: null }] }', 'campaign'),
      { ends_at: null },
      {},
    )
    expect(sourcePlace(trace, '/end')).toEqual({ pointer: '/ends_at' })
  })
})

describe('any export', () => {
  const json = fc.json({ maxDepth: 3 }).map((text) => JSON.parse(text) as Json)
  // Members that the adapters look for, with values nobody would expect.
  const NAMES = [
    'id',
    'title',
    'name',
    'body_html',
    'description',
    'short_description',
    'variants',
    'images',
    'price',
    'tags',
    'status',
    'compare_at_price',
    'meta_data',
    'attributes',
    'key',
    'value',
    'options',
    'src',
    'alt',
    'ends_at',
    'starts_at',
    'target_type',
    'value_type',
    'sale_price',
    'nodes',
    'media',
    'once_per_customer',
    'date_created_gmt',
  ]
  const leaf = fc.oneof(
    json,
    fc.constantFrom<Json>(
      '12.00',
      'active',
      'publish',
      '<p>x</p>',
      'a, b',
      '2026-01-01T00:00:00',
      5,
      true,
      null,
    ),
  )
  const { source } = fc.letrec<{ source: Json }>((tie) => ({
    source: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      leaf,
      fc.dictionary(fc.constantFrom(...NAMES), tie('source'), { maxKeys: 12 }),
      fc.array(tie('source'), { maxLength: 3 }),
    ) as fc.Arbitrary<Json>,
  }))

  const sameWithATrace = (adapter: Adapter, record: JsonObject): void => {
    const fast = adapt(adapter, record, { currency: 'CNY' })
    const { value, trace, problems } = traceAdaptation(adapter, record, { currency: 'CNY' })
    expect(fast === undefined).toBe(problems.length > 0)
    if (fast !== undefined) expect(value).toEqual(fast)
    for (const [pointer, { pointer: at, shift }] of trace) {
      const canonical = valueAt(value, pointer)
      if (shift === undefined || typeof canonical !== 'string') continue
      expect(String(valueAt(record, at)).slice(shift, shift + canonical.length)).toBe(canonical)
    }
  }

  // Making up an export takes twenty times as long as reading it, so each is read by all adapters.
  it('is read by every adapter without a crash, the same with and without a trace', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom(...NAMES), source, { maxKeys: 20 }), (record) => {
        for (const adapter of builtIn)
          expect(() => sameWithATrace(adapter, record as JsonObject), adapter.name).not.toThrow()
      }),
      { numRuns: 300 },
    )
  })
})

const valueAt = (value: Json, pointer: string): Json | undefined =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<Json | undefined>((at, token) => (at as JsonObject | null | undefined)?.[token], value)
