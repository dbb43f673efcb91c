import { describe, expect, test } from 'vitest'
import { checkJson, folderOf } from './run.ts'

const run = (files: Record<string, string>, ...args: string[]) => checkJson(args, { cwd: folderOf(files) })

// Silence is never compliance: what cannot be known is told, as unchecked or as an error.
describe('what cannot be judged is not passed', () => {
  test('a description of pictures alone', () => {
    const product = {
      kind: 'product',
      id: 'A',
      title: '杯',
      description: '<p><img src="a.jpg"></p><p>商品介绍加载中...</p>',
    }
    const { code, result } = run({ 'p.json': JSON.stringify(product) }, '--rule', 'copy/treatment-claim')
    expect(code).toBe(0)
    expect(result.unchecked).toMatchObject([{ rule: 'copy/treatment-claim', records: 1 }])
    expect(result.unchecked[0]?.reason).toContain('only pictures')
  })

  test('but what is wrong in the title of such a product is found', () => {
    const product = { kind: 'product', id: 'A', title: '全网最佳杯', description: '<img src="a.jpg">' }
    const { code, result } = run({ 'p.json': JSON.stringify(product) }, '--rule', 'copy/absolute-terms')
    expect(code).toBe(1)
    expect(result.findings).toMatchObject([{ match: '最佳' }])
  })

  test('a category that is in no table', () => {
    const product = { kind: 'product', id: 'A', title: '杯', category: { path: ['火星用品'] } }
    const { result } = run({ 'p.json': JSON.stringify(product) }, '--rule', 'product/drug-approval-number')
    expect(result.findings).toEqual([])
    expect(result.unchecked).toMatchObject([{ rule: 'product/drug-approval-number', records: 1 }])
    expect(result.unchecked[0]?.reason).toContain('火星用品')
  })

  test('one record of many', () => {
    const records = ['火星用品', '收纳', '木星用品'].map((category, n) => ({
      kind: 'product',
      id: `P-${n}`,
      title: '杯',
      category: { path: [category] },
    }))
    const { result } = run({ 'p.json': JSON.stringify(records) }, '--rule', 'product/drug-approval-number')
    expect(result.unchecked.map(({ records: count }) => count)).toEqual([1, 1])
    expect(result.summary.unchecked).toBe(1)
  })

  const store = (validTo: string) =>
    JSON.stringify({
      kind: 'store',
      id: 'S',
      name: '店',
      licences: [{ type: 'food-trading', number: 'JY19900000000017', validTo }],
    })

  test.each(['2020-01-01', '2026-11-22', '2020-01-01T00:00:00+08:00'])(
    'a licence to %s is expired',
    (validTo) => {
      const { code } = run({ 's.json': store(validTo) }, '--rule', 'store/licence-expired')
      expect(code).toBe(1)
    },
  )

  test.each(['2020/01/01', '2020年1月1日', '20200101', '2020-13-45'])(
    'a licence to %s, which is no date',
    (validTo) => {
      const { result } = run({ 's.json': store(validTo) }, '--rule', 'store/licence-expired')
      expect(result.findings.length + result.unchecked.length + result.errors.length).toBeGreaterThan(0)
    },
  )

  test('two stores of one id, of which only one is licensed', () => {
    const category = { path: ['零食', '饼干'] }
    const product = JSON.stringify({ kind: 'product', id: 'A', title: '饼干', storeId: 'S', category })
    const files = { 'a.json': store('2031-01-01'), 'b.json': store('2020-01-01'), 'p.json': product }
    const { result } = run(files, '--rule', 'product/food-seller-licence')
    expect(result.findings.length + result.unchecked.length + result.errors.length).toBeGreaterThan(0)
  })

  test.each([
    ['a list of records under a name we do not know', '"drafts"'],
    ['a list that is none', '"campaigns"'],
  ])('%s, beside one we know', (_, name) => {
    const product = '{"kind":"product","id":"A","title":"杯"}'
    const other = '{"kind":"product","id":"B","title":"全网最佳"}'
    const { result } = run({
      'e.json': `{"products":[${product}],${name}:${name === '"drafts"' ? `[${other}]` : other}}`,
    })
    const told = [...result.findings.map(({ record }) => record), ...result.errors.map(({ code }) => code)]
    expect(told.some((word) => word === 'B' || word.startsWith('input/'))).toBe(true)
  })
})
