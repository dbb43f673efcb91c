import { describe, expect, it } from 'vitest'
import { readAll, recordsIn, summary } from '../../tests/kit/read.ts'
import type { RawRecord } from '../files/raw-record.ts'
import { parsePath } from './adapter-path.ts'
import { LineGatherer } from './lines.ts'
import { placeInSource } from './place.ts'
import type { CatalogueRecord, Json } from './record.ts'

const gid = (type: string, id: number): string => `gid://shopify/${type}/${id}`
const product = (id: number) => ({
  id: gid('Product', id),
  title: `Cup ${id}`,
  descriptionHtml: '<p>Steel</p>',
  vendor: 'Northwind',
})
const variant = (id: number, of: number, more: object = {}) => ({
  id: gid('ProductVariant', id),
  title: `Size ${id}`,
  price: '9.00',
  ...more,
  __parentId: gid('Product', of),
})
const metafield = (value: string, of: string) => ({ namespace: 'care', key: 'wash', value, __parentId: of })
const lines = (...records: Json[]): string => records.map((record) => `${JSON.stringify(record)}\n`).join('')

const namesOf = ({ value }: CatalogueRecord) => {
  const { variants = [], attributes = [] } = value as {
    variants?: { name: string }[]
    attributes?: { value: string }[]
  }
  return [...variants.map(({ name }) => name), ...attributes.map((one) => one.value)]
}

describe('the lines of a bulk export', () => {
  const grouped = lines(
    product(1),
    variant(11, 1),
    metafield('hot', gid('ProductVariant', 11)),
    variant(12, 1),
    product(2),
    metafield('cold', gid('Product', 2)),
  )

  it('belong to the record before them, and what belongs to a line too', () => {
    const [first, second, ...others] = recordsIn('bulk.jsonl', grouped)
    expect(others).toEqual([])
    expect(first).toMatchObject({ id: gid('Product', 1), adapter: { name: 'shopify-product' } })
    expect(namesOf(first!)).toEqual(['Size 11', 'Size 12', 'hot'])
    expect(namesOf(second!)).toEqual(['cold'])
  })

  it.each([
    ['after all records', [product(1), product(2), variant(11, 1), metafield('cold', gid('Product', 2))]],
    [
      'before their record',
      [product(2), metafield('hot', gid('ProductVariant', 11)), variant(11, 1), product(1)],
    ],
  ])('stand anywhere: %s', (_, records) => {
    const found = recordsIn('bulk.jsonl', lines(...records))
    const first = found.find(({ id }) => id === gid('Product', 1))
    expect(found).toHaveLength(2)
    expect(namesOf(first!)).toContain('Size 11')
  })

  it('are read in a list too', () => {
    const [record] = recordsIn('bulk.json', [product(1), variant(11, 1)])
    expect(namesOf(record!)).toEqual(['Size 11'])
  })

  it('make their fields carried', () => {
    const [first, second] = recordsIn('bulk.jsonl', grouped)
    expect(first?.adapter?.carries('variants.price')).toBe(true)
    expect(first?.adapter?.carries('images.alt')).toBe(false)
    expect(second?.adapter?.carries('variants.price')).toBe(false)
  })

  it('know where each value stands', () => {
    const text = lines(product(1), variant(11, 1, { title: '全网"最佳"' }), product(2))
    const [record] = recordsIn('bulk.jsonl', text)
    const place = placeInSource(record!, { pointer: '/variants/0/name', span: [3, 5] })
    expect(text.slice(place.start.offset, place.end.offset)).toBe('最佳')
    expect(place.start).toMatchObject({ line: 2, column: text.split('\n')[1]!.indexOf('最佳') + 1 })
  })

  it('are told when they belong to nothing in the file', () => {
    expect(summary('bulk.jsonl', lines(product(1), variant(11, 1), variant(21, 2), variant(22, 2)))).toEqual([
      `product ${gid('Product', 1)} (shopify-product)`,
      '3:1 input/stray-line',
    ])
    expect(summary('bulk.jsonl', lines(variant(11, 1), variant(12, 1)))).toEqual(['1:1 input/stray-line'])
  })

  it('are records where they are whole records', () => {
    const collected = { ...product(1), __parentId: gid('Collection', 1) }
    expect(summary('bulk.jsonl', lines(product(2), collected))).toEqual([
      `product ${gid('Product', 2)} (shopify-product)`,
      `product ${gid('Product', 1)} (shopify-product)`,
    ])
  })

  it('are in error where their JSON is', () => {
    const twice = `{"id":"${gid('ProductVariant', 11)}","title":"a","title":"b","__parentId":"${gid('Product', 1)}"}\n`
    expect(summary('bulk.jsonl', lines(product(1)) + twice)).toEqual([
      expect.stringMatching(/^2:\d+ input\/duplicate-key$/),
    ])
    const broken = `{"title":"a" "__parentId":"${gid('Product', 1)}"}\n`
    expect(summary('bulk.jsonl', lines(product(1)) + broken + lines(product(2)))).toEqual(
      expect.arrayContaining([expect.stringContaining('input/invalid-json')]),
    )
  })

  it('are looked for in no other file', () => {
    expect(summary('a.ndjson', lines({ kind: 'product', id: 'P1', title: '杯', __parentId: 'x' }))).toEqual([
      'product P1',
    ])
    expect(readAll('a.ndjson', lines({ ...product(1), body_html: 'x' }))).toHaveLength(1)
  })
})

describe('in a list that is too long to be kept', () => {
  const raw = (value: object, at: number): RawRecord => ({
    file: 'a.jsonl',
    text: JSON.stringify(value),
    start: { line: at + 1, column: 1, offset: at },
    pointer: '',
    keys: 0,
  })
  const join = { parent: ['of'], id: [parsePath('id')], isRecord: () => false }
  const gather = (values: object[]) => {
    const gatherer = new LineGatherer(() => join, 30)
    const items = [...values.map(raw).flatMap((one) => gatherer.take(one) ?? []), ...gatherer.close()]
    return items.map((item) =>
      'code' in item
        ? `${item.at?.line} ${item.code}`
        : [item, ...(item.lines ?? [])].map(({ start }) => start.line),
    )
  }
  const record = (id: string) => ({ id, title: 'a cup of tea' })

  it('lines belong to the record before them', () => {
    const line = { id: 'x', of: 'B' }
    expect(gather([record('A'), { of: 'A' }, record('B'), line, { of: 'x' }, record('C')])).toEqual([
      [1, 2],
      [3, 4, 5],
      [6],
    ])
  })

  it('and one that stands apart is told once', () => {
    expect(gather([record('A'), record('B'), record('C'), { of: 'A' }, { of: 'B' }, { of: 'C' }])).toEqual([
      [1],
      [2],
      '4 input/stray-line',
      [3, 6],
    ])
  })
})
