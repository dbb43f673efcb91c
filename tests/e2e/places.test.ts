import { readFileSync } from 'node:fs'
import path from 'node:path'
import { decodeHTML } from 'entities'
import { describe, expect, test } from 'vitest'
import type { Finding } from '../../src/findings/finding.ts'
import { checkJson, folderOf, root } from './run.ts'

/** Fixtures that are not UTF-8. */
const ENCODINGS: Readonly<Record<string, string>> = { 'gbk.json': 'gbk', 'utf-16.json': 'utf-16le' }

/** The text of a file as positions count it: UTF-16 code units, without a byte order mark. */
const textOf = (file: string): string =>
  new TextDecoder(ENCODINGS[path.basename(file)] ?? 'utf-8').decode(readFileSync(file))

const lineAndColumn = (text: string, offset: number) => {
  const before = text.slice(0, offset).split('\n')
  return { line: before.length, column: before.at(-1)!.length + 1, offset }
}

/** A piece of JSON source as a reader of the page sees it: escapes and entities resolved, tags left out. */
const readable = (source: string): string => {
  const bare = source.startsWith('"') && source.endsWith('"') ? source.slice(1, -1) : source
  return decodeHTML((JSON.parse(`"${bare}"`) as string).replace(/<[^>]*>/g, ''))
}

/** Masked characters may stand for any. */
const isAlike = (shown: string, source: string): boolean =>
  shown.length === source.length && [...shown].every((char, at) => char === '*' || char === [...source][at])

const expectTrue = (finding: Finding, text: string): void => {
  const { start, end, match, excerpt, pointer } = finding
  expect(start).toEqual(lineAndColumn(text, start.offset))
  expect(end).toEqual(lineAndColumn(text, end.offset))
  expect(end.offset).toBeGreaterThan(start.offset)
  const cut = text.slice(start.offset, end.offset)
  if (match !== undefined) {
    expect(isAlike(match, readable(cut)), `${finding.rule}: ${match} at ${cut}`).toBe(true)
  } else {
    // A whole value, a key with what it holds, or the beginning of the record that lacks something.
    expect(cut).toMatch(/^(?:"|\{|\[|-?\d|true$|false$|null$)/)
  }
  const shownSpan = excerpt.text.slice(excerpt.start, excerpt.end)
  expect(isAlike(shownSpan, cut.split(/\r?\n/)[0]!.slice(0, shownSpan.length))).toBe(true)
  expect(pointer).toMatch(/^(?:\/|$)/)
}

const FOLDERS = ['corner-shop', 'shopify', 'woocommerce', 'bad-input']

describe.each(FOLDERS)('every finding in %s', (folder) => {
  const { findings } = checkJson([`fixtures/${folder}`]).result

  test('is where it says', () => {
    expect(findings.length).toBeGreaterThan(0)
    for (const finding of findings) expectTrue(finding, textOf(path.join(root, finding.file)))
  })

  test('comes in the order of file, offset and rule', () => {
    const keys = findings.map(({ file, start, rule }) => [file, start.offset, rule] as const)
    const sorted = [...keys].sort(
      (a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1]) || (a[2] < b[2] ? -1 : 1),
    )
    expect(keys).toEqual(sorted)
  })
})

describe('in text that is hard to count', () => {
  const placesIn = (text: string) => {
    const cwd = folderOf({ 'products/p.json': text })
    const { result } = checkJson(['--rule', 'copy/absolute-terms'], { cwd })
    expect(result.errors).toEqual([])
    for (const finding of result.findings) expectTrue(finding, textOf(path.join(cwd, finding.file)))
    const source = text.replace(/^\ufeff/, '')
    return result.findings.map(({ start, end }) => source.slice(start.offset, end.offset))
  }
  const product = (fields: string) => `{"kind":"product","id":"P-1","title":"杯",${fields}}`

  test.each([
    ['plain', '"subtitle":"全网最佳杯"', ['最佳']],
    ['escapes of JSON', '"subtitle":"\\u5168\\u7f51\\u6700\\u4f73\\u676f"', ['\\u6700\\u4f73']],
    ['short escapes before it', '"subtitle":"a\\n\\t\\"\\/\\\\最佳"', ['最佳']],
    ['surrogate pairs before it', '"subtitle":"🎁👩🏽‍🚀𠮷最佳"', ['最佳']],
    ['surrogate pairs as escapes before it', '"subtitle":"\\ud83c\\udf81\\uD842\\uDFB7最佳"', ['最佳']],
    ['entities of HTML', '"description":"<p>A &amp; B &lt;c&gt; &#26368;佳</p>"', ['&#26368;佳']],
    [
      'entities as escapes',
      '"description":"\\u003cp\\u003e\\u0026#x6700;\\u4f73"',
      ['\\u0026#x6700;\\u4f73'],
    ],
    ['tags inside it', '"description":"<b>最</b><i>佳</i>杯"', ['最</b><i>佳']],
    ['an attribute', '"description":"<img src=\\"a.jpg\\" alt=\\"最佳杯\\">杯子"', ['最佳']],
    ['separators inside it', '"subtitle":"最 ★ 佳杯"', ['最 ★ 佳']],
    ['full-width letters', '"subtitle":"本店ｚｕｉ佳杯"', ['ｚｕｉ佳']],
    ['traditional characters', '"subtitle":"國家級工藝"', ['國家級']],
    [
      'several fields',
      '"subtitle":"最佳","sellingPoints":["a","最好"],"tags":["顶级"]',
      ['最佳', '最好', '顶级'],
    ],
    ['a nested list', '"variants":[{"name":"白"},{"name":"最佳 白"}]', ['最佳']],
    ['a key with escapes', '"\\u0073ubtitle":"最佳"', ['最佳']],
  ])('%s', (_, fields, expected) => {
    expect(placesIn(product(fields))).toEqual(expected)
    expect(placesIn(`\ufeff${product(fields)}`)).toEqual(expected)
    expect(placesIn(`{\r\n"products":\r\n[ ${product('"subtitle":"🎁"')},\r\n${product(fields)}]}`)).toEqual(
      expected,
    )
  })
})

test('the pointer of a finding leads to the value it stands in', () => {
  const { findings } = checkJson(['fixtures/corner-shop/products/listings.json']).result
  const document = JSON.parse(textOf(path.join(root, 'fixtures/corner-shop/products/listings.json')))
  const valueAt = (pointer: string) =>
    pointer
      .split('/')
      .slice(1)
      .reduce((value, step) => value?.[step], document)
  for (const { pointer, match } of findings.filter((finding) => finding.match !== undefined))
    expect(readable(JSON.stringify(valueAt(pointer))), pointer).toContain(match)
  expect(findings.some(({ match }) => match !== undefined)).toBe(true)
})
