import { describe, expect, test } from 'vitest'
import { checkJson, folderOf } from './run.ts'

const store = { kind: 'store', id: 'S1', name: '云杉家居店' }
const product = {
  kind: 'product',
  id: 'P1',
  title: '保温杯',
  storeId: 'S1',
  status: 'live',
  price: { amount: '69.00', currency: 'CNY' },
  stock: 40,
}
const other = { ...product, id: 'P2', title: '餐盒' }
const campaign = {
  kind: 'campaign',
  id: 'C2',
  name: '双十二',
  storeId: 'S1',
  start: '2026-12-10',
  end: '2026-12-12',
  items: [{ productId: 'P1', price: { amount: '79.00', currency: 'CNY' }, stock: 100 }],
  scope: { products: ['P2', 'P9'] },
  offers: [{ kind: 'amount-off', value: 50, threshold: { amount: 300 } }],
  copy: [{ channel: 'home', body: '<p>12月10日至12月15日，<b>满200减50</b></p>' }],
}
const earlier = {
  ...campaign,
  id: 'C1',
  items: [{ productId: 'P1', price: { amount: '49.00', currency: 'CNY' } }],
  scope: {},
  copy: [],
}

const lines = (...records: object[]): string => records.map((one) => `${JSON.stringify(one)}\n`).join('')

const judge = (files: Record<string, string>) => {
  const { result } = checkJson(['.', '--rule', ...RULES], { cwd: folderOf(files) })
  expect(result.errors).toEqual([])
  return result.findings
}

const RULES = [
  'campaign/products-missing',
  'campaign/price-above-list',
  'campaign/stock-short',
  'campaign/overlap-price',
  'campaign/offer-not-in-plan',
  'campaign/copy-period-differs',
]

const files = {
  'a/stores.ndjson': lines(store),
  'b/products.ndjson': lines(product, other),
  'c/campaigns.ndjson': lines(earlier, campaign),
}

const shown = (findings: ReturnType<typeof judge>) =>
  findings
    .map(({ rule, record, message, match, fingerprint, related }) =>
      JSON.stringify({
        rule,
        record,
        message,
        match,
        fingerprint,
        related: related?.map((one) => [one.pointer, one.message]),
      }),
    )
    .sort()

describe('a campaign, its copy and the goods it names', () => {
  test('are compared across files, and each finding points at both places', () => {
    const findings = judge(files)
    expect(findings.map(({ rule, record }) => `${rule} ${record}`)).toEqual([
      'campaign/overlap-price C2',
      'campaign/price-above-list C2',
      'campaign/stock-short C2',
      'campaign/products-missing C2',
      'campaign/copy-period-differs C2',
      'campaign/offer-not-in-plan C2',
    ])
    const places = Object.fromEntries(findings.map(({ rule, related }) => [rule, related]))
    expect(places['campaign/price-above-list']).toEqual([
      expect.objectContaining({ file: 'b/products.ndjson', pointer: '/price', message: 'it is sold at 69' }),
    ])
    expect(places['campaign/stock-short']).toEqual([
      expect.objectContaining({ file: 'b/products.ndjson', pointer: '/stock' }),
    ])
    expect(places['campaign/overlap-price']).toEqual([
      expect.objectContaining({
        file: 'c/campaigns.ndjson',
        pointer: '/items/0/price',
        start: expect.objectContaining({ line: 1 }),
      }),
    ])
    expect(places['campaign/offer-not-in-plan']).toEqual([
      expect.objectContaining({ file: 'c/campaigns.ndjson', pointer: '/offers/0' }),
    ])
    expect(findings.at(-1)?.match).toBe('满200减50')
  })

  test.each<[string, Record<string, string>]>([
    ['in one file, campaigns first', { 'all.ndjson': lines(campaign, earlier, other, product, store) }],
    ['in one file, campaigns last', { 'all.ndjson': lines(product, store, other, earlier, campaign) }],
    [
      'products in a later file',
      { 'a.ndjson': lines(campaign, store), 'b.ndjson': lines(earlier, product, other) },
    ],
    [
      'each in a file of its own',
      Object.fromEntries(
        [campaign, store, product, earlier, other].map((one, i) => [`${i}.ndjson`, lines(one)]),
      ),
    ],
  ])('give the same findings %s', (_, arranged) => {
    expect(shown(judge(arranged))).toEqual(shown(judge(files)))
  })

  test('an id that leads nowhere is a finding where products of the store were read', () => {
    const lost = { ...campaign, items: [], scope: { products: ['P8', 'P9'] }, copy: [] }
    expect(judge({ 'a.ndjson': lines(store, product, lost) }).map(({ pointer }) => pointer)).toEqual([
      '/scope/products/0',
      '/scope/products/1',
    ])
    expect(judge({ 'a.ndjson': lines(store, { ...product, storeId: 'S2' }, lost) })).toEqual([])
  })
})
