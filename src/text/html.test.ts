import { decodeHTML } from 'entities'
import fc from 'fast-check'
import { Tokenizer } from 'htmlparser2'
import { describe, expect, test } from 'vitest'
import { isPlaceholder, readHtml } from './html.ts'

describe('the text of a description', () => {
  test.each([
    ['plain text is untouched', '最佳\n 3 > 2', '最佳\n 3 > 2'],
    ['inline tags join', '最<b>佳</b><SPAN style="color:red">质</SPAN><font>量</font>', '最佳质量'],
    ['other tags break the line, once', '<div><p>一</p></div><ul><li>二<br/><br>三</ul>', '一\n二\n三'],
    ['white space stays, empty lines between tags go', '<p> 一  二 </p>\n\n  <p>三</p>', ' 一  二 \n三'],
    ['a space between inline tags stays', '<b>best</b> <i>cup</i>', 'best cup'],
    [
      'hidden elements',
      '最<script>"</p>" < 3</script><STYLE>p{}</STYLE ><title>x</title><template><p>y</template>佳',
      '最佳',
    ],
    ['noscript and iframe', '一<noscript>二</noscript><iframe>三</iframe>四', '一四'],
    [
      'comments and declarations',
      '<!doctype html>最<!-- > 二 --><!--><!---><!-- x --!><![CDATA[三]]><?php x ?></>佳',
      '最佳',
    ],
    ['a quoted > does not end a tag', '<a href="a>b" data-x=\'>\'>一</a>', '一'],
    ['a lone < is text', '价格<100 a < b <> <', '价格<100 a < b <> <'],
    [
      'entities',
      '&lt;b&gt; A&amp;B &nbsp;&#26368;&#x4F73; &copy &unknown; & &#;',
      '<b> A&B \u00a0最佳 © &unknown; & &#;',
    ],
    [
      'alt and title come last, a line each',
      '最<b title="一">佳</b><img alt="图&amp;1" src=x><IMG ALT=二 alt>末',
      '最佳\n末\n一\n图&1\n二',
    ],
    [
      'only the end of a name ends it',
      '<br-x>一<h1>二</h1><pre>三</pre><section>四</section>',
      '一\n二\n三\n四',
    ],
    ['an unclosed tag takes the rest', '一<a href="x>二', '一'],
    ['an unclosed comment takes the rest', '一<!-- 二', '一'],
    ['an unclosed script takes the rest', '一<script>二</scriptx></script', '一'],
    ['half an end tag is text', '一</', '一</'],
    ['half a tag is not', '一<scr', '一'],
    ['half a declaration is not', '一<!doctype', '一'],
    ['attributes of any shape', '<p =a=b "c" d = e f= g/h /i>一<img alt=>二<img alt="">三', '一\n二\n三'],
  ])('%s', (_, source, text) => {
    expect(readHtml(source).text).toBe(text)
  })

  test('pictures are counted, and a description of pictures has no text', () => {
    expect(readHtml('<p><img src=a><IMG src=b/>&nbsp;<br></p> — ')).toMatchObject({
      pictures: 2,
      hasText: false,
    })
    expect(readHtml('<img alt="图">')).toMatchObject({ pictures: 1, hasText: true })
    expect(readHtml('①')).toMatchObject({ pictures: 0, hasText: true })
    expect(readHtml('！ ★')).toMatchObject({ pictures: 0, hasText: false })
  })
})

describe('the way back to the source', () => {
  const sourceOf = (source: string, wanted: string): string => {
    const { text, span } = readHtml(source)
    const start = text.indexOf(wanted)
    expect(start).toBeGreaterThanOrEqual(0)
    return source.slice(...span(start, start + wanted.length))
  }

  test.each([
    ['全网最佳', '最佳', '最佳'],
    ['<p>全网最<b>佳</b>质</p>', '最佳', '最<b>佳'],
    ['<p>A&amp;B&nbsp;C</p>', '&B\u00a0', '&amp;B&nbsp;'],
    ['a&ngE;b', '\u0338', '&ngE;'],
    ['<p>一</p><img alt="最&#20339;">', '最佳', '最&#20339;'],
    ['一<!-- x -->二', '一二', '一<!-- x -->二'],
    ['<p>一</p><p>二</p>', '一\n二', '一</p><p>二'],
  ])('%s: %j is %j', (source, wanted, found) => {
    expect(sourceOf(source, wanted)).toBe(found)
  })

  const noise = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '<',
          '>',
          '/',
          '!',
          '-',
          '&',
          '"',
          "'",
          '=',
          ' ',
          'a',
          'b',
          '最',
          '佳',
          'p',
          ';',
          '#',
          '1',
          'alt',
          'img',
          'amp',
          'script',
        ),
        fc.constantFrom(
          '<b>',
          '</b>',
          '<p>',
          '<img alt="',
          '&amp;',
          '&#x6700;',
          '&ngE;',
          '<!--',
          '-->',
          '<script>',
          '</script>',
        ),
      ),
      { maxLength: 60 },
    )
    .map((parts) => parts.join(''))

  test('each unit of any text leads to itself, its entity, or the tags that break the line', () => {
    fc.assert(
      fc.property(noise, (source) => {
        const { text, span } = readHtml(source)
        for (let i = 0; i < text.length; i++) {
          const found = source.slice(...span(i, i + 1))
          const isReached =
            found === text[i] || (found.startsWith('&') && decodeHTML(found).includes(text[i] as string))
          expect(isReached || (text[i] === '\n' && found === '')).toBe(true)
        }
      }),
      { numRuns: 2000 },
    )
  })

  test('a span inside one stretch of text decodes to what was read; any other holds what its units lead to', () => {
    fc.assert(
      fc.property(noise, fc.nat(), fc.nat(), (source, a, b) => {
        const { text, span } = readHtml(source)
        const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [
          number,
          number,
        ]
        const [from, to] = span(start, end)
        expect(from).toBeLessThanOrEqual(to)
        for (const edge of start < end ? [start, end - 1] : []) {
          const [inner, outer] = span(edge, edge + 1)
          expect(inner).toBeGreaterThanOrEqual(from)
          expect(outer).toBeLessThanOrEqual(to)
        }
        const isPlain =
          !source.slice(from, to).includes('<') &&
          !source.includes('alt') &&
          !text.slice(start, end).includes('\n')
        if (isPlain && start < end)
          expect(decodeHTML(source.slice(from, to))).toContain(text.slice(start, end))
      }),
      { numRuns: 2000 },
    )
  })
})

// The same reading on top of the tokens of htmlparser2.
const INLINE =
  /^(a|abbr|acronym|b|bdi|bdo|big|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|nobr|q|ruby|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var|wbr)$/i
const HIDDEN = /^(script|style|title|template|noscript)$/i

const reference = (source: string): { text: string; pictures: number } => {
  let text = ''
  let run = ''
  let isBroken = false
  let hidden: string | undefined
  let isAlt = false
  let value = ''
  let pictures = 0
  const attributes: string[] = []
  const endRun = () => {
    if (run !== '' && !((isBroken || text === '') && /^[\0- ]*$/.test(run))) {
      text += (isBroken && text !== '' ? '\n' : '') + run
      isBroken = false
    }
    run = ''
  }
  const tag = (start: number, end: number, isEnd: boolean) => {
    endRun()
    const name = source.slice(start, end)
    if (hidden) {
      if (isEnd && name.toLowerCase() === hidden) hidden = undefined
      return
    }
    if (!isEnd && /^img$/i.test(name)) pictures++
    if (!isEnd && HIDDEN.test(name)) hidden = name.toLowerCase()
    if (!INLINE.test(name) && !HIDDEN.test(name)) isBroken = true
  }
  const tokenizer = new Tokenizer(
    { xmlMode: false, decodeEntities: true },
    {
      ontext: (start, end) => {
        if (!hidden) run += source.slice(start, end)
      },
      ontextentity: (point) => {
        if (!hidden) run += String.fromCodePoint(point)
      },
      onopentagname: (start, end) => tag(start, end, false),
      onclosetag: (start, end) => tag(start, end, true),
      onattribname: (start, end) => {
        isAlt = /^(alt|title)$/i.test(source.slice(start, end))
        value = ''
      },
      onattribdata: (start, end) => {
        value += source.slice(start, end)
      },
      onattribentity: (point) => {
        value += String.fromCodePoint(point)
      },
      onattribend: () => {
        if (isAlt && value.trim() !== '') attributes.push(value)
      },
      oncdata: endRun,
      oncomment: endRun,
      ondeclaration: endRun,
      onprocessinginstruction: endRun,
      onopentagend: () => undefined,
      onselfclosingtag: () => undefined,
      onend: endRun,
    },
  )
  tokenizer.write(source)
  tokenizer.end()
  return { text: [text, ...attributes].filter((part) => part !== '').join('\n'), pictures }
}

describe('against htmlparser2', () => {
  const parts = fc.constantFrom(
    ...['最', '佳', ' ', '\n ', '价<1 ', 'a < b', '>', '"', "'", '=', '/'],
    ...[
      '&amp;',
      '&lt',
      '&nbsp;',
      '&#x6700;',
      '&#26368;',
      '&#0;',
      '&#x110000;',
      '&notit;',
      '&unknown;',
      '&',
      '&#',
      '&ngE;',
      '&copy=1',
    ],
    ...['<b>', '</b>', '<i class=x>', '</SPAN>', '<span\nstyle="a>b">', '<wbr/>', '<em title="一 &lt; 二">'],
    ...[
      '<p>',
      '</p>',
      '<br/>',
      "<DIV id='>\"'>",
      '</div >',
      '<h1>',
      '</h1>',
      '<section>',
      '<x-y>',
      '<br-a>',
      '<table border = 1 >',
    ],
    ...[
      '<img src=a.jpg>',
      '<IMG ALT="图&amp;1">',
      "<img alt='一&copy=2' src>",
      '<img alt=三 />',
      '<img alt="">',
      '<a href=x title=四&amp;五>',
    ],
    ...['<!-- 最 > 佳 -->', '<!---->', '<!-->', '<!doctype html>', '<?xml version="1"?>', '<![CDATA[x]]>'],
    ...[
      '<script>if (a<b) "</p>"</script>',
      '<STYLE>p>b{}</style >',
      '<title>二</title>',
      '<template>三</template>',
      '<noscript>四</noscript>',
    ],
  )

  test('the text and the pictures are the same', () => {
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 30 }), (pieces) => {
        const source = `<p>${pieces.join('')}`
        const { text, pictures } = readHtml(source)
        expect({ text, pictures }).toEqual(reference(source))
      }),
      { numRuns: 3000 },
    )
  })

  test.each(['<a href="x', '<img alt="一" src=', '<img alt="一', '一<!-- 二', '<script>x', '一</', '一<'])(
    'cut off: %s',
    (source) => {
      expect(readHtml(source).text).toBe(reference(source).text)
    },
  )
})

describe('hostile input is read in one pass', () => {
  const many = 300_000
  test.each([
    ['<', '<'.repeat(many), '<'.repeat(many)],
    ['&', '&'.repeat(many), '&'.repeat(many)],
    ['&amp', '&amp'.repeat(many), '&'.repeat(many)],
    ['&#9…', `&#${'9'.repeat(many)}`, '\ufffd'],
    ['open tags', '<a '.repeat(many), ''],
    ['open quotes', '<a href="'.repeat(many), ''],
    ['open comments', '<!--'.repeat(many), ''],
    ['dashes', `<!--${'-'.repeat(many)}`, ''],
    ['scripts', '<script>'.repeat(many), ''],
    ['half end tags', `<script>${'</scrip'.repeat(many)}`, ''],
    ['half comments', '<!-'.repeat(many), ''],
    ['equals signs', `<a ${'='.repeat(many)}`, ''],
    ['a late entity', `${'一<b>'.repeat(many)}&amp;`, `${'一'.repeat(many)}&`],
  ])('%s', (_, source, text) => {
    const read = readHtml(source)
    expect(read.text === text).toBe(true)
    expect(read.span(0, 0)).toHaveLength(2)
  })
})

describe('isPlaceholder', () => {
  test.each([
    '商品介绍加载中...',
    '  加载中……',
    '詳情見圖',
    'Loading…',
    '【暂无描述】',
    '图文详情',
    '无',
    'N/A',
    'Coming soon!',
    '详情请看图片～',
  ])('%s stands in for a description', (text) => {
    expect(isPlaceholder(text)).toBe(true)
  })

  test.each([
    '',
    '加载中仍可饮用',
    '全棉四件套',
    '描述：纯棉',
    'Loading dock',
    `加载中${' '.repeat(50)}纯棉`,
  ])('%j is a description', (text) => {
    expect(isPlaceholder(text)).toBe(false)
  })
})
