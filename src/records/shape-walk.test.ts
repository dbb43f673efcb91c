import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { copyPlaces } from './copy.ts'
import { type Json, type JsonObject, KINDS, type Kind } from './record.ts'
import { compileShape } from './shape.ts'
import { isBlank, walk, walkLoose } from './shape-walk.ts'

const load = (name: string): JsonObject =>
  JSON.parse(readFileSync(new URL(`../../schemas/records/${name}.schema.json`, import.meta.url), 'utf8'))
const common = load('common')
const schemas = { product: load('product'), store: load('store'), campaign: load('campaign') }
const shapes = {
  product: compileShape(schemas.product, common),
  store: compileShape(schemas.store, common),
  campaign: compileShape(schemas.campaign, common),
}
const ajv = new Ajv2020({ allowUnionTypes: true })
ajv.addKeyword('copy')
ajv.addSchema(common)
const isValid = {
  product: ajv.compile(schemas.product),
  store: ajv.compile(schemas.store),
  campaign: ajv.compile(schemas.campaign),
}

// Values as a parser makes them, so that "__proto__" is a member like any other.
const anything: fc.Arbitrary<Json> = fc.json({ maxDepth: 3 }).map((text) => JSON.parse(text) as Json)

const filledIn = (schema: JsonObject): fc.Arbitrary<Json> => {
  if (typeof schema.$ref === 'string')
    return filledIn((common.$defs as JsonObject)[schema.$ref.split('/').at(-1) as string] as JsonObject)
  if (Array.isArray(schema.anyOf))
    return fc.oneof(...schema.anyOf.map((branch) => filledIn(branch as JsonObject)))
  if (schema.const !== undefined) return fc.constant(schema.const)
  if (Array.isArray(schema.enum)) return fc.constantFrom(...schema.enum)
  if (schema.type === undefined) return anything.filter((value) => !holdsLargeNumber(value))
  return fc.oneof(...[schema.type].flat().map((type) => ofType(type as string, schema)))
}

const ofType = (type: string, schema: JsonObject): fc.Arbitrary<Json> => {
  if (type === 'null') return fc.constant(null)
  if (type === 'boolean') return fc.boolean()
  if (type === 'integer') return fc.integer()
  if (type === 'number') return fc.double({ min: -1e9, max: 1e9, noNaN: true })
  if (type === 'array') return fc.array(filledIn((schema.items ?? {}) as JsonObject), { maxLength: 3 })
  if (type === 'object') return ofFields(schema)
  if (schema.pattern !== undefined) return fc.stringMatching(new RegExp(schema.pattern as string))
  return fc.oneof(
    fc.string({ minLength: schema.minLength === undefined ? 0 : 1 }),
    fc.constantFrom('保温杯', '　 '),
  )
}

const ofFields = (schema: JsonObject): fc.Arbitrary<Json> => {
  const properties = Object.entries((schema.properties ?? {}) as Record<string, JsonObject>)
  const required = (schema.required ?? []) as string[]
  const named = fc.record(Object.fromEntries(properties.map(([key, value]) => [key, filledIn(value)])), {
    requiredKeys: required,
  })
  const others =
    schema.additionalProperties === undefined
      ? fc.constant({})
      : fc.dictionary(fc.string(), filledIn(schema.additionalProperties as JsonObject), { maxKeys: 3 })
  const order = fc.func(fc.nat(100))
  // Fields in any order, and sometimes one that no schema knows.
  return fc
    .tuple(named, others, order, fc.option(fc.constant({ 'x-note': 'kept' }), { nil: {} }))
    .map(([fields, more, rank, unknown]) => {
      const entries = Object.entries({ ...(fields as object), ...more, ...unknown })
      return Object.fromEntries(entries.sort((a, b) => rank(a[0]) - rank(b[0]))) as JsonObject
    })
}

const holdsLargeNumber = (value: Json): boolean => {
  if (typeof value === 'number') return Math.abs(value) > Number.MAX_SAFE_INTEGER
  return typeof value === 'object' && value !== null && Object.values(value).some(holdsLargeNumber)
}

const countKeys = (value: Json): number => {
  if (typeof value !== 'object' || value === null) return 0
  const inside = Object.values(value).reduce<number>((sum, item) => sum + countKeys(item), 0)
  return inside + (Array.isArray(value) ? 0 : Object.keys(value).length)
}

/** Puts a value somewhere inside a record, or takes away what stands there. */
const mutate = (value: Json, turns: readonly number[], replacement: Json | undefined): Json => {
  const [turn, ...rest] = turns
  if (turn === undefined || typeof value !== 'object' || value === null || Object.keys(value).length === 0)
    return replacement ?? value
  const keys = Object.keys(value)
  const key = keys[turn % keys.length] as string
  const copy = JSON.parse(JSON.stringify(value))
  const isLast = rest.length === 0
  if (isLast && replacement === undefined && !Array.isArray(value)) delete copy[key]
  else
    Object.defineProperty(copy, key, {
      value: mutate(copy[key], rest, replacement),
      enumerable: true,
      configurable: true,
      writable: true,
    })
  return copy
}

const record = (kind: Kind): fc.Arbitrary<Json> => filledIn(schemas[kind])

describe.each(KINDS)('the walk over a %s', (kind) => {
  it('does not suspect a record that its schema accepts', () => {
    fc.assert(
      fc.property(record(kind), (value) => {
        expect(isValid[kind](value)).toBe(true)
        expect(walk(shapes[kind], value).suspicious).toBe(false)
      }),
      { numRuns: 150 },
    )
  })

  it('suspects every record that its schema refuses', () => {
    const turns = fc.array(fc.nat(1000), { minLength: 1, maxLength: 4 })
    fc.assert(
      fc.property(
        record(kind),
        turns,
        fc.option(anything, { nil: undefined }),
        (sound, path, replacement) => {
          const value = mutate(sound, path, replacement)
          expect(walk(shapes[kind], value).suspicious).toBe(!isValid[kind](value) || holdsLargeNumber(value))
        },
      ),
      { numRuns: 400 },
    )
  })

  it('counts the keys of every object, known or not', () => {
    fc.assert(
      fc.property(record(kind), anything, (value, unknown) => {
        const whole = { ...(value as JsonObject), unknown }
        expect(walk(shapes[kind], whole).keys).toBe(countKeys(whole))
        expect(walkLoose(whole).keys).toBe(countKeys(whole))
      }),
      { numRuns: 100 },
    )
  })

  it('collects the copy in the order of the schema, and copyPlaces finds it again', () => {
    fc.assert(
      fc.property(record(kind), (value) => {
        const { copy, copyFields } = walk(shapes[kind], value)
        const indexes = copyFields.map(({ index }) => index)
        expect(indexes).toEqual([...indexes].sort((a, b) => a - b))
        expect(copy.every((text) => !isBlank(text))).toBe(true)
        expect(copyPlaces(shapes[kind], value).map((pointer) => valueAt(value, pointer))).toEqual(copy)
      }),
      { numRuns: 150 },
    )
  })
})

const valueAt = (value: Json, pointer: string): Json =>
  pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<Json>((at, token) => (at as JsonObject)[token] as Json, value)

const product = (more: JsonObject = {}): JsonObject => ({
  kind: 'product',
  id: 'P1',
  title: '保温杯',
  ...more,
})

describe('walk', () => {
  it('gives the texts of a product with their fields', () => {
    const { copy, copyFields } = walk(
      shapes.product,
      product({
        description: '<p>500毫升</p>',
        variants: [
          { options: { 颜色: '蓝', 尺寸: '大' }, name: '蓝色大号' },
          { name: '红色', options: { 颜色: '红' } },
        ],
        attributes: [
          { name: '材质', value: ['钢', '玻璃'] },
          { name: '产地', value: '浙江' },
        ],
        tags: ['杯', '  '],
      }),
    )
    expect(copy.map((text, i) => [copyFields[i]?.path, text])).toEqual([
      ['title', '保温杯'],
      ['description', '<p>500毫升</p>'],
      ['tags', '杯'],
      ['attributes.value', '钢'],
      ['attributes.value', '玻璃'],
      ['attributes.value', '浙江'],
      ['variants.name', '蓝色大号'],
      ['variants.name', '红色'],
      ['variants.options', '蓝'],
      ['variants.options', '大'],
      ['variants.options', '红'],
    ])
    expect(copyFields[1]).toEqual({ index: 4, path: 'description', format: 'html' })
  })

  it('shares the list of fields among records that have the same', () => {
    const first = walk(shapes.product, product())
    const second = walk(shapes.product, product({ id: 'P2' }))
    const third = walk(shapes.product, product({ subtitle: '双层' }))
    expect(second.copyFields).toBe(first.copyFields)
    expect(third.copyFields.map(({ path }) => path)).toEqual(['title', 'subtitle'])
    expect(first.copyFields.map(({ path }) => path)).toEqual(['title'])
  })

  it('keeps nothing of one record in the next', () => {
    const before = walk(shapes.product, product({ subtitle: '双层' }))
    expect(walk(shapes.product, { kind: 'product' })).toMatchObject({ keys: 1, suspicious: true, copy: [] })
    expect(before.copy).toEqual(['保温杯', '双层'])
  })

  it.each([
    ['a number beyond 2^53', product({ 'x-id': 2 ** 53 })],
    ['a number too large for a double', JSON.parse('{"kind":"product","id":"P1","title":"杯","x":1e999}')],
    ['a missing id', { kind: 'product', title: '杯' }],
    ['an empty id', product({ id: '' })],
    ['an id that is a number', product({ id: 5 })],
    ['a title that is null', product({ title: null })],
    ['an unknown status', product({ status: 'sold' })],
    ['an amount with a sign', product({ price: { amount: '￥5', currency: 'CNY' } })],
    ['half a piece in stock', product({ stock: 1.5 })],
    ['another kind', { ...product(), kind: 'store' }],
  ])('suspects %s', (_, value) => {
    expect(walk(shapes.product, value).suspicious).toBe(true)
  })

  it('goes 512 levels deep and no further, without overflowing', () => {
    const nested = (levels: number): Json => JSON.parse(`${'['.repeat(levels)}${']'.repeat(levels)}`)
    expect(walk(shapes.product, product({ x: nested(511) })).suspicious).toBe(false)
    expect(walk(shapes.product, product({ x: nested(512) })).suspicious).toBe(true)
    expect(walk(shapes.product, product({ x: nested(100_000) })).suspicious).toBe(true)
    expect(walkLoose(nested(100_000)).suspicious).toBe(true)
  })

  it('takes a member named __proto__ for what it is', () => {
    const value: Json = JSON.parse(
      '{"kind":"product","id":"P1","title":"杯","__proto__":{"title":5,"constructor":{"x":1}}}',
    )
    expect(walk(shapes.product, value)).toMatchObject({ keys: 7, suspicious: false, copy: ['杯'] })
    expect(
      walk(shapes.product, JSON.parse('{"__proto__":{"kind":"product","id":"P1","title":"杯"}}')).suspicious,
    ).toBe(true)
  })

  it('suspects a wrong value under an empty name, first thing', () => {
    const fresh = compileShape(schemas.product, common)
    expect(walk(fresh, product({ variants: [{ options: { '': 5 } }] })).suspicious).toBe(true)
    expect(walk(fresh, product({ variants: [{ options: { '': '蓝' } }] })).copy).toEqual(['保温杯', '蓝'])
  })

  it('sorts the copy of a thousand variants', () => {
    const variants = Array.from({ length: 1000 }, (_, i) => ({ name: `n${i}`, options: { size: `o${i}` } }))
    const { copy } = walk(shapes.product, product({ variants }))
    expect(copy.slice(1, 3)).toEqual(['n0', 'n1'])
    expect(copy.slice(1001, 1003)).toEqual(['o0', 'o1'])
    expect(copy).toHaveLength(2001)
  })
})

describe('isBlank', () => {
  it.each(['', ' ', '\t\n', '\u3000', '\u00a0', '\ufeff'])('is true for %j', (text) =>
    expect(isBlank(text)).toBe(true),
  )
  it.each(['a', '杯', ' a', '\u3000杯', '😀', '。', '\u200b'])('is false for %j', (text) =>
    expect(isBlank(text)).toBe(false),
  )
})
