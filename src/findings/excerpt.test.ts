import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { excerptOf } from './excerpt.ts'

const marked = (text: string, start: number, end: number) => {
  const excerpt = excerptOf(text, start, end)
  return [excerpt.text, excerpt.text.slice(excerpt.start, excerpt.end)]
}

describe('excerptOf', () => {
  it('shows a short line whole', () => {
    expect(marked('{\n  "title": "最好的杯子"\r\n}', 14, 16)).toEqual([
      '  "title": "最好的杯子"',
      '最好'.slice(0, 2),
    ])
  })

  it('cuts a long line on both sides', () => {
    const text = `${'前'.repeat(200)}最好${'后'.repeat(200)}`
    expect(marked(text, 200, 202)).toEqual([`…${'前'.repeat(48)}最好${'后'.repeat(48)}…`, '最好'])
  })

  it('cuts a long span, and one that runs over a line', () => {
    expect(marked('长'.repeat(300), 0, 300)).toEqual([`${'长'.repeat(148)}…`, '长'.repeat(100)])
    expect(marked('{"a":1,\n"b":2}', 0, 15)).toEqual(['{"a":1,', '{"a":1,'])
  })

  it('never cuts a character of two units', () => {
    const { text } = excerptOf(`${'😀'.repeat(100)}x${'😀'.repeat(100)}`, 200, 201)
    expect(text).toMatch(/^…😀{24}x😀{24}…$/u)
  })

  it('masks a number of which only a part is shown', () => {
    for (let shift = 0; shift < 14; shift++) {
      const text = `${'前'.repeat(60)}13800000000${'中'.repeat(37 + shift)}最好${'中'.repeat(37 + shift)}13900000000后`
      const start = text.indexOf('最好')
      const excerpt = excerptOf(text, start, start + 2).text
      expect(excerpt).not.toMatch(/0{3}/)
    }
  })
})

it('shows no more of any mobile number than its ends, wherever the excerpt is cut', () => {
  const mobile = fc.integer({ min: 0, max: 999_999 }).map((n) => `138${String(n).padStart(6, '7')}42`)
  fc.assert(
    fc.property(mobile, fc.nat(70), fc.integer({ min: 1, max: 30 }), (number, gap, length) => {
      const text = `${'字'.repeat(80)}${number}${'词'.repeat(gap)}${'最'.repeat(length)}${'词'.repeat(gap)}${number}${'字'.repeat(80)}`
      const start = 80 + number.length + gap
      const digits = excerptOf(text, start, start + length).text.match(/\d+/g) ?? []
      expect(digits.filter((run) => run.length > 3)).toEqual([])
    }),
    { numRuns: 1000 },
  )
})
