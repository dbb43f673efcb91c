import { describe, expect, it } from 'vitest'
import { PriceBook } from './price-book.ts'
import type { PriceRow } from './price-row.ts'

const row = (line: number, rest: Partial<PriceRow>): PriceRow => ({
  amount: 10,
  from: '2026-11-01',
  isPaid: true,
  place: {
    file: 'prices.ndjson',
    pointer: '',
    start: { line, column: 1, offset: line * 100 },
    end: { line, column: 31, offset: line * 100 + 30 },
  },
  ...rest,
})

const bookOf = (rows: readonly PriceRow[], most?: number): PriceBook => {
  const book = new PriceBook(most)
  for (const one of rows) book.add(one)
  return book
}

describe('a price book', () => {
  it('keeps of one day the lowest price, with its place', () => {
    const book = bookOf([
      row(1, { productId: 'P1', amount: 12 }),
      row(2, { productId: 'P1', amount: 9.5, currency: 'USD' }),
      row(3, { productId: 'P1', amount: 9 }),
      row(4, { productId: 'P1', amount: 11 }),
      row(5, { productId: 'P1', amount: 8, from: '2026-11-02' }),
    ])
    const found = book.pricesOf({ productId: 'P1' })
    expect(
      found.map(({ amount, currency, from, place }) => [amount, currency, from, place.start.line]),
    ).toEqual([
      [9, undefined, '2026-11-01', 3],
      [9.5, 'USD', '2026-11-01', 2],
      [8, undefined, '2026-11-02', 5],
    ])
    expect(found[0]?.place.end).toEqual({ line: 3, column: 31, offset: 330 })
  })

  it('keeps prices that were asked, each for its time', () => {
    const asked = { productId: 'P1', isPaid: false }
    const book = bookOf([row(1, { ...asked, to: '2026-11-05' }), row(2, asked)])
    expect(book.pricesOf({ productId: 'P1' }).map(({ to, isPaid }) => [to, isPaid])).toEqual([
      ['2026-11-05', false],
      [undefined, false],
    ])
  })

  it('knows a product, a SKU, and a SKU of a product, in a store or in any', () => {
    const book = bookOf([
      row(1, { productId: 'P1', amount: 1 }),
      row(2, { sku: 'A', amount: 2 }),
      row(3, { productId: 'P1', sku: 'A', amount: 3 }),
      row(4, { storeId: 'S1', productId: 'P1', amount: 4 }),
    ])
    const amounts = (thing: Parameters<PriceBook['pricesOf']>[0]) =>
      book.pricesOf(thing).map(({ amount }) => amount)
    expect(amounts({ productId: 'P1' })).toEqual([1])
    expect(amounts({ storeId: 'S1', productId: 'P1' })).toEqual([1, 4])
    expect(amounts({ storeId: 'S2', productId: 'P1' })).toEqual([1])
    expect(amounts({ productId: 'P1', sku: 'A' })).toEqual([2, 3])
    expect(amounts({ productId: 'P2', sku: 'A' })).toEqual([2])
    expect(amounts({ productId: 'A' })).toEqual([])
  })

  it('tells the rows of things that nobody met', () => {
    const book = bookOf([
      row(1, { productId: 'P1' }),
      row(2, { productId: 'P2' }),
      row(3, { productId: 'P3' }),
    ])
    book.meet({ productId: 'P1' })
    book.meet({ productId: 'P4' })
    expect(book.unmet().map(({ count, first }) => [count, first.start.line])).toEqual([[2, 2]])
  })

  it('holds thousands, and says when it could not hold more', () => {
    const rows = Array.from({ length: 10_000 }, (_, at) =>
      row(at + 1, { productId: `P${at}`, amount: at + 1 }),
    )
    const whole = bookOf(rows)
    expect(whole.isWhole).toBe(true)
    expect(rows.every(({ productId, amount }) => whole.pricesOf({ productId })[0]?.amount === amount)).toBe(
      true,
    )
    const full = bookOf(rows, 5000)
    expect(full.isWhole).toBe(false)
    expect(full.pricesOf({ productId: 'P4999' })).toHaveLength(1)
    expect(full.pricesOf({ productId: 'P5000' })).toHaveLength(0)
  })

  it('points into lists', () => {
    const place = { ...row(7, {}).place, pointer: '/prices/6' }
    const [found] = bookOf([row(7, { productId: 'P1', place })]).pricesOf({ productId: 'P1' })
    expect(found?.place.pointer).toBe('/prices/6')
  })
})
