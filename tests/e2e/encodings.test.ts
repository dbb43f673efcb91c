import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { encodeAs } from '../kit/encode.ts'
import { checkJson, checkJsonSpawned, ecomply, folderOf, root } from './run.ts'

const shop = path.join(root, 'fixtures/corner-shop')
const names = readdirSync(shop, { recursive: true, encoding: 'utf8' }).filter((name) =>
  /\.n?d?json$/.test(name),
)

/** The corner shop with each file's text as other bytes. */
const shopAs = (encode: (text: string) => Buffer): string =>
  folderOf(
    Object.fromEntries(names.map((name) => [name, encode(readFileSync(path.join(shop, name), 'utf8'))])),
  )

const twin = checkJson(['.'], { cwd: shopAs(Buffer.from) })

const marked = (text: string): Buffer => encodeAs('utf-16le', `\ufeff${text}`)

describe('a catalogue in another encoding gives the findings of its UTF-8 twin', () => {
  test.each([
    ['GBK, guessed', (text: string) => encodeAs('gb18030', text), []],
    ['GBK, as declared', (text: string) => encodeAs('gb18030', text), ['--encoding', 'gbk']],
    ['UTF-16 with a mark', marked, []],
    ['UTF-16 BE without a mark', (text: string) => encodeAs('utf-16be', text), []],
  ] as const)('%s', (name, encode, options) => {
    const { code, result } = checkJson(['.', ...options], { cwd: shopAs(encode) })
    expect(result.findings.length).toBeGreaterThan(20)
    expect(result.findings).toEqual(twin.result.findings)
    expect(result.errors).toEqual(twin.result.errors)
    expect(code).toBe(twin.code)
    const guessed = name.includes('guessed') || name.includes('without')
    expect((result.notes ?? []).length).toBe(guessed ? names.length : 0)
  })
})

const product = (title: string) => `{"kind":"product","id":"A-1","title":"${title}"}`
const RULE = ['--rule', 'copy/absolute-terms']

describe('encodings of a run', () => {
  test('are declared for patterns of files in ecomply.yaml', () => {
    const cwd = folderOf({
      'ecomply.yaml': 'files:\n  - { match: "old/**", encoding: big5 }\n',
      'old/a.json': encodeAs('big5', product('最佳')),
      'b.json': product('最佳'),
    })
    const { result } = checkJson([...RULE], { cwd })
    expect(result.errors).toEqual([])
    expect(result.notes).toBeUndefined()
    expect(result.findings.map(({ file, match }) => [file, match])).toEqual([
      ['b.json', '最佳'],
      ['old/a.json', '最佳'],
    ])
  })

  test('a name that is none is refused with the names there are', () => {
    const { code, err } = ecomply(['check', '.', '--encoding', 'latin1'])
    expect(code).toBe(2)
    expect(err).toContain('gbk')
    const cwd = folderOf({ 'ecomply.yaml': 'files: [{ match: "**", encoding: latin1 }]\n', 'a.json': '{}' })
    expect(ecomply(['check', '.'], { cwd }).code).toBe(2)
  })

  test('what does not decode is one error with its byte, and the other files go on', () => {
    const cwd = folderOf({
      'a.json': Buffer.concat([
        encodeAs('gb18030', '{"kind":"product",\n"id":"A-1","title":"最佳'),
        Buffer.from([0xff]),
        Buffer.from('"}'),
      ]),
      'b.json': encodeAs('gb18030', product('最佳保温杯容量')),
    })
    const { code, result } = checkJson(['.', '--encoding', 'gbk', ...RULE], { cwd })
    expect(code).toBe(2)
    expect(result.errors).toMatchObject([{ file: 'a.json', line: 2, code: 'input/invalid-bytes' }])
    expect(result.errors[0]?.message).toContain('0xFF (number 43 of the file, from 0)')
    expect(result.findings.map(({ file }) => file)).toEqual(['b.json'])
  })

  test('a large list that a thread reads ahead is guessed too', () => {
    const record = product(`全网最佳保温杯${'，容量五百毫升'.repeat(70)}`)
    const text = `[${Array.from({ length: 10_000 }, (_, i) => record.replace('A-1', `A-${i}`)).join(',')}]`
    const content = encodeAs('gb18030', text)
    expect(content.length).toBeGreaterThan(8 * 1024 * 1024)
    const { result } = checkJsonSpawned(['.', ...RULE], { cwd: folderOf({ 'a.json': content }) })
    expect(result.input.records).toEqual({ product: 10_000 })
    expect(result.notes).toMatchObject([{ file: 'a.json', code: 'note/encoding-guessed' }])
    expect(result.findings.length).toBe(10_000)
  })
})

describe('notes', () => {
  const cwd = folderOf({ 'a.json': encodeAs('gb18030', product('保温杯容量五百毫升')) })
  test.each(['en', 'zh-CN', 'zh-TW'])('are no error: exit code 0, told in %s', (lang) => {
    const { code, out, err } = ecomply(['check', '.', ...RULE, '--lang', lang], { cwd })
    expect([code, err]).toEqual([0, ''])
    expect(out).toContain('GBK/GB 18030')
  })

  test('are kept by a saved result', () => {
    const { out } = ecomply(['check', '.', ...RULE, '--format', 'json'], { cwd })
    const saved = folderOf({ 'r.json': out })
    expect(ecomply(['report', 'r.json', '--format', 'json'], { cwd: saved }).out).toBe(out)
    const merged = ecomply(['report', '--merge', 'r.json', 'r.json', '--format', 'json'], { cwd: saved }).out
    expect(JSON.parse(merged).notes).toHaveLength(2)
  })
})
