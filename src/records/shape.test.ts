import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Json, JsonObject } from './record.ts'
import { compileShape } from './shape.ts'

const load = (name: string): JsonObject =>
  JSON.parse(readFileSync(new URL(`../../schemas/records/${name}.schema.json`, import.meta.url), 'utf8'))
const common = load('common')
const copyOf = (name: string): string[] =>
  compileShape(load(name), common).copyFields.map(({ path, format }) =>
    format === 'html' ? `${path} (html)` : path,
  )

describe('the copy fields of the record schemas', () => {
  it('are what buyers read of a product', () => {
    expect(copyOf('product')).toEqual([
      'title',
      'shortTitle',
      'subtitle',
      'sellingPoints',
      'description (html)',
      'mobileDescription (html)',
      'seo.title',
      'seo.description',
      'tags',
      'images.alt',
      'videos.title',
      'attributes.value',
      'ingredients',
      'usage',
      'warnings',
      'storage',
      'suitableFor',
      'notFor',
      'sale.name',
      'variants.name',
      'variants.options',
      'presale.depositRule',
      'afterSales.warranty',
      'afterSales.promises',
      'afterSales.policies.text (html)',
      'shipping.text',
      'claims.rank',
    ])
  })

  it('are what buyers read of a store', () => {
    expect(copyOf('store')).toEqual([
      'name',
      'intro',
      'announcement',
      'slogan',
      'logo.alt',
      'banners.text',
      'policies.text (html)',
      'promises',
    ])
  })

  it('are what buyers read of a campaign, and nothing of its plan', () => {
    expect(copyOf('campaign')).toEqual([
      'name',
      'content',
      'copy.title',
      'copy.body (html)',
      'copy.images.alt',
      'rulesText (html)',
      'offers.gift.name',
      'lottery.prizes.name',
    ])
  })
})

describe('the record schemas', () => {
  const described = (schema: JsonObject, path: string): [string, JsonObject][] =>
    Object.entries({ ...(schema.properties as JsonObject), ...(schema.$defs as JsonObject) }).flatMap(
      ([name, value]) => [
        [`${path}.${name}`, value as JsonObject] as [string, JsonObject],
        ...described(value as JsonObject, `${path}.${name}`),
        ...(typeof (value as JsonObject).items === 'object'
          ? described((value as JsonObject).items as JsonObject, `${path}.${name}`)
          : []),
      ],
    )

  it.each(['common', 'product', 'store', 'campaign'])('%s describes every field in words', (name) => {
    for (const [path, schema] of described(load(name), name)) {
      expect.soft(schema.title, path).toMatch(/^[A-Z]/)
      expect.soft(schema.description, path).toMatch(/[.:].*|\.$/)
    }
  })

  it('require what a record cannot be judged without', () => {
    expect(load('product').required).toEqual(['kind', 'id', 'title'])
    expect(load('store').required).toEqual(['kind', 'id', 'name'])
    expect(load('campaign').required).toEqual(['kind', 'id', 'name', 'start', 'end'])
  })

  it.each(['product', 'store', 'campaign'])('%s takes null for every field that is not required', (name) => {
    const { properties, required } = load(name)
    for (const [field, schema] of Object.entries(properties as Record<string, JsonObject>)) {
      if ((required as string[]).includes(field)) continue
      const { root } = compileShape({ properties: { field: schema } as unknown as Json }, common)
      expect
        .soft(root.properties?.get('field')?.shape?.types ?? 0, field)
        .toSatisfy((types: number) => (types & 1) === 1)
    }
  })
})

describe('compileShape', () => {
  it.each<[string, JsonObject]>([
    ['a keyword it does not enforce', { maxLength: 5 }],
    ['a length other than 1', { minLength: 2 }],
    ['a choice between two shapes', { anyOf: [{ type: 'string' }, { type: 'object' }] }],
    ['a reference elsewhere', { $ref: '#/$defs/money' }],
    ['a reference to nothing', { $ref: 'common.schema.json#/$defs/nothing' }],
    ['a rule beside a reference', { $ref: 'common.schema.json#/$defs/money', type: 'object' }],
    ['a required field that is not described', { properties: {}, required: ['title'] }],
  ])('refuses %s', (_, schema) => {
    expect(() => compileShape({ properties: { field: schema } } as JsonObject, common)).toThrow('field')
  })
})
