import { describe, expect, it } from 'vitest'
import { ask } from '../../tests/kit/facts.ts'
import type { JsonObject } from '../records/record.ts'
import { type NumberPlace, numbers } from './numbers.ts'

const found = (fields: JsonObject, types: string[], status?: string[]) =>
  ask(
    numbers,
    { types, ...(status ? { status } : {}) },
    {
      kind: 'product',
      id: 'P1',
      title: '',
      ...fields,
    },
  ) as NumberPlace[]

const attribute = (name: string, value: unknown): JsonObject => ({
  attributes: [{ name, value: value as never }],
})

describe('numbers under a name that says what they are', () => {
  it('points at the value of the attribute', () => {
    expect(found(attribute('ISBN 编号：', '9787115428029'), ['isbn'])).toMatchObject([
      { pointer: '/attributes/0/value', type: 'isbn', problem: { en: 'check digit 9, expected 8' } },
    ])
  })

  it('points at the number of a licence', () => {
    expect(
      found({ licences: [{ type: 'drug-approval', number: '国药准字Q20209999' }] }, ['cn.drug.approval']),
    ).toMatchObject([{ pointer: '/licences/0/number', status: 'malformed' }])
  })

  it.each<[string, JsonObject]>([
    ['a right number', attribute('ISBN', '978-7-115-42802-8')],
    ['a word for none', attribute('ISBN', '见封底')],
    ['a bare year', attribute('ISBN', '2年')],
    ['another name', attribute('型号', '9787115428029')],
    ['two right ones', attribute('ISBN', '9787115428028；9787115461476')],
    ['a list', attribute('ISBN', ['9787115428028', '9787115461476'])],
    [
      'any shape',
      { attributes: [null, 1, { name: 3 }, { name: 'ISBN', value: {} }], licences: 'x' } as never,
    ],
  ])('passes over %s', (_name, fields) => {
    expect(found(fields, ['isbn'])).toEqual([])
  })

  it('judges each number of a list', () => {
    expect(found(attribute('ISBN', '9787115428028、9787115428029'), ['isbn'])).toHaveLength(1)
  })

  it('of one name that stands for two kinds takes the one that fits', () => {
    const old = attribute('生产许可证编号', 'QS4501 2401 0748')
    expect(found(old, ['cn.food.qs-legacy'], ['valid'])).toHaveLength(1)
    expect(found(old, ['cn.food.sc'])).toEqual([])
  })

  it('of the kinds a rule names only', () => {
    expect(found(attribute('ISBN', '9787115428029'), ['cn.ccc'])).toEqual([])
    expect(() => found({}, ['nonsense'])).toThrow('no identifier "nonsense"')
  })
})
