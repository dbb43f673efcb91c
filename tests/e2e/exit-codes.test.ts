import { describe, expect, test } from 'vitest'
import { DAY, ecomply, folderOf, spawned } from './run.ts'

const check = (...args: string[]) => ecomply(['check', ...args, '--as-of', DAY])

const CLEAN = 'fixtures/clean-shop'
const ERRORS = 'fixtures/corner-shop'
const BROKEN = 'fixtures/bad-input/truncated.json'

describe('exit codes', () => {
  test.each([
    ['nothing is found', 0, [CLEAN]],
    ['errors are found', 1, [ERRORS]],
    ['something cannot be read', 2, [BROKEN]],
    ['something cannot be read and errors are found', 2, [ERRORS, BROKEN]],
    ['something cannot be read, whatever the fail level', 2, [BROKEN, '--fail-on', 'never']],
    ['nothing matches', 2, ['fixtures/no-such-shop']],
    ['one of two paths matches nothing', 2, [CLEAN, 'fixtures/no-such-shop']],
    ['a glob matches nothing', 2, ['fixtures/*.ndjson']],
  ])('%s: %i', (_, code, args) => {
    expect(spawned(['check', ...args, '--as-of', DAY]).code).toBe(code)
  })

  test('a folder without records is not clean', () => {
    const cwd = folderOf({ 'readme.txt': 'no listings here' })
    expect(ecomply(['check'], { cwd }).code).toBe(2)
  })
})

describe('the fail level', () => {
  const warnings = [ERRORS, '--rule', 'product/barcode-invalid']
  const info = [ERRORS, '--rule', 'product/image-alt-missing']

  test.each([
    ['warnings pass by default', 0, warnings],
    ['warnings fail at warning', 1, [...warnings, '--fail-on', 'warning']],
    ['warnings fail at info', 1, [...warnings, '--fail-on', 'info']],
    ['info passes at warning', 0, [...info, '--fail-on', 'warning']],
    ['info fails at info', 1, [...info, '--fail-on', 'info']],
    ['errors pass at never', 0, [ERRORS, '--fail-on', 'never']],
    ['as many warnings as allowed', 0, [...warnings, '--max-warnings', '1']],
    ['more warnings than allowed', 1, [...warnings, '--max-warnings', '0']],
    ['more warnings than allowed, at never', 1, [...warnings, '--max-warnings', '0', '--fail-on', 'never']],
    ['a rule that was not judged passes by default', 0, ['fixtures/shopify', ...unjudged]],
    [
      'a rule that was not judged, with --fail-on-unchecked',
      2,
      ['fixtures/shopify', ...unjudged, '--fail-on-unchecked'],
    ],
    ['everything judged, with --fail-on-unchecked', 0, [CLEAN, '--fail-on-unchecked']],
    ['unchecked wins over findings', 2, [ERRORS, '--fail-on-unchecked']],
  ])('%s: %i', (_, code, args) => {
    expect(check(...args).code).toBe(code)
  })
})

const unjudged = ['--rule', 'product/barcode-invalid', 'product/after-sales-missing']

test('a finding settled by evidence is told and does not count', () => {
  const evidence = [{ type: 'brand-authorisation', reference: 'YS-2026-07' }]
  const product = { kind: 'product', id: 'P-1', title: '收纳盒', brand: { name: '云杉' }, evidence }
  const cwd = folderOf({ 'p.json': JSON.stringify(product) })
  const { code, out } = ecomply(
    ['check', '--rule', 'product/brand-authorisation', '--fail-on', 'info', '--as-of', DAY],
    { cwd },
  )
  expect(code).toBe(0)
  expect(out).toContain('evidenced  No authorisation is on file for the brand "云杉"')
})

describe('mistakes on the command line', () => {
  test.each([
    ['a rule', ['--rule', 'copy/absolute-term'], 'Did you mean "copy/absolute-terms"?'],
    ['a topic', ['--topic', 'licences'], 'Did you mean "licence"?'],
    ['a topic far from all', ['--topic', 'zzzzzzz'], 'absolute-term, approval'],
    ['a kind', ['--kind', 'products'], 'Did you mean "product"?'],
    ['a format', ['--format', 'jsn'], 'pretty, json, jsonl, sarif'],
    ['a flag', ['--fali-on', 'error'], 'Did you mean --fail-on?'],
    ['a fail level', ['--fail-on', 'warn'], 'error, warning, info, never'],
    ['a language', ['--lang', 'zh'], 'en, zh-CN, zh-TW'],
    ['a day that does not exist', ['--as-of', '2026-02-30'], '2026-11-11'],
    ['a day in words', ['--as-of', 'tomorrow'], 'YYYY-MM-DD'],
    ['a number of warnings', ['--max-warnings', '-1'], 'whole number, 0 or more'],
    ['a configuration file', ['--config', 'ecomply.yml'], 'No configuration file ecomply.yml'],
    ['a pack', ['--pack', 'cn-baselin'], 'cn-baselin'],
    ['a baseline', ['--baseline', 'b.json'], 'Cannot read the baseline b.json (ENOENT)'],
    ['no baseline', ['--baseline', 'package.json'], 'package.json is not a baseline'],
    ['waivers', ['--waivers', 'w.yaml'], 'Cannot read the waivers file w.yaml (ENOENT)'],
    ['two reports on one screen', ['--format', 'json', '--format', 'sarif'], '--output'],
  ])('%s', (_, args, words) => {
    const { code, out, err } = ecomply(['check', CLEAN, ...args])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(words)
    expect(err).not.toMatch(/^\s+at /m)
  })

  test('an adapter', () => {
    const { code, err } = ecomply(['check', CLEAN, '--adapter', 'shopify'])
    expect(code).toBe(2)
    expect(err).toContain('shopify-product')
  })

  test('a report that cannot be written', () => {
    const { code, err } = ecomply(['check', CLEAN, '--output', 'package.json/report.txt'])
    expect(code).toBe(2)
    expect(err).toContain('package.json/report.txt')
    expect(err).not.toMatch(/^\s+at /m)
  })

  test.each([
    ['a command', ['chekc'], 'Did you mean check?'],
    ['no command', [], 'Usage: ecomply'],
    ['explain without a rule', ['explain'], "missing required argument 'rule'"],
    ['explain of no rule', ['explain', 'product/food-licence'], 'No rule is named "product/food-licence"'],
    [
      'explain of nearly a rule',
      ['explain', 'product/food-seller-licens'],
      'Did you mean "product/food-seller-licence"?',
    ],
    ['a format of rules', ['rules', '--format', 'xml'], 'pretty, json'],
    ['a pack to test', ['test', 'no-such-pack'], 'no-such-pack'],
  ])('%s', (_, args, words) => {
    const { code, out, err } = ecomply(args)
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(words)
    expect(err).not.toMatch(/^\s+at /m)
  })

  test('what is wrong is said in the language asked for', () => {
    const { code, err } = ecomply(['check', CLEAN, '--rule', 'copy/absolute-term', '--lang', 'zh-CN'])
    expect(code).toBe(2)
    expect(err).toContain('是否想写“copy/absolute-terms”')
  })
})

test('the version is printed', () => {
  const { code, out, err } = spawned(['--version'])
  expect(out).toMatch(/^\d+\.\d+\.\d+\n$/)
  expect({ code, err }).toEqual({ code: 0, err: '' })
})
