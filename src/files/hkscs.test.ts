import { expect, test } from 'vitest'
import { encodeAs } from '../../tests/kit/encode.ts'
import { guessEncoding } from './guess-encoding.ts'
import { hkscsRows } from './hkscs.generated.ts'
import { hkscsCharacter } from './hkscs.ts'
import { decodeCharacters } from './legacy-decode.ts'

const bytesOf = (hex: string): Buffer => Buffer.from(hex, 'hex')

// Of the tables of Python's codec big5hkscs.
test.each([
  ['9df8', '啲'],
  ['9df6', '喺'],
  ['91c1', '嚟'],
  ['925d', '哋'],
  ['9bd0', '𠝹'],
  ['9df2', '𨋢'],
  ['8862', 'Ê̄'],
  ['88a5', 'ê̌'],
  ['8740', '䏰'],
])('the bytes %s are %s', (hex, character) => {
  const [lead, trail] = bytesOf(hex) as unknown as [number, number]
  expect(hkscsCharacter(lead, trail)).toBe(character)
  expect(decodeCharacters(bytesOf(hex), 'big5')).toEqual({ text: character, valid: 2 })
})

test('the table is whole, and holds no character of the private use area', () => {
  const characters = hkscsRows().flatMap(([, , row]) => [...row].filter((character) => character !== ' '))
  expect(characters).toHaveLength(5087)
  expect(characters.some((character) => /[\ue000-\uf8ff\ufffd]/.test(character))).toBe(false)
})

test('copy of a Hong Kong shop is known for Big5', () => {
  const words = ['我', '925d', '的杯係全港最佳，', '9df8', '人話好靚，', '9df6', '香港送貨']
  const copy = Buffer.concat(
    words.map((word) => (/^[0-9a-f]{4}$/.test(word) ? bytesOf(word) : encodeAs('big5', word))),
  )
  expect(guessEncoding(copy)?.encoding).toBe('big5')
})

test('stands between other characters, and what no table has is told with its place', () => {
  const text = Buffer.concat([
    encodeAs('big5', '我'),
    bytesOf('925d'),
    encodeAs('big5', '的杯'),
    bytesOf('9df8'),
  ])
  expect(decodeCharacters(text, 'big5')).toEqual({ text: '我哋的杯啲', valid: 10 })
  const broken = Buffer.concat([text, bytesOf('8140'), encodeAs('big5', '杯')])
  expect(decodeCharacters(broken, 'big5')).toEqual({ text: '我哋的杯啲', valid: 10 })
})
