import { describe, expect, test } from 'vitest'
import { ecomply, folderOf } from './run.ts'

const store = {
  kind: 'store',
  id: 'S1',
  name: '山海零食铺',
  legal: { name: '山海食品（示例）有限公司' },
  licences: [
    { type: 'business', number: '91330199MA2XYA011M', validTo: '长期' },
    { type: 'food-trading', number: 'JY13301990001237', validTo: '2026-12-10' },
    { type: 'trademark', number: '1234567', holder: '=cmd()', validTo: '2026-01-01' },
  ],
}
const product = (id: string) => ({
  kind: 'product',
  id,
  storeId: 'S1',
  title: '苏打饼干',
  category: { path: ['零食', '饼干'] },
  licences: [{ type: 'food-production', number: 'SC11464010500015', validTo: '2028-01-01' }],
})
const campaign = {
  kind: 'campaign',
  id: 'C1',
  name: '节',
  storeId: 'S1',
  start: '2026-12-01',
  end: '2026-12-20',
  items: [{ productId: 'P1' }],
}
const lines = (...records: object[]) => records.map((record) => JSON.stringify(record)).join('\n')

describe('ecomply licences', () => {
  const folder = folderOf({ 'a.ndjson': lines(product('P1'), product('P2'), campaign, store) })
  const licences = (...args: string[]) => ecomply(['licences', folder, '--as-of', '2026-11-23', ...args])

  test('lists the soonest to end first, with what depends on each', () => {
    const { code, out, err } = licences('--format', 'json')
    expect([code, err]).toEqual([0, ''])
    const listed = JSON.parse(out).licences as Record<string, unknown>[]
    expect(
      listed.map(({ type, status, daysLeft, products, campaigns }) => [
        type,
        status,
        daysLeft,
        products,
        campaigns,
      ]),
    ).toEqual([
      ['trademark', 'expired', -326, 0, 1],
      ['food-trading', 'expiring', 17, 2, 1],
      ['food-production', 'valid', 404, 2, 1],
      ['business', 'valid', null, 0, 1],
    ])
    expect(listed[1]).toMatchObject({ holder: '山海食品（示例）有限公司', classes: ['food.prepackaged'] })
  })

  test('the notice is the user’s', () => {
    const { out } = licences('--format', 'json', '--notice', '5')
    expect(out).not.toContain('"expiring"')
  })

  test('writes CSV that no spreadsheet runs', () => {
    const { out } = licences('--format', 'csv')
    expect(out.split('\r\n')[0]).toMatch(/^type,name,number,holder/)
    expect(out).toContain(",'=cmd(),")
  })

  test('writes a table in the language asked for', () => {
    expect(licences().out).toMatch(/^ends +days +state[\s\S]*4 licences, as of 2026-11-23\.\n$/)
    expect(licences('--lang', 'zh-CN').out).toContain('食品经营许可证')
  })

  test('says what it could not read, and is not to be trusted then', () => {
    const broken = folderOf({ 'a.ndjson': `${lines(store)}\n{"kind":"store"`, 'empty.json': '' })
    const { code, out, err } = ecomply(['licences', broken, '--as-of', '2026-11-23'])
    expect(code).toBe(2)
    expect(out).toContain('3 licences')
    expect(err).toMatch(/a\.ndjson:2:\d+ input\//)
    expect(err).toContain('empty.json input/empty')
  })
})
