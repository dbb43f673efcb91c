import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findPersonalData } from './personal-data-detectors.ts'

// Invented numbers; the identity numbers carry a right check character and belong to nobody known.
const MOBILE = '13800000000'
const ID = '11010519491231002X'

const found = (text: string) =>
  findPersonalData(text).map(({ kind, start, end }) => [kind, text.slice(start, end)])

describe('mobile numbers', () => {
  it.each([
    [`联系电话${MOBILE}`, MOBILE],
    [`加微信同号：${MOBILE}，欢迎`, MOBILE],
    ['138-0000-0000', '138-0000-0000'],
    ['138 0000 0000', '138 0000 0000'],
    ['138.0000.0000', '138.0000.0000'],
    ['138－0000－0000', '138－0000－0000'],
    ['1-3-8-0-0-0-0-0-0-0-0', '1-3-8-0-0-0-0-0-0-0-0'],
    ['138★0000★0000', '138★0000★0000'],
    ['138\u200b0000\u200b0000', '138\u200b0000\u200b0000'],
    ['１３８００００００００', '１３８００００００００'],
    ['①③⑧00000⓪00', '①③⑧00000⓪00'],
    ['+8613800000000', '8613800000000'],
    ['+86 138 0000 0000', '86 138 0000 0000'],
    ['+86-138-0000-0000', '86-138-0000-0000'],
    ['0086 13800000000', '0086 13800000000'],
    ['008613800000000', '008613800000000'],
    ['(+86)13800000000', MOBILE],
    ['tel13800000000', MOBILE],
    ['Tel: 13800000000', MOBILE],
    ['vx13800000000', MOBILE],
    ['13800000000微信', MOBILE],
    ['拨打13800000000 9点到18点', MOBILE],
    ['5 13800000000', MOBILE],
    ['客服：13800000000/0755-00000000', MOBILE],
    ['16500000000', '16500000000'],
    ['19900000000', '19900000000'],
  ])('%s', (text, match) => {
    expect(found(text)).toEqual([['mobile', match]])
  })

  it('finds each of several', () => {
    expect(found('13800000000 15900000000')).toEqual([
      ['mobile', '13800000000'],
      ['mobile', '15900000000'],
    ])
    expect(found('138 0000 0000 159 0000 0000')).toHaveLength(2)
    expect(found('13800000000/15900000000、13700000000')).toHaveLength(3)
  })

  it.each([
    ['a masked number', '138****0000'],
    ['a masked number with dashes', '138-****-0000'],
    ['a masked number, two stars', '138**000000'],
    ['an EAN-13', '6901380013800'],
    ['an EAN-13 with spaces', '6 901380 013800'],
    ['a time in milliseconds', '1700000000000'],
    ['a time in seconds', '1700000000'],
    ['a device registration', '国械注准20173134669'],
    ['a food licence', 'SC11464010500015'],
    ['a trading licence', 'JY13301080111719'],
    ['a credit code', '911101083303521997'],
    ['a drug approval', '国药准字H20041126'],
    ['a model number', '型号15900000000X'],
    ['a model number, labelled', '型号：15900000000'],
    ['an article number', '货号 13800000000'],
    ['an article number in English', 'SKU: 13800000000'],
    ['an order number', '240501-123456789012345'],
    ['an order number, labelled', '订单号13800000000'],
    ['a piece of an order number', '20240501-13800000000'],
    ['a piece of a longer number', '138000000001'],
    ['a piece of a longer number at the end', '913800000000'],
    ['a longer number in parts', '138-0000-0000-12'],
    ['a longer number in parts at the front', '12-138-0000-0000'],
    ['a marketplace privacy number', '13800000000-1234'],
    ['the number of a thread', '#13800000000'],
    ['a price', '¥13800000000'],
    ['a price in words', '13800000000元'],
    ['a decimal fraction', '13800.000000'],
    ['a prefix not in use', '12000000000'],
    ['a satellite prefix', '17400000000'],
    ['an internet-of-things number', '1441234567890'],
    ['sizes', '150-150-2000'],
    ['a hotline', '400-800-1234'],
    ['a landline', '0755-00000000'],
    ['a date and a time', '2026-11-23 10:00'],
    ['a code that runs into letters', 'AB13800000000'],
    ['digits with two separators between', '138 - 0000 - 0000'],
  ])('passes over %s', (_name, text) => {
    expect(found(text)).toEqual([])
  })

  it('is surer where words announce a number', () => {
    const [plain] = findPersonalData('13800000000')
    const [announced] = findPersonalData('客服电话 13800000000')
    expect(announced!.confidence).toBeGreaterThan(plain!.confidence)
  })

  it('finds a number anywhere between other characters', () => {
    const filler = fc.string({
      unit: fc.constantFrom('纯', '棉', '。', '，', '\n', '；', '“'),
      maxLength: 60,
    })
    fc.assert(
      fc.property(filler, filler, (before, after) => {
        expect(found(before + MOBILE + after)).toEqual([['mobile', MOBILE]])
      }),
    )
  })

  it('never takes a piece of a longer row of digits', () => {
    const digits = (min: number, max: number) =>
      fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: min, maxLength: max })
    fc.assert(
      fc.property(digits(1, 8), digits(0, 8), (before, after) => {
        // 86 and 0086 are the country code.
        fc.pre(!before.endsWith('86'))
        expect(found(before + MOBILE + after).filter(([kind]) => kind === 'mobile')).toEqual([])
      }),
    )
  })
})

describe('resident identity numbers', () => {
  it.each([
    [ID, ID],
    [ID.toLowerCase(), ID.toLowerCase()],
    [`身份证：${ID}。`, ID],
    ['11010519491231002Ｘ', '11010519491231002Ｘ'],
    ['110105 19491231 002X', '110105 19491231 002X'],
    ['810000199408230021', '810000199408230021'],
  ])('%s', (text, match) => {
    expect(found(text)).toEqual([['resident-id', match]])
  })

  it.each([
    ['a wrong check character', '110105194912310021'],
    ['a day that never was', '110105194902300026'],
    ['a region that is none', '990105194912310028'],
    ['a credit code', '911101083303521997'],
    ['a piece of a longer number', `${ID}1`],
    ['a piece of a code', `A${ID}`],
    ['a masked number', '11**************2X'],
  ])('passes over %s', (_name, text) => {
    expect(found(text)).toEqual([])
  })
})

describe('e-mail addresses', () => {
  it.each([
    ['请联系 li.ming@example.com。', 'li.ming@example.com'],
    ['邮箱abc_1@mail.example.com.cn咨询', 'abc_1@mail.example.com.cn'],
    ['10001@example.com', '10001@example.com'],
    ['邮箱：abc＠example.com', 'abc＠example.com'],
    ['ａｂｃ＠ｅｘａｍｐｌｅ.ｃｏｍ', 'ａｂｃ＠ｅｘａｍｐｌｅ.ｃｏｍ'],
    ['abc@qq.com', 'abc@qq.com'],
    ['<a+b@example.org>', 'a+b@example.org'],
  ])('%s', (text, match) => {
    expect(found(text)).toEqual([['email', match]])
  })

  it.each([
    ['logo@2x.png'],
    ['img/banner@3x.jpg'],
    ['@mingming'],
    ['关注 @mingming.shop'],
    ['3@5.com'],
    ['a@b'],
    ['a@b.c'],
    ['a@.com'],
    ['a@1.2.3'],
    ['@'],
    ['a**@example.com'],
  ])('passes over %s', (text) => {
    expect(found(text)).toEqual([])
  })
})

it('reads any text, with places inside it and in order', () => {
  const unit = fc.constantFrom(...'0123456789 -.@ax*１８\u200b纯\ud835\udfcf')
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 200 }), (text) => {
      let last = 0
      for (const { start, end, confidence } of findPersonalData(text)) {
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        expect(end).toBeLessThanOrEqual(text.length)
        expect(confidence).toBeGreaterThan(0)
        last = start
      }
    }),
  )
})

it('does not slow down on long rows of separators and digits', () => {
  for (const piece of [' ', '-', '1', '1-', '1 3', '@', 'a@', 'a.', '8613', '138 '])
    findPersonalData(piece.repeat(100_000))
})
