import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkJson, ecomply, root } from './run.ts'

// Exports nobody here wrote; they lie beside the project on some machines only.
const folder = path.resolve(root, '../shared/samples')
const files = existsSync(folder)
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => name.split(path.sep).join('/'))
      .filter((name) => /\.(?:json|csv)$/.test(name))
      .sort()
  : []

/** What is read as records; everything else is named as a table, or is in error. */
const READ: readonly (readonly [RegExp, string])[] = [
  [
    /shopify-admin-fixtures\/(?:go|python-api)_(?:product|products|product_listing|product_listings)\.json$/,
    'product',
  ],
  [/shopify-admin-fixtures\/(?:go|python-api)_shop\.json$/, 'store'],
  [
    /shopify-admin-fixtures\/(?:go|python-api)_(?:price_rule|price_rules|price_rule_get|price_rule_list|marketing_events?)\.json$/,
    'campaign',
  ],
  [/litemall-zh\/goods\.json$/, 'product'],
  [/litemall-zh\/(?:ad|coupon|groupon_rules|topic)\.json$/, 'campaign'],
  [/litemall-zh\/system\.json$/, 'store'],
  [/mall-zh\/pms_product\.json$/, 'product'],
  [/mall-zh\/(?:cms_subject|sms_coupon|sms_flash_promotion|sms_home_advertise)\.json$/, 'campaign'],
  [/bestbuy-stores\/.*\.json$/, 'store'],
  [/dummyjson\/products\.json$/, 'product'],
  [/spree-csv\/.*\.csv$/, 'product'],
]
const isRead = (name: string): boolean => READ.some(([pattern]) => pattern.test(name))

const reason = (name: string): string[] => {
  // The two shops of the samples are one shop as two programs describe it.
  if (name.endsWith('/python-api_shop.json')) return ['input/duplicate-id']
  return name.startsWith('taobao-search-zh/') ? ['input/raw-line-break'] : []
}

describe.skipIf(files.length === 0)('sample exports', () => {
  const { code, result } = files.length === 0 ? { code: 2, result: undefined } : checkJson([folder])
  const ofFile = <T extends { file: string }>(items: T[] = [], name: string): T[] =>
    items.filter(({ file }) => file.endsWith(`samples/${name}`))

  test('are told apart from those that could be read', () => {
    expect(code).toBe(2)
    expect(result?.input.files).toBe(files.length)
    expect(result?.findings.length).toBeGreaterThan(0)
    expect(Object.keys(result?.input.records ?? {})).toEqual(['product', 'store', 'campaign'])
  })

  test.each(files)('%s', (name) => {
    const errors = ofFile(result?.errors, name)
    expect([...new Set(errors.map((error) => error.code))]).toEqual(reason(name))
    for (const error of errors) expect(error.line).toBeGreaterThan(0)
    // What stands before a break in a file is read all the same.
    const isBroken = errors.some(({ code }) => code === 'input/raw-line-break')
    if (errors.length > 0 && !isBroken) expect(ofFile(result?.findings, name)).toEqual([])
    const notes = ofFile(result?.notes, name)
    if (errors.length === 0)
      expect(notes.map(({ code }) => code.replace('joined-', ''))).toEqual(isRead(name) ? [] : ['note/table'])
  })

  test.each(['en', 'zh-CN', 'zh-TW'])('are told in words in %s', (lang) => {
    const { out, err } = ecomply(['check', folder, '--lang', lang])
    expect(err).toBe('')
    expect(out).not.toMatch(/undefined|\[object |NaN|^\s+at /m)
  })
})
