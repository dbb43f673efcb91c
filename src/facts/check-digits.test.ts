import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  CHECKS,
  gb11714,
  gb32100,
  gs1Mod10,
  isbn,
  iso7064Mod112,
  iso7064Mod1110,
  luhn,
  zc0006,
} from './check-digits.ts'

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((list) => list.join(''))

describe('worked examples of the standards', () => {
  it.each([
    ['gb32100', gb32100, '91350104315308392', 'G'],
    ['gb32100 with remainder 0', gb32100, '91340600MA2PBP212', '0'],
    ['gb11714', gb11714, 'D2143569', 'X'],
    ['gb11714 with remainder 0', gb11714, 'MA2UK1TD', '0'],
    ['iso7064Mod1110', iso7064Mod1110, '1330108011171', '9'],
    ['iso7064Mod112', iso7064Mod112, '11010519491231002', 'X'],
    ['gs1Mod10, 13 digits', gs1Mod10, '690879110060', '9'],
    ['gs1Mod10, 8 digits', gs1Mod10, '9638507', '4'],
    ['isbn, 13 digits', isbn, '978711542802', '8'],
    ['isbn, 10 digits', isbn, '030640615', '2'],
    ['zc0006', zc0006, 'ZL201811564288.', 'X'],
    ['luhn', luhn, '7992739871', '3'],
  ])('%s', (_name, algorithm, body, expected) => {
    expect(algorithm(body)).toBe(expected)
  })
})

it('knows no check character for a body outside its alphabet or length', () => {
  expect(gb32100('9135010431530839')).toBeUndefined()
  expect(gb32100('91350104I15308392')).toBeUndefined()
  expect(gb11714('d2143569')).toBeUndefined()
  for (const check of [iso7064Mod1110, gs1Mod10, luhn]) {
    expect(check('')).toBeUndefined()
    expect(check('12a4')).toBeUndefined()
    expect(check('１２３４')).toBeUndefined()
  }
})

it('gives a check character that one changed digit always breaks', () => {
  const lengths = {
    gb32100: 17,
    gb11714: 8,
    iso7064Mod1110: 13,
    iso7064Mod112: 17,
    gs1Mod10: 12,
    isbn: 9,
    luhn: 15,
    zc0006: 12,
  } as const
  for (const name of Object.keys(CHECKS) as (keyof typeof CHECKS)[]) {
    fc.assert(
      fc.property(digits(lengths[name]), fc.nat(), fc.integer({ min: 1, max: 9 }), (body, place, step) => {
        const at = place % body.length
        const other = (Number(body[at]) + step) % 10
        const changed = body.slice(0, at) + other + body.slice(at + 1)
        expect(CHECKS[name](changed)).not.toBe(CHECKS[name](body))
      }),
    )
  }
})
