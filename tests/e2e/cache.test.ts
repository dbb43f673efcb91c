import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { DAY, ecomply, folderOf } from './run.ts'

type Product = Record<string, unknown> & { id: string }

const product = (n: number, more: object = {}): Product => ({
  kind: 'product',
  id: `P${n}`,
  title: `棉质收纳袋 ${n} 号`,
  description: '<p>纯棉面料，可机洗。</p>\n<p>附收纳绳一根。</p>',
  storeId: `S${n % 3}`,
  barcode: '6901234567892'.slice(0, 8) + String(10_000 + n),
  ...more,
})

const store = (n: number, more: object = {}) => ({
  kind: 'store',
  id: `S${n}`,
  name: `示例布艺店${n}`,
  ...more,
})

/** A catalogue as it changes from one run to the next. */
interface Shop {
  list: Product[]
  lines: Product[]
  apart: Map<string, Product>
  stores: object[]
  campaigns: object[]
  rows: string[]
  isIndented: boolean
}

const shop = (): Shop => ({
  list: [1, 2, 3, 4].map((n) => product(n)),
  lines: [11, 12, 13, 14, 15].map((n) => product(n)),
  apart: new Map([21, 22, 23].map((n) => [`apart/${n}.json`, product(n)])),
  stores: [0, 1, 2].map((n) => store(n)),
  campaigns: [{ kind: 'campaign', id: 'C1', name: '秋季上新', items: [{ productId: 'P12' }] }],
  rows: ['id,title,storeId', 'R1,帆布袋,S1', 'R2,麻布袋,S2'],
  isIndented: false,
})

const filesOf = ({
  list,
  lines,
  apart,
  stores,
  campaigns,
  rows,
  isIndented,
}: Shop): Record<string, string> => ({
  'list.json': JSON.stringify({ products: list }, null, isIndented ? 2 : 0),
  'lines.ndjson': `${lines.map((one) => JSON.stringify(one)).join('\n')}\n`,
  ...Object.fromEntries([...apart].map(([name, one]) => [name, JSON.stringify(one, null, 2)])),
  'stores.json': JSON.stringify(stores),
  'z-campaigns.json': JSON.stringify(campaigns),
  'rows.csv': `${rows.join('\n')}\n`,
})

/** What happens to a catalogue between two runs. */
const CHANGES: [string, (shop: Shop) => void][] = [
  ['nothing', () => {}],
  ['a claim in one line', ({ lines }) => void (lines[2] = product(13, { title: '全国最佳收纳袋' }))],
  ['a line before the others', ({ lines }) => lines.unshift(product(16, { title: '史上最低价收纳袋' }))],
  ['an element before the others', ({ list }) => list.unshift(product(5, { title: '销量第一的收纳袋' }))],
  ['another layout', (one) => void (one.isIndented = true)],
  [
    'a telephone number',
    ({ apart }) => void apart.set('apart/22.json', product(22, { title: '加微信 13800000000 领券' })),
  ],
  [
    'a barcode that another has',
    ({ apart }) => void apart.set('apart/24.json', product(24, { barcode: product(11).barcode })),
  ],
  ['the other one gone', ({ lines }) => void lines.splice(1, 1)],
  ['a store renamed', ({ stores }) => void (stores[1] = store(1, { name: '示例旗舰店' }))],
  ['a store gone', ({ stores }) => void stores.splice(2, 1)],
  [
    'a campaign that names another product',
    ({ campaigns }) =>
      void campaigns.push({
        kind: 'campaign',
        id: 'C2',
        name: '冬季上新',
        items: [{ productId: 'P22' }, { productId: 'P1' }],
      }),
  ],
  [
    'a product that is none',
    ({ list }) => void list.push({ id: 'X', kind: 'product', title: 7 } as unknown as Product),
  ],
  ['the head of a table', ({ rows }) => void (rows[0] = 'id,subtitle,storeId')],
  ['a file gone', ({ apart }) => void apart.delete('apart/21.json')],
  [
    'a product in another file',
    ({ apart, lines }) => {
      lines.push(apart.get('apart/23.json') as Product)
      apart.delete('apart/23.json')
    },
  ],
  ['one product twice', ({ lines }) => void lines.push(lines[0] as Product)],
]

const check = (cwd: string, ...args: string[]) => {
  const { code, out, err } = ecomply(['check', 'shop', '--as-of', DAY, '--format', 'json', ...args], { cwd })
  return { code, out, err }
}

const write = (folder: string, files: Record<string, string>): void => {
  rmSync(path.join(folder, 'shop'), { recursive: true, force: true })
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, 'shop', name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, text)
  }
}

const CACHE = ['--cache', '--cache-folder', 'kept']

const keptIn = (folder: string): string[] => readdirSync(path.join(folder, 'kept'))

describe('a check with --cache', () => {
  it('gives what a check without it gives, whatever changed in between', () => {
    const folder = folderOf({})
    const one = shop()
    for (const [at, [what, change]] of CHANGES.entries()) {
      change(one)
      write(folder, filesOf(one))
      const plain = check(folder)
      expect(JSON.parse(plain.out).findings.length, what).toBeGreaterThan(0)
      expect(check(folder, ...CACHE), what).toEqual(plain)
      if (at % 5 === 0) expect(check(folder, ...CACHE), `${what}, and once more`).toEqual(plain)
    }
  }, 240_000)

  it('takes nothing from a run by other rules, on another day, in another language or for another audience', () => {
    const folder = folderOf({})
    write(folder, filesOf(shop()))
    writeFileSync(path.join(folder, 'strict.yaml'), 'rules: { product/images: { severity: error } }\n')
    const ways = [
      [],
      ['--topic', 'product-info'],
      ['--as-of', '2026-01-01'],
      ['--lang', 'zh-CN'],
      ['--kind', 'store'],
      ['--config', 'strict.yaml'],
      ['--fail-on', 'never'],
    ]
    for (const way of ways)
      expect(check(folder, ...CACHE, ...way), way.join(' ')).toEqual(check(folder, ...way))
  })

  it('keeps the result of the run and what came of its records', () => {
    const folder = folderOf({ 'shop/a.json': JSON.stringify(product(1)) })
    check(folder, ...CACHE)
    const kept = keptIn(folder).map((name) => name.split('-')[0])
    expect(kept.sort()).toEqual(['records', 'run'])
  })

  it('tells an error in the input again', () => {
    const folder = folderOf({ 'shop/a.json': JSON.stringify(product(1)), 'shop/b.json': '{"id": ' })
    const plain = check(folder)
    expect(plain.code).toBe(2)
    expect(check(folder, ...CACHE)).toEqual(plain)
    expect(check(folder, ...CACHE)).toEqual(plain)
  })

  it('judges again what was damaged, and says so', () => {
    const folder = folderOf({ 'shop/a.json': JSON.stringify(product(1)) })
    const plain = check(folder)
    check(folder, ...CACHE)
    for (const name of keptIn(folder)) {
      const file = path.join(folder, 'kept', name)
      const bytes = readFileSync(file)
      bytes[bytes.length - 5] = (bytes[bytes.length - 5] as number) ^ 1
      writeFileSync(file, bytes)
    }
    const again = check(folder, ...CACHE)
    expect({ ...again, err: '' }).toEqual(plain)
    expect(again.err).toBe('note: the cache was damaged in places; what was lost is judged again\n')
    expect(check(folder, ...CACHE)).toEqual(plain)
  })

  it('goes on without a folder that cannot be written, and says so', () => {
    const folder = folderOf({ 'shop/a.json': JSON.stringify(product(1)), kept: 'a file' })
    const plain = check(folder)
    const run = check(folder, ...CACHE)
    expect({ ...run, err: '' }).toEqual(plain)
    expect(run.err).toMatch(
      /^note: the cache cannot be written \((EEXIST|ENOTDIR)\), so the next run judges all again\n$/,
    )
  })

  it('goes by the price histories too', () => {
    const goods = product(1, { price: { amount: 80, currency: 'CNY' }, title: '棉质收纳袋 原价100元' })
    const folder = folderOf({ 'shop/a.json': JSON.stringify(goods) })
    for (const price of [100, 90, 100]) {
      const row = { productId: 'P1', price, currency: 'CNY', at: '2026-11-20' }
      writeFileSync(path.join(folder, 'prices.ndjson'), `${JSON.stringify(row)}\n`)
      const way = ['--prices', 'prices.ndjson']
      expect(check(folder, ...CACHE, ...way)).toEqual(check(folder, ...way))
    }
  })

  it('is for the user alone', () => {
    const folder = folderOf({ 'shop/a.json': JSON.stringify(product(1)) })
    check(folder, ...CACHE)
    if (process.platform === 'win32') return
    expect(statSync(path.join(folder, 'kept')).mode & 0o777).toBe(0o700)
    for (const name of keptIn(folder))
      expect(statSync(path.join(folder, 'kept', name)).mode & 0o777).toBe(0o600)
  })
})

describe('ecomply cache', () => {
  it('tells how much is kept, and takes out what was not used for long', () => {
    const folder = folderOf({ 'shop/a.json': JSON.stringify(product(1)) })
    const cache = (...args: string[]) =>
      ecomply(['cache', '--cache-folder', 'kept', ...args], { cwd: folder }).out.replace(/[\d.]+ MB/g, 'n MB')
    expect(cache()).toBe('kept holds 0 files, n MB.\n')
    check(folder, ...CACHE)
    writeFileSync(path.join(folder, 'kept', 'notes.txt'), 'not of the cache')
    expect(cache()).toBe('kept holds 2 files, n MB.\n')
    expect(cache('--prune')).toBe('Removed 0 files, n MB.\nkept holds 2 files, n MB.\n')
    const [first] = keptIn(folder).filter((name) => name.endsWith('.kept'))
    const old = new Date(Date.now() - 40 * 86_400_000)
    utimesSync(path.join(folder, 'kept', first as string), old, old)
    expect(cache('--prune')).toBe('Removed 1 file, n MB.\nkept holds 1 file, n MB.\n')
    expect(cache('--prune', '--days', '0', '--lang', 'zh-CN')).toBe(
      '已删除 1 个文件，n MB。\nkept 现有 0 个文件，n MB。\n',
    )
    expect(keptIn(folder)).toEqual(['notes.txt'])
  })
})
