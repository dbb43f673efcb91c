import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkJson, DAY, ecomply, folderOf } from './run.ts'

const ESC = '\u001b'
const BEL = '\u0007'

/** What a terminal obeys or hides: control characters but the line break, bidirectional and invisible ones. */
const OBEYED = /(?!\n)\p{Cc}|[\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u

const NASTY = `${ESC}[31m${ESC}]8;;https://evil.example${BEL}全网最佳${ESC}]8;;${BEL}${ESC}[2J${ESC}c\u202e\u2066\u009b5m\u200b\r杯`

describe('nothing of the input is obeyed by the terminal', () => {
  const files = {
    'p.json': JSON.stringify({
      kind: 'product',
      id: `P-1${NASTY}`,
      title: NASTY,
      description: `<p>国家级${NASTY}</p>`,
      brand: { name: NASTY },
      category: { path: [NASTY] },
      storeId: NASTY,
    }),
    'wrong.json': JSON.stringify({ kind: 'product', id: `P-2${NASTY}`, title: [NASTY], [NASTY]: 1 }),
    [`broken${ESC}[31m\n.json`]: `{"kind":"product","${NASTY}`,
  }

  test.each(['pretty', 'json', 'sarif'])('%s', (format) => {
    const cwd = folderOf(files)
    const { code, out, err } = ecomply(['check', '--format', format, '--as-of', DAY], { cwd })
    expect(code).toBe(2)
    expect(out).toContain('copy/absolute-terms')
    expect(OBEYED.exec(out + err)).toBeNull()
  })

  test('with colour only our own colours are', () => {
    const { out } = ecomply(['check', '--as-of', DAY], { cwd: folderOf(files), env: { FORCE_COLOR: '1' } })
    expect(out).toContain(`${ESC}[31m`)
    expect(OBEYED.exec(out.replaceAll(/\u001b\[\d+m/g, ''))).toBeNull()
    expect(out).not.toContain(`${ESC}]8;;https://evil`)
  })

  test('names of paths that match nothing', () => {
    const { code, out, err } = ecomply(['check', `no${NASTY}.json`], { cwd: folderOf({}) })
    expect(code).toBe(2)
    expect(OBEYED.exec(out + err)).toBeNull()
  })

  test.each([
    ['an unknown rule', `rules: { "product/\\e[31m": off }`],
    ['an unknown key', `"ru\\e]8;;les": 1`],
    ['a wrong value', `rules: { copy/absolute-terms: "\\u202e" }`],
    ['a pack', `extends: ["\\e[31m"]`],
  ])('of the configuration: %s', (_, config) => {
    const cwd = folderOf({ 'ecomply.yaml': config, 'p.json': '{}' })
    const { code, out, err } = ecomply(['check'], { cwd })
    expect(code).toBe(2)
    expect(OBEYED.exec(out + err)).toBeNull()
  })
})

describe('keys that mean something to JavaScript', () => {
  test('are ordinary keys of a record', () => {
    const cwd = folderOf({
      'p.json':
        '{"kind":"product","id":"P-1","title":"杯 国家级","__proto__":{"title":"最佳","polluted":1},' +
        '"constructor":{"prototype":{"polluted":1}},"toString":"最佳","hasOwnProperty":1,"brand":{"__proto__":{"name":"云杉"}}}',
    })
    const { code, result } = checkJson([], { cwd })
    expect(code).toBe(1)
    expect(result.errors).toEqual([])
    const found = result.findings.map(({ rule, match }) => [rule, match])
    expect(found).toContainEqual(['copy/absolute-terms', '国家级'])
    // The brand has no name of its own, and unknown keys are no copy.
    expect(found.filter(([rule]) => rule === 'product/brand-authorisation')).toEqual([])
    expect(found.filter(([, match]) => match === '最佳')).toEqual([])
  })

  test('do not stand in for what is missing', () => {
    const cwd = folderOf({ 'p.json': '{"__proto__":{"kind":"product","id":"P-1","title":"杯"}}' })
    const { code, result } = checkJson([], { cwd })
    expect(code).toBe(2)
    expect(result.errors).toMatchObject([{ code: 'input/unknown-kind' }])
  })

  test.each([
    ['__proto__: { polluted: true }', 'Unknown key "__proto__"'],
    ['rules: { __proto__: off }', 'No rule is named "__proto__"'],
    ['rules: { constructor: off }', 'No rule is named "constructor"'],
    ['overrides: [{ paths: ["**"], rules: { __proto__: off } }]', 'No rule is named "__proto__"'],
    ['rules: { store/review-overdue: { options: { __proto__: 1 } } }', 'no option "__proto__"'],
  ])('are unknown in the configuration: %s', (config, words) => {
    const cwd = folderOf({ 'ecomply.yaml': config, 'p.json': '{}' })
    const { code, err } = ecomply(['check'], { cwd })
    expect(code).toBe(2)
    expect(err).toContain(words)
  })

  test.each([
    ['fact: record, path: __proto__.polluted, operator: empty, value: true', 'no such field: "__proto__"'],
    ['fact: record, path: constructor.name, operator: empty, value: true', 'no such field: "constructor"'],
    ['fact: record, path: "$..[?(@.x)]", operator: empty, value: true', 'no such field: "$"'],
    ['fact: constructor, operator: equal, value: 1', 'no such fact: "constructor"'],
    ['fact: record, path: title, operator: toString, value: 1', 'no such operator: "toString"'],
    ['condition: constructor', 'No condition is named "constructor"'],
    ['fact: mentions, params: { lexicon: __proto__ }, operator: empty, value: true', 'no lexicon is named'],
  ])('are unknown in a rule: { %s }', (condition, words) => {
    const { code, err } = ecomply(['check'], { cwd: folderOf(house(condition)) })
    expect(code).toBe(2)
    expect(err).toContain(words)
  })

  test('lead nowhere below a field', () => {
    const condition = 'fact: record, path: title.constructor.name, operator: empty, value: false'
    const { result } = checkJson(['--rule', 'house/rule'], { cwd: folderOf(house(condition)) })
    expect(result.findings).toEqual([])
  })
})

const house = (condition: string) => ({
  'p.json': '{"kind":"product","id":"P-1","title":"杯"}',
  'ecomply.yaml': 'extends: [cn-baseline, house]\n',
  'house/pack.yaml': 'pack: house\nversion: 1.0.0\ntitle: { en: House, zh: 店内 }\n',
  'house/product/rules.yaml': `rules:
  - id: house/rule
    topic: completeness
    severity: warning
    kinds: [product]
    clauses: [3.1.2.b]
    law: []
    title: { en: t, zh: t }
    forbid: { ${condition} }
    report: { at: title, message: { en: m, zh: m }, fix: { en: f, zh: f } }
    examples: []
`,
})

describe('files that would take the machine down', () => {
  test('a YAML alias bomb is refused', () => {
    const levels = [...'bcdefghijk'].map((name, at) => {
      const before = [...'abcdefghijk'][at]
      return `${name}: &${name} [${Array(9).fill(`*${before}`).join(',')}]`
    })
    const cwd = folderOf({ 'ecomply.yaml': `a: &a [x,x,x,x]\n${levels.join('\n')}\n`, 'p.json': '{}' })
    const { code, err } = ecomply(['check'], { cwd })
    expect(code).toBe(2)
    expect(err).toContain('ecomply.yaml')
    expect(err.length).toBeLessThan(2000)
  })

  test('a page without end in one line is cut on the screen', () => {
    const title = `全网最佳${'很'.repeat(200_000)}好`
    const cwd = folderOf({
      'p.json': JSON.stringify({ kind: 'product', id: title, title, brand: { name: title } }),
    })
    const { code, out } = ecomply(['check', '--as-of', DAY], { cwd })
    expect(code).toBe(1)
    expect(out).toContain('最佳')
    expect(out.length).toBeLessThan(50_000)
  })
})

test('nothing is written but what --output names', () => {
  const cwd = folderOf({
    'p.json': '{"kind":"product","id":"../../evil","title":"国家级","platform":"../x","storeId":"../../s"}',
  })
  ecomply(['check', '--format', 'sarif', '--output', 'r.sarif', '--as-of', DAY], { cwd })
  expect(readdirSync(cwd).sort()).toEqual(['p.json', 'r.sarif'])
  expect(existsSync(path.join(cwd, '../evil'))).toBe(false)
})
