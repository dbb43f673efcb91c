import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { DAY, ecomply, folderOf } from './run.ts'

const product = (title: string, id = 'P1') => ({ kind: 'product', id, title })
const SHOP = { 'a.json': JSON.stringify([product('全网最低价保温杯', 'P1'), product('普通水杯', 'P2')]) }
const RULE = ['--rule', 'copy/lowest-price-claim']

const check = (cwd: string, ...args: string[]) => {
  const { code, out, err } = ecomply(['check', '.', ...RULE, '--format', 'json', '--as-of', DAY, ...args], {
    cwd,
  })
  return { code, err, result: out === '' ? undefined : JSON.parse(out) }
}

const waive = (cwd: string, ...args: string[]) => {
  const fingerprint = check(cwd).result.findings[0].fingerprint
  const people = ['--reason', 'agreed', '--owner', 'Li Lei', '--approver', 'Han Meimei']
  return ecomply(['waive', fingerprint, '.', '--as-of', DAY, ...people, ...args], { cwd })
}

describe('a baseline', () => {
  test('lets what is known pass, and nothing new', () => {
    const cwd = folderOf(SHOP)
    expect(check(cwd).code).toBe(1)
    expect(ecomply(['baseline', '.', ...RULE, '--as-of', DAY], { cwd })).toMatchObject({
      code: 0,
      out: 'ecomply-baseline.json: 1 findings\n',
    })
    const known = check(cwd, '--baseline', 'ecomply-baseline.json')
    expect(known.code).toBe(0)
    expect(known.result.summary).toMatchObject({ error: 0, baselined: 1 })

    const more = folderOf({ ...SHOP, 'b.json': JSON.stringify(product('史上最低价', 'P3')) })
    const baseline = path.join(cwd, 'ecomply-baseline.json')
    const later = check(more, '--baseline', baseline)
    expect(later.code).toBe(1)
    expect(later.result.summary.baselined).toBe(1)
  })

  test('survives reordering, reformatting, another file and edits elsewhere', () => {
    const cwd = folderOf(SHOP)
    ecomply(['baseline', '.', ...RULE, '--as-of', DAY], { cwd })
    const moved = folderOf({
      'z/renamed.json': JSON.stringify(
        [
          { ...product('普通水杯', 'P2'), brand: { name: '云杉' } },
          { title: '全网最低价保温杯', kind: 'product', id: 'P1' },
        ],
        undefined,
        4,
      ),
    })
    expect(check(moved, '--baseline', path.join(cwd, 'ecomply-baseline.json')).code).toBe(0)
  })

  test('is pruned of what is gone, and takes nothing in by that', () => {
    const cwd = folderOf(SHOP)
    ecomply(['baseline', '.', ...RULE, '--as-of', DAY], { cwd })
    const baseline = path.join(cwd, 'ecomply-baseline.json')
    const mended = folderOf({ 'a.json': JSON.stringify(product('史上最低价', 'P9')) })
    const { out } = ecomply(['baseline', '.', ...RULE, '--as-of', DAY, '--output', baseline, '--prune'], {
      cwd: mended,
    })
    expect(out).toContain('0 findings, 1 taken out')
    expect(JSON.parse(readFileSync(baseline, 'utf8')).findings).toEqual([])
  })

  test('is not written from input that could not all be read', () => {
    const cwd = folderOf({ ...SHOP, 'broken.json': '{' })
    const { code, err } = ecomply(['baseline', '.', '--as-of', DAY], { cwd })
    expect(code).toBe(2)
    expect(err).toContain('no baseline was written')
    expect(() => readFileSync(path.join(cwd, 'ecomply-baseline.json'))).toThrow()
  })
})

describe('a waiver', () => {
  test('lowers the finding it was granted for until its last day', () => {
    const cwd = folderOf(SHOP)
    expect(waive(cwd, '--expires', '2026-12-31', '--ticket', 'L-1')).toMatchObject({ code: 0 })
    const active = check(cwd, '--waivers', 'ecomply-waivers.yaml')
    expect(active.code).toBe(0)
    expect(active.result.summary.waived).toBe(1)
    expect(active.result.findings[0].waiver).toEqual({
      state: 'active',
      expires: '2026-12-31',
      approver: 'Han Meimei',
      ticket: 'L-1',
    })
    expect(check(cwd, '--waivers', 'ecomply-waivers.yaml', '--as-of', '2026-12-31').code).toBe(0)

    const ended = check(cwd, '--waivers', 'ecomply-waivers.yaml', '--as-of', '2027-01-01')
    expect(ended.code).toBe(1)
    expect(ended.result.findings[0]).toMatchObject({ status: 'open', waiver: { state: 'expired' } })
  })

  test('falls when the text it was granted for changes', () => {
    const cwd = folderOf(SHOP)
    waive(cwd)
    const waivers = path.join(cwd, 'ecomply-waivers.yaml')
    const reworded = folderOf({ 'a.json': JSON.stringify(product('全网最低价保温杯 送杯刷', 'P1')) })
    const { code, result } = check(reworded, '--waivers', waivers)
    expect(code).toBe(1)
    expect(result.findings[0]).toMatchObject({ status: 'open', waiver: { state: 'fallen' } })
    expect(result.waivers).toMatchObject([{ state: 'fallen', findings: 1 }])
  })

  test('is named when nothing needs it, and before it ends', () => {
    const cwd = folderOf(SHOP)
    waive(cwd, '--expires', '2026-12-01')
    const waivers = path.join(cwd, 'ecomply-waivers.yaml')
    expect(check(cwd, '--waivers', waivers).result.waivers).toMatchObject([
      { state: 'active', endsSoon: true },
    ])
    const mended = folderOf({ 'a.json': JSON.stringify(product('保温杯', 'P1')) })
    const { out } = ecomply(['check', '.', ...RULE, '--as-of', DAY, '--waivers', waivers], { cwd: mended })
    expect(out).toContain('nothing it speaks of was found; take it out (Li Lei)')
  })

  test('keeps the comments of its file', () => {
    const cwd = folderOf({ ...SHOP, 'ecomply-waivers.yaml': '# ours\nwaivers: [] # none yet\n' })
    expect(waive(cwd).code).toBe(0)
    expect(readFileSync(path.join(cwd, 'ecomply-waivers.yaml'), 'utf8')).toContain('# ours')
  })

  test.each([
    ['by one person', ['--approver', 'li lei'], 'Owner and approver are one person'],
    ['for too long', ['--expires', '2027-12-31'], 'at most 90 are allowed'],
    ['for days before it was granted', ['--expires', '2026-01-01'], 'ends before it was granted'],
  ])('is not granted %s', (_, args, words) => {
    const cwd = folderOf(SHOP)
    const { code, err } = waive(cwd, ...args)
    expect(code).toBe(2)
    expect(err).toContain(words)
    expect(() => readFileSync(path.join(cwd, 'ecomply-waivers.yaml'))).toThrow()
  })

  test.each([
    ['an unknown rule', 'rule: copy/lowest-price-claims', 'Did you mean "copy/lowest-price-claim"?'],
    ['no approver', 'rule: copy/lowest-price-claim', '"approver" is missing'],
    ['a word nobody reads', 'until: 2026-12-31', 'Unknown key "until"'],
  ])('with %s is refused at its place', (what, line, words) => {
    const rest = [
      ...(line.startsWith('rule') ? [] : ['rule: copy/lowest-price-claim']),
      'record: P1',
      `text: sha256-${'0'.repeat(64)}`,
      'reason: r',
      'owner: a',
      ...(what === 'no approver' ? [] : ['approver: b']),
      'approvedOn: 2026-11-01',
      'expires: 2026-12-01',
    ]
    const yaml = `waivers:\n  - ${[line, ...rest].join('\n    ')}\n`
    const cwd = folderOf({ ...SHOP, 'w.yaml': yaml })
    const { code, err } = check(cwd, '--waivers', 'w.yaml')
    expect(code).toBe(2)
    expect(err).toContain(words)
    expect(err).toMatch(/w\.yaml:\d+:\d+/)
  })
})
