import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { adapters, errorsIn, kinds, readAll, recordsIn, summary } from '../../tests/kit/read.ts'
import { compileAdapter } from './adapter.ts'
import { placeInSource } from './place.ts'
import { createReader } from './read.ts'
import type { CatalogueRecord, Json, JsonObject } from './record.ts'
import { isError } from './source.ts'

const product = (id: string, more: JsonObject = {}): JsonObject => ({
  kind: 'product',
  id,
  title: `杯 ${id}`,
  ...more,
})
const bare = (id: string): JsonObject => ({ id, title: `杯 ${id}` })
const store: JsonObject = { kind: 'store', id: 'S1', name: '杯店' }
const campaign: JsonObject = { kind: 'campaign', id: 'C1', name: '双11', start: '2026-11-01', end: null }
const shopify = (id: number, more: JsonObject = {}): JsonObject => ({
  id,
  title: `Cup ${id}`,
  body_html: '<p>Steel</p>',
  variants: [],
  ...more,
})
const lines = (...records: Json[]): string => records.map((record) => `${JSON.stringify(record)}\n`).join('')

describe('the kind of a record', () => {
  it.each<[string, string, Json | string, string[]]>([
    ['its own word', 'a.json', [product('P1'), store, campaign], ['product P1', 'store S1', 'campaign C1']],
    ['one record in a file', 'a.json', product('P1'), ['product P1']],
    ['one record a line', 'a.ndjson', lines(product('P1'), store), ['product P1', 'store S1']],
    [
      'the name of its list',
      'a.json',
      { products: [bare('P1')], stores: [{ id: 'S1', name: 'x' }], page: 1 },
      ['product P1', 'store S1'],
    ],
    [
      'its word in a list of records',
      'a.json',
      { records: [store, product('P1')] },
      ['store S1', 'product P1'],
    ],
    ['its word over the name of its list', 'a.json', { products: [store] }, ['store S1']],
    [
      'the name it stands under',
      'a.json',
      { store: { id: 'S1', name: 'x' }, product: bare('P1') },
      ['store S1', 'product P1'],
    ],
    ['the place of its file', 'listings/a.json', [bare('P1'), bare('P2')], ['product P1', 'product P2']],
    ['the place of its file, alone in it', 'stores/a.json', { id: 'S1', name: 'x' }, ['store S1']],
    [
      'an adapter',
      'a.json',
      [shopify(1), shopify(2)],
      ['product 1 (shopify-product)', 'product 2 (shopify-product)'],
    ],
    ['an adapter, alone in its file', 'a.json', shopify(1), ['product 1 (shopify-product)']],
    [
      'an adapter over the name of its list',
      'stores/a.json',
      { products: [shopify(1)] },
      ['product 1 (shopify-product)'],
    ],
    ['an adapter, in an envelope', 'a.json', { product: shopify(1) }, ['product 1 (shopify-product)']],
    [
      'an adapter, in a deep envelope',
      'a.json',
      { data: { products: { nodes: [shopify(1)] } } },
      ['product 1 (shopify-product)'],
    ],
    [
      'an adapter, each in its own envelope',
      'a.json',
      { data: { products: { edges: [{ node: shopify(1) }, { node: shopify(2) }] } } },
      ['product 1 (shopify-product)', 'product 2 (shopify-product)'],
    ],
    [
      'an adapter, an answer a line',
      'a.ndjson',
      lines({ product: shopify(1) }, { product: shopify(2) }),
      ['product 1 (shopify-product)', 'product 2 (shopify-product)'],
    ],
    [
      'adapters of one platform',
      'a.json',
      { shop: { id: 5, name: 'x', myshopify_domain: 'x' }, products: [shopify(1)] },
      ['store 5 (shopify-shop)', 'product 1 (shopify-product)'],
    ],
  ])('is told by %s', (_, file, content, expected) => expect(summary(file, content)).toEqual(expected))

  it('is told by ecomply.yaml before anything else', () => {
    const patterns = [{ match: (file: string) => file.startsWith('x/'), kind: 'store' as const }]
    expect(summary('x/products/a.json', [{ id: 'S1', name: 'x' }], { patterns })).toEqual(['store S1'])
    expect(summary('y/products/a.json', [bare('P1')], { patterns })).toEqual(['product P1'])
    expect(errorsIn('x/a.json', [product('P1')], { patterns })).toEqual([
      expect.stringContaining('The field kind is "product", expected "store"'),
    ])
    expect(summary('x/a.json', { id: 'S1', name: 'x' }, { patterns })).toEqual(['store S1'])
    expect(summary('x/a.json', { id: 'S1' }, { patterns })).toEqual(['1:1 input/missing-field'])
  })

  it('lets an adapter of the kind ecomply.yaml names read foreign records', () => {
    const patterns = [{ match: () => true, kind: 'product' as const }]
    expect(summary('a.json', [shopify(1)], { patterns })).toEqual(['product 1 (shopify-product)'])
  })
})

describe('an adapter asked for', () => {
  it('reads what it would not have been detected for', () => {
    const trimmed = { id: 1, title: 'Cup' }
    expect(summary('a.json', [trimmed], { adapter: 'shopify-product' })).toEqual([
      'product 1 (shopify-product)',
    ])
    expect(summary('a.json', trimmed, { adapter: 'shopify-product' })).toEqual([
      'product 1 (shopify-product)',
    ])
    expect(summary('a.json', { products: [trimmed] }, { adapter: 'shopify-product' })).toEqual([
      'product 1 (shopify-product)',
    ])
    const patterns = [{ match: () => true, adapter: 'shopify-product' }]
    expect(summary('a.json', [trimmed], { patterns })).toEqual(['product 1 (shopify-product)'])
  })

  it('leaves records that name their kind alone', () => {
    expect(summary('a.json', [store], { adapter: 'shopify-product' })).toEqual(['store S1'])
  })

  it('must exist', () => {
    expect(() => readAll('a.json', '[]', { adapter: 'shopfy' })).toThrow(
      /no adapter is named "shopfy"\. Available: .*shopify-product/,
    )
  })
})

describe('a record of unknown kind', () => {
  it('is one error for the whole file, which says what was tried', () => {
    expect(
      summary('goods_attribute.json', [
        { id: 1, value: 'x' },
        { id: 2, value: 'y' },
      ]),
    ).toEqual(['1:2 input/unknown-kind'])
    const [error] = errorsIn('a.json', [{ body_html: 'x', id: 1 }])
    expect(error).toMatch(
      /files: entries.*"kind" field.*nearest: shopify-product has variants too.*names of the file/,
    )
  })

  it('does not keep those that say their kind from being read', () => {
    expect(summary('a.ndjson', lines({ a: 1 }, { a: 2 }, product('P1')))).toEqual([
      '1:1 input/unknown-kind',
      'product P1',
    ])
  })

  it.each<[string, Json]>([
    ['a blog', { blog: { id: 1, title: 'x' } }],
    ['a variant', { variant: { id: 1, price: '2' } }],
    ['a list of words under a name of an envelope', { data: ['a'] }],
    ['a product of another shape in its place', { id: '1', name: 'x' }],
  ])('is one error for %s', (_, content) =>
    expect(summary('products/a.json', content)).toEqual([
      expect.stringMatching(/^1:\d+ input\/unknown-kind$/),
    ]),
  )

  it('is told of the first record, where the list has a usual name', () => {
    expect(summary('a.json', { articles: [{ id: 1 }] })).toEqual(['1:14 input/unknown-kind'])
    expect(summary('a.json', { kind: 5, items: [] })).toEqual(['1:19 input/no-records'])
  })

  it.each(['errors', 'error'])('is told as an answer of failure ("%s")', (name) => {
    expect(errorsIn('a.json', { [name]: { code: 401 }, data: null })).toEqual([
      expect.stringContaining(`error answer of the platform ("${name}")`),
    ])
    expect(errorsIn('a.json', { [name]: null })).toEqual([expect.not.stringContaining('error answer')])
  })

  it('names the adapters when several match', () => {
    const twins = adapters.concat(
      compileAdapter(
        {
          adapter: 'twin',
          platform: 'Twin',
          kind: 'product',
          detect: ['body_html'],
          product: { id: 'id', title: 'title' },
        },
        kinds,
      ),
    )
    expect(errorsIn('a.json', [shopify(1)], { adapters: twins })).toEqual([
      expect.stringMatching(/shopify-product and twin both match.*--adapter/),
    ])
  })

  it('is not guessed for an empty envelope', () => {
    expect(summary('a.json', { products: [] })).toEqual(['1:13 input/no-records'])
  })
})

describe('a list', () => {
  it('is not read on when one record is unlike the others', () => {
    const content = `[\n${JSON.stringify(shopify(1))},\n${JSON.stringify({ id: 2, title: 'x', body_html: '' })},\n${JSON.stringify(shopify(3))}\n]`
    expect(summary('products.json', content)).toEqual(['product 1 (shopify-product)', '3:1 input/mixed-list'])
    expect(errorsIn('products.json', content)[1]).toMatch(
      /^Record 1 of this list looks like shopify-product, this one does not \(it has no variants\)/,
    )
  })

  it('is not read on when a later record is the first to match an adapter', () => {
    const content = lines(product('P1'), product('P2'), shopify(3), shopify(4), product('P5'))
    expect(summary('a.ndjson', content)).toEqual(['product P1', 'product P2', '1:1 input/mixed-list'])
    expect(errorsIn('a.ndjson', content)[2]).toMatch(
      /^Record 3 of this list looks like shopify-product.*body_html, variants/,
    )
  })

  it('of one file does not spoil another list of it', () => {
    const content = { products: [shopify(1), bare('2')], stores: [store] }
    expect(summary('a.json', content)).toEqual([
      'product 1 (shopify-product)',
      expect.stringContaining('input/mixed-list'),
      'store S1',
    ])
  })

  it('may hold canonical records of several kinds', () => {
    expect(summary('a.json', [product('P1'), campaign, product('P2')])).toEqual([
      'product P1',
      'campaign C1',
      'product P2',
    ])
  })
})

describe('an adapter of a whole list', () => {
  const settings = compileAdapter(
    {
      adapter: 'shop-settings',
      platform: 'Test',
      kind: 'store',
      unwrap: ['data.settings'],
      whole: true,
      detect: ['[id=shop_name]', '[id=shop_city]'],
      store: {
        id: { value: 'own' },
        name: '[id=shop_name].value',
        address: { city: '[id=shop_city].value' },
      },
    },
    kinds,
  )
  const rows = [
    { id: 'shop_city', value: '杭州' },
    { id: 'shop_name', value: '杯店' },
  ]

  it('makes one record of it', () => {
    const [record, ...others] = recordsIn(
      'a.json',
      { data: { settings: rows } },
      { adapters: [...adapters, settings] },
    )
    expect(others).toEqual([])
    expect(record?.value).toMatchObject({
      kind: 'store',
      id: 'own',
      name: '杯店',
      address: { city: '杭州' },
      extra: rows,
    })
    expect(record?.sourcePlace?.('/name')).toEqual({ pointer: '/data/settings/1/value', shift: 0 })
  })

  it('does not take other files for it', () => {
    expect(summary('a.json', { data: { other: rows } }, { adapters: [settings] })).toEqual([
      '1:19 input/unknown-kind',
    ])
    expect(summary('a.json', product('P1'), { adapters: [settings] })).toEqual(['product P1'])
  })
})

describe('a sound record', () => {
  it('is kept as it was written, unknown fields and all', () => {
    const written = product('P1', { 'x-note': { deep: [1] }, price: { amount: '5', currency: 'CNY' } })
    const [record] = recordsIn('a.json', [written])
    expect(record?.value).toEqual(written)
    expect(record?.adapter).toBeUndefined()
    expect(record?.raw).toMatchObject({ pointer: '/0', text: JSON.stringify(written) })
  })

  it('knows its copy and where it stands, also when it was copied itself', () => {
    const [record] = recordsIn('a.json', [
      product('P1', { images: [{ url: 'a', alt: '正面' }], sellingPoints: ['', '双层'] }),
    ])
    expect(record?.copy).toEqual(['杯 P1', '双层', '正面'])
    expect(record?.copyFields.map(({ path }) => path)).toEqual(['title', 'sellingPoints', 'images.alt'])
    expect({ ...(record as CatalogueRecord) }.copyPointers()).toEqual([
      '/title',
      '/sellingPoints/1',
      '/images/0/alt',
    ])
    expect(record?.sourcePlace).toBeUndefined()
  })

  it('gets the kind it does not say', () => {
    expect(recordsIn('products/a.json', [bare('P1')])[0]?.value).toEqual({ ...bare('P1'), kind: 'product' })
    expect(recordsIn('products/a.json', [{ kind: null, ...bare('P1') }])[0]?.value.kind).toBe('product')
  })

  it('may hold a large number that a double keeps, and a member named __proto__', () => {
    const text = '{"kind":"product","id":"P1","title":"杯","x":1e23,"__proto__":{"title":5}}'
    expect(summary('a.ndjson', `${text}\n`)).toEqual(['product P1'])
    expect(({} as JsonObject).title).toBeUndefined()
  })

  it('read through an adapter keeps its source, and the way back to it', () => {
    const source = shopify(7, { tags: 'new, steel cup', vendor: 'Northwind' })
    const [record] = recordsIn('a.json', { products: [source] }, { settings: { currency: 'USD' } })
    const { value, sourcePlace } = record as CatalogueRecord
    expect(value).toMatchObject({ kind: 'product', id: '7', tags: ['new', 'steel cup'], extra: source })
    expect(record?.adapter?.platform).toBe('Shopify')
    expect(record?.copyPointers()).toEqual(['/title', '/description', '/tags/0', '/tags/1'])
    const copied = { ...(record as CatalogueRecord) }
    expect(copied.sourcePlace?.('/tags/1')).toEqual({ pointer: '/tags', shift: 5 })
    expect(copied.sourcePlace?.('/description')).toEqual({ pointer: '/body_html', shift: 0 })
    expect(copied.sourcePlace?.('/licences')).toEqual({ pointer: '' })
    expect(sourcePlace).toBeTypeOf('function')
  })

  it('read out of its own envelope has places that begin in the envelope', () => {
    const [record] = recordsIn('a.ndjson', lines({ product: shopify(1) }, { product: shopify(2) }))
    expect(record?.sourcePlace?.('/title')).toEqual({ pointer: '/product/title', shift: 0 })
    expect(record?.sourcePlace?.('/licences')).toEqual({ pointer: '/product' })
  })
})

describe('an unsound record', () => {
  it.each<[string, string, string]>([
    ['a wrong type', '{"kind":"product",\n "id":5,\n "title":"杯"}', '2:7 input/wrong-type'],
    ['a missing field', '{"kind":"product",\n "id":"P1"}', '1:1 input/missing-field'],
    [
      'a missing part',
      '{"kind":"product","id":"P1","title":"杯",\n "images":[\n {"alt":"x"}]}',
      '3:2 input/missing-field',
    ],
    [
      'a key that stands twice',
      '{"kind":"product","id":"P1",\n"title":"杯",\n"title":"最佳"}',
      '3:1 input/duplicate-key',
    ],
    [
      'an unknown key that stands twice',
      '{"kind":"product","id":"P1","title":"杯","x":[{"a":1,\n"a":2}]}',
      '2:1 input/duplicate-key',
    ],
    [
      'a __proto__ that stands twice',
      '{"kind":"product","id":"P1","title":"杯",\n"__proto__":1,"__proto__":2}',
      '2:15 input/duplicate-key',
    ],
    [
      'a kind that stands twice',
      '{"kind":"product","id":"P1","title":"杯",\n"kind":"product"}',
      '2:1 input/duplicate-key',
    ],
    [
      'a number that cannot be kept',
      '{"kind":"product","id":"P1","title":"杯",\n"x":9007199254740993}',
      '2:5 input/unsafe-number',
    ],
    [
      'too much depth',
      `{"kind":"product","id":"P1","title":"杯","x":${'['.repeat(600)}${']'.repeat(600)}}`,
      '1:556 input/too-deep',
    ],
  ])('is told where: %s', (_, text, expected) =>
    expect(summary('a.json', `[${text}]`.replace('[{', '[\n{')).map(oneLineUp)).toEqual([expected]),
  )

  it('makes at most three errors', () => {
    const broken = product('P1', { stock: 'x', tags: 5, images: 'y', price: 5, status: 'gone' })
    expect(summary('a.json', [broken])).toHaveLength(3)
  })

  it('does not keep the next from being read', () => {
    expect(summary('a.ndjson', lines({ ...product('P1'), title: 5 }, product('P2')))).toEqual([
      expect.stringContaining('wrong-type'),
      'product P2',
    ])
  })

  it('is told in its source when it was read through an adapter', () => {
    const options = { settings: { currency: 'USD' } }
    const at = (record: JsonObject): string[] =>
      summary('a.json', `{"products":[\n${JSON.stringify(record).replace('"odd"', '\n"odd"')}]}`, options)
    expect(at(shopify(1, { status: 'odd' }))).toEqual(['3:1 input/unknown-code'])
    expect(at(shopify(1, { variants: [{ price: 'odd' }] }))).toEqual(['3:1 input/wrong-type'])
    expect(at(shopify(1, { variants: [{ inventory_quantity: 'odd' }] }))).toEqual(['3:1 input/wrong-type'])
    expect(at(shopify(1, { title: null }))).toEqual(['2:1 input/missing-field'])
    expect(
      summary('a.json', '{"product":{"id":1,"title":"x","body_html":"","variants":[],\n"title":"y"}}'),
    ).toEqual(['2:1 input/duplicate-key'])
    expect(errorsIn('a.json', [shopify(1, { status: 'odd' })], options)).toEqual([
      'The adapter shopify-product has no meaning for status = "odd". The record was not judged.',
    ])
  })
})

// The tests put the record on line 2.
const oneLineUp = (line: string): string => line.replace(/^\d+/, (number) => String(Number(number) - 1))

describe('read', () => {
  it('answers to anything with records or errors', () => {
    const reader = createReader({ kinds, adapters, patterns: [], settings: {} })
    const json = fc.json({ maxDepth: 3 }).map((text) => JSON.parse(text) as Json)
    const known = fc.constantFrom(
      'kind',
      'id',
      'title',
      'name',
      'body_html',
      'variants',
      'price',
      'images',
      '__proto__',
      'toString',
    )
    const value = fc.oneof(json, fc.constantFrom<Json>('product', 'store', 'P1', []))
    const members = fc.array(fc.tuple(known, value), { maxLength: 8 })
    fc.assert(
      fc.property(
        members,
        fc.nat(20),
        fc.constantFrom('a.ndjson', 'products.ndjson', 'b.ndjson'),
        (pairs, keys, file) => {
          const text = `{${pairs.map(([key, item]) => `${JSON.stringify(key)}:${JSON.stringify(item)}`).join(',')}}`
          const result = reader.read({ ...raw(text), file, keys })
          if (Array.isArray(result))
            for (const item of result) expect('words' in item && item.words.en).not.toMatch(/\{\w+\}/)
          else expect(result.copyPointers()).toHaveLength(result.copy.length)
        },
      ),
      { numRuns: 1000 },
    )
  })

  const raw = (text: string) => ({
    file: 'a.ndjson',
    text,
    start: { line: 4, column: 1, offset: 90 },
    pointer: '',
    keys: 0,
  })

  it('does not throw on what the splitter would not give it', () => {
    const reader = createReader({ kinds, adapters, patterns: [], settings: {} })
    expect(reader.read(raw('{"kind":'))).toMatchObject([{ code: 'input/truncated', at: { line: 4 } }])
    expect(reader.read(raw('[1]'))).toMatchObject([{ code: 'input/not-a-record', at: { line: 4 } }])
    expect(reader.read(raw('null'))).toMatchObject([{ code: 'input/not-a-record' }])
  })

  it('keeps files apart', () => {
    const reader = createReader({ kinds, adapters, patterns: [], settings: {} })
    const text = JSON.stringify(bare('P1'))
    const of = (file: string) => reader.read({ ...raw(text), file, keys: 2 })
    expect(of('a.ndjson')).toMatchObject([{ code: 'input/unknown-kind' }])
    expect(of('products.ndjson')).toMatchObject({ kind: 'product' })
    expect(of('a.ndjson')).toEqual([])
    expect(of('b.ndjson')).toMatchObject([{ code: 'input/unknown-kind' }])
  })
})

describe('a kind guessed from a name', () => {
  const foreign = (id: number) => ({ id, title: '台灯', images: ['https://img.example/1.jpg'] })

  it('is said to be wrong once, when the first record has not its shape', () => {
    const items = readAll('products.json', JSON.stringify([foreign(1), foreign(2), foreign(3)]))
    expect(items).toHaveLength(1)
    expect(items[0]).toMatchObject({ code: 'input/unknown-kind', at: { line: 1, column: 2 } })
    expect(JSON.stringify(items[0])).toContain('The field id is a number, expected a string')
  })

  it('is kept when only a later record is wrong', () => {
    const items = readAll('products.json', JSON.stringify([{ id: '1', title: '台灯' }, foreign(2)]))
    expect(items.map((item) => (isError(item) ? item.code : 'id' in item && item.id))).toEqual([
      '1',
      'input/wrong-type',
      'input/wrong-type',
    ])
  })

  it('is no guess when the record says its kind', () => {
    const items = readAll('products.json', JSON.stringify([{ ...foreign(1), kind: 'product' }]))
    expect(items.map((item) => isError(item) && item.code)).toEqual(['input/wrong-type', 'input/wrong-type'])
  })
})

describe('a list whose rows are one record together', () => {
  const rows = [
    { id: 1, key_name: 'litemall_order_unpaid', key_value: '30' },
    { id: 2, key_name: 'litemall_mall_name', key_value: '示例商城' },
    { id: 3, key_name: 'litemall_mall_phone', key_value: '400-000-0000' },
  ]

  it.each<[string, string]>([
    ['on one line', JSON.stringify(rows)],
    ['indented', JSON.stringify(rows, null, 2)],
    ['with CRLF', JSON.stringify(rows, null, 2).replaceAll('\n', '\r\n')],
    ['with commas at the beginning of lines', `[\n${rows.map((row) => JSON.stringify(row)).join('\n,')}\n]`],
    ['in an envelope', `{"data":{"list":\n${JSON.stringify(rows)}}}`],
  ])('%s, knows where each value stands', (_, text) => {
    const [record] = recordsIn('system.json', text)
    expect(record).toMatchObject({ kind: 'store', id: '示例商城', adapter: { name: 'litemall-system' } })
    const place = placeInSource(record as CatalogueRecord, { pointer: '/contacts/0/value', span: [0, 3] })
    expect(text.slice(place.start.offset, place.end.offset)).toBe('400')
    const before = text.slice(0, place.start.offset).split('\n')
    expect(place.start).toMatchObject({ line: before.length, column: (before.at(-1) ?? '').length + 1 })
  })

  it('is in error when it is no such record, or has too many rows', () => {
    expect(summary('a.json', rows.slice(0, 1))).toEqual([expect.stringContaining('input/unknown-kind')])
    const many = Array.from({ length: 2001 }, () => rows[0] as JsonObject)
    expect(summary('a.json', many)).toContainEqual(expect.stringContaining('input/unknown-kind'))
    expect(summary('a.ndjson', lines(...rows))).toEqual(['1:1 input/unknown-kind'])
  })
})

describe('a table that is no record', () => {
  const attribute = (id: number) => ({ id, goods_id: 7, attribute: '材质', value: '棉' })

  it('is named once, and does not keep records beside it from being read', () => {
    expect(summary('a.json', [attribute(1), attribute(2)])).toEqual(['1:2 note/table'])
    expect(summary('a.ndjson', lines(attribute(1), product('P1'), attribute(2)))).toEqual([
      '1:1 note/table',
      'product P1',
    ])
  })

  it('is not looked for where ecomply.yaml says what the file holds', () => {
    const patterns = [{ match: () => true, kind: 'product' as const }]
    expect(summary('a.json', [attribute(1)], { patterns })[0]).toContain('input/missing-field')
  })
})

describe('records of a platform that nobody knows', () => {
  const towel = (n: number) => ({ 商品编号: `A-${n}`, 商品名称: `毛巾 ${n}`, 售价: '￥9.90', 颜色代码: n })

  it('are read by the names of their fields, and the note says which', () => {
    expect(summary('a.json', [towel(1), towel(2)])).toEqual([
      '1:2 note/generic',
      'product A-1 (generic-product)',
      'product A-2 (generic-product)',
    ])
    const [note] = readAll('a.json', JSON.stringify([towel(1)]))
    expect(JSON.stringify(note)).toContain('id (商品编号), title (商品名称), price (售价)')
    expect(summary('products/a.json', { data: { list: [towel(1)] } })).toHaveLength(2)
  })

  it.each<[string, JsonObject, string]>([
    ['a store', { 店铺名称: '示例店', 店铺简介: '好店' }, 'store 示例店 (generic-store)'],
    [
      'a campaign',
      { 活动名称: '双11', 开始时间: '2026-11-01', 结束时间: '2026-11-11' },
      'campaign 双11 (generic-campaign)',
    ],
    [
      'a product that names its store and its campaign',
      {
        商品名称: '毛巾',
        售价: '9',
        店铺名称: '示例店',
        店铺地址: '某路',
        活动名称: '双11',
        开始时间: '2026-11-01',
      },
      'product 毛巾 (generic-product)',
    ],
    [
      'a campaign of a store',
      { ...{ shopName: 'A', shopLogo: 'b' }, activityName: 'C', startTime: 1772323200 },
      'campaign C (generic-campaign)',
    ],
  ])('are %s', (_, record, expected) => {
    expect(summary('a.json', [record])).toEqual(['1:2 note/generic', expected])
    expect(summary('a.json', { data: { list: [record] } })).toEqual([
      expect.stringContaining('note/generic'),
      expected,
    ])
  })

  it('are what their list or file says, where several would do', () => {
    const both = { name: '示例店', price: '9', 营业执照号: '1', shopName: '示例店', shopLogo: 'x' }
    expect(summary('a.json', [both])[1]).toBe('product 示例店 (generic-product)')
    expect(summary('stores/a.json', [{ ...both, name: 7 }])[1]).toContain('(generic-store)')
  })

  it.each<[string, JsonObject]>([
    ['a customer', { name: '张三', phone: '13900000000', address: '某路' }],
    [
      'an order',
      { 店铺名称: '示例店', 订单编号: '1', 收货人: '张三', 联系电话: '13900000000', 收货地址: '某路' },
    ],
    ['a shift', { name: '早班', start_time: '08:00', end_time: '12:00' }],
    ['a lesson', { title: 'Yoga', startTime: '2026-03-01 08:00', endTime: '2026-03-01 09:00', content: 'x' }],
  ])('are not %s', (_, record) => {
    expect(summary('a.json', [record])).toEqual(['1:2 input/unknown-kind'])
  })

  it('in lists side by side are all read', () => {
    const shop = { shopName: 'A', shopLogo: 'b' }
    expect(
      summary('a.json', { data: [towel(1)], shops: [shop] }).filter((line) => !line.includes('note')),
    ).toEqual(['product A-1 (generic-product)', 'store A (generic-store)'])
  })

  it('carry only what is there', () => {
    const [, record] = readAll('a.json', JSON.stringify([towel(1)])) as [unknown, CatalogueRecord]
    expect(record.adapter?.carries('price')).toBe(true)
    expect(record.adapter?.carries('licences')).toBe(false)
  })

  it('are in error from the first that is unlike the others', () => {
    expect(summary('a.json', [towel(1), { x: 1 }, towel(3)])).toEqual([
      '1:2 note/generic',
      'product A-1 (generic-product)',
      expect.stringContaining('input/mixed-list'),
    ])
  })

  it('are not taken for records when a value is not what its name says', () => {
    const items = summary('a.json', [{ name: '毛巾', price: 'ask us' }])
    expect(items).toEqual(['1:2 input/unknown-kind'])
    expect(summary('products.json', [{ title: '毛巾', price: { amount: 1 } }])).toEqual([
      '1:2 input/unknown-kind',
    ])
  })

  it('are read otherwise when they are canonical, or somebody names an adapter', () => {
    expect(summary('products.json', [{ id: '1', title: '毛巾', price: { amount: '9' } }])).toEqual([
      'product 1',
    ])
    expect(summary('a.json', [{ id: 1, title: '毛巾', price: '9' }], { adapter: 'generic-product' })).toEqual(
      ['product 1 (generic-product)'],
    )
  })
})

describe('a list of records of several adapters', () => {
  it('is read whole', () => {
    const graph = {
      '@context': 'https://schema.org',
      '@graph': [
        { '@type': 'Product', sku: 'P1', name: '杯' },
        { '@type': 'OnlineStore', '@id': 'S1', name: '杯店' },
        { '@type': 'BreadcrumbList', itemListElement: [] },
        { '@type': 'Event', name: 'x' },
        {
          '@type': 'Product',
          sku: 'P2',
          name: '壶',
          image: { '@type': 'ImageObject' },
          brand: { logo: 'x' },
        },
      ],
    }
    expect(summary('page.json', graph)).toEqual([
      'product P1 (schema-org-product)',
      'store S1 (schema-org-organization)',
      expect.stringContaining('note/table'),
      'product P2 (schema-org-product)',
    ])
  })
})
