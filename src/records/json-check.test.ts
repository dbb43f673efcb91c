import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkJson, isSafeNumber } from './json-check.ts'

const codeOf = (text: string) => checkJson(text)?.code

describe('duplicate keys', () => {
  test('the second is told', () => {
    expect(checkJson('{"id":"1", "price":2,\n "id":"3"}')).toEqual({
      code: 'input/duplicate-key',
      offset: 23,
      values: { key: 'id' },
    })
  })

  test('however they are written', () => {
    expect(checkJson('{"价格":1,"\\u4ef7格":2}')).toMatchObject({ offset: 8, values: { key: '价格' } })
    expect(codeOf('{"__proto__":1,"__proto__":2}')).toBe('input/duplicate-key')
    expect(codeOf('{"":1,"":2}')).toBe('input/duplicate-key')
  })

  test('in the same object only', () => {
    expect(codeOf('{"a":{"a":1},"b":[{"a":1},{"a":2}]}')).toBeUndefined()
    expect(codeOf('{"a":{"b":1},"c":2,"a":3}')).toBe('input/duplicate-key')
    expect(codeOf('{"toString":1,"constructor":2,"hasOwnProperty":3}')).toBeUndefined()
  })
})

describe('numbers', () => {
  test.each([
    '0',
    '-0',
    '9007199254740991',
    '-9007199254740991',
    '9007199254740992',
    '9007199254740992.0',
    '1e3',
    '1E+3',
    '1.5e1',
    '1e22',
    '1e23',
    '100000000000000000000000',
    '12345678901234567000',
    '0.1234567890123456789012345',
    '3.14159265358979323846',
    '123456.789012345678901',
    '1e-400',
    '0e999999999999',
    '0.00000000000000000000000000001',
  ])('%s is kept', (literal) => {
    expect(isSafeNumber(literal)).toBe(true)
  })

  test.each([
    '9007199254740993',
    '-9007199254740993',
    '9007199254740993.0',
    '900719925474099.3e1',
    '12345678901234567890',
    '1234567890123456789e2',
    '9007199254740993.5',
    '1e400',
    '-1e400',
    '1e99999999999999999999',
    `1${'0'.repeat(400)}`,
  ])('%s is not', (literal) => {
    expect(isSafeNumber(literal)).toBe(false)
    expect(checkJson(`{"id": ${literal}}`)).toMatchObject({ code: 'input/unsafe-number', offset: 7 })
  })

  test('a long one is shown by its beginning only', () => {
    expect(checkJson('[999999190001010019]')?.values).toEqual({
      number: { en: '999… (18 digits)', zh: '999…（18 位）' },
    })
    expect(checkJson('[1e400]')?.values).toEqual({ number: '1e400' })
  })

  test('what looks like a number inside a string is none', () => {
    expect(codeOf('{"id":"12345678901234567890"}')).toBeUndefined()
  })

  test('integers survive or are told', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 25n), max: 10n ** 25n }), (value) => {
        const kept = BigInt(Number(value)) === value
        if (kept) expect(isSafeNumber(String(value))).toBe(true)
        if (!isSafeNumber(String(value))) expect(kept).toBe(false)
      }),
    )
  })

  test('every double, as JavaScript writes it, is kept', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        expect(isSafeNumber(String(value))).toBe(true)
      }),
    )
  })
})

test('a break of the grammar is told before what the text would mean', () => {
  expect(checkJson('{"a":1,"a":2,}')).toMatchObject({ code: 'input/trailing-comma', offset: 12 })
})

test('of several problems of meaning the first is told', () => {
  expect(checkJson('{"a":1e400,"a":2}')).toMatchObject({ code: 'input/unsafe-number', offset: 5 })
  expect(checkJson('{"a":1,"a":1e400}')).toMatchObject({ code: 'input/duplicate-key', offset: 7 })
})

test('too deep a text is told without overflow', () => {
  expect(codeOf(`${'{"a":'.repeat(513)}1${'}'.repeat(513)}`)).toBe('input/too-deep')
  expect(codeOf('[{"a":'.repeat(50_000))).toBe('input/too-deep')
})

test('a surrogate without its partner is fine', () => {
  expect(codeOf('{"title":"\\ud83c"}')).toBeUndefined()
})

test('there is nothing wrong with what JSON.stringify writes', () => {
  const value = fc.jsonValue({ maxDepth: 5 })
  fc.assert(
    fc.property(value, fc.constantFrom(undefined, 1, '\t'), (json, indent) => {
      expect(checkJson(JSON.stringify(json, undefined, indent))).toBeUndefined()
    }),
  )
})
