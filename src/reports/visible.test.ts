import fc from 'fast-check'
import { expect, test } from 'vitest'
import { visible } from './visible.ts'

test.each([
  ['a colour', '\u001b[31mfree\u001b[0m', '␛[31mfree␛[0m'],
  ['an eight-bit escape', '\u009b31mfree', '<U+009B>31mfree'],
  ['line breaks', 'a\r\nb\u2028c', 'a␍␊b<U+2028>c'],
  ['a tab', 'a\tb', 'a  b'],
  ['NUL and DEL', '\u0000\u007f', '␀␡'],
  ['a bidirectional override', '\u202Egnp.exe', '<U+202E>gnp.exe'],
  ['a hidden space', '最\u200b佳', '最<U+200B>佳'],
  ['a hidden tag', 'a\u{e0041}', 'a<U+E0041>'],
  ['a joiner that hides in a word', '最\u200d佳', '最<U+200D>佳'],
  ['half of a character', 'a\ud800b', 'a\ufffdb'],
])('shows %s', (_, text, shown) => {
  expect(visible(text)).toBe(shown)
})

test.each(['全网最佳 500g', 'e\u0301', '👨‍👩‍👧', '👩🏽‍🚀 ❤️‍🔥', '“quoted”… 1½'])(
  'leaves %s as it is',
  (text) => {
    expect(visible(text)).toBe(text)
  },
)

test('nothing a terminal obeys or hides is left in any text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(visible(text).replaceAll('\u200d', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u)
    }),
  )
})
