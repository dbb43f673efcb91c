import { describe, expect, it } from 'vitest'
import { ask, exampleRecord } from '../../tests/kit/facts.ts'
import type { JsonObject } from '../records/record.ts'
import { type AuthorisationPlace, authorisations } from './authorisations.ts'
import { isOtherParty } from './parties.ts'
import { Unknown } from './unknown.ts'

const product = (authorisation: JsonObject): JsonObject => ({
  kind: 'product',
  id: 'P1',
  title: '杯',
  storeId: 'S1',
  brand: { name: '云杉', authorisation },
})
const store = { kind: 'store', id: 'S1', name: '云杉家居店', legal: { name: '云杉贸易（示例）有限公司' } }

describe('who a paper is made out to', () => {
  const record = exampleRecord({
    ...store,
    legal: { name: '云杉贸易（示例）有限公司', representative: '王小一' },
  })
  it.each([
    ['云杉贸易(示例)有限公司', false],
    ['云杉贸易（示例）有限公司 青坡分公司', false],
    ['王小一', false],
    ['云杉家居店', false],
    ['青坡商贸（示例）有限公司', true],
    ['', false],
    [undefined, false],
  ])('%s is another: %s', (holder, expected) => {
    expect(isOtherParty(holder, record)).toBe(expected)
  })

  it('cannot be another than a firm that is not named', () => {
    expect(isOtherParty('青坡商贸', exampleRecord({ kind: 'store', id: 'S1', name: '店' }))).toBe(false)
  })
})

describe('brand authorisations', () => {
  const found = (params: JsonObject, value: JsonObject, others: JsonObject[] = [store]) =>
    ask(authorisations, params as never, value, others, '2026-03-01') as AuthorisationPlace[]

  it('have a state on the day', () => {
    expect(found({ status: ['expired'] }, product({ type: 'x', validTo: '2026-02-28' }))).toMatchObject([
      { brand: '云杉', pointer: '/brand/authorisation', validTo: '2026-02-28' },
    ])
    expect(found({ status: ['expired'] }, product({ type: 'x', validTo: '2026-03-01' }))).toEqual([])
  })

  it('are compared with the firm of the store', () => {
    expect(found({ heldBy: 'other' }, product({ type: 'x', holder: '青坡商贸' }))).toHaveLength(1)
    expect(found({ heldBy: 'other' }, product({ type: 'x' }), [])).toEqual([])
    expect(found({ heldBy: 'other' }, product({ type: 'x', holder: '青坡商贸' }), [])).toBeInstanceOf(Unknown)
  })

  it('of a store stand under its brands', () => {
    const own = {
      ...store,
      brands: [{ name: '甲' }, { name: '乙', authorisation: { type: 'x', holder: '青坡商贸' } }, null],
    }
    expect(found({ heldBy: 'other' }, own as never, [])).toMatchObject([
      { brand: '乙', pointer: '/brands/1/authorisation' },
    ])
  })
})
