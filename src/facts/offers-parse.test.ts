import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findOffers } from './offers-parse.ts'

const read = (text: string) =>
  findOffers(text).map(({ start, end, ...offer }) => [text.slice(start, end), offer])

describe('findOffers', () => {
  it.each([
    ['满300减50', { kind: 'amount-off', value: 50, threshold: { amount: 300 } }],
    ['满300元减50元', { kind: 'amount-off', value: 50, threshold: { amount: 300 } }],
    ['满300元立减50元', { kind: 'amount-off', value: 50, threshold: { amount: 300 } }],
    ['滿300減50', { kind: 'amount-off', value: 50, threshold: { amount: 300 } }],
    ['满３００减５０', { kind: 'amount-off', value: 50, threshold: { amount: 300 } }],
    ['满1,000减99.5', { kind: 'amount-off', value: 99.5, threshold: { amount: 1000 } }],
    ['每满200减30', { kind: 'amount-off', value: 30, threshold: { amount: 200 }, repeat: true }],
    ['满3件减20元', { kind: 'amount-off', value: 20, threshold: { quantity: 3 } }],
    ['满2件8折', { kind: 'percent-off', value: 20, threshold: { quantity: 2 } }],
    ['满200元打9折', { kind: 'percent-off', value: 10, threshold: { amount: 200 } }],
    ['5折', { kind: 'percent-off', value: 50 }],
    ['8.5折', { kind: 'percent-off', value: 15 }],
    ['85折', { kind: 'percent-off', value: 15 }],
    ['打八折', { kind: 'percent-off', value: 20 }],
    ['全场八五折', { kind: 'percent-off', value: 15 }],
    ['打八点五折', { kind: 'percent-off', value: 15 }],
    ['低至3折', { kind: 'percent-off', value: 70, upTo: true }],
    ['3折起', { kind: 'percent-off', value: 70, upTo: true }],
    ['低至三折', { kind: 'percent-off', value: 70, upTo: true }],
    ['第二件半价', { kind: 'percent-off', value: 50, threshold: { quantity: 2 } }],
    ['第2件5折', { kind: 'percent-off', value: 50, threshold: { quantity: 2 } }],
    ['第三件1折', { kind: 'percent-off', value: 90, threshold: { quantity: 3 } }],
    ['立减20元', { kind: 'amount-off', value: 20 }],
    ['直降100', { kind: 'amount-off', value: 100 }],
    ['最高立减50元', { kind: 'amount-off', value: 50, upTo: true }],
    ['买一送一', { kind: 'n-for-m', value: 1, threshold: { quantity: 1 } }],
    ['买2赠1', { kind: 'n-for-m', value: 1, threshold: { quantity: 2 } }],
    ['買三送兩', { kind: 'n-for-m', value: 2, threshold: { quantity: 3 } }],
  ])('%s', (text, offer) => {
    expect(read(text)).toEqual([[text, offer]])
    expect(read(`来了，${text}！抢`)).toEqual([[text, offer]])
  })

  it.each([
    '3折叠伞',
    '三折伞',
    '折扣多多',
    '打折商品',
    '百折不挠',
    '10折',
    '满满的爱',
    '减肥',
    '满100送券',
    '买菜送货上门',
    '不与8折券同享',
    '本品不参与满300减50',
    '送一份',
    '直降解材料',
    '99新',
    '',
  ])('passes over %s', (text) => {
    expect(read(text)).toEqual([])
  })

  it('finds each of several', () => {
    expect(read('满200减20，满300减50，第二件半价').map(([match]) => match)).toEqual([
      '满200减20',
      '满300减50',
      '第二件半价',
    ])
  })

  it('finds thousands, none twice', () => {
    const found = findOffers('买一送一，'.repeat(5000))
    expect(found).toHaveLength(5000)
    expect(found.every(({ start }, index) => start === index * 5)).toBe(true)
  })

  it('reads any text, with places inside it', () => {
    const unit = fc.constantFrom(...'满每减折买送第件半价立0123456789.,一二低至 起元')
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 80 }), (text) => {
        for (const { start, end, value } of findOffers(text)) {
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          expect(Number.isFinite(value ?? 0)).toBe(true)
        }
      }),
    )
  })
})
