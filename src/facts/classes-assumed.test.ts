import { describe, expect, it } from 'vitest'
import { exampleContext, examplePolicy, exampleRecord, readExampleTable } from '../../tests/kit/facts.ts'
import type { JsonObject } from '../records/record.ts'
import { classes } from './classes.ts'

const policy = examplePolicy({ 'copy-classes': readExampleTable('copy-classes') })
const assume = classes.prepare({ assume: 'ordinary' }, policy)

const product = (title: string, more: JsonObject = {}, copy: Record<string, string> = {}) =>
  exampleRecord({ kind: 'product', id: 'P1', title, ...more }, { title, ...copy })

const of = (...args: Parameters<typeof product>) => assume(exampleContext(product(...args)))

describe('classes with assume: ordinary', () => {
  it('keeps what the category declares', () => {
    expect(of('面膜收纳盒', { category: { path: ['零食', '饼干'] } })).toEqual(['food', 'food.prepackaged'])
  })

  it('is ordinary, and never unknown, where nothing is known', () => {
    expect(of('那个东西')).toEqual(['ordinary'])
    expect(of('那个东西', { category: { path: ['没有这个类目'] } })).toEqual(['ordinary'])
  })

  it('goes by the names of goods where the category is missing or not known', () => {
    expect(of('补水面膜')).toContain('cosmetic')
    expect(of('桑叶茶', { category: { path: ['没有这个类目'] } })).toContain('food')
    expect(of('A face cream')).toContain('cosmetic')
  })

  it('knows longer words in which a name is something else', () => {
    expect(of('假睫毛收纳')).not.toContain('cosmetic')
    expect(of('coffee mug')).not.toContain('food')
  })

  it('asks the rest of the copy only where the title does not tell', () => {
    expect(of('好物推荐', {}, { description: '<p>一款补水面膜</p>' })).toContain('cosmetic')
    expect(of('桑叶茶', {}, { description: '<p>送面膜</p>' })).not.toContain('cosmetic')
  })

  it('counts an approval number in the copy as declared, whatever the category', () => {
    expect(of('止痛膏 国药准字 Z20209999')).toContain('drug')
    expect(
      of('止痛膏', { category: { path: ['家纺', '毛毯'] } }, { description: '国药准字Z20209999' }),
    ).toContain('drug')
    expect(of('止痛膏', { licences: [{ type: 'x', number: '粤械注准20202999999' }] })).toContain('device')
  })

  it('takes no head of a number for a number, and no name of a remedy for a drug or device', () => {
    expect(of('国药准字号品质 止痛膏')).not.toContain('drug')
    expect(of('颈椎理疗仪')).not.toContain('device')
  })

  it('gives a campaign the classes of its products', () => {
    const campaign = exampleRecord(
      { kind: 'campaign', id: 'C1', name: '上新', items: [{ productId: 'P1' }] },
      { name: '上新' },
    )
    const tea = product('茶', { category: { path: ['零食', '饼干'] } })
    expect(assume(exampleContext(campaign, [tea]))).toContain('food')
    expect(assume(exampleContext(campaign))).toEqual(['ordinary'])
  })

  it('refuses a row for a class that does not exist', () => {
    const bad = examplePolicy({ 'copy-classes': { rows: [{ id: 'no.such', names: ['x'] }] } })
    expect(() => classes.prepare({ assume: 'ordinary' }, bad)).toThrow('no.such')
  })
})
