import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findPersonalData } from '../facts/personal-data-detectors.ts'
import { fold } from '../text/fold.ts'
import { maskPersonalData } from './mask.ts'

describe('maskPersonalData', () => {
  it.each([
    ['客服13800000000', '客服138******00'],
    ['138-0000-0000', '138-****-**00'],
    ['+86 138 0000 0000', '+86 138 **** **00'],
    ['8613800000000', '86138******00'],
    ['１３８００００００００', '１３８******００'],
    ['138 - 0000 - 0000', '138 - **** - **00'],
    ['13800000000 15900000000', '138******00 159******00'],
    ['型号13800000000X', '型号138******00X'],
    ['11010519491231002X', '11****************'],
    ['810000199408230021', '81****************'],
    ['6222021234567890128', '***************0128'],
    ['6222 0212 3456 7890 128', '**** **** **** ***0 128'],
    ['li.ming@example.com', 'l******@e**********'],
    ['a@b.cn', 'a@b***'],
    ['"phone": "13800000000", "mail": "li@example.com"', '"phone": "138******00", "mail": "l*@e**********"'],
    ['联系一三八零零零零零零零零', '联系一三八******零零'],
    ['138零零零零0000', '138******00'],
    ['l38oooo0000', 'l38******00'],
    ['1 3 8 0000 0000', '1 3 8 **** **00'],
    ['咨询0755-26000000', '咨询0755-******00'],
    ['微信：zhang12345', '微信：z*********'],
    ['扣扣：100000001', '扣扣：1********'],
    ['订单号：2384756102938475610', '订单号：***************5610'],
    ['快递单号 SF1234567890123', '快递单号 ***********0123'],
    ['护照 E00000001', '护照 E********'],
    ['车牌：粤B12345', '车牌：粤B****5'],
    ['收货人：王晓燕 13800000000', '收货人：王** 138******00'],
    ['患者刘小芳，糖尿病十年', '患者刘**，糖尿病十年'],
    ['收货地址：广东省广州市天河区体育西路12号3栋1201室', '收货地址：广东省广州市天河区**************'],
    ['𝟏𝟑𝟖𝟎𝟎𝟎𝟎𝟎𝟎𝟎𝟎', '𝟏𝟑𝟖************𝟎𝟎'],
  ])('%s', (text, masked) => {
    expect(maskPersonalData(text)).toBe(masked)
  })

  it.each([
    '国械注准20173134669',
    'SC11464010500015',
    'JY13301080111719',
    '91350104315308392G',
    '911101083303521997',
    '6901028075268',
    '2026-11-23T10:00:00+08:00',
    '1700000000000',
    '¥199.00',
    '138****0000',
    'logo@2x.png',
    '微信支付',
    'V领针织衫',
    '型号 E00000001',
    '收货人：王晓燕',
    '产地：浙江省金华市义乌市稠州路188号',
    '400-800-1234',
    '',
  ])('leaves %s as it is', (text) => {
    expect(maskPersonalData(text)).toBe(text)
  })
})

const digit = fc.constantFrom(...'0123456789')
const wide = (text: string) => text.replace(/\d/g, (unit) => String.fromCharCode(unit.charCodeAt(0) + 0xfee0))
const mobile = fc
  .tuple(fc.constantFrom(...'3456789'), fc.string({ unit: digit, minLength: 9, maxLength: 9 }))
  .map(([second, rest]) => `1${second}${rest}`)
const parted = fc
  .tuple(
    mobile,
    fc.constantFrom('', ' ', '-', '.', '·', '\u200b', ' - ', '★'),
    fc.constantFrom<number[]>([3, 7], [3], [4, 8], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]),
  )
  .map(([number, separator, cuts]) =>
    [...number].map((unit, at) => (cuts.includes(at) ? separator : '') + unit).join(''),
  )
const inNumerals = (text: string) =>
  text.replace(/\d/g, (unit) => '零一二三四五六七八九'[Number(unit)] as string)
const written = fc.oneof(mobile, mobile.map(wide), parted, parted.map(wide))
const noise = fc.string({ unit: fc.constantFrom(...'0123456789- .,*@aX1386电话：纯棉\n😀１'), maxLength: 40 })

/** Mobile numbers a reader could still make out, with at most one sign between two digits. */
const visible = (text: string) =>
  fold(text)
    .match(/(?<!\d)1(?:[-. ·★\u200b]?\d){10}(?!\d)/g)
    ?.filter((hit) => /^1[3-9]/.test(hit.replace(/\D/g, ''))) ?? []

describe('whatever the text', () => {
  it('keeps its length', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(noise, written)), (pieces) => {
        const text = pieces.join('')
        expect(maskPersonalData(text)).toHaveLength(text.length)
      }),
    )
  })

  it('masking twice changes nothing', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(noise, written)), (pieces) => {
        const once = maskPersonalData(pieces.join(''))
        expect(maskPersonalData(once)).toBe(once)
      }),
      { numRuns: 1000 },
    )
  })

  it('leaves no mobile number to be read, in any way it is written', () => {
    // A digit right before or after makes it another number.
    const apart = noise.map((text) => text.replace(/[0-9１]+$/, ''))
    const behind = noise.map((text) => text.replace(/^[0-9１]+/, ''))
    fc.assert(
      fc.property(apart, written, behind, (before, number, after) => {
        const masked = maskPersonalData(before + number + after)
        const inside = masked.slice(before.length, before.length + number.length)
        expect(fold(inside).match(/\d/g)?.length ?? 0).toBeLessThanOrEqual(5)
        expect(visible(masked)).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  it('leaves no more than five digits of a number in Chinese numerals or with letters', () => {
    const mixed = fc
      .tuple(mobile, fc.array(fc.boolean(), { minLength: 11, maxLength: 11 }))
      .map(([number, inHan]) => [...number].map((unit, at) => (inHan[at] ? inNumerals(unit) : unit)).join(''))
    const lettered = mobile.map((number) => number.replaceAll('0', 'o').replaceAll('1', 'l'))
    fc.assert(
      fc.property(fc.oneof(mobile.map(inNumerals), mixed, lettered), (number) => {
        const masked = maskPersonalData(`联系${number}。`)
        expect(masked.match(/\*/g)?.length).toBeGreaterThanOrEqual(6)
        expect(findPersonalData(masked)).toEqual([])
      }),
    )
  })

  it('hides everything the fact reports', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            noise,
            written,
            written.map(inNumerals),
            fc.constantFrom(
              '11010519491231002X',
              'li.ming@example.com',
              '收货人：王晓燕',
              '微信：zhang12345',
              '订单号：2384756102938475610',
              '车牌粤B12345',
              '浙江省杭州市西湖区文三路12号3幢502室',
              '银行卡 6222021234567890128',
              '咨询0755-26000000',
            ),
          ),
        ),
        (pieces) => {
          expect(findPersonalData(maskPersonalData(pieces.join('')))).toEqual([])
        },
      ),
      { numRuns: 1000 },
    )
  })
})

it('does not slow down on long rows of separators and digits', () => {
  for (const piece of [' ', '-', '1', '1-', '1 3', 'a@', '8613', '138 ', '13800000000 '])
    maskPersonalData(piece.repeat(30_000))
})
