import { describe, expect, it } from 'vitest'
import { ask } from '../../tests/kit/facts.ts'
import type { JsonObject } from '../records/record.ts'
import { type OutlivedPlace, outlived } from './outlived.ts'
import { Unknown } from './unknown.ts'

const campaign = (fields: JsonObject = {}): JsonObject => ({
  kind: 'campaign',
  id: 'C1',
  name: '节',
  storeId: 'S1',
  start: '2026-03-05',
  end: '2026-03-20T00:30:00+08:00',
  ...fields,
})
const store = (...validTo: (string | null)[]): JsonObject => ({
  kind: 'store',
  id: 'S1',
  name: '店',
  licences: validTo.map((day) => ({ type: 'food-trading', number: 'JY13301990001237', validTo: day })),
})
const found = (others: JsonObject[], fields?: JsonObject) =>
  ask(outlived, {}, campaign(fields), others, '2026-03-01') as OutlivedPlace[]

describe('licences that a campaign outlives', () => {
  it.each<[string, (string | null)[], number]>([
    ['ends the day before', ['2026-03-19'], 1],
    ['ends on the last day', ['2026-03-20'], 0],
    ['has no end', [null], 0],
    ['has ended', ['2026-02-28'], 0],
    ['was renewed', ['2026-03-10', '2031-03-10'], 0],
    ['was renewed, but not for long enough', ['2026-03-10', '2026-03-15'], 2],
    ['has a date nobody can read', ['三月'], 0],
  ])('%s', (_name, validTo, count) => {
    expect(found([store(...validTo)])).toHaveLength(count)
  })

  it('points at the end of the campaign and says whose licence it is', () => {
    const product = {
      kind: 'product',
      id: 'P1',
      title: '血压计',
      licences: [{ type: 'device-registration', number: '粤械注准20202999999', validTo: '2026-03-10' }],
    }
    expect(found([store(), product], { items: [{ productId: 'P1' }] })).toMatchObject([
      { pointer: '/end', holder: 'P1', validTo: '2026-03-10' },
    ])
  })

  it('cannot be told where the store or a product is not in the input', () => {
    expect(found([])).toBeInstanceOf(Unknown)
    expect(found([store('2030-01-01')], { items: [{ productId: 'P9' }] })).toBeInstanceOf(Unknown)
    expect(found([], { storeId: null })).toEqual([])
    expect(found([store('2026-03-10')], { end: 'soon' })).toEqual([])
  })
})
