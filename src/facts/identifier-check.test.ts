import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { JsonObject } from '../records/record.ts'
import { checkIdentifier } from './identifier-check.ts'
import { compileIdentifier } from './identifier-table.ts'

const fromRoot = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const table = parse(fromRoot('rules/cn-baseline/tables/identifiers.yaml')) as { rows: JsonObject[] }
const rows = new Map(table.rows.map((row) => [String(row.id), compileIdentifier(row)]))
const vectors = JSON.parse(fromRoot('fixtures/identifiers/vectors.json')) as {
  type: string
  value: string
  expect: string
  doubt?: boolean
}[]

const check = (type: string, number: string) => checkIdentifier(rows.get(type)!, number)

describe('published and altered numbers', () => {
  it.each(vectors)('$type $value is $expect', (vector) => {
    const result = check(vector.type, vector.value)
    expect(result.status).toBe(vector.expect)
    expect(result.problem === undefined).toBe(vector.expect === 'valid')
    expect(result.doubt !== undefined).toBe(vector.doubt === true)
  })

  it('covers every row of the table with valid and invalid numbers', () => {
    for (const id of rows.keys()) {
      const own = vectors.filter((vector) => vector.type === id)
      expect(own.filter((vector) => vector.expect === 'valid').length, id).toBeGreaterThanOrEqual(1)
      expect(own.filter((vector) => vector.expect !== 'valid').length, id).toBeGreaterThanOrEqual(2)
    }
  })

  it.each([...rows.values()])('the example of $id is valid', (row) => {
    expect(checkIdentifier(row, row.example).status).toBe('valid')
  })
})

describe('what is wrong is named', () => {
  it.each([
    ['cn.food.jy', 'JY13301080111713', 'check digit 3, expected 9', '校验位为 3，应为 9'],
    ['cn.uscc', '91350104315308392H', 'check character H, expected G', '校验位为 H，应为 G'],
    [
      'cn.uscc',
      '91350104351308392G',
      'check character G, expected 0; or characters 10 and 11 swapped?',
      '校验位为 G，应为 0；或第 10、11 位颠倒？',
    ],
    ['cn.food.sc', 'SC1183402030503', '13 digits, expected 14', '有 13 位数字，应为 14 位'],
    ['cn.uscc', '91350104315308392', '17 characters, expected 18', '有 17 位，应为 18 位'],
    ['gtin', '69123456778', '11 digits, expected 8, 12, 13 or 14', '有 11 位数字，应为 8, 12, 13 或 14 位'],
    [
      'cn.drug.approval',
      '国药准字G20041126',
      'not of the form 国药准字H20041126',
      '不符合“国药准字H20041126”的格式',
    ],
    ['cn.drug.approval', '国药准字H2O041126', 'letter O where a digit belongs', '此处应为数字，却是字母 O'],
    ['cn.uscc', '913501043I5308392G', 'letter I where a digit belongs', '此处应为数字，却是字母 I'],
    ['cn.food.jy', 'JY1330108****719', 'masked; the full number is needed', '编号被遮挡，须填写完整编号'],
    ['cn.food.jy', '  ', 'no number is given', '未填写编号'],
    ['gtin', '0000000000000', 'a placeholder, not an issued number', '是占位编号，不是核发的编号'],
    ['gtin', '1234567890128', 'a placeholder, not an issued number', '是占位编号，不是核发的编号'],
    [
      'cn.drug.approval',
      '国药准字H00000000',
      'a placeholder, not an issued number',
      '是占位编号，不是核发的编号',
    ],
    ['gtin', '9'.repeat(10_000), 'too long to be a number', '过长，不是编号'],
  ])('%s %s', (type, number, en, zh) => {
    expect(check(type, number).problem).toEqual({ en, zh })
  })

  it('a number of counting digits whose check digit is right is a placeholder where the row lists it', () => {
    const row = compileIdentifier({
      id: 'cn.regno15',
      name: { en: 'Registration number', zh: '注册号' },
      pattern: '^\\d{15}$',
      normalise: ['nfkc', 'spaces'],
      check: { name: 'iso7064Mod1110' },
      placeholders: ['123456789012345'],
      example: '330106000129004',
      level: 'error',
    })
    expect(checkIdentifier(row, '123456789012345')).toMatchObject({ status: 'malformed' })
    expect(checkIdentifier(row, '330106000129004')).toMatchObject({ status: 'valid' })
  })
})

describe('normalisation', () => {
  it.each([
    ['cn.food.jy', '食品经营许可证编号：JY1 3301 0801 11719号', 'JY13301080111719'],
    ['cn.food.jy', 'ｊｙ１３３０１０８０１１１７１９', 'JY13301080111719'],
    ['cn.uscc', '统一社会信用代码 91350104-31530839-2G', '91350104315308392G'],
    ['cn.drug.approval', '批准文号:国药准字h20041126', '国药准字H20041126'],
    ['cn.cosmetic', '国妆网备进字〔沪〕2020009314', '国妆网备进字(沪)2020009314'],
    ['cn.ad.approval', '粤械广审「文）第280917—05538号', '粤械广审(文)第280917-05538号'],
    ['cn.icp', '闽icp备14015705号－1', '闽ICP备14015705号-1'],
    ['gtin', '6 901028\u200b 075268', '6901028075268'],
    ['cn.device.class1', '备案编号粤穗械备20230018号', '粤穗械备20230018'],
  ])('%s %s', (type, written, number) => {
    expect(check(type, written)).toEqual({ status: 'valid', number })
  })

  it('judges any text without throwing, and a normalised number the same as before', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...rows.values()),
        fc.string({ unit: 'binary', maxLength: 300 }),
        (row, text) => {
          const once = checkIdentifier(row, text)
          expect(checkIdentifier(row, once.number).status).toBe(once.status)
        },
      ),
    )
  })
})

it('refuses a row with an unknown check or a pattern that could run away', () => {
  const row = { ...table.rows[0] } as JsonObject
  expect(() => compileIdentifier({ ...row, check: { name: 'crc32' } })).toThrow('no check "crc32"')
  expect(() => compileIdentifier({ ...row, check: { name: '__proto__' } })).toThrow('no check')
  expect(() => compileIdentifier({ ...row, pattern: '^(?:a+)+$' })).toThrow('is refused')
})
