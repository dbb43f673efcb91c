import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fileUri } from './uri.ts'

test.each([
  ['listings/snacks.json', 'listings/snacks.json'],
  ['listings/春季 1.json', 'listings/%E6%98%A5%E5%AD%A3%201.json'],
  ['a#b?c:d%20.json', 'a%23b%3Fc%3Ad%2520.json'],
  ['\u001b\\\u0007.json', '%1B%5C%07.json'],
  ['\ud800.json', '%EF%BF%BD.json'],
])('%j becomes %s', (file, uri) => {
  expect(fileUri(file)).toBe(uri)
})

test('is plain ASCII and can be read back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (file) => {
      expect(fileUri(file)).toMatch(/^[\w./~!'()*%-]*$/)
      expect(decodeURIComponent(fileUri(file))).toBe(file)
    }),
  )
})
