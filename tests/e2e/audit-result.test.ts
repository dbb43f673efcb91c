import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { commandOf } from '../../src/cli/command-of.ts'
import { checkJson, DAY, ecomply, folderOf, root } from './run.ts'

const SHOP = 'fixtures/corner-shop'

describe('what a result tells an auditor', () => {
  const { result, code } = checkJson([SHOP, '--fail-on', 'warning', '--max-warnings', '3'])

  test('the gate it was held to, and how it ended', () => {
    expect(result.gate).toEqual({ failOn: 'warning', maxWarnings: 3, failOnUnchecked: false, exitCode: code })
  })

  test('every clause of the register, with the rules of the run', () => {
    const clauses = result.coverage?.clauses ?? []
    const register = readFileSync(path.join(root, 'rules/cn-baseline/clauses.yaml'), 'utf8')
    expect(clauses).toHaveLength(register.match(/^ {2}- id: /gm)!.length)
    expect(result.coverage?.sections.find(({ id }) => id === '2.3')?.title).toBe('Licences and their upkeep')
    for (const { coverage, rules, kinds } of clauses) {
      expect(rules.length > 0).toBe(coverage === 'automatic' || coverage === 'partial')
      expect(kinds.length > 0).toBe(rules.length > 0)
    }
    const named = new Set(clauses.flatMap(({ rules }) => rules))
    for (const finding of result.findings) expect(named).toContain(finding.rule)
  })

  test('a clause is not covered by a run that left its rules out', () => {
    const part = checkJson([SHOP, '--rule', 'store/licence-expired']).result
    const covered = part.coverage?.clauses.filter(({ rules }) => rules.length > 0) ?? []
    expect(new Set(covered.flatMap(({ rules }) => rules))).toEqual(new Set(['store/licence-expired']))
    expect(part.command).toEqual(expect.arrayContaining(['--rule', 'store/licence-expired']))
  })

  test('the licences, as ecomply licences lists them', () => {
    const { licences } = JSON.parse(ecomply(['licences', SHOP, '--as-of', DAY, '--format', 'json']).out)
    expect(result.licences?.entries).toEqual(licences)
    expect(Object.values(result.licences?.states ?? {}).reduce((sum, count) => sum + count)).toBe(
      licences.length,
    )
  })

  test('the store a record belongs to', () => {
    expect(new Set(result.findings.map(({ store }) => store))).toContain('S-CORNER')
  })

  test('a command that gives the result again', () => {
    const again = ecomply([...(result.command ?? []).slice(1), '--format', 'json'])
    expect(JSON.parse(again.out)).toEqual(result)
  })

  test.each([
    [
      ['./b', 'a/', 'a'],
      ['a', 'b'],
    ],
    [
      ['a/x.json', 'a', 'a/y.txt'],
      ['a', 'a/y.txt'],
    ],
    [
      ['.', '../x.json', 'y.json', '-'],
      ['-', '.', '../x.json'],
    ],
    [
      ['/shop/b', '/elsewhere'],
      ['../elsewhere', 'b'],
    ],
    [[], ['.']],
  ])('in which %j is %j', (paths, shown) => {
    const command = commandOf(paths, { color: false }, { asOf: DAY, language: 'en' }, '/shop')
    expect(command).toEqual(['ecomply', 'check', ...shown, '--as-of', DAY, '--lang', 'en'])
  })

  test('no path of this machine, however the input was named', () => {
    const { out } = checkJson([path.join(root, SHOP)])
    expect(out).not.toContain(root)
    expect(out).toBe(checkJson([SHOP]).out)
  })
})

test('of very many certificates a result lists those that end soonest, and says so', () => {
  const lines = Array.from({ length: 3000 }, (_, at) => {
    const ends = new Date(Date.UTC(2027, 0, 1) + ((at * 7919) % 3000) * 86_400_000)
    const licence = {
      type: 'device-registration',
      number: `国械注准2025307${String(at).padStart(4, '0')}`,
      validTo: ends.toISOString().slice(0, 10),
    }
    return JSON.stringify({ kind: 'product', id: `P${at}`, title: '血压计', licences: [licence] })
  })
  const cwd = folderOf({ 'products.ndjson': `${lines.join('\n')}\n` })
  const { licences } = checkJson(['products.ndjson', '--rule', 'copy/absolute-terms'], { cwd }).result
  const days = licences?.entries.map(({ validTo }) => validTo) ?? []
  expect(licences).toMatchObject({ states: { valid: 3000 }, more: true })
  expect([days.length, days[0], days.at(-1)]).toEqual([1000, '2027-01-01', '2029-09-26'])
  expect(days).toEqual([...days].sort())
  expect(new Set(licences?.entries.map(({ products }) => products))).toEqual(new Set([1]))
})
