import { describe, expect, it } from 'vitest'
import { ask } from '../../tests/kit/facts.ts'
import type { JsonObject } from '../records/record.ts'
import { brandChain } from './authorisation-chain.ts'

const store = (authorisation: JsonObject, more: JsonObject = {}): JsonObject => ({
  kind: 'store',
  id: 'S1',
  name: '云杉家居店',
  platform: 'tmall',
  brands: [{ name: '云杉', authorisation: { type: 'brand-authorisation', ...authorisation } }],
  ...more,
})
const found = (check: string, value: JsonObject, others: JsonObject[] = []) =>
  (ask(brandChain, { check }, value, others, '2026-03-01') as { pointer: string }[]).map(
    ({ pointer }) => pointer,
  )

describe('a territory', () => {
  it.each([
    [['中国大陆'], 0],
    [['CN'], 0],
    [['Mainland China'], 0],
    [['中国（不含港澳台）'], 0],
    [['香港', '全国'], 0],
    [['全球（除中国大陆外）'], 1],
    [['中国香港'], 1],
    [['中國台灣'], 1],
    [['Hong Kong, China'], 1],
    [['浙江省', '江苏省'], 1],
    [[], 0],
  ])('%j: %i', (territory, count) => {
    expect(found('territory', store({ territory }))).toHaveLength(count)
  })

  it('is no matter for a store of another market', () => {
    expect(found('territory', store({ territory: ['香港'] }, { market: 'HK' }))).toEqual([])
  })
})

describe('a platform', () => {
  it.each([
    [{ platforms: ['天猫', '京东'] }, []],
    [{ platforms: ['Tmall'] }, []],
    [{ platforms: ['全网'] }, []],
    [{ platforms: ['京东POP'] }, ['/brands/0/authorisation/platforms']],
    [{ scope: '仅限线下门店' }, ['/brands/0/authorisation/scope']],
    [{ scope: '经销，不含电商渠道' }, ['/brands/0/authorisation/scope']],
    [{ scope: '线上线下销售' }, []],
    [{ chain: [{ platforms: ['抖音'] }] }, ['/brands/0/authorisation/chain/0/platforms']],
  ])('%j: %j', (authorisation, pointers) => {
    expect(found('platform', store(authorisation as JsonObject))).toEqual(pointers)
  })

  it('of a product is that of its store', () => {
    const product = {
      kind: 'product',
      id: 'P1',
      title: '杯',
      storeId: 'S1',
      brand: { name: '云杉', authorisation: { type: 'x', platforms: ['京东'] } },
    }
    expect(found('platform', product, [store({})])).toEqual(['/brand/authorisation/platforms'])
    expect(found('platform', product)).toEqual([])
  })
})

describe('a chain', () => {
  it('takes brackets and branches for one party', () => {
    const chain = [{ grantor: '甲', grantee: '云杉贸易（示例）有限公司' }]
    expect(found('gap', store({ grantor: '云杉贸易(示例)有限公司青坡分公司', holder: '乙', chain }))).toEqual(
      [],
    )
    expect(found('gap', store({ issuer: '青坡商贸', holder: '乙', chain }))).toEqual([
      '/brands/0/authorisation/grantor',
    ])
  })

  it('survives what is no chain', () => {
    for (const chain of [null, [], [null], [{}], 'x', [[1]]])
      for (const check of ['gap', 'unnamed', 'lapsed', 'outlives', 'sublicence-barred', 'territory'])
        expect(() => found(check, store({ chain: chain as never }))).not.toThrow()
  })
})
