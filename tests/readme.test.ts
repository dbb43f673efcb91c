import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { bin, ecomply, folderOf, root } from './e2e/run.ts'

const ci = readFileSync(path.join(root, '.ci/run'), 'utf8')
const DAY = '2026-11-24'

// A folder in which every command that a reader is told to give can be given.
const place = mkdtempSync(path.join(tmpdir(), 'ecomply-readme-'))
const workshop = path.join(place, 'shop')
afterAll(() => rmSync(place, { recursive: true, force: true }))
beforeAll(() => {
  const shop = path.join(root, 'fixtures/corner-shop')
  const listings = path.join(workshop, 'listings')
  for (const folder of ['products', 'stores', 'campaigns'])
    cpSync(path.join(shop, folder), path.join(listings, folder), { recursive: true })
  cpSync(path.join(shop, 'products/listings.json'), path.join(workshop, 'products.json'))
  cpSync(path.join(shop, 'stores'), path.join(workshop, 'stores'), { recursive: true })
  cpSync(path.join(shop, 'campaigns/plans.ndjson'), path.join(workshop, 'export.ndjson'))
  cpSync(path.join(root, 'fixtures/copy/eco-claim.yaml'), path.join(workshop, 'labelled-copy/eco-claim.yaml'))
  writeFileSync(path.join(workshop, 'titles.txt'), '天然乳胶枕\n保温杯\n')
  const run = (...args: string[]) => ecomply(args, { cwd: workshop })
  const saved = ['result.json', 'part-1.json', 'part-2.json', 'last-week.json', 'today.json']
  run('check', 'listings', '--as-of', DAY, ...saved.flatMap((file) => ['--format', 'json', '--output', file]))
  run('baseline', './listings', '--as-of', DAY)
  const { findings } = JSON.parse(readFileSync(path.join(workshop, 'result.json'), 'utf8')) as {
    findings: { fingerprint: string; status: string }[]
  }
  fingerprint = findings.find(({ status }) => status === 'open')?.fingerprint ?? ''
  run(
    'waive',
    fingerprint,
    './listings',
    '--reason',
    'agreed',
    '--owner',
    'Li Lei',
    '--approver',
    'Han Meimei',
    '--as-of',
    DAY,
  )
}, 120_000)
let fingerprint = ''

/** Runs one line of a README in a copy of the workshop, as a shell would. */
const runLine = (line: string, cwd: string) => {
  const command = line
    .replace('25bb620e395d', fingerprint)
    // All examples of all rules are run elsewhere.
    .replace(/^ecomply test(?=\s|$)/, 'ecomply test --rule store/licence-expired')
  const script = `ecomply() { "${process.execPath}" "${bin}" "$@"; }\n${command}\n`
  const { status, stderr } = spawnSync('bash', ['--norc', '-c', script], {
    cwd,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: cwd },
  })
  return { line, code: status, err: line.startsWith('openssl') ? '' : stderr }
}

describe.each(['README.md', 'README.zh-CN.md'])('%s', (name) => {
  const readme = readFileSync(path.join(root, name), 'utf8')

  it('gives the two commands that CI runs', () => {
    expect(readme).toMatch(/npm ci && npx ecomply check fixtures\/corner-shop (?:--lang zh-CN )?/)
    expect(readme).toContain('npm ci && npm test ')
    for (const command of ['npm ci', 'npx ecomply check fixtures/corner-shop', 'npm test'])
      expect(ci).toContain(`\n${command}`)
  })

  it('quotes what commands print', () => {
    const quotes = [...readme.matchAll(/```\n\$ npx ecomply ([^\n]+)\n([^`]+?)\n```/g)]
    expect(quotes.length).toBeGreaterThan(0)
    for (const [, args = '', quoted = ''] of quotes) {
      const { out } = ecomply([...args.split(' '), '--as-of', DAY], { env: { COLUMNS: '100' } })
      expect(out.trim()).toBe(quoted.trim())
    }
  })

  it('shows a configuration that loads', () => {
    const [, config = ''] = /```yaml\n(extends:[^`]+)```/.exec(readme) ?? []
    const folder = path.join(place, `config-${name}`)
    mkdirSync(path.join(folder, 'our-rules'), { recursive: true })
    writeFileSync(
      path.join(folder, 'our-rules/pack.yaml'),
      'pack: ours\nversion: 1.0.0\ntitle: { en: Ours, zh: 我们的 }\n',
    )
    writeFileSync(path.join(folder, 'ecomply.yaml'), config)
    expect(ecomply(['rules', '--topic', 'licence'], { cwd: folder })).toMatchObject({ code: 0, err: '' })
    const named = [...config.matchAll(/(?:store|product|campaign)\/[a-z0-9-]+/g)].map((match) => match[0])
    const rules = (JSON.parse(ecomply(['rules', '--format', 'json']).out) as { id: string }[]).map(
      (rule) => rule.id,
    )
    expect(named.length).toBeGreaterThan(1)
    expect(rules).toEqual(expect.arrayContaining(named))
  })

  it('tells commands that can be given as they stand', () => {
    const lines = [...readme.matchAll(/^ {4}((?:ecomply|cat|openssl) .+)$/gm)].map(
      (match) => match[1] as string,
    )
    expect(lines.length).toBeGreaterThan(15)
    // What one command writes the next may read; only `init` wants a folder in which nothing is set up yet.
    const folderFor = (from: string): string => {
      const folder = mkdtempSync(path.join(place, 'run-'))
      cpSync(path.join(workshop, from), from === '.' ? folder : path.join(folder, from), {
        recursive: true,
      })
      return folder
    }
    const cwd = folderFor('.')
    for (const line of lines) {
      const { code, err } = runLine(line, line.startsWith('ecomply init') ? folderFor('listings') : cwd)
      // 2 would be a command that is wrong.
      expect({ line, ok: code === 0 || code === 1, err }).toEqual({ line, ok: true, err: '' })
    }
  }, 480_000)

  it('links to files that are there', () => {
    const links = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map((match) => match[1] as string)
    expect(links).toContain(name === 'README.md' ? 'README.zh-CN.md' : 'README.md')
    for (const link of links)
      expect({ link, there: existsSync(path.join(root, link)) }).toEqual({ link, there: true })
  })
})

it('both READMEs speak of the same commands, formats and options', () => {
  const [en, zh] = ['README.md', 'README.zh-CN.md'].map((name) =>
    readFileSync(path.join(root, name), 'utf8'),
  ) as [string, string]
  const commandsIn = (text: string) =>
    new Set([...text.matchAll(/ecomply ([a-z]+)/g)].map((match) => match[1]))
  const formatsIn = (text: string) =>
    new Set(
      [
        ...text.matchAll(/`(pretty|jsonl?|sarif|junit|github|gitlab|markdown|csv(?::[a-z]+)?|xlsx|html)`/g),
      ].map((match) => match[1]),
    )
  const prose = new Set(['does', 'reads', 'cannot'])
  expect(
    [...commandsIn(en)].filter((word) => !prose.has(word as string) && !commandsIn(zh).has(word)),
  ).toEqual([])
  expect([...formatsIn(en)].filter((format) => !formatsIn(zh).has(format))).toEqual([])
})

describe('docs/adapters.md', () => {
  const page = readFileSync(path.join(root, 'docs/adapters.md'), 'utf8')

  it('shows an adapter that reads its example', () => {
    const [, adapter = ''] = /```yaml\n(# house\.yaml\n[^`]+)```/.exec(page) ?? []
    const [, input = ''] = /```json\n([^`]+)```/.exec(page) ?? []
    const cwd = folderOf({
      'house.yaml': adapter,
      'a.json': input,
      'ecomply.yaml': 'adapters: [./house.yaml]\n',
    })
    const { code, out } = ecomply(['convert', 'a.json'], { cwd })
    expect(code).toBe(0)
    const { kind, source, ...record } = JSON.parse(out)
    const { examples } = parse(adapter)
    expect(record).toEqual(examples[0].record)
    expect(JSON.parse(input)).toEqual(examples[0].input)
    expect(source.adapter).toBe('house')
  })
})

it('README names every platform that has an adapter', () => {
  const readme = readFileSync(path.join(root, 'README.md'), 'utf8')
  const { adapters } = JSON.parse(ecomply(['adapters', '--format', 'json']).out)
  const names = (adapters as { platform: string; generic?: boolean }[])
    .filter(({ generic }) => !generic)
    .flatMap(({ platform }) => platform.split('/'))
  for (const name of new Set(names))
    expect.soft(readme.toLowerCase()).toContain(name.toLowerCase().split(' ')[0])
})
