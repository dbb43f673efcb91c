import { isUtf8 } from 'node:buffer'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { firstInvalidUtf8, unfinishedTail } from './utf8.ts'

const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)

test.each([
  ['a lone continuation', bytes(0x41, 0x80), 1],
  ['an overlong form', bytes(0xc0, 0xaf), 0],
  ['an overlong form of three bytes', bytes(0xe0, 0x9f, 0xbf), 0],
  ['a surrogate', bytes(0xed, 0xa0, 0x80), 0],
  ['above U+10FFFF', bytes(0xf4, 0x90, 0x80, 0x80), 0],
  ['a byte that never occurs', bytes(0x41, 0x42, 0xff), 2],
  ['cut off by the end', bytes(0x41, 0xe6, 0x9c), 1],
  ['GBK', bytes(0x22, 0xb0, 0xa1), 1],
  ['well-formed', Buffer.from('茶 tea 🍵é'), -1],
])('finds the first ill-formed byte: %s', (_name, input, expected) => {
  expect(firstInvalidUtf8(input)).toBe(expected)
})

// Bytes that are almost UTF-8, so that both answers come up.
const nearlyUtf8 = fc
  .tuple(fc.string({ unit: 'grapheme' }), fc.array(fc.tuple(fc.nat(), fc.nat(255)), { maxLength: 2 }))
  .map(([text, changes]) => {
    const encoded = Buffer.from(text)
    for (const [at, byte] of changes) if (encoded.length > 0) encoded[at % encoded.length] = byte
    return encoded
  })

test('agrees with the platform on what is UTF-8, and everything before the place found is', () => {
  fc.assert(
    fc.property(fc.oneof(nearlyUtf8, fc.uint8Array({ maxLength: 6 })), (input) => {
      const at = firstInvalidUtf8(input)
      expect(at === -1).toBe(isUtf8(input))
      if (at >= 0) expect(isUtf8(input.subarray(0, at))).toBe(true)
    }),
  )
})

test('a text cut anywhere is whole characters and an unfinished tail', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(), (text, at) => {
      const encoded = Buffer.from(text)
      const cut = encoded.subarray(0, at % (encoded.length + 1))
      const tail = unfinishedTail(cut)
      expect(isUtf8(cut.subarray(0, cut.length - tail))).toBe(true)
      expect(tail === 0).toBe(isUtf8(cut))
    }),
  )
})
