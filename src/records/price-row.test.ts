import { describe, expect, it } from 'vitest'
import { memorySource } from '../files/bytes.ts'
import { isInputError, splitRecords } from '../files/split.ts'
import { lackingIn, readPriceRow } from './price-row.ts'

const dayOf = (written: string) => (/^\d{4}-\d{2}-\d{2}/.test(written) ? written.slice(0, 10) : undefined)

const read = (text: string) => {
  const [raw] = splitRecords(memorySource('prices.json', Buffer.from(text)), () => ({ as: 'record' }))
  if (!raw || isInputError(raw)) throw new Error('not cut')
  return readPriceRow(raw, dayOf)
}

const problem = (text: string): string => {
  const found = read(text)
  if (!Array.isArray(found)) return 'none'
  return found.map(({ at, words }) => `${at?.column} ${words.en}`).join()
}

describe('a row of prices', () => {
  it.each([
    [
      '{"productId":"P1","price":"29.90","at":"2026-11-01"}',
      { productId: 'P1', amount: 29.9, from: '2026-11-01' },
    ],
    ['{"sku":7,"price":29.9,"date":"2026/11/1"}', { sku: '7', amount: 29.9, from: '2026-11-01' }],
    [
      '{"商品编号":"P1","成交价":"￥1,299.00","币种":"人民币","成交时间":"2026年11月1日 20:00"}',
      { productId: 'P1', amount: 1299, currency: 'CNY', from: '2026-11-01' },
    ],
    [
      '{"product_id":"P1","price":{"amount":"5","currency":"usd"},"at":1793520000}',
      { productId: 'P1', amount: 5, currency: 'USD', from: '2026-11-01' },
    ],
    [
      '{"id":"9","productId":"P1","price":5,"from":"2026-11-01","to":"2026-11-03"}',
      { productId: 'P1', amount: 5, from: '2026-11-01', to: '2026-11-03', isPaid: false },
    ],
    ['{"productId":"P1","price":5,"from":"2026-11-01","to":null,"at":""}', { isPaid: false }],
  ])('%s', (text, expected) => {
    expect(read(text)).toMatchObject({ isPaid: true, ...expected })
  })

  it.each([
    ['{"price":5,"at":"2026-11-01"}', 'no product'],
    ['{"productId":"P1","at":"2026-11-01"}', 'no price'],
    ['{"productId":"P1","price":5}', 'no day'],
    ['{"productId":"P1","price":"abc","at":"2026-11-01"}', '27 '],
    ['{"productId":"P1","price":0,"at":"2026-11-01"}', 'above 0'],
    ['{"productId":"P1","price":"9-19","at":"2026-11-01"}', 'above 0'],
    ['{"productId":"P1","price":true,"at":"2026-11-01"}', 'above 0'],
    ['{"productId":"P1","price":5,"currency":"yuan","at":"2026-11-01"}', 'three letters'],
    ['{"productId":"P1","price":5,"at":"yesterday"}', 'day cannot be read'],
    ['{"productId":"P1","price":5,"at":"2026-13-45x"}', 'day cannot be read'],
    ['{"productId":"P1","price":5,"from":"2026-11-03","to":"2026-11-01"}', 'ends before'],
    ['{"productId":"P1","productId":"P2","price":5,"at":"2026-11-01"}', 'twice'],
    ['{"productId":12345678901234567890,"price":5,"at":"2026-11-01"}', 'too large'],
  ])('%s is refused', (text, words) => {
    expect(problem(text)).toContain(words)
  })

  it('is known by its columns', () => {
    expect(lackingIn(['SKU', 'price', 'date'])).toBeUndefined()
    expect(lackingIn(['SKU', 'date'])?.en).toBe('a price')
    expect(lackingIn(['price', 'date'])?.en).toContain('productId')
    expect(lackingIn(['id', 'price'])?.en).toContain('a day')
  })
})
