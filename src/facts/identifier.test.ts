import { describe, expect, it } from 'vitest'
import { ask, exampleAdapter, exampleContext, examplePolicy, exampleRecord } from '../../tests/kit/facts.ts'
import { identifier } from './identifier.ts'
import { Unknown } from './unknown.ts'

const product = (fields: object) => ({ kind: 'product', id: 'P1', title: '保温杯', ...fields })

describe('identifier', () => {
  it('judges the number at a path', () => {
    const store = { kind: 'store', id: 'S1', name: 'x', legal: { registrationNo: '91350104315308392G' } }
    expect(ask(identifier, { at: 'legal.registrationNo', type: 'cn.uscc' }, store)).toEqual({
      status: 'valid',
      number: '91350104315308392G',
      type: 'cn.uscc',
      level: 'error',
      problem: null,
      doubt: null,
      pointer: '/legal/registrationNo',
    })
  })

  it('says what is wrong', () => {
    expect(
      ask(identifier, { at: 'barcode', type: 'gtin' }, product({ barcode: '6901028075269' })),
    ).toMatchObject({
      status: 'bad-check-digit',
      problem: { en: 'check digit 9, expected 8' },
    })
  })

  it('is missing when nothing or only blanks stand there', () => {
    for (const barcode of [undefined, null, '', '  ', [], {}]) {
      expect(ask(identifier, { at: 'barcode', type: 'gtin' }, product({ barcode }))).toMatchObject({
        status: 'missing',
        number: null,
      })
    }
  })

  it('takes numbers written as JSON numbers', () => {
    expect(
      ask(identifier, { at: 'barcode', type: 'gtin' }, product({ barcode: 6901028075268 })),
    ).toMatchObject({ status: 'valid' })
  })

  it('gives the first bad number of a list, with its place', () => {
    const variants = [{ barcode: '6901028075268' }, {}, { barcode: '6901028075269' }, { barcode: '1' }]
    expect(ask(identifier, { at: 'variants.*.barcode', type: 'gtin' }, product({ variants }))).toMatchObject({
      status: 'bad-check-digit',
      pointer: '/variants/2/barcode',
    })
  })

  it('gives the first number of a list when all are right', () => {
    const variants = [{}, { barcode: '6901028075268' }, { barcode: '96385074' }]
    expect(ask(identifier, { at: 'variants.*.barcode', type: 'gtin' }, product({ variants }))).toMatchObject({
      status: 'valid',
      pointer: '/variants/1/barcode',
    })
  })

  it('takes any of several types, and names the forms when none fits', () => {
    const type = ['cn.food.sc', 'cn.healthfood']
    const at = 'attributes.0.value'
    const withNumber = (value: string) => product({ attributes: [{ name: '批准文号', value }] })
    expect(ask(identifier, { at, type }, withNumber('国食健注G20170396'))).toMatchObject({
      status: 'valid',
      type: 'cn.healthfood',
    })
    expect(ask(identifier, { at, type }, withNumber('SC11464010500016'))).toMatchObject({
      status: 'bad-check-digit',
      type: 'cn.food.sc',
    })
    expect(ask(identifier, { at, type }, withNumber('国药准字H20041126'))).toMatchObject({
      status: 'malformed',
      type: null,
      problem: { en: 'not of the form SC11464010500015 or 国食健注G20170396' },
    })
  })

  it('tries every known type when none is named', () => {
    const attributes = [{ name: '备案编号', value: '粤穗械备20230018号' }]
    expect(ask(identifier, { at: 'attributes.*.value' }, product({ attributes }))).toMatchObject({
      status: 'valid',
      type: 'cn.device.class1',
    })
  })

  it('refuses an unknown type when the policy is loaded', () => {
    expect(() => identifier.prepare({ at: 'barcode', type: 'ean' }, examplePolicy())).toThrow(
      'no identifier "ean"',
    )
  })

  it('refuses a table with a pattern that could run away, and names the row', () => {
    const row = { ...examplePolicy().tables.identifiers!.rows[0], id: 'own.code', pattern: '^(?:a+)+$' }
    const policy = examplePolicy({ identifiers: { rows: [row] } })
    expect(() => identifier.prepare({ at: 'barcode' }, policy)).toThrow(
      /own\.code: the pattern .* is refused/,
    )
  })

  it('is unknown when the platform cannot export the field', () => {
    const fact = identifier.prepare({ at: 'variants.*.barcode', type: 'gtin' }, examplePolicy())
    expect(fact(exampleContext(exampleRecord(product({}), {}, exampleAdapter(['title']))))).toBeInstanceOf(
      Unknown,
    )
    expect(
      fact(exampleContext(exampleRecord(product({}), {}, exampleAdapter(['variants.barcode'])))),
    ).toMatchObject({ status: 'missing' })
  })
})
