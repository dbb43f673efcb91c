import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { maskPersonalData } from './mask.ts'
import { maskPart } from './mask-part.ts'

describe('maskPart', () => {
  const text = '老顾客13800000000与li.ming@example.com都说好'

  it.each([
    [0, 5, '老顾客13'],
    [6, 20, '******00与l****'],
    [12, 14, '00'],
    [16, 30, '******@e******'],
    [0, text.length, '老顾客138******00与l******@e**********都说好'],
  ])('from %i to %i', (from, to, masked) => {
    expect(maskPart(text, from, to)).toBe(masked)
  })

  it('looks for the plain dot that makes an address of a full-width sign, however far away', () => {
    const far = `ａｂ＠ｃｄ．ｃｎ${'纯棉'.repeat(500)}.`
    expect(maskPart(far, 0, 8)).toBe('ａ*＠ｃ****'.slice(0, 8))
  })
})

const digit = fc.constantFrom(...'0123456789')
const number = fc.string({ unit: digit, minLength: 9, maxLength: 9 }).map((rest) => `13${rest}`)
const parted = fc
  .tuple(
    number,
    fc.constantFrom('', ' ', '-', '·', '\u200b', ' - ', '★'),
    fc.constantFrom<number[]>([3, 7], [3], [1, 2, 3, 4]),
  )
  .map(([whole, separator, cuts]) =>
    [...whole].map((unit, at) => (cuts.includes(at) ? separator : '') + unit).join(''),
  )
const pieces = fc.oneof(
  parted,
  fc.constantFrom(
    'li.ming@example.com',
    'ａ＠ｂ．ｃｎ',
    '1a@b.cn',
    '11010519491231002X',
    '6222 0212 3456 7890 128',
    '𝟏𝟑𝟖',
    '一三八零零零零零零零零',
    '收货人：王晓燕 ',
    '微信：zhang12345',
    '订单号：2384756102938475610',
    '浙江省杭州市西湖区文三路12号3幢502室',
  ),
  fc.string({ unit: fc.constantFrom(...'0123456789- .,*@aX1386电话：纯棉\n😀１'), maxLength: 12 }),
)

it('shows of any part what the whole text shows there: no number and no address is cut at an edge', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), fc.nat(), fc.nat(), (all, a, b) => {
      const text = all.join('')
      const [from = 0, to = 0] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y)
      expect(maskPart(text, from, to)).toBe(maskPersonalData(text).slice(from, to))
    }),
    { numRuns: 3000 },
  )
})
