import { describe, expect, it } from 'vitest'
import { exampleContext, examplePolicy, exampleRecord } from '../../tests/kit/facts.ts'
import type { Json } from '../records/record.ts'
import { type PersonalDataPlace, personalData } from './personal-data.ts'
import { Unknown } from './unknown.ts'

const product = { kind: 'product', id: 'P1', title: 'x', storeId: 'S1' }
const shop = (...values: Json[]) => ({
  kind: 'store',
  id: 'S1',
  name: 'x',
  contacts: values.map((value) => ({ type: 'phone', value })),
})
const ask = (copy: Record<string, string>, params: Record<string, Json> = {}, store = shop()) =>
  personalData.prepare(
    params,
    examplePolicy(),
  )(exampleContext(exampleRecord(product, copy), [exampleRecord(store)])) as PersonalDataPlace[]

const copy = {
  title: '联系13800000000',
  subtitle: '邮箱 li@example.com',
  'images.alt': '证件 11010519491231002X',
}

describe('personalData', () => {
  it('gives the places of all kinds', () => {
    expect(ask(copy)).toEqual([
      {
        kind: 'mobile',
        confidence: 0.98,
        field: 'title',
        pointer: '/title',
        span: [2, 13],
        match: '138******00',
        whose: 'unknown',
      },
      {
        kind: 'email',
        confidence: 0.9,
        field: 'subtitle',
        pointer: '/subtitle',
        span: [3, 17],
        match: 'l*@e**********',
        whose: 'unknown',
      },
      {
        kind: 'resident-id',
        confidence: 0.99,
        field: 'images.alt',
        pointer: '/images/alt',
        span: [3, 21],
        match: '11****************',
        whose: 'unknown',
      },
    ])
  })

  it('keeps to the kinds and fields it is asked for', () => {
    const fields = (params: Record<string, Json>) => ask(copy, params).map(({ field }) => field)
    expect(fields({ kinds: ['mobile'] })).toEqual(['title'])
    expect(fields({ kinds: ['resident-id', 'email'] })).toEqual(['subtitle', 'images.alt'])
    expect(fields({ in: ['title', 'images'] })).toEqual(['title', 'images.alt'])
    expect(fields({ except: ['title'] })).toEqual(['subtitle', 'images.alt'])
  })

  it('keeps to the owners it is asked for', () => {
    const both = { title: '批发请致电13800000000', subtitle: '买家王女士13900000000' }
    const fields = (params: Record<string, Json>) => ask(both, params).map(({ field }) => field)
    expect(fields({ whose: ['seller'] })).toEqual(['title'])
    expect(fields({ whose: ['person'] })).toEqual(['subtitle'])
    expect(fields({ whose: ['service', 'unknown'] })).toEqual([])
  })

  it('tells what was written to slip past a filter', () => {
    expect(ask({ title: '联系一三八零零零零零零零零' })[0]).toMatchObject({ kind: 'mobile', evasion: true })
    expect(ask({ title: '联系13800000000' })[0]).not.toHaveProperty('evasion')
  })

  it('leaves out accounts and numbers in numerals that the store publishes', () => {
    expect(ask({ title: '客服微信：Yunshan_01' }, {}, shop('yunshan_01'))).toEqual([])
    expect(ask({ title: '客服微信：yunshan_02' }, {}, shop('yunshan_01'))).toHaveLength(1)
    expect(ask({ title: '联系一三八零零零零零零零零' }, {}, shop('13800000000'))).toEqual([])
    expect(ask({ title: '咨询0755-26000000' }, {}, shop('0755 26000000'))).toEqual([])
  })

  it('leaves out what the store publishes, however it is written', () => {
    for (const value of ['13800000000', '138-0000-0000', '+86 138 0000 0000', '１３８００００００００']) {
      expect(ask({ title: '客服 138 0000 0000' }, {}, shop(value))).toEqual([])
    }
    expect(ask({ title: 'Li@Example.com' }, {}, shop('li@example.com'))).toEqual([])
    expect(ask({ title: '客服 13800000000' }, {}, shop('13800000001'))).toHaveLength(1)
  })

  it('reports numbers where the store is not in the input', () => {
    expect(ask({ title: '客服 13800000000' }, {}, { ...shop('13800000000'), id: 'S2' })).toHaveLength(1)
  })

  it('leads back into markup', () => {
    const description = '<p>电话：<b>138</b>&#48;000<i>0000</i></p><img src="13900000000.jpg">'
    const [place, ...more] = ask({ description })
    expect(more).toEqual([])
    expect(description.slice(...place!.span!)).toBe('138</b>&#48;000<i>0000')
  })

  it('is unknown where the description is only pictures', () => {
    expect(ask({ title: '杯', description: '<img src="a.jpg">' })).toBeInstanceOf(Unknown)
    expect(ask({ title: '杯', description: '<img src="a.jpg">' }, { in: ['title'] })).toEqual([])
  })

  it('survives contacts of any shape', () => {
    for (const contacts of [null, 'x', {}, [null, 1, { value: {} }]]) {
      expect(ask({ title: '13800000000' }, {}, { ...shop(), contacts } as never)).toHaveLength(1)
    }
  })
})
