import { describe, expect, test } from 'vitest'
import { encodeAs } from '../kit/encode.ts'
import { checkJson, folderOf } from './run.ts'

const RULE = ['--rule', 'copy/absolute-terms']
const item = (id: string, title: string, more = '') =>
  `<item><g:id>${id}</g:id><g:title>${title}</g:title><link>https://a.example/${id}</link><g:image_link>https://a.example/${id}.jpg</g:image_link><g:price>15.00 CNY</g:price>${more}</item>`
const rss = (items: string, encoding = 'UTF-8') =>
  `<?xml version="1.0" encoding="${encoding}"?>\n<rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>\n<title>国家级商店</title>\n${items}\n</channel></rss>\n`

const read = (content: string | Buffer, text: string) => {
  const cwd = folderOf({ 'feed.xml': content })
  const { code, result } = checkJson(['.', ...RULE], { cwd })
  return {
    code,
    errors: result.errors.map(({ code, line, column }) => `${code} ${line}:${column}`),
    notes: result.notes,
    found: result.findings.map(({ record, field, pointer, start, end }) => {
      const span = text.slice(start.offset, end.offset)
      expect(text.split('\n')[start.line - 1]?.slice(start.column - 1, start.column - 1 + span.length)).toBe(
        span,
      )
      return [record, field, pointer, span]
    }),
  }
}

const FEED = `${item('A', '最佳&amp;保温杯')}\n${item('B', '<![CDATA[好 <杯>]]>', '<g:description>&lt;p&gt;容量 最&#20339;&lt;/p&gt;</g:description><g:product_highlight>轻</g:product_highlight><g:product_highlight>国家级</g:product_highlight>')}`

const FOUND = [
  ['A', 'title', '/item/0/title', '最佳'],
  ['B', 'description', '/item/1/description', '最&#20339;'],
  ['B', 'sellingPoints', '/item/1/product_highlight/1', '国家级'],
]

describe('product feeds in XML', () => {
  test('RSS with the namespace of Google: findings in the elements, through references and CDATA', () => {
    const { errors, code, found } = read(rss(FEED), rss(FEED))
    expect(errors).toEqual([])
    expect(code).toBe(1)
    expect([...found].sort()).toEqual(FOUND)
  })

  test('the same in GBK, as its first line says', () => {
    const text = rss(FEED, 'GBK')
    const { errors, notes, found } = read(encodeAs('gb18030', text), text)
    expect([errors, notes]).toEqual([[], undefined])
    expect([...found].sort()).toEqual(FOUND)
  })

  test('Atom', () => {
    const text = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="x"><entry><g:id>A</g:id><title>最佳杯</title><link href="https://a.example/a"/><summary>国家级</summary><g:image_link>https://a.example/a.jpg</g:image_link></entry></feed>`
    const { errors, found } = read(text, text)
    expect(errors).toEqual([])
    expect(found).toEqual([
      ['A', 'title', '/entry/0/title', '最佳'],
      ['A', 'description', '/entry/0/summary', '国家级'],
    ])
  })

  test('entities of its own, files and addresses are not read', () => {
    const bomb = `<!DOCTYPE rss [<!ENTITY a "最佳"><!ENTITY b "${'&a;'.repeat(10)}"><!ENTITY c "${'&b;'.repeat(10)}"><!ENTITY x SYSTEM "file:///etc/passwd">]>${rss(item('A', '&c;&x;')).replace(/^<\?xml.*\n/, '')}`
    const { errors, code, found } = read(bomb, bomb)
    expect(code).toBe(2)
    expect(errors).toHaveLength(1)
    expect(errors[0]).toMatch(/^input\/xml-entities 1:/)
    expect(found).toEqual([])
  })

  test('items before a break are judged, and the break has its place', () => {
    const text = rss(`${item('A', '最佳')}\n<item><g:id>B</item>`)
    const { errors, code, found } = read(text, text)
    expect(code).toBe(2)
    expect(errors).toEqual(['input/invalid-xml 5:21'])
    expect(found.map(([record]) => record)).toEqual(['A'])
  })

  test('XML that is no feed, and a page of the web, are errors', () => {
    const cwd = folderOf({
      'a.xml': '<project><name>x</name></project>',
      'b.xml': '<!DOCTYPE html><html><body>x</body></html>',
    })
    const { code, result } = checkJson(['.', ...RULE], { cwd })
    expect(code).toBe(2)
    expect(result.errors.map(({ file, code }) => `${file} ${code}`)).toEqual([
      'a.xml input/xml-no-items',
      'b.xml input/invalid-json',
    ])
  })

  test('a large feed streams by, read ahead or not', () => {
    const items = Array.from({ length: 40_000 }, (_, at) =>
      item(`P${at}`, '保温杯', `<g:description>${'长绒棉'.repeat(20)}</g:description>`),
    ).join('\n')
    const { code, result } = checkJson(['.', ...RULE], { cwd: folderOf({ 'feed.xml': rss(items) }) })
    expect(result.errors).toEqual([])
    expect(result.input.records).toEqual({ product: 40_000 })
    expect(code).toBe(0)
  })
})
