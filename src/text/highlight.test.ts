import { describe, expect, it } from 'vitest'
import { readHighlighted } from './highlight.ts'

describe('readHighlighted', () => {
  it.each<[string, string]>([
    ['圣诞帽', '圣诞帽'],
    ['成人<span class=H>圣诞帽</span>子', '成人圣诞帽子'],
    ['成人&lt;spanclass=H&gt;圣诞帽&lt;/span&gt;子', '成人圣诞帽子'],
    ['<em>红</em><B>茶</B><br/>', '红茶'],
    ['A &amp; B &#26368;佳', 'A & B 最佳'],
    ['a<bold>c', 'a<bold>c'],
    ['3<5 & 7>6', '3<5 & 7>6'],
    ['5 < 6 <i', '5 < 6 <i'],
    ['&&&<<<', '&&&<<<'],
    ['', ''],
  ])('reads %j as %j', (source, text) => expect(readHighlighted(source).text).toBe(text))

  it.each([
    '成人<span class=H>圣诞帽</span>子最佳',
    '成人&lt;spanclass=H&gt;圣诞帽&lt;/span&gt;子最佳',
    '&#26368;佳<em>最佳</em>',
    '没有标记的最佳',
  ])('knows where each character of %j stands', (source) => {
    const { text, span } = readHighlighted(source)
    for (let at = 0; at < text.length; at++) {
      const [from, to] = span(at, at + 1)
      const cut = source.slice(from, to)
      expect(cut === text[at] || (cut.startsWith('&') && cut.endsWith(';')), `${text[at]}: ${cut}`).toBe(true)
    }
    expect(source.slice(...span(text.length - 2, text.length))).toContain('佳')
  })

  it('takes no longer for a text of brackets than for any other', () => {
    const text = `${'<b '.repeat(200_000)}`
    expect(readHighlighted(text).text).toBe(text)
  })
})
