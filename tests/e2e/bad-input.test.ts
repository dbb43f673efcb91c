import { readdirSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkJson, DAY, ecomply, folderOf, root } from './run.ts'

// Every record of these files that can be judged breaks this rule once.
const RULE = ['--rule', 'copy/absolute-terms']

interface Told {
  /** How many records of the file are judged all the same. */
  judged: number
  code?: string
  /** Line and column; absent where the whole file is meant. */
  at?: readonly [number, number]
}

const FILES: Record<string, Told> = {
  'good.json': { judged: 2 },
  'bom.json': { judged: 2 },
  'crlf.json': { judged: 2 },
  'arrays-in-a-row.json': { judged: 8 },
  'binary.json': { judged: 0, code: 'input/binary' },
  'callback.json': { judged: 1 },
  'duplicate-key.json': { judged: 1, code: 'input/duplicate-key', at: [12, 7] },
  'empty.json': { judged: 0, code: 'input/empty' },
  'empty-list.json': { judged: 0, code: 'input/no-records', at: [2, 15] },
  'error-answer.json': { judged: 0, code: 'input/error-answer', at: [1, 1] },
  'gbk.json': { judged: 1 },
  'gbk-broken.json': { judged: 0, code: 'input/invalid-utf8', at: [4, 14] },
  'joined-records.json': { judged: 2 },
  'json-in-a-string.json': { judged: 1 },
  'line-break-in-key.json': { judged: 1, code: 'input/raw-line-break', at: [11, 8] },
  'line-break-in-string.json': { judged: 1, code: 'input/raw-line-break', at: [11, 24] },
  'missing-field.json': { judged: 1, code: 'input/missing-field', at: [8, 5] },
  'mixed-list.json': { judged: 1, code: 'input/mixed-list', at: [15, 5] },
  'one-bad-line.ndjson': { judged: 2, code: 'input/invalid-json', at: [2, 43] },
  'script-tail.json': { judged: 1, code: 'input/invalid-json', at: [1, 69] },
  'trailing-comma.json': { judged: 2, code: 'input/trailing-comma', at: [12, 6] },
  'truncated.json': { judged: 1, code: 'input/truncated', at: [11, 28] },
  'unknown-kind.json': { judged: 0, code: 'input/unknown-kind', at: [2, 3] },
  'unsafe-integer.json': { judged: 1, code: 'input/unsafe-number', at: [12, 16] },
  'utf-16.json': { judged: 2 },
  'utf-32.json': { judged: 0, code: 'input/encoding' },
  'white-space.json': { judged: 0, code: 'input/empty' },
  'wrong-type.json': { judged: 1, code: 'input/wrong-type', at: [12, 24] },
}

const told = (name: string, { code, at }: Told) =>
  code === undefined ? [] : [{ file: name, code, line: at?.[0], column: at?.[1] }]

const seen = ({
  file,
  code,
  line,
  column,
}: {
  file: string
  code: string
  line?: number
  column?: number
}) => ({
  file: path.basename(file),
  code,
  line,
  column,
})

describe('a folder of files as they arrive', () => {
  const { code, result } = checkJson(['fixtures/bad-input', ...RULE])

  test('holds the files of this list', () => {
    expect(readdirSync(path.join(root, 'fixtures/bad-input')).sort()).toEqual(Object.keys(FILES).sort())
  })

  test('gives exit code 2', () => {
    expect(code).toBe(2)
  })

  test.each(Object.entries(FILES))('%s', (name, expected) => {
    const ofFile = ({ file }: { file: string }) => path.basename(file) === name
    expect(result.errors.filter(ofFile).map(seen)).toEqual(told(name, expected))
    expect(result.findings.filter(ofFile)).toHaveLength(expected.judged)
  })

  test.each(Object.entries(FILES))('%s by itself', (name, expected) => {
    const alone = checkJson([`fixtures/bad-input/${name}`, ...RULE])
    expect(alone.code).toBe(expected.code === undefined ? 1 : 2)
    expect(alone.result.errors.map(seen)).toEqual(told(name, expected))
  })

  test.each(['en', 'zh-CN', 'zh-TW'] as const)('is told in %s', (language) => {
    const there = checkJson(['fixtures/bad-input', ...RULE, '--lang', language]).result
    expect(there.errors.map(seen)).toEqual(result.errors.map(seen))
    for (const { message } of there.errors) {
      expect(message).toMatch(language === 'en' ? /^[A-Z].*\.$/ : /\p{Script=Han}.*。$/u)
      expect(message).not.toMatch(/undefined|\[object|\{\w+\}/)
    }
  })

  test('a byte order mark and line breaks of Windows move nothing', () => {
    const places = (name: string) =>
      result.findings
        .filter(({ file }) => path.basename(file) === name)
        .map(({ start: { line, column }, match }) => ({ line, column, match }))
    expect(places('bom.json')).toEqual(places('good.json'))
    expect(places('crlf.json')).toEqual(places('good.json'))
  })
})

const GOOD = '{"kind":"product","id":"A-1","title":"全网最佳保温杯"}'

describe('what no fixture can hold', () => {
  test.each([
    ['lists', '[', ']'],
    ['objects', '{"a":', '}'],
  ])('100,000 %s in each other', (_, open, close) => {
    const deep = `{"kind":"product","id":"A-2","title":"全网最佳","extra":${open.repeat(1e5)}1${close.repeat(1e5)}}`
    const cwd = folderOf({ 'a.json': GOOD, 'deep.json': deep, 'z.json': GOOD })
    const { code, result } = checkJson([...RULE], { cwd })
    expect(code).toBe(2)
    expect(result.errors).toMatchObject([{ file: 'deep.json', line: 1, code: 'input/too-deep' }])
    expect(result.findings.map(({ file }) => file)).toEqual(['a.json', 'z.json'])
  })

  test('a link that leads nowhere', () => {
    const cwd = folderOf({ 'a.json': GOOD, 'z.json': GOOD })
    symlinkSync('nowhere', path.join(cwd, 'dead.json'))
    const { code, result } = checkJson([...RULE], { cwd })
    expect(code).toBe(2)
    expect(result.errors).toMatchObject([{ file: 'dead.json', code: 'input/unreadable' }])
    expect(result.findings.map(({ file }) => file)).toEqual(['a.json', 'z.json'])
  })

  test('a folder that links to itself is read once', () => {
    const cwd = folderOf({ 'products/a.json': GOOD })
    symlinkSync('.', path.join(cwd, 'products/here'))
    symlinkSync('..', path.join(cwd, 'products/up'))
    const { code, result } = checkJson([...RULE], { cwd })
    expect(code).toBe(1)
    expect(result.findings.map(({ file }) => file)).toEqual(['products/a.json'])
    expect(result.errors).toEqual([])
  })

  test('a folder with the name of a file is searched', () => {
    const cwd = folderOf({ 'listings.json/a.json': GOOD })
    const { result } = checkJson([...RULE], { cwd })
    expect(result.findings.map(({ file }) => file)).toEqual(['listings.json/a.json'])
    expect(result.errors).toEqual([])
  })

  test('standard input that is empty, or broken', () => {
    expect(checkJson(['-', ...RULE], { input: '' }).result.errors).toMatchObject([
      { file: '<stdin>', code: 'input/empty' },
    ])
    expect(checkJson(['-', ...RULE], { input: GOOD.slice(0, -1) }).result.errors).toMatchObject([
      { file: '<stdin>', line: 1, column: GOOD.length, code: 'input/truncated' },
    ])
  })
})

describe('on the screen', () => {
  test('each error has its place, its code and what to do', () => {
    const { out } = ecomply(['check', 'fixtures/bad-input/trailing-comma.json', ...RULE, '--as-of', DAY])
    expect(out).toContain(
      '  fixtures/bad-input/trailing-comma.json:12:6  input/trailing-comma\n    error  A comma stands before "]". Remove it, or read the file with --lenient.\n',
    )
  })

  test('many of one kind in one file are not all listed, but counted', () => {
    const products = Array.from({ length: 40 }, (_, n) => ({ kind: 'product', id: n, title: '杯' }))
    const cwd = folderOf({ 'p.json': JSON.stringify({ products }, null, 1) })
    const { code, out } = ecomply(['check'], { cwd })
    expect(code).toBe(2)
    expect(out.match(/input\/wrong-type/g)).toHaveLength(3)
    expect(out).toContain('and 37 more of this kind in this file')
    expect(out).toContain('40 input errors')
    expect(checkJson([], { cwd }).result.errors).toHaveLength(40)
  })
})
