import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { ask, exampleContext, examplePolicy, exampleRecord } from '../../tests/kit/facts.ts'
import type { JsonObject } from '../records/record.ts'
import { classes } from './classes.ts'
import { type DutyPlace, duties } from './duties.ts'
import { DUTY_KINDS, dutiesOf } from './duty-table.ts'
import { Unknown } from './unknown.ts'

interface Example {
  path: string[]
  near: string[]
  seller?: JsonObject[]
  product?: JsonObject
  banned?: boolean
}

const read = (name: string) =>
  readFileSync(new URL(`../../fixtures/classes/${name}`, import.meta.url), 'utf8')
const examples = parse(read('examples.yaml')) as Record<string, Example>
const policy = examplePolicy()

const listing = (path: string[], product: JsonObject = {}): JsonObject => ({
  kind: 'product',
  id: 'P1',
  title: '示例商品',
  storeId: 'S1',
  category: { path },
  ...product,
})

const store = (licences: JsonObject[] = []): JsonObject => ({
  kind: 'store',
  id: 'S1',
  name: '示例店',
  licences,
})

const unmet = (product: JsonObject, seller: JsonObject = store()): string[] =>
  DUTY_KINDS.flatMap((of) => {
    const record = exampleRecord(product, { description: String(product.description ?? '') })
    const found = duties.prepare({ of }, policy)(exampleContext(record, [exampleRecord(seller)]))
    return found instanceof Unknown
      ? [`? ${found.reason.en}`]
      : (found as DutyPlace[]).map(({ term }) => term)
  })

const classesOf = (path: string[]): string[] => {
  const value = ask(classes, {}, listing(path))
  return value instanceof Unknown ? [] : (value as string[])
}

const select = dutiesOf(policy)

describe('every class of the table', () => {
  const parents = new Set(['ccc', 'knife', 'animal', 'banned', 'children'])

  it('has an example', () => {
    const ids = policy.tables.classes!.rows.map(({ id }) => String(id)).filter((id) => !parents.has(id))
    expect(Object.keys(examples).sort()).toEqual(ids.sort())
  })

  it.each(Object.keys(examples))('%s is told by its category, and from what looks like it', (id) => {
    const { path, near } = examples[id]!
    expect(classesOf(path)).toContain(id)
    expect(classesOf(near)).not.toContain(id)
  })

  const withDuties = Object.keys(examples).filter((id) => select(classesOf(examples[id]!.path)).length > 0)

  it('with a row of duties is among the examples', () => {
    for (const { id } of policy.tables.duties!.rows) expect(withDuties).toContain(id)
  })

  it.each(withDuties)('%s: a bare listing misses what the class needs', (id) => {
    const { path } = examples[id]!
    const expected = select(classesOf(path)).filter(({ kind }) => kind !== 'scope')
    const missed = unmet(listing(path, { description: '示例' }))
    expect(missed.length).toBe(expected.length)
    expect(missed.length).toBeGreaterThan(0)
  })

  it.each(withDuties.filter((id) => !examples[id]!.banned))('%s: a complete listing misses nothing', (id) => {
    const { path, seller, product } = examples[id]!
    expect(unmet(listing(path, product), store(seller))).toEqual([])
  })
})

describe('duties', () => {
  it('are Unknown with the name of a category that nobody knows', () => {
    const value = ask(duties, { of: 'seller' }, listing(['教育', '课程']), [store()]) as Unknown
    expect(value).toBeInstanceOf(Unknown)
    expect(value.reason.en).toContain('教育 > 课程')
  })

  it('are Unknown when a licence of an unknown type may be the one', () => {
    const seller = store([{ type: '农资经营登记', number: '1' }])
    const value = ask(duties, { of: 'seller' }, listing(['农资', '除草剂']), [seller]) as Unknown
    expect(value.reason.en).toContain('the licence type "农资经营登记" is not in the licence table')
  })

  it('leave cross-border goods to their own regime, but not bans and drugs', () => {
    const abroad = { crossBorder: true }
    expect(unmet(listing(['母婴', '婴幼儿奶粉'], abroad))).toEqual([])
    expect(unmet(listing(['数码', '电子烟'], abroad))).toHaveLength(1)
    expect(unmet(listing(['OTC药品', '感冒用药'], abroad))).toHaveLength(2)
  })

  it('of the classes a rule names or leaves out', () => {
    const of = (params: JsonObject) =>
      (ask(duties, { of: 'seller', ...params } as never, listing(['图书', '绘本']), [store()]) as DutyPlace[])
        .length
    expect(of({})).toBe(1)
    expect(of({ classes: ['publication'] })).toBe(1)
    expect(of({ classes: ['food'] })).toBe(0)
    expect(of({ except: ['publication'] })).toBe(0)
    expect(of({ level: 'warning' })).toBe(0)
  })

  it('a ban gives way to the permit the table names', () => {
    const ivory = listing(['收藏', '象牙'])
    expect(ask(duties, { of: 'ban' }, ivory, [store()])).toHaveLength(1)
    expect(
      ask(duties, { of: 'ban' }, ivory, [store([{ type: 'wildlife-approval', number: 'LY-1' }])]),
    ).toEqual([])
  })

  it('a new class is a new row', () => {
    const own = examplePolicy({
      classes: { rows: [{ id: 'tea-ware', name: { en: 'Tea ware', zh: '茶具' }, path: ['茶具'] }] },
      duties: { rows: [{ id: 'tea-ware', seller: [{ any: ['food-trading'], law: ['x/1'] }] }] },
    })
    expect(dutiesOf(own)(['tea-ware'])).toMatchObject([
      { kind: 'seller', classId: 'tea-ware', needed: { en: 'food trading licence' }, law: { en: 'x/1' } },
    ])
    expect(() =>
      dutiesOf(
        examplePolicy({ duties: { rows: [{ id: 'food', seller: [{ any: ['nonsense'], law: [] }] }] } }),
      ),
    ).toThrow('no licence type "nonsense"')
  })
})
