import fc from 'fast-check'
import stringWidth from 'string-width'
import { expect, test } from 'vitest'
import { characters, columns, cutEnd, cutStart } from './width.ts'

const mixed = fc.oneof(
  fc.string({ unit: fc.constantFrom(...'abc 最佳，。“”…（）「」ぁンー・①１Ａｶ한é→│␛') }),
  fc.string({ unit: fc.constantFrom(...'ab最', 'e\u0301', '👩🏽‍🚀', '❤️', '❤', '🇨🇳', '1️⃣', '✔', '鿿', '𠀀') }),
)

test.each([
  ['abc', 3],
  ['全网最佳', 8],
  ['“最佳”…', 7],
  ['👨‍👩‍👧', 2],
  ['e\u0301', 1],
])('%s takes %i columns', (text, width) => {
  expect(columns(text)).toBe(width)
})

test('every character of the first plane that is assigned counts as string-width counts it', () => {
  const wrong = Array.from({ length: 0x10000 }, (_, code) => String.fromCodePoint(code)).filter(
    (char) => /[^\p{Cn}\p{Cc}\p{Cs}]/u.test(char) && columns(char) !== stringWidth(char),
  )
  expect(wrong).toEqual([])
})

test('texts count as string-width counts them', () => {
  fc.assert(
    fc.property(mixed, (text) => {
      expect(columns(text)).toBe(stringWidth(text, { countAnsiEscapeCodes: true }))
    }),
  )
})

test('the characters make up the text', () => {
  fc.assert(
    fc.property(mixed, (text) => {
      expect(characters(text).join('')).toBe(text)
    }),
  )
  expect(characters('a最👨‍👩‍👧e\u0301')).toEqual(['a', '最', '👨‍👩‍👧', 'e\u0301'])
})

test('cuts at either end, and says so', () => {
  expect(cutEnd('全网最佳', 8)).toBe('全网最佳')
  expect(cutEnd('全网最佳', 7)).toBe('全网最…')
  expect(cutEnd('全网最佳', 6)).toBe('全网…')
  expect(cutStart('全网最佳', 6)).toBe('…最佳')
  expect(cutStart('全网最佳', 0)).toBe('')
})

test('a cut text fits', () => {
  fc.assert(
    fc.property(mixed, fc.nat(40), (text, width) => {
      expect(columns(cutEnd(text, width))).toBeLessThanOrEqual(width)
      expect(columns(cutStart(text, width))).toBeLessThanOrEqual(width)
    }),
  )
})
