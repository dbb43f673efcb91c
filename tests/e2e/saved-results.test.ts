import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { FORMATS } from '../../src/reports/reporter.ts'
import { DAY, ecomply, folderOf, root } from './run.ts'

const SHOP = 'fixtures/corner-shop'

const saved = (cwd: string, paths: string[], file: string, ...args: string[]) =>
  ecomply(['check', ...paths, '--as-of', DAY, '--format', 'json', '--output', file, ...args], { cwd })

describe('ecomply report', () => {
  test.each(FORMATS)('renders a saved result as %s, the same bytes as the run', (format) => {
    const file = path.join(folderOf({}), 'result.json')
    saved(root, [SHOP], file)
    const direct = ecomply(['check', SHOP, '--as-of', DAY, '--format', format])
    expect(ecomply(['report', file, '--format', format])).toEqual({ ...direct, code: 0 })
  })

  test('joins the parts of a catalogue whose records do not belong to each other', () => {
    const record = (id: string, title: string) => JSON.stringify({ kind: 'product', id, title })
    const cwd = folderOf({
      'a.json': record('P1', '全网最低价保温杯'),
      'b.json': record('P2', '史上最低价水杯'),
    })
    for (const part of ['a', 'b']) saved(cwd, [`${part}.json`], `${part}.result`)
    saved(cwd, ['a.json', 'b.json'], 'all.result')
    const joined = JSON.parse(
      ecomply(['report', '--merge', 'b.result', 'a.result', '--format', 'json'], { cwd }).out,
    )
    const whole = JSON.parse(readFileSync(path.join(cwd, 'all.result'), 'utf8'))
    // No one command read the parts.
    expect({ ...joined, input: { ...joined.input, digest: '' } }).toEqual({
      ...whole,
      command: undefined,
      input: { ...whole.input, digest: '' },
    })
  })

  test.each([
    ['another day', ['--as-of', '2026-01-01'], 'not judged as on the same day'],
    ['another language', ['--lang', 'zh-CN'], 'not in the same language'],
    ['another policy', ['--config', 'other.yaml'], 'not judged by the same policy'],
  ])('does not join results of %s', (_, args, words) => {
    const record = JSON.stringify({ kind: 'product', id: 'P1', title: '保温杯' })
    const cwd = folderOf({ 'a.json': record, 'other.yaml': 'rules: { product/image-alt-missing: off }\n' })
    saved(cwd, ['a.json'], 'a.result')
    const rest = args.includes('--as-of') ? args : [...args, '--as-of', DAY]
    ecomply(['check', 'a.json', '--format', 'json', '--output', 'b.result', ...rest], { cwd })
    const { code, err } = ecomply(['report', '--merge', 'a.result', 'b.result'], { cwd })
    expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(words) })
  })

  test.each([
    ['nothing', 'missing.json', 'ENOENT'],
    ['no JSON', 'text.json', 'JSON'],
    ['another JSON', 'other.json', '"version" is missing'],
  ])('says so when the file is %s', (_, file, words) => {
    const cwd = folderOf({ 'text.json': 'findings', 'other.json': '{}' })
    const { code, out, err } = ecomply(['report', file], { cwd })
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(words)
  })
})

describe('ecomply diff', () => {
  const record = (id: string, title: string) => ({ kind: 'product', id, title })

  test('tells what is new, fixed and still open', () => {
    const cwd = folderOf({
      'shop.json': JSON.stringify([record('P1', '全网最低价保温杯'), record('P2', '史上最低价水杯')]),
    })
    const only = ['--rule', 'copy/lowest-price-claim']
    saved(cwd, ['shop.json'], 'old.result', ...only)
    const later = [record('P2', '史上最低价水杯'), record('P1', '保温杯'), record('P3', '历史最低价碗')]
    writeFileSync(path.join(cwd, 'shop.json'), JSON.stringify(later))
    saved(cwd, ['shop.json'], 'new.result', ...only)
    const { code, out } = ecomply(['diff', 'old.result', 'new.result', '--format', 'json'], { cwd })
    const { appeared, fixed, remaining } = JSON.parse(out)
    const records = (findings: { record: string }[]) => findings.map((finding) => finding.record)
    expect(code).toBe(0)
    expect([appeared, fixed, remaining].map(records)).toEqual([['P3'], ['P1'], ['P2']])
    expect(ecomply(['diff', 'old.result', 'new.result'], { cwd }).out).toContain('New (1)')
    expect(ecomply(['diff', 'old.result', 'new.result', '--format', 'markdown'], { cwd }).out).toContain(
      '## Fixed (1)',
    )
  })
})

describe('ecomply coverage', () => {
  const { summary, clauses } = JSON.parse(ecomply(['coverage', '--format', 'json']).out) as {
    summary: Record<string, number>
    clauses: { id: string; coverage: string; rules: string[] }[]
  }

  test('names every clause of the register once', () => {
    const register = readFileSync(path.join(root, 'rules/cn-baseline/clauses.yaml'), 'utf8').match(
      /^ {2}- id: /gm,
    )
    expect(clauses).toHaveLength(register!.length)
    expect(new Set(clauses.map(({ id }) => id)).size).toBe(clauses.length)
    expect(Object.values(summary).reduce((sum, count) => sum + count)).toBe(clauses.length)
  })

  test('calls no clause covered that no rule names', () => {
    for (const { coverage, rules } of clauses)
      expect(coverage === 'automatic' || coverage === 'partial').toBe(rules.length > 0)
  })

  test('is a table for people and for documents', () => {
    expect(ecomply(['coverage']).out).toMatch(
      /\n232 clauses: \d+ automatic, \d+ partial, \d+ attestation, \d+ missing\n$/,
    )
    expect(ecomply(['coverage', '--format', 'markdown', '--lang', 'zh-CN']).out).toMatch(
      /^\| 条款 \| 覆盖 \|/,
    )
  })
})
