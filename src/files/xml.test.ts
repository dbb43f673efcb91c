import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { memorySource } from './bytes.ts'
import { isInputError, splitRecords } from './split.ts'
import { xmlText } from './xml-text.ts'

const read = (content: string, { blockSize = 4096, file = 'feed.xml' } = {}) => {
  const items = [
    ...splitRecords(memorySource(file, Buffer.from(content)), () => ({ as: 'record' }), { blockSize }),
  ]
  const records = items.flatMap((item) => (isInputError(item) ? [] : [item]))
  const text = content.replace(/^\uFEFF/, '')
  return {
    errors: items.filter(isInputError).map(({ code, at }) => (at ? `${code} ${at.line}:${at.column}` : code)),
    places: records.map(({ start, pointer }) => `${pointer} ${start.line}:${start.column}`),
    texts: records.map((record) => record.text),
    values: records.map(({ form }) => (form?.is === 'cells' ? form.value() : undefined)),
    isWhole: records.every((record) => text.startsWith(record.text, record.start.offset)),
    cut: (index: number, pointer: string, span?: [number, number]) => {
      const { form, start } = records[index]!
      if (form?.is !== 'cells') throw new Error('no cells')
      const { from, to } = form.locate(pointer, span)
      return text.slice(start.offset + from, start.offset + to)
    },
  }
}

const RSS = `<?xml version="1.0" encoding="UTF-8"?>\r
<rss xmlns:g="http://base.google.com/ns/1.0" version="2.0">
<channel><title>商店 😀</title>
  <item>
    <g:id>A&amp;1</g:id><title><![CDATA[最佳 <杯>]]></title><!-- note -->
    <link>https://a.example/?a=1&#38;b=2</link>
    <g:additional_image_link>u1</g:additional_image_link><g:additional_image_link>u2</g:additional_image_link>
    <g:shipping><g:country>CN</g:country><g:price>0 CNY</g:price></g:shipping>
    <empty/>
  </item><item><g:id>B</g:id><description>一\r
二</description></item>
</channel></rss>`

const ATOM = `<feed xmlns="http://www.w3.org/2005/Atom" xmlns:g="x"><entry><g:id>A</g:id><link rel="alternate" href="https://a.example"/><item>inner</item></entry></feed>`

describe('an XML feed', () => {
  test.each([16, 40, 4096])('gives its items with their places (blocks of %d)', (blockSize) => {
    const seen = read(RSS, { blockSize })
    expect(seen.errors).toEqual([])
    expect(seen.places).toEqual(['/item/0 4:3', '/item/1 10:10'])
    expect(seen.isWhole).toBe(true)
    expect(seen.values).toEqual([
      {
        id: 'A&1',
        title: '最佳 <杯>',
        link: 'https://a.example/?a=1&b=2',
        additional_image_link: ['u1', 'u2'],
        shipping: { country: 'CN', price: '0 CNY' },
        empty: '',
      },
      { id: 'B', description: '一\n二' },
    ])
  })

  test('places go through references, CDATA and line breaks', () => {
    const { cut } = read(RSS)
    expect(cut(0, '/id', [1, 3])).toBe('&amp;1')
    expect(cut(0, '/title', [0, 2])).toBe('最佳')
    expect(cut(0, '/additional_image_link/1')).toBe('u2')
    expect(cut(0, '/shipping/price')).toBe('0 CNY')
    expect(cut(1, '/description', [1, 3])).toBe('\r\n二')
    expect(cut(1, '/missing')).toBe('<')
  })

  test('Atom, with an address in an attribute; items in items are parts', () => {
    const { values, errors, places } = read(ATOM)
    expect(errors).toEqual([])
    expect(places).toEqual(['/entry/0 1:55'])
    expect(values).toEqual([{ id: 'A', link: 'https://a.example', item: 'inner' }])
  })

  test('an element may bear any name', () => {
    const { values } = read('<a><item><__proto__>x</__proto__><constructor>y</constructor></item></a>')
    expect(Object.getPrototypeOf(values[0])).toBe(Object.prototype)
    expect(JSON.stringify(values)).toBe('[{"__proto__":"x","constructor":"y"}]')
  })

  test.each([
    ['<rss><item><id>1</item></rss>', ['input/invalid-xml 1:24']],
    ['<rss><item><id>1</id></item><item>', ['input/invalid-xml 1:35']],
    ['<rss>\n<item><id>&nbsp;</id></item></rss>', ['input/invalid-xml 2:17']],
    ['<rss></rss>', ['input/xml-no-items']],
    [
      '<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><r><item>&b;</item></r>',
      ['input/xml-entities 1:54'],
    ],
    [
      '<!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r><item>&x;</item></r>',
      ['input/xml-entities 1:55'],
    ],
    ['<?xml version="1.0"?><html><body/></html>', ['input/invalid-json 1:1']],
  ])('%s', (content, errors) => {
    expect(read(content).errors).toEqual(errors)
  })

  test('items before the break are read', () => {
    expect(read('<rss><item><id>1</id></item><item><id>2</item></rss>').values).toEqual([{ id: '1' }])
  })

  test('any text comes back, through any blocks, and so does each part of it', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '&amp;',
        '&lt;',
        '&#x8336;',
        '&#33590;',
        '<![CDATA[<a>&]]>',
        '<!-- - -->',
        '\r\n',
        '\n',
        'a',
        '茶',
        '😀',
        ' ',
      ),
      fc.string({ unit: fc.constantFrom('b', '杯'), maxLength: 4 }),
    )
    fc.assert(
      fc.property(
        fc.array(piece, { maxLength: 12 }),
        fc.integer({ min: 16, max: 64 }),
        (pieces, blockSize) => {
          const inner = pieces.join('')
          const { values, errors, isWhole } = read(`<r>\n<item><t>${inner}</t></item><item/></r>`, {
            blockSize,
          })
          const { text } = xmlText(inner, 0, inner.length)
          expect(errors).toEqual([])
          expect(isWhole).toBe(true)
          expect(values[0]).toEqual({ t: text })
          for (const sign of '茶杯😀') if (inner.includes(sign)) expect(text).toContain(sign)
        },
      ),
      { numRuns: 500 },
    )
  })
})
