import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, test } from 'vitest'
import { columns } from '../../src/reports/width.ts'
import { openResultProblems, resultProblems, sarifProblems } from '../reports/schema-check.ts'
import { bin, DAY, ecomply, folderOf, root, spawned } from './run.ts'

const check = (...args: string[]) => ['check', 'fixtures/corner-shop', '--as-of', DAY, ...args]
const ESC = '\u001b'

describe('colour', () => {
  test.each([
    ['none in a pipe', {}, [], false],
    ['with FORCE_COLOR', { FORCE_COLOR: '1' }, [], true],
    ['none with FORCE_COLOR=0', { FORCE_COLOR: '0' }, [], false],
    ['none with NO_COLOR, which wins', { FORCE_COLOR: '1', NO_COLOR: '1' }, [], false],
    ['with an empty NO_COLOR', { FORCE_COLOR: '1', NO_COLOR: '' }, [], true],
    ['none with --no-color', { FORCE_COLOR: '1' }, ['--no-color'], false],
    ['none in json', { FORCE_COLOR: '1' }, ['--format', 'json'], false],
    ['none in sarif', { FORCE_COLOR: '1' }, ['--format', 'sarif'], false],
  ])('%s', (_, env, args, coloured) => {
    expect(ecomply(check(...args), { env }).out.includes(ESC)).toBe(coloured)
  })

  test('as the environment of the process says', () => {
    expect(spawned(check()).out).not.toContain(ESC)
    expect(spawned(check(), { env: { FORCE_COLOR: '1' } }).out).toContain(ESC)
  })

  test('none in a file', () => {
    const cwd = folderOf({ 'p.json': '{"kind":"product","id":"P","title":"国家级"}' })
    ecomply(['check', '--output', 'r.txt', '--as-of', DAY], { cwd, env: { FORCE_COLOR: '1' } })
    expect(readFileSync(path.join(cwd, 'r.txt'), 'utf8')).not.toContain(ESC)
  })

  test('says nothing that the plain report does not say', () => {
    const { out } = ecomply(check(), { env: { FORCE_COLOR: '1' } })
    expect(out.replaceAll(/\u001b\[\d+m/g, '')).toBe(ecomply(check()).out)
  })

  test.each(['rules', 'explain copy/treatment-claim', 'test --rule copy/treatment-claim'])(
    'in %s',
    (words) => {
      const args = words.split(' ')
      expect(ecomply(args).out).not.toContain(ESC)
      expect(ecomply(args, { env: { FORCE_COLOR: '1', NO_COLOR: '1' } }).out).not.toContain(ESC)
    },
  )
})

const hasScript = spawnSync('script', ['--version']).status === 0

// util-linux' script(1) gives the command a terminal of its own.
describe.skipIf(!hasScript)('on a terminal', () => {
  const screen = (env: NodeJS.ProcessEnv, ...args: string[]): string => {
    const command = [process.execPath, bin, ...check('--rule', 'copy/absolute-terms', ...args)].join(' ')
    const { stdout } = spawnSync('script', ['-qec', command, '/dev/null'], {
      cwd: root,
      env: { PATH: process.env.PATH, TERM: 'xterm-256color', ...env },
      encoding: 'utf8',
      input: '',
    })
    return stdout.replaceAll('\r\n', '\n')
  }

  test('colour, unless it is not wanted', () => {
    expect(screen({})).toContain(`${ESC}[31m`)
    expect(screen({ NO_COLOR: '1' })).not.toContain(ESC)
    expect(screen({ TERM: 'dumb' })).not.toContain(ESC)
    expect(screen({}, '--no-color')).not.toContain(ESC)
  })

  test('links to the files, where the terminal has them', () => {
    const link = `${ESC}]8;;${pathToFileURL(root).href}/fixtures/corner-shop/products/listings.json${ESC}\\`
    expect(screen({ FORCE_HYPERLINK: '1' })).toContain(link)
    expect(screen({ FORCE_HYPERLINK: '0' })).not.toContain(`${ESC}]8`)
    expect(screen({ FORCE_HYPERLINK: '1', NO_COLOR: '1' })).not.toContain(ESC)
  })

  test('no line is wider than the terminal', () => {
    const wide = screen({ NO_COLOR: '1' })
      .split('\n')
      .filter((line) => columns(line) > 80)
    expect(wide).toEqual([])
  })
})

describe('a pipe that is closed', () => {
  const many = JSON.stringify(
    Array.from({ length: 3000 }, (_, n) => ({ kind: 'product', id: `P-${n}`, title: '国家级' })),
  )

  test.each(['pretty', 'json', 'sarif'])('ends the %s report without a stack trace', (format) => {
    const cwd = folderOf({ 'p.json': many })
    const command = `"$0" "$1" check --format ${format} --as-of ${DAY} | head -n 1`
    const { stdout, stderr } = spawnSync('sh', ['-c', command, process.execPath, bin], {
      cwd,
      encoding: 'utf8',
    })
    expect(stdout.split('\n').filter(Boolean)).toHaveLength(1)
    expect(stderr).toBe('')
  })
})

describe('--quiet', () => {
  test('shows errors only, and counts the rest', () => {
    const { code, out } = ecomply(check('--quiet'))
    expect(code).toBe(1)
    expect(out).toMatch(/^ {4}error {2}/m)
    expect(out).not.toMatch(/^ {4}(?:warning|info|evidenced) {2}/m)
    expect(out).not.toContain('Not checked')
    expect(out).toMatch(/\d+ errors, \d+ warnings, \d+ info in/)
  })

  test('is not silent when all is well', () => {
    expect(ecomply(['check', 'fixtures/clean-shop', '--quiet', '--as-of', DAY]).out).toMatch(
      /^No findings in .*\n$/,
    )
  })
})

describe('--output', () => {
  const shop = { 'p.json': '{"kind":"product","id":"P","title":"国家级"}' }

  test('writes each report to its file, and nothing to the terminal', () => {
    const cwd = folderOf(shop)
    const outputs = [
      '--format',
      'json',
      '--output',
      'a.json',
      '--format',
      'sarif',
      '--output',
      'new/folder/b.sarif',
    ]
    const { code, out, err } = ecomply(['check', 'p.json', ...outputs, '--as-of', DAY], { cwd })
    expect({ code, out, err }).toEqual({ code: 1, out: '', err: '' })
    const written = (file: string) => readFileSync(path.join(cwd, file), 'utf8')
    expect(written('a.json')).toBe(
      ecomply(['check', 'p.json', '--format', 'json', '--as-of', DAY], { cwd }).out,
    )
    expect(JSON.parse(written('new/folder/b.sarif')).version).toBe('2.1.0')
    expect(readdirSync(cwd).sort()).toEqual(['a.json', 'new', 'p.json'])
  })

  test('goes with one report on the screen', () => {
    const cwd = folderOf(shop)
    const { out } = ecomply(
      ['check', 'p.json', '--format', 'json', '--output', 'a.json', '--format', 'pretty'],
      { cwd },
    )
    expect(out).toContain('copy/absolute-terms')
    expect(readdirSync(cwd)).toContain('a.json')
  })

  test('replaces a file of before', () => {
    const cwd = folderOf({ ...shop, 'r.txt': 'x'.repeat(100_000) })
    ecomply(['check', 'p.json', '--output', 'r.txt', '--as-of', DAY], { cwd })
    expect(readFileSync(path.join(cwd, 'r.txt'), 'utf8')).toBe(
      ecomply(['check', 'p.json', '--as-of', DAY], { cwd }).out,
    )
  })

  test('leaves no piece behind where it cannot write', () => {
    const cwd = folderOf(shop)
    mkdirSync(path.join(cwd, 'r.json'))
    const { code, err } = ecomply(['check', 'p.json', '--format', 'json', '--output', 'r.json'], { cwd })
    expect(code).toBe(2)
    expect(err).toContain('r.json')
    expect(readdirSync(cwd).sort()).toEqual(['p.json', 'r.json'])
    expect(readdirSync(path.join(cwd, 'r.json'))).toEqual([])
  })

  test('leaves the file of before when the run is interrupted', async () => {
    const cwd = folderOf({ 'r.json': 'before' })
    const child = spawn(process.execPath, [bin, 'check', '-', '--format', 'json', '--output', 'r.json'], {
      cwd,
      stdio: ['pipe', 'ignore', 'pipe'],
    })
    let err = ''
    child.stderr.on('data', (chunk) => (err += chunk))
    child.stdin.on('error', () => {})
    const closed = new Promise((resolve) => child.once('close', (code, signal) => resolve(code ?? signal)))
    // More than a pipe holds: once all of it is taken, the run is reading, and more is to come.
    await new Promise<void>((resolve) =>
      child.stdin.write(`${shop['p.json']}\n`.repeat(20_000), () => resolve()),
    )
    child.kill('SIGINT')
    expect(await closed).toBe('SIGINT')
    expect(err).toBe('')
    expect(readFileSync(path.join(cwd, 'r.json'), 'utf8')).toBe('before')
    expect(readdirSync(cwd)).toEqual(['r.json'])
  })
})

describe('schemas', () => {
  const shops = ['corner-shop', 'clean-shop', 'shopify', 'woocommerce', 'bad-input']

  test.each(shops)('json of %s holds to schemas/result.schema.json', (shop) => {
    const { out } = ecomply(['check', `fixtures/${shop}`, '--format', 'json', '--as-of', DAY])
    expect(resultProblems(JSON.parse(out))).toEqual([])
    expect(openResultProblems(JSON.parse(out))).toEqual([])
  })

  test.each(shops)('sarif of %s holds to the schema of SARIF 2.1.0', (shop) => {
    const { out } = ecomply(['check', `fixtures/${shop}`, '--format', 'sarif', '--as-of', DAY])
    expect(sarifProblems(JSON.parse(out))).toEqual([])
  })
})

test('the bin runs where it is linked to, as npx does', () => {
  const link = path.join(folderOf({}), 'ecomply')
  execFileSync('ln', ['-s', bin, link])
  const { status, stdout } = spawnSync(
    process.execPath,
    [link, 'check', 'fixtures/clean-shop', '--as-of', DAY],
    {
      cwd: root,
      encoding: 'utf8',
    },
  )
  expect(status).toBe(0)
  expect(stdout).toMatch(/^No findings/)
})
