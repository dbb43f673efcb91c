import fc from 'fast-check'
import { expect, test } from 'vitest'
import { columns } from './width.ts'
import { wrap } from './wrap.ts'

test.each([
  ['between words', 'one two three', 8, ['one two', 'three']],
  ['between Chinese characters', '补充店铺许可证', 8, ['补充店铺', '许可证']],
  ['not before a stop', '补充许可，或下架', 8, ['补充许', '可，或下', '架']],
  ['not after an opening quote', '缺少有“效”许', 7, ['缺少有', '“效”许']],
  ['inside a word only when it is longer than a line', 'a abcdefghij', 5, ['a abc', 'defgh', 'ij']],
  ['nothing that fits', 'one two', 7, ['one two']],
  ['an empty text into one line', '', 7, ['']],
])('breaks %s', (_, text, width, lines) => {
  expect(wrap(text, width)).toEqual(lines)
})

test('leaves the first line empty when nothing fits beside what stands there', () => {
  expect(wrap('three four', 10, 2)).toEqual(['', 'three four'])
})

const words = fc
  .array(fc.string({ unit: fc.constantFrom(...'ab最，“”(👩') }), { maxLength: 30 })
  .map((parts) => parts.filter(Boolean).join(' '))

test('every line fits and no character is lost', () => {
  fc.assert(
    fc.property(
      words,
      fc.integer({ min: 2, max: 40 }),
      fc.integer({ min: 0, max: 40 }),
      (text, width, first) => {
        const lines = wrap(text, width, Math.min(first, width))
        expect(lines.map(columns).every((used, index) => used <= (index === 0 ? first : width))).toBe(true)
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''))
      },
    ),
  )
})
