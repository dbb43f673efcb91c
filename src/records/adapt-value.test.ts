import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { amount, boundsOf } from './adapt-amount.ts'
import { time } from './adapt-time.ts'
import { address, divided, negated, percentOff, truth, UNREADABLE, yesOrNo } from './adapt-value.ts'

describe('amount', () => {
  it.each<[string | number, string]>([
    ['69.00', '69.00'],
    ['￥2,699.0', '2699.0'],
    ['¥ 12', '12'],
    ['12.50元', '12.50'],
    ['US$ 1,234,567.89', '1234567.89'],
    ['49.99 ₽', '49.99'],
    ['RMB 8', '8'],
    ['1.299,00 €', '1299.00'],
    ['1 299,5', '1299.5'],
    ['１２．５', '12.5'],
    [9.99, '9.99'],
    [899, '899'],
    ['0', '0'],
    ['99元起', '99'],
    ['￥12.5/件', '12.5'],
    ['¥99.00-199.00', '99.00'],
    ['5-10', '5'],
    ['1.25万', '12500'],
    ['0.003万', '30'],
  ])('reads %j as %s', (value, digits) => expect(amount('major').convert(value)).toBe(digits))

  it.each<[string | number, string]>([
    [269900, '2699.00'],
    ['5', '0.05'],
    [0, '0.00'],
    ['1990.5', '19.905'],
  ])('reads %j fen as %s', (value, digits) => expect(amount('fen').convert(value)).toBe(digits))

  it.each([
    '无',
    '-5',
    'ca. 5',
    '5-',
    '5-x',
    '1-2-3',
    '12元50',
    '1,23,4',
    '1e5',
    '',
    '.5',
    `${'9'.repeat(50)}x`,
    true,
    1e21,
  ])('cannot read %j', (value) => expect(amount('major').convert(value)).toBe(UNREADABLE))

  it('writes nothing but digits and one point', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.double({ noNaN: true }), fc.integer()),
        fc.constantFrom('major' as const, 'fen' as const),
        (value, unit) => {
          const digits = amount(unit).convert(value)
          if (digits !== UNREADABLE) expect(digits).toMatch(/^\d+(\.\d+)?$/)
        },
      ),
    )
  })

  it('divides fen exactly', () => {
    fc.assert(
      fc.property(fc.nat(), (fen) => {
        expect(Math.round(Number(amount('fen').convert(fen)) * 100)).toBe(fen)
      }),
    )
  })
})

describe('negated', () => {
  it.each<[string | number, string | number]>([
    ['-10.0', '10.0'],
    ['10', '-10'],
    [-100, 100],
    [0, 0],
    ['0.0', '0.0'],
    ['-0', '0'],
  ])('turns %j into %j', (value, other) => expect(negated.convert(value)).toBe(other))
  it('cannot turn a word', () => expect(negated.convert('ten')).toBe(UNREADABLE))
})

describe('time', () => {
  it.each<[string, string | number, string]>([
    ['+08:00', '2016-11-11 00:00:00', '2016-11-11T00:00:00+08:00'],
    ['+08:00', '2016-11-11T08:30', '2016-11-11T08:30:00+08:00'],
    ['+08:00', '2016-11-11T08:30:00Z', '2016-11-11T08:30:00Z'],
    ['Z', '2016-11-11T08:30:00.250-05:00', '2016-11-11T08:30:00.250-05:00'],
    ['Z', '2016/1/2 3:04:05', '2016-01-02T03:04:05Z'],
    ['+08:00', '2016-11-11', '2016-11-11'],
    ['s', 1478822400, '2016-11-11T00:00:00Z'],
    ['ms', '1478822400000', '2016-11-11T00:00:00Z'],
  ])('with %s reads %j as %s', (zone, value, iso) => expect(time(zone).convert(value)).toBe(iso))

  it.each<[string, string | number]>([
    ['s', 0],
    ['Z', '0000-00-00 00:00:00'],
  ])('with %s takes %j for none', (zone, value) => expect(time(zone).convert(value)).toBeUndefined())

  it.each<[string, string | number | boolean]>([
    ['+08:00', 'tomorrow'],
    ['+08:00', '11/11/2016'],
    ['s', 'x'],
    ['ms', 1e20],
    ['s', true],
  ])('with %s cannot read %j', (zone, value) => expect(time(zone).convert(value)).toBe(UNREADABLE))
})

describe('the others', () => {
  it('tells yes from no', () => {
    expect([1, '1', 'yes', 0, 2, false].map((value) => truth([1, 'yes']).convert(value))).toEqual([
      true,
      true,
      true,
      false,
      false,
      false,
    ])
  })

  it.each([
    ['https:', '//img.example/a.jpg', 'https://img.example/a.jpg'],
    ['https:', 'img.example/a.jpg', 'https://img.example/a.jpg'],
    ['http://logo.example/shop-logo', '/a1.jpg', 'http://logo.example/shop-logo/a1.jpg'],
    ['http://logo.example/shop-logo', '//img.example/a.jpg', 'http://img.example/a.jpg'],
    ['https:', 'http://img.example/a.jpg', 'http://img.example/a.jpg'],
    ['https://', 'boards.example', 'https://boards.example'],
  ])('with %s completes %s', (base, url, whole) => expect(address(base).convert(url)).toBe(whole))

  it('says discounts in per cent off', () => {
    expect(percentOff(1000).convert(800)).toBe(20)
    expect(percentOff(10).convert('8.5')).toBe(15)
    expect(percentOff(100).convert('most')).toBe(UNREADABLE)
  })

  it('divides', () => {
    expect(divided(3600).convert(172800)).toBe(48)
    expect(divided(3600).convert('')).toBe(UNREADABLE)
  })
})

describe('amounts in millionths', () => {
  it.each<[string | number, string]>([
    [33450000, '33.45'],
    ['15990000', '15.99'],
    [5, '0.000005'],
    [20000000, '20.00'],
  ])('reads %j as %s', (value, digits) => expect(amount('micros').convert(value)).toBe(digits))
})

describe('boundsOf', () => {
  it.each<[string | number, (string | number)[]]>([
    ['99.00-199.00', ['99.00', '199.00']],
    ['￥99 ~ ￥199', ['￥99 ', ' ￥199']],
    ['99至199元', ['99', '199元']],
    ['99.00', ['99.00']],
    ['1-2-3', ['1-2-3']],
    ['2016-11', ['2016', '11']],
    ['买1-送1', ['买1-送1']],
    [5, [5]],
  ])('reads %j as %j', (value, bounds) => expect(boundsOf(value)).toEqual(bounds))
})

describe('times as exports write them', () => {
  it.each<[string | number, string]>([
    ['20130206135024000+0800', '2013-02-06T13:50:24+08:00'],
    ['20130206135024', '2013-02-06T13:50:24+08:00'],
    ['2018年4月26日', '2018-04-26'],
    ['2018年4月26日 10:41', '2018-04-26T10:41:00+08:00'],
    ['2018.4.26', '2018-04-26'],
    ['1478736000', '2016-11-10T00:00:00Z'],
    [1478736000000, '2016-11-10T00:00:00Z'],
  ])('reads %j as %s', (value, at) => expect(time('+08:00').convert(value)).toBe(at))
})

describe('yesOrNo', () => {
  it.each([1, '1', true, 'true', 'TRUE', 'yes', '是', '支持'])('%j is yes', (value) =>
    expect(yesOrNo.convert(value)).toBe(true),
  )
  it.each([0, '0', false, 'false', 'No', '否', '不支持'])('%j is no', (value) =>
    expect(yesOrNo.convert(value)).toBe(false),
  )
  it.each(['maybe', 2, 'null', '是否'])('%j cannot be read', (value) =>
    expect(yesOrNo.convert(value)).toBe(UNREADABLE),
  )
})

describe('a share of the price', () => {
  it.each<[string | number, number, number]>([
    ['8.5折', 10, 15],
    [800, 1000, 20],
    ['85', 100, 15],
  ])('%j of %d is %d per cent off', (value, whole, off) => expect(percentOff(whole).convert(value)).toBe(off))
})
