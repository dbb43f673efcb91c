import { existsSync, mkdirSync, readFileSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { DAY, ecomply, folderOf, root } from './run.ts'

const fixture = (name: string): Buffer => readFileSync(path.join(root, 'fixtures', name))
const product = (title: string) => JSON.stringify({ kind: 'product', id: 'P', title })

const SHOP = {
  'listings/own.json': product('全网最低价保温杯'),
  'export/shop.json': fixture('shopify/shop.json'),
  'package.json': '{ "name": "shop" }',
}
const read = (cwd: string, name = 'ecomply.yaml'): string => readFileSync(path.join(cwd, name), 'utf8')

describe('ecomply init', () => {
  test('names what it found and writes a configuration that loads and changes nothing', () => {
    const cwd = folderOf(SHOP)
    const before = ecomply(['check', '--format', 'json', '--as-of', DAY], { cwd })
    const { code, out, err } = ecomply(['init'], { cwd })
    expect({ code, err }).toEqual({ code: 0, err: '' })
    expect(out).toBe(
      'export/shop.json  1 store, Shopify (shopify-shop), UTF-8\nlistings/own.json  1 product, UTF-8\nwrote ecomply.yaml\n',
    )
    expect(read(cwd)).toContain('#   export/shop.json: Shopify (shopify-shop), store\n')
    expect(parse(read(cwd))).toEqual({ extends: ['cn-baseline'], lang: 'en', failOn: 'error' })
    expect(ecomply(['check', '--format', 'json', '--as-of', DAY], { cwd })).toEqual(before)
  })

  test('every key it only suggests is one that the configuration takes', () => {
    const cwd = folderOf({ ...SHOP, 'misc/x.json': '{"a":1}' })
    ecomply(['init', '--baseline', '--lang', 'zh-CN'], { cwd })
    const suggested = read(cwd).replace(/^# ?(?=(?: {2}- |[a-zA-Z]+:| {2}product\/))/gm, '')
    expect(Object.keys(parse(suggested))).toEqual(
      expect.arrayContaining([
        'files',
        'ignore',
        'waivers',
        'rules',
        'maxWarnings',
        'failOnUnchecked',
        'platform',
        'currency',
        'prices',
      ]),
    )
    const there = folderOf({
      ...SHOP,
      'misc/x.json': '{"a":1}',
      'ecomply.yaml': suggested.replace(/kind: product/, 'kind: store'),
      'ecomply-waivers.yaml': '',
      'history/prices.csv': 'productId,price,at\nP1,9,2026-11-01\n',
      'ecomply-baseline.json': '{ "version": 1, "findings": [] }',
    })
    expect(ecomply(['check', '--rule', 'copy/lowest-price-claim'], { cwd: there })).toMatchObject({
      code: 1,
      err: '',
    })
  })

  test('says what it cannot recognise or read, and hides none of it', () => {
    const cwd = folderOf({
      ...SHOP,
      'misc/we[i]rd.json': '{"a":1}',
      'misc/deep/x.json': '[{"b":1}]',
      'listings/other.json': '{"c":1}',
      'broken.json': '{"products": [',
      'utf16.json': Buffer.from(`\ufeff${product('杯')}`, 'utf16le'),
      'utf32.json': Buffer.from([0xff, 0xfe, 0, 0, 0x7b, 0, 0, 0]),
      'guess.json': Buffer.concat([
        Buffer.from('{"kind":"product","id":"G","title":"'),
        // 普通保温杯
        Buffer.from('c6d5cda8b1a3cec2b1ad', 'hex'),
        Buffer.from('"}'),
      ]),
      'gbk.json': Buffer.from([0x7b, 0x22, 0xb2, 0xe8, 0x22, 0x3a, 0x31, 0x7d]),
      'table.xls': 'x',
      'products.csv': 'id,title\nC,保温杯\n',
    })
    const { code, out } = ecomply(['init'], { cwd })
    expect(code).toBe(0)
    for (const line of [
      'misc/we[i]rd.json  not recognised',
      'broken.json  UTF-8, input/truncated 1:15',
      'utf16.json  1 product, UTF-16 LE',
      'utf32.json  UTF-32 LE, input/encoding',
      'guess.json  1 product, GBK/GB 18030 ?',
      'gbk.json  not UTF-8, input/invalid-utf8',
      'table.xls  not read: export it as JSON, CSV or XLSX',
      'products.csv  1 product, UTF-8',
      '3 not recognised: see ecomply.yaml, 3 with errors: ecomply check names them',
    ])
      expect(out).toContain(line)
    expect(read(cwd)).toContain('#   - "listings/other.json"\n#   - "misc/**"\n')
    expect(read(cwd)).toContain('#   - { match: "guess.json", encoding: gbk }\n')
    expect(ecomply(['check'], { cwd }).code).toBe(2)
  })

  test('writes over nothing, not even a link, unless told to', () => {
    const cwd = folderOf({ ...SHOP, 'ecomply.yml': 'lang: en\n' })
    expect(ecomply(['init'], { cwd })).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('ecomply.yml is there'),
    })
    const linked = folderOf(SHOP)
    mkdirSync(path.join(linked, '.github/workflows'), { recursive: true })
    symlinkSync('nowhere', path.join(linked, '.github/workflows/ecomply.yml'))
    expect(ecomply(['init', '--ci', 'github', '--lang', 'zh-CN'], { cwd: linked })).toMatchObject({
      code: 2,
      err: expect.stringContaining('已存在'),
    })
    expect(existsSync(path.join(linked, 'ecomply.yaml'))).toBe(false)
    expect(ecomply(['init', '--ci', 'github', '--force'], { cwd: linked }).code).toBe(0)
    expect(read(linked, '.github/workflows/ecomply.yml')).toContain('ecomply check')
  })

  test('--dry-run shows and writes nothing', () => {
    const cwd = folderOf(SHOP)
    const { code, out } = ecomply(['init', '--dry-run', '--baseline', '--ci', 'gitlab'], { cwd })
    expect(code).toBe(0)
    expect(out).toMatch(
      /--- ecomply\.yaml\n[\s\S]*baseline: "ecomply-baseline\.json"[\s\S]*--- ecomply\.gitlab-ci\.yml\n/,
    )
    expect(existsSync(path.join(cwd, 'ecomply.yaml'))).toBe(false)
  })

  test('--baseline: the next check passes, a new finding does not', () => {
    const cwd = folderOf({ 'listings/own.json': product('全网最低价保温杯') })
    expect(ecomply(['init', '--baseline'], { cwd }).code).toBe(0)
    expect(parse(read(cwd)).baseline).toBe('ecomply-baseline.json')
    expect(ecomply(['check'], { cwd }).code).toBe(0)
    expect(
      ecomply(['check'], { cwd: folderOf({ 'a.json': product('全网最低价'), 'ecomply.yaml': 'lang: en' }) })
        .code,
    ).toBe(1)
  })

  test('--baseline with input that cannot be read: a configuration, no baseline, exit code 2', () => {
    const cwd = folderOf({ ...SHOP, 'broken.json': '{' })
    expect(ecomply(['init', '--baseline'], { cwd })).toMatchObject({
      code: 2,
      err: expect.stringContaining('no baseline was written'),
    })
    expect(parse(read(cwd))).not.toHaveProperty('baseline')
  })

  test.each(['github', 'gitlab'])(
    '--ci %s: a file that parses and runs no package from elsewhere',
    (system) => {
      const cwd = folderOf(SHOP)
      const { out } = ecomply(['init', '--ci', system], { cwd })
      const file = system === 'github' ? '.github/workflows/ecomply.yml' : 'ecomply.gitlab-ci.yml'
      expect(out).toContain(`wrote ${file}\n`)
      const text = read(cwd, file)
      expect(Object.keys(parse(text))).toContain(system === 'github' ? 'jobs' : 'ecomply')
      expect(text.match(/npx (?!--no -- ecomply)/)).toBeNull()
      // Nothing of an event is put into the text of a script.
      expect(text.match(/run:.*\$\{\{/)).toBeNull()
    },
  )

  test('names from the folder cannot leave their comment', () => {
    const cwd = folderOf({ 'a\nfailOn: never\n.json': product('保温杯'), 'b\u001b[31m": x.json': '{"a":1}' })
    const { out } = ecomply(['init'], { cwd })
    expect(out).not.toContain('\u001b')
    expect(parse(read(cwd))).toEqual({ extends: ['cn-baseline'], lang: 'en', failOn: 'error' })
  })

  test('an empty folder gets a configuration too', () => {
    const cwd = folderOf({})
    expect(ecomply(['init', '--lang', 'zh-TW'], { cwd })).toMatchObject({
      code: 0,
      out: expect.stringContaining('沒有可檢查的檔案'),
    })
    expect(ecomply(['rules', '--topic', 'licence'], { cwd }).code).toBe(0)
  })

  test('a large catalogue is looked at, not read', () => {
    const cwd = folderOf({ 'big.ndjson': `${product('保温杯')}\n`.repeat(3000) })
    expect(ecomply(['init'], { cwd }).out).toContain('big.ndjson  1,000 products+, UTF-8\n')
  })
})

test('a baseline that the configuration names already can be written for the first time', () => {
  const cwd = folderOf({
    'a.json': product('全网最低价保温杯'),
    'ecomply.yaml': 'baseline: ecomply-baseline.json\n',
  })
  expect(ecomply(['check'], { cwd }).code).toBe(2)
  expect(ecomply(['baseline'], { cwd }).code).toBe(0)
  expect(ecomply(['check'], { cwd }).code).toBe(0)
})
