import { describe, expect, it } from 'vitest'
import { ask, exampleAdapter, exampleContext, examplePolicy, exampleRecord } from '../../tests/kit/facts.ts'
import type { JsonObject } from '../records/record.ts'
import { licence } from './licence.ts'
import { Unknown } from './unknown.ts'

const AS_OF = '2026-11-23'
const JY = 'JY13301080111719'
const snack = { kind: 'product', id: 'P1', title: '坚果', storeId: 'S1' }
const shop = (fields: JsonObject = {}): JsonObject => ({ kind: 'store', id: 'S1', name: '零食铺', ...fields })
const withLicences = (...licences: JsonObject[]) => shop({ licences })
const food = { holder: 'seller', types: ['food-trading'] }

const sold = (store: JsonObject, params: JsonObject = food, asOf = AS_OF) =>
  ask(licence, params, snack, [store], asOf)
const made = (fields: JsonObject, types: string[]) =>
  ask(licence, { holder: 'product', types }, { ...snack, ...fields }, [], AS_OF)

describe('the state of one licence', () => {
  it.each([
    ['valid', '2020-01-01', '2027-01-01', null],
    ['valid', undefined, undefined, null],
    ['valid', undefined, '长期', null],
    ['valid', undefined, '2026-12-23', null],
    ['expiring', undefined, '2026-12-22', 'expires on 2026-12-22'],
    ['expiring', undefined, '2026-11-23', 'expires on 2026-11-23'],
    ['expired', undefined, '2026-11-22', 'expired on 2026-11-22'],
    ['not-yet-valid', '2026-11-24', '2031-01-01', 'not valid before 2026-11-24'],
    ['bad-date', undefined, '2026/12/31', 'its end "2026/12/31" is not a date like 2026-02-28'],
    ['bad-date', 'soon', undefined, 'its start "soon" is not a date like 2026-02-28'],
    ['expired', undefined, '2026-11-22T15:59:59Z', 'expired on 2026-11-22'],
    ['expiring', undefined, '2026-11-22T16:00:00Z', 'expires on 2026-11-23'],
  ])('%s from %s to %s', (status, validFrom, validTo, problem) => {
    const one = {
      type: 'food-trading',
      number: JY,
      ...(validFrom ? { validFrom } : {}),
      ...(validTo ? { validTo } : {}),
    }
    const value = sold(withLicences(one)) as { problem: { en: string } | null }
    expect(value).toMatchObject({ status, number: JY, type: 'food-trading' })
    expect(value.problem?.en ?? null).toBe(problem)
  })

  it('speaks both languages', () => {
    const value = sold(withLicences({ type: 'food-trading', number: JY, validTo: '2026-02-28' }))
    expect(value).toEqual({
      status: 'expired',
      number: JY,
      type: 'food-trading',
      validTo: '2026-02-28',
      level: 'error',
      problem: { en: 'expired on 2026-02-28', zh: '已于 2026-02-28 到期' },
    })
  })

  it('judges the number before the dates', () => {
    const bad = sold(
      withLicences({ type: 'food-trading', number: 'JY13301080111718', validTo: '2020-01-01' }),
    )
    expect(bad).toMatchObject({
      status: 'bad-check-digit',
      level: 'warning',
      problem: { en: 'check digit 8, expected 9' },
    })
    expect(sold(withLicences({ type: 'food-trading', number: 'JY1330' }))).toMatchObject({
      status: 'malformed',
    })
    expect(sold(withLicences({ type: 'food-trading' }))).toMatchObject({
      status: 'malformed',
      problem: { en: 'no number is given' },
    })
  })

  it('gives the number as it was normalised', () => {
    expect(sold(withLicences({ type: 'food-trading', number: ' jy1 3301 0801 11719号' }))).toMatchObject({
      status: 'valid',
    })
  })

  it('takes the notice a rule asks for, counted from the as-of day', () => {
    const store = withLicences({ type: 'food-trading', number: JY, validTo: '2027-01-31' })
    expect(sold(store, { ...food, notice: 90 })).toMatchObject({ status: 'expiring' })
    expect(sold(store, { ...food, notice: 0 })).toMatchObject({ status: 'valid' })
    expect(sold(store, food, '2027-01-15')).toMatchObject({ status: 'expiring' })
    expect(sold(store, food, '2027-02-01')).toMatchObject({ status: 'expired' })
  })

  it('judges a licence without a known number by its dates alone', () => {
    const store = withLicences({ type: 'drug-trading', number: '粤BA1710104', validTo: '2026-01-01' })
    expect(sold(store, { holder: 'seller', types: ['drug-trading'] })).toMatchObject({ status: 'expired' })
  })

  it('tells a filing from a licence that looks alike', () => {
    const store = withLicences({ type: 'device-trading', number: '浙杭食药监械经营备20171029号' })
    expect(sold(store, { holder: 'seller', types: ['device-trading'] })).toMatchObject({
      status: 'malformed',
    })
    expect(sold(store, { holder: 'seller', types: ['device-filing'] })).toMatchObject({ status: 'missing' })
  })
})

describe('which licence counts', () => {
  const valid = { type: 'food-trading', number: JY, validTo: '2030-01-01' }

  it('the best one', () => {
    const expired = { ...valid, validTo: '2020-01-01' }
    const broken = { ...valid, number: 'JY1' }
    expect(sold(withLicences(broken, expired, valid))).toMatchObject({ status: 'valid' })
    expect(sold(withLicences(broken, expired))).toMatchObject({ status: 'expired' })
    expect(sold(withLicences(broken))).toMatchObject({ status: 'malformed' })
  })

  it('any of the wanted types', () => {
    const types = ['food-trading', 'food-production']
    const store = withLicences({ type: 'food-production', number: 'SC11464010500015' })
    expect(sold(store, { holder: 'seller', types })).toMatchObject({
      status: 'valid',
      type: 'food-production',
    })
    expect(sold(store)).toMatchObject({
      status: 'missing',
      problem: { en: 'no food trading licence is given', zh: '未提供食品经营许可证' },
    })
  })

  it.each([
    [{ type: '食品经营许可证', number: JY }],
    [{ type: 'unknown', label: '食品经营许可证', number: JY }],
    [{ type: 'unknown', number: JY }],
    [{ number: JY }],
    [{ type: '食品經營許可證', number: JY }],
    [{ type: 'jyxkz', number: JY }],
  ])('%j is a food trading licence', (one) => {
    expect(sold(withLicences(one as JsonObject))).toMatchObject({ status: 'valid', type: 'food-trading' })
  })

  it('a number of unknown type with a wrong check digit is still that number', () => {
    expect(sold(withLicences({ type: 'unknown', number: 'JY13301080111718' }))).toMatchObject({
      status: 'bad-check-digit',
    })
  })

  it.each([
    [{ type: 'drug-trading', number: JY }],
    [{ type: 'unknown', number: '91350104315308392G' }],
    [{ type: 'unknown' }],
    [{}],
  ])('%j is none', (one) => {
    expect(sold(withLicences(one as JsonObject))).toMatchObject({ status: 'missing' })
  })

  it('a store’s registration number stands for its business licence', () => {
    const business = { holder: 'seller', types: ['business'] }
    const legal = { registrationNo: '91350104315308392G', operationTo: '2026-01-01' }
    expect(ask(licence, business, shop({ legal: { ...legal, operationTo: null } }))).toMatchObject({
      status: 'valid',
      type: 'business',
    })
    expect(ask(licence, business, shop({ legal }), [], AS_OF)).toMatchObject({ status: 'expired' })
    expect(ask(licence, business, shop({ legal: { registrationNo: '91350104315308392H' } }))).toMatchObject({
      status: 'bad-check-digit',
    })
    expect(ask(licence, business, shop({ legal: '?' }))).toMatchObject({ status: 'missing' })
  })

  it('a product’s own licences, attributes and brand authorisation', () => {
    expect(
      made({ licences: [{ type: 'drug-approval', number: '国药准字H20041126' }] }, ['drug-approval']),
    ).toMatchObject({ status: 'valid' })
    expect(
      made({ attributes: [{ name: '批准文号', value: '国药准字H20041126' }] }, ['drug-approval']),
    ).toMatchObject({ status: 'valid' })
    expect(made({ attributes: [{ name: '批准文号', value: '见包装' }] }, ['drug-approval'])).toMatchObject({
      status: 'missing',
    })
    expect(
      made({ brand: { name: 'x', authorisation: { validTo: '2026-01-01' } } }, ['brand-authorisation']),
    ).toMatchObject({ status: 'expired' })
    expect(
      made({ licences: [{ type: 'cosmetic-filing', number: '沪G妆网备字2025006397' }] }, [
        'cosmetic-registration',
      ]),
    ).toMatchObject({
      status: 'missing',
    })
  })

  it('survives licences of any shape', () => {
    for (const licences of [null, 'x', {}, [null, 1, 'x', [], { type: 3, number: {} }]]) {
      expect(made({ licences: licences as never }, ['drug-approval'])).toMatchObject({ status: 'missing' })
    }
  })
})

describe('what cannot be known', () => {
  const reason = (value: unknown) => (value as Unknown).reason.en

  it('the store is not in the input', () => {
    const value = ask(licence, food, snack)
    expect(value).toBeInstanceOf(Unknown)
    expect(reason(value)).toBe('no store record "S1" in the input')
  })

  it('the product names no store', () => {
    const { storeId: _, ...orphan } = snack
    expect(reason(ask(licence, food, orphan, [shop()]))).toContain('names no store')
  })

  it('the platform cannot export licences, unless one is there', () => {
    const fact = licence.prepare(food, examplePolicy())
    const asked = (store: JsonObject, carries: string[]) =>
      fact(exampleContext(exampleRecord(snack), [exampleRecord(store, {}, exampleAdapter(carries))]))
    expect(reason(asked(shop(), ['name']))).toBe('Example exports do not hold licences')
    expect(asked(shop(), ['licences'])).toMatchObject({ status: 'missing' })
    expect(asked(withLicences({ type: 'food-trading', number: JY }), ['name'])).toMatchObject({
      status: 'valid',
    })
  })
})

it('refuses an unknown licence type when the policy is loaded', () => {
  expect(() => licence.prepare({ holder: 'seller', types: ['driving'] }, examplePolicy())).toThrow(
    'no licence type "driving"',
  )
})
