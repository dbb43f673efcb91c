import { cpSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkJson, checkJsonSpawned, DAY, ecomply, folderOf, type RunOptions, root, spawned } from './run.ts'

const SHOPS = ['fixtures/corner-shop', 'fixtures/shopify', 'fixtures/woocommerce', 'fixtures/bad-input']
const reference = checkJsonSpawned(SHOPS).out

describe('the same bytes', () => {
  test('in a second run', () => {
    expect(checkJsonSpawned(SHOPS).out).toBe(reference)
  })

  // What a run keeps must not speak in the next: most tests of the command line share one process by this.
  test('in a process that ran other things before', () => {
    const cwd = folderOf({
      'ecomply.yaml':
        'time-zone: America/New_York\nrules: { copy/absolute-terms: { severity: info } }\nallow: [{ word: 最佳 }]\n',
      'p.json': '{"kind":"product","id":"P-1","title":"国家级最佳 保温杯"}',
    })
    const others: [string[], RunOptions][] = [
      [['check', '--as-of', '2019-05-01', '--lang', 'zh-TW'], { cwd, env: { FORCE_COLOR: '1' } }],
      [['check', ...SHOPS, '--as-of', '2031-01-01', '--encoding', 'gbk', '--lenient'], {}],
      [['check', '--fali-on'], {}],
      [['init', '--lang', 'zh-CN', '--dry-run'], { cwd }],
      [['explain', 'copy/absolute-terms', '--lang', 'zh-CN'], {}],
      [['rules', '--format', 'json'], { cwd }],
      [['scan', '--lang', 'zh-TW'], { input: '全网最佳' }],
      [['--help'], {}],
    ]
    const alone = others.map(([args, options]) => spawned(args, options))
    for (const [at, [args, options]] of others.entries()) {
      expect(ecomply(args, options)).toEqual(alone[at])
      expect(checkJson(SHOPS).out).toBe(reference)
    }
    for (const [at, [args, options]] of [...others.entries()].reverse())
      expect(ecomply(args, options)).toEqual(alone[at])
  })

  test('in another folder', () => {
    const cwd = folderOf({})
    cpSync(path.join(root, 'fixtures'), path.join(cwd, 'fixtures'), { recursive: true })
    expect(checkJson(SHOPS, { cwd }).out).toBe(reference)
  })

  test('when paths come in another order, or twice, or from the root of the disk', () => {
    expect(checkJson([...SHOPS].reverse()).out).toBe(reference)
    expect(checkJson([...SHOPS, SHOPS[0]!, 'fixtures/corner-shop/products/*.json']).out).toBe(reference)
    expect(checkJson(SHOPS.map((shop) => path.join(root, shop))).out).toBe(reference)
  })

  test.each([
    { TZ: 'America/New_York' },
    { TZ: 'Asia/Tokyo' },
    { LANG: 'zh_CN.UTF-8', LC_ALL: 'zh_CN.UTF-8' },
    { LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
    { LC_ALL: 'C' },
    { CI: 'true', FORCE_COLOR: '1' },
  ])('with %j', (env) => {
    expect(checkJson(SHOPS, { env }).out).toBe(reference)
  })

  test('when every rule goes through the judge', () => {
    expect(checkJson([...SHOPS, '--reference']).out).toBe(reference)
    const clean = ['fixtures/clean-shop']
    expect(checkJson([...clean, '--reference']).out).toBe(checkJson(clean).out)
  })

  test.each(['--workers=4', '--cache', '--no-progress'])('with %s', (flag) => {
    expect(ecomply(['check', ...SHOPS, flag, '--format', 'json', '--as-of', DAY]).out).toBe(reference)
  })
})

test('standard input gives the findings of the file', () => {
  const file = 'fixtures/corner-shop/products/listings.json'
  const input = readFileSync(path.join(root, file))
  const fromFile = checkJson([file]).result
  const fromInput = checkJson(['-'], { input }).result
  expect(fromFile.findings.length).toBeGreaterThan(5)
  expect(fromInput.findings).toEqual(fromFile.findings.map((finding) => ({ ...finding, file: '<stdin>' })))
  expect(fromInput.unchecked).toEqual(fromFile.unchecked)
})

test('a fingerprint survives moving, reordering and reformatting', () => {
  const file = path.join(root, 'fixtures/corner-shop/products/listings.json')
  const { products } = JSON.parse(readFileSync(file, 'utf8'))
  const cwd = folderOf({
    'moved/all.ndjson': [...products]
      .reverse()
      .map((product) => `${JSON.stringify(product)}\n`)
      .join(''),
  })
  const prints = (run: ReturnType<typeof checkJson>) =>
    run.result.findings.map(({ fingerprint }) => fingerprint).sort()
  const before = prints(checkJson([file]))
  expect(prints(checkJson(['.'], { cwd }))).toEqual(before)
  expect(new Set(before).size).toBe(before.length)
})
