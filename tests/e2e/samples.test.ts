import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkJson, ecomply, root } from './run.ts'

// Exports nobody here wrote; they lie beside the project on some machines only.
const folder = path.resolve(root, '../shared/samples')
const files = existsSync(folder)
  ? readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((name) => name.split(path.sep).join('/'))
      .filter((name) => name.endsWith('.json'))
      .sort()
  : []

/** What an adapter reads; of everything else the first record is told not to be known. */
const READ =
  /shopify-admin-fixtures\/(?:go|python-api)_(?:product|products|product_listing|product_listings|price_rule|price_rules|price_rule_get|price_rule_list|shop)\.json$/

const reason = (name: string): string[] => {
  if (READ.test(name)) return []
  if (name.startsWith('taobao-search-zh/')) return ['input/raw-line-break']
  if (name.startsWith('dummyjson/')) return ['input/wrong-type']
  return ['input/unknown-kind']
}

describe.skipIf(files.length === 0)('sample exports', () => {
  test.each(files)('%s', (name) => {
    const { code, result } = checkJson([path.join(folder, name)])
    expect([...new Set(result.errors.map((error) => error.code))]).toEqual(reason(name))
    const records = Object.values(result.input.records).reduce((sum, count) => sum + count, 0)
    if (result.errors.length > 0) {
      expect(code).toBe(2)
      for (const error of result.errors) expect(error.line).toBeGreaterThan(0)
    } else {
      expect(code).toBe(result.summary.error > 0 ? 1 : 0)
      expect(records).toBeGreaterThan(0)
    }
  })

  test.each(['en', 'zh-CN', 'zh-TW'])('all together on the screen in %s', (lang) => {
    const { code, out, err } = ecomply(['check', folder, '--lang', lang])
    expect({ code, err }).toEqual({ code: 2, err: '' })
    expect(out).not.toMatch(/undefined|\[object |NaN|^\s+at /m)
  })
})
