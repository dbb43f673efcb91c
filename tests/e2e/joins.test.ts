import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkJson, folderOf, root } from './run.ts'

const read = (file: string) => readFileSync(path.join(root, 'fixtures/corner-shop', file), 'utf8')
const store = JSON.parse(read('stores/corner.json'))
const products: object[] = JSON.parse(read('products/listings.json')).products
const campaigns: object[] = read('campaigns/plans.ndjson')
  .trim()
  .split('\n')
  .map((line) => JSON.parse(line))

const ndjson = (...records: object[]): string =>
  records.map((record) => `${JSON.stringify(record)}\n`).join('')

const judged = (files: Record<string, string>) => {
  const { result } = checkJson(['.'], { cwd: folderOf(files) })
  expect(result.errors).toEqual([])
  return {
    findings: result.findings
      .map(({ rule, record, field, message, status, fingerprint }) => ({
        rule,
        record,
        field,
        message,
        status,
        fingerprint,
      }))
      .sort((a, b) => (a.fingerprint < b.fingerprint ? -1 : 1)),
    unchecked: result.unchecked,
  }
}

describe('records that belong together are joined', () => {
  const usual = judged({ 'all.ndjson': ndjson(store, ...campaigns, ...products) })

  test('and there is something to join', () => {
    const rules = new Set(usual.findings.map(({ rule }) => rule))
    expect([...rules]).toEqual(
      expect.arrayContaining(['product/food-seller-licence', 'campaign/products-missing']),
    )
  })

  test.each([
    ['the store after its products', { 'all.ndjson': ndjson(...campaigns, ...products, store) }],
    ['the campaigns last', { 'all.ndjson': ndjson(store, ...products, ...campaigns) }],
    ['store and campaigns last', { 'all.ndjson': ndjson(...products, ...campaigns, store) }],
    [
      'the store between its products',
      {
        'all.ndjson': ndjson(
          products[0]!,
          ...campaigns,
          ...products.slice(1, 2),
          store,
          ...products.slice(2),
        ),
      },
    ],
    [
      'the store in a later file',
      { 'a.ndjson': ndjson(...products, ...campaigns), 'b.json': JSON.stringify(store) },
    ],
    [
      'the store in an earlier file',
      { 'a.json': JSON.stringify({ stores: [store] }), 'b.ndjson': ndjson(...products, ...campaigns) },
    ],
    [
      'the campaigns in an earlier file',
      { 'a.ndjson': ndjson(...campaigns), 'b.ndjson': ndjson(...products), 'c.ndjson': ndjson(store) },
    ],
    [
      'the campaigns in a later file',
      { 'a.ndjson': ndjson(...products), 'b.ndjson': ndjson(store), 'c.ndjson': ndjson(...campaigns) },
    ],
    ['all of them in one envelope', { 'all.json': JSON.stringify({ products, campaigns, stores: [store] }) }],
  ])('%s', (_, files: Record<string, string>) => {
    expect(judged(files)).toEqual(usual)
  })

  test('from standard input too, which can be read only once', () => {
    const { result } = checkJson(['-'], { input: ndjson(...products, ...campaigns, store) })
    expect(result.findings.map(({ fingerprint }) => fingerprint).sort()).toEqual(
      usual.findings.map(({ fingerprint }) => fingerprint),
    )
  })

  test('without the store its rules are unchecked and named', () => {
    const { findings, unchecked } = judged({ 'all.ndjson': ndjson(...products) })
    expect(findings.map(({ rule }) => rule)).not.toContain('product/food-seller-licence')
    expect(unchecked).toContainEqual({
      rule: 'product/food-seller-licence',
      kind: 'product',
      reason: 'no store record "S-CORNER" in the input',
      records: 2,
    })
  })

  test('without any of its products a campaign is not compared, and that is said', () => {
    const { findings, unchecked } = judged({ 'all.ndjson': ndjson(store, ...campaigns) })
    expect(findings.map(({ rule }) => rule)).not.toContain('campaign/products-missing')
    expect(unchecked.map(({ rule }) => rule)).toContain('campaign/products-missing')
  })

  test.each([
    ['both before the products', (one: object, other: object) => [one, other, ...products]],
    ['one behind them', (one: object, other: object) => [one, ...products, other]],
    ['both behind them', (one: object, other: object) => [...products, one, other]],
  ])('a licence that stores of two firms list is told of both: %s', (_name, inOrder) => {
    const other = {
      ...store,
      id: 'S-other',
      legal: { ...store.legal, name: '杭州邻铺食品有限公司', registrationNo: '91330106MA2XXXXX0K' },
    }
    const { result } = checkJson(['.', '--rule', 'store/licence-shared'], {
      cwd: folderOf({ 'all.ndjson': ndjson(...inOrder(store, other)) }),
    })
    expect(new Set(result.findings.map(({ record }) => record))).toEqual(new Set([store.id, 'S-other']))
  })
})
