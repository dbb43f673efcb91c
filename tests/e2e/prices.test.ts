import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkJson, ecomply, folderOf } from './run.ts'

const PRODUCTS = [
  {
    kind: 'product',
    id: 'P1',
    title: '围巾',
    price: { amount: '69', currency: 'CNY' },
    compareAt: { amount: '129' },
  },
  { kind: 'product', id: 'P2', title: '帽子', price: { amount: '69' }, compareAt: { amount: '99' } },
]
const lines = (rows: readonly object[]): string => rows.map((row) => `${JSON.stringify(row)}\n`).join('')
const HISTORY = [
  { productId: 'P1', price: '129', at: '2026-11-18' },
  { productId: 'P1', price: '89.00', currency: 'CNY', at: '2026-11-19T20:30:00Z' },
  { productId: 'P2', price: 99, date: '2026-11-20' },
]
const RULE = ['--rule', 'product/compare-at-above-seven-day-low']

const run = (files: Record<string, string>, args: string[]) => {
  const { code, result } = checkJson(args, { cwd: folderOf(files) })
  return {
    code,
    result,
    found: result.findings.map(({ record, message, related }) => [
      record,
      /is above (\S+),/.exec(message)?.[1],
      ...(related ?? []).map(
        ({ file, pointer, start, end }) => `${file}${pointer} ${start.line}:${start.column}-${end.column}`,
      ),
    ]),
  }
}

describe('a price history beside the catalogue', () => {
  const json = lines(HISTORY)
  const csv =
    'productId,price,currency,at\nP1,129,,2026-11-18\nP1,89.00,CNY,2026-11-19T20:30:00Z\nP2,99,,2026-11-20\n'

  test.each([
    ['NDJSON', 'h.ndjson', json, 'h.ndjson 2:1-80'],
    ['a list', 'h.json', JSON.stringify(HISTORY), 'h.json/1 1:53-132'],
    ['an envelope', 'h.json', JSON.stringify({ prices: HISTORY }), 'h.json/prices/1 1:63-142'],
    ['CSV', 'h.csv', csv, 'h.csv/1 3:1-34'],
  ])('as %s', (_, name, text, place) => {
    const { found, result, code } = run({ 'products.ndjson': lines(PRODUCTS), [name]: text }, [
      '.',
      ...RULE,
      '--prices',
      name,
    ])
    expect(result.errors).toEqual([])
    expect(result.input.records).toEqual({ product: 2 })
    expect(found).toEqual([['P1', '89', place]])
    expect(result.unchecked).toEqual([])
    expect(code).toBe(1)
  })

  test('is named by ecomply.yaml, relative to it, and the command line speaks before it', () => {
    const files = {
      'shop/ecomply.yaml': 'prices: ["history/*.ndjson"]\n',
      'shop/history/a.ndjson': json,
      'shop/history/b.ndjson': lines([{ productId: 'P2', price: 79, at: '2026-11-22' }]),
      'shop/products.ndjson': lines(PRODUCTS),
      'shop/other.ndjson': lines([{ productId: 'P2', price: 49, at: '2026-11-22' }]),
    }
    const args = ['shop/products.ndjson', '--config', 'shop/ecomply.yaml', ...RULE]
    expect(run(files, args).found.map((one) => one.slice(0, 2))).toEqual([
      ['P1', '89'],
      ['P2', '79'],
    ])
    const other = run(files, [...args, '--prices', 'shop/other.ndjson'])
    expect(other.found.map((one) => one.slice(0, 2))).toEqual([['P2', '49']])
    expect(other.result.unchecked.map(({ records }) => records)).toEqual([1])
  })

  test('is missed where there is none', () => {
    const { found, result } = run({ 'products.ndjson': lines(PRODUCTS) }, ['.', ...RULE])
    expect(found).toEqual([])
    expect(result.unchecked).toMatchObject([{ records: 2 }])
  })

  test('is judged the same by the judge alone, and its bytes are part of the digest', () => {
    const files = { 'products.ndjson': lines(PRODUCTS), 'h.ndjson': json }
    const usual = run(files, ['.', ...RULE, '--prices', 'h.ndjson'])
    expect(run(files, ['.', ...RULE, '--prices', 'h.ndjson', '--reference']).result).toEqual(usual.result)
    const other = run({ ...files, 'h.ndjson': `${json}\n` }, ['.', ...RULE, '--prices', 'h.ndjson'])
    expect(other.result.input.digest).not.toBe(usual.result.input.digest)
  })

  test('bad rows are errors with their place, and many of them are counted', () => {
    const bad = [
      '{"productId":"P1","price":"x","at":"2026-11-01"}',
      '{"productId":',
      ...Array(30).fill('{"price":1}'),
    ]
    const { code, result } = run({ 'products.ndjson': lines(PRODUCTS), 'h.ndjson': `${bad.join('\n')}\n` }, [
      '.',
      ...RULE,
      '--prices',
      'h.ndjson',
    ])
    expect(code).toBe(2)
    expect(result.errors.map(({ code, line, column }) => `${code} ${line}:${column}`).slice(0, 3)).toEqual([
      'input/price-rows undefined:undefined',
      'input/price-row 1:27',
      'input/truncated 2:14',
    ])
    expect(result.errors[0]?.message).toMatch(/^12 further rows/)
    expect(result.errors).toHaveLength(21)
  })

  test.each([
    ['no such file', {}, 'input/nothing-found'],
    ['other columns', { 'h.csv': 'name,price\nx,1\n' }, 'input/price-columns'],
    ['another document', { 'h.csv': '{"orders":[]}' }, 'input/price-columns'],
    ['an empty file', { 'h.csv': '' }, 'input/empty'],
  ])('%s', (_, more: Record<string, string>, code) => {
    const { result, code: exit } = run({ 'products.ndjson': lines(PRODUCTS), ...more }, [
      'products.ndjson',
      ...RULE,
      '--prices',
      'h.csv',
    ])
    expect(result.errors.map((error) => error.code)).toEqual([code])
    expect(exit).toBe(2)
  })

  test('rows of products that are not there are a note', () => {
    const more = lines([
      ...HISTORY,
      { productId: 'P8', price: 1, at: '2026-11-01' },
      { sku: 'X', price: 1, at: '2026-11-01' },
    ])
    const { code, result } = run({ 'products.ndjson': lines(PRODUCTS), 'h.ndjson': more }, [
      '.',
      ...RULE,
      '--prices',
      'h.ndjson',
    ])
    expect(result.notes).toMatchObject([{ file: 'h.ndjson', line: 4, code: 'note/prices-unmet' }])
    expect(result.notes?.[0]?.message).toContain('(2, the first in line 4)')
    expect(code).toBe(1)
  })

  test('a campaign compares with the days before it', () => {
    const campaign = { kind: 'campaign', id: 'C1', name: '上新', start: '2026-11-22', end: '2026-11-25' }
    const items = [{ productId: 'P1', before: { amount: '129' }, price: { amount: '59' } }]
    const { found, result } = run(
      {
        'products.ndjson': lines(PRODUCTS),
        'plan.json': JSON.stringify({ ...campaign, items }),
        'h.ndjson': json,
      },
      ['.', '--rule', 'campaign/before-price-too-high', '--prices', 'h.ndjson'],
    )
    expect(found).toEqual([['C1', undefined, 'h.ndjson 2:1-80']])
    expect(result.findings[0]?.file).toBe('plan.json')
  })

  test('is told in the command that gives the result again', () => {
    const cwd = folderOf({ 'products.ndjson': lines(PRODUCTS), 'h.ndjson': json })
    ecomply(
      [
        'check',
        '.',
        '--prices',
        'h.ndjson',
        '--format',
        'html',
        '--output',
        'a.html',
        '--as-of',
        '2026-11-23',
      ],
      { cwd },
    )
    expect(readFileSync(path.join(cwd, 'a.html'), 'utf8')).toContain('--prices h.ndjson')
  })
})
