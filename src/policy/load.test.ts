import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { readSchemas } from '../config/installation.ts'
import { vocabulary } from '../config/policy.ts'
import { loadPolicy, type PolicyRequest } from './load.ts'
import { PolicyErrors, showPolicyError } from './policy-error.ts'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const pack = (files: Record<string, string>) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'ecomply-pack-'))
  folders.push(folder)
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), text)
  }
  return { folder, shown: 'ours' }
}

const REGISTERS = {
  'clauses.yaml':
    'clauses:\n  - { id: 1.1.1.a, check: automatic, kinds: [product], gist: { en: g, zh: g }, law: [] }\n',
  'law.yaml':
    "law:\n  - { id: some-law, title: { en: Some Law, zh: 某法 }, version: v, mark: V, articles: { '9': { en: a, zh: a } } }\n",
}

const rule = (changes: Record<string, string> = {}): string => {
  const parts: Record<string, string> = {
    id: 'product/titled',
    topic: 'completeness',
    severity: 'error',
    kinds: '[product]',
    clauses: '[1.1.1.a]',
    law: '[some-law/9]',
    title: '{ en: t, zh: t }',
    require: '{ fact: record, path: subtitle, operator: empty, value: false }',
    report: '{ at: subtitle, message: { en: m, zh: m }, fix: { en: f, zh: f } }',
    examples: '[]',
    ...changes,
  }
  const lines = Object.entries(parts)
    .filter(([, value]) => value !== '')
    .map(([key, value]) => `    ${key}: ${value}`)
  return `rules:\n  -${lines.join('\n').slice(3)}\n`
}

const load = (files: Record<string, string>, request: Partial<PolicyRequest> = {}) =>
  loadPolicy({
    packs: [pack({ ...REGISTERS, ...files })],
    vocabulary,
    schemas: readSchemas,
    prebuilt: { parsed: {}, checkedPacks: [] },
    ...request,
  })

const mistakesOf = async (loading: Promise<unknown>): Promise<string> => {
  const error = await loading.then(
    () => undefined,
    (cause) => cause,
  )
  if (!(error instanceof PolicyErrors)) throw error ?? new Error('the pack loaded')
  return error.errors.map((one) => showPolicyError(one, 'en')).join('\n\n')
}

describe('loadPolicy', () => {
  it('loads a rule', async () => {
    const policy = await load({ 'product/a.yaml': rule() })
    expect(policy.rules.map(({ id, severity }) => [id, severity])).toEqual([['product/titled', 'error']])
    expect(policy.law['some-law/9']?.title).toEqual({ en: 'Some Law, art. 9', zh: '《某法》第9条' })
  })

  it('shows where a mistake is, the lines around it and the nearest right word', async () => {
    const text = await mistakesOf(
      load({
        'product/a.yaml': rule({ require: '{ fact: recrd, path: subtitle, operator: empty, value: false }' }),
      }),
    )
    expect(text).toBe(
      [
        'ours/product/a.yaml:9:22 policy/unknown-fact no such fact: "recrd". Did you mean "record"?',
        '  8 |     title: { en: t, zh: t }',
        '> 9 |     require: { fact: recrd, path: subtitle, operator: empty, value: false }',
        '                           ^^^^^',
      ].join('\n'),
    )
  })

  it.each([
    [
      'an unknown key',
      { severty: 'error' },
      /policy\/unknown-key Unknown key "severty". Did you mean "severity"\?/,
    ],
    [
      'an unknown severity',
      { severity: 'fatal' },
      /unknown-value "fatal" is not allowed here. Allowed: error, warning, info/,
    ],
    [
      'an unknown operator',
      { require: '{ fact: record, path: title, operator: equals, value: a }' },
      /no such operator: "equals". Did you mean "equal"/,
    ],
    [
      'an unknown field',
      { require: '{ fact: record, path: titel, operator: empty, value: false }' },
      /no such field: "titel". Did you mean "title"/,
    ],
    [
      'an unknown parameter',
      { require: '{ fact: mentions, params: { lexikon: a }, operator: empty, value: true }' },
      /Parameters of the fact "mentions"/,
    ],
    [
      'an unknown lexicon is a mistake of the rule',
      { report: '{ at: nowhere, message: { en: m, zh: m }, fix: { en: f, zh: f } }' },
      /no such field or fact with places: "nowhere"/,
    ],
    [
      'an unknown clause',
      { clauses: '[1.1.1.b]' },
      /no such clause in the register: "1.1.1.b". Did you mean "1.1.1.a"/,
    ],
    ['an unknown law', { law: '[some-law/8]' }, /no such law article in the register: "some-law\/8"/],
    [
      'an unknown placeholder',
      { report: "{ at: title, message: { en: 'x {titel}', zh: m }, fix: { en: f, zh: f } }" },
      /"titel"\. Did you mean "title"/,
    ],
    [
      'a fact for another kind',
      { require: '{ fact: offers, operator: empty, value: true }' },
      /The fact "offers" is for campaign; the rule also judges product/,
    ],
    ['neither require nor forbid', { require: '' }, /exactly one of "require" and "forbid"/],
    [
      'both require and forbid',
      { forbid: '{ fact: record, path: title, operator: empty, value: true }' },
      /exactly one of "require" and "forbid"/,
    ],
  ])('refuses %s', async (_, changes, words) => {
    expect(await mistakesOf(load({ 'product/a.yaml': rule(changes as Record<string, string>) }))).toMatch(
      words,
    )
  })

  it('names every mistake at once', async () => {
    const text = await mistakesOf(load({ 'product/a.yaml': rule({ clauses: '[9.9.9.z]', law: '[x/1]' }) }))
    expect(text.match(/policy\/unknown/g)).toHaveLength(2)
  })

  it('says where YAML is broken', async () => {
    expect(await mistakesOf(load({ 'product/a.yaml': 'rules:\n  - id: [a\n' }))).toMatch(
      /^ours\/product\/a\.yaml:\d+:\d+ policy\/invalid-yaml/,
    )
  })

  it('refuses two rules with one id', async () => {
    expect(await mistakesOf(load({ 'product/a.yaml': rule(), 'product/b.yaml': rule() }))).toMatch(
      /duplicate-rule .*product\/titled/,
    )
  })

  it('says which folder holds no pack', async () => {
    expect(
      await mistakesOf(
        load({}, { packs: [{ folder: path.join(tmpdir(), 'not-there'), shown: 'not-there' }] }),
      ),
    ).toMatch(/no-pack Cannot read the pack folder not-there \(ENOENT\)/)
  })

  it('lets the configuration change severities and turn rules off', async () => {
    const warned = await load(
      { 'product/a.yaml': rule() },
      { rules: { 'product/titled': { severity: 'warning' } } },
    )
    expect(warned.rules[0]?.severity).toBe('warning')
    const off = await load({ 'product/a.yaml': rule() }, { rules: { 'product/titled': { severity: 'off' } } })
    expect(off.rules).toEqual([])
    expect(off.digest).not.toBe(warned.digest)
  })

  it('refuses settings of rules and options that do not exist', async () => {
    const text = await mistakesOf(
      load(
        { 'product/a.yaml': rule() },
        { rules: { 'product/titel': { severity: 'off' }, 'product/titled': { options: { days: 3 } } } },
      ),
    )
    expect(text).toMatch(/No rule is named "product\/titel"\. Did you mean "product\/titled"/)
    expect(text).toMatch(/no option "days"/)
  })
})
