import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkJson, ecomply, folderOf } from './run.ts'

const ABSOLUTE = ['--rule', 'copy/absolute-terms']
const cutsIn = (files: Record<string, string>, args: readonly string[] = ABSOLUTE) => {
  const cwd = folderOf(files)
  const { result } = checkJson([...args], { cwd })
  expect(result.errors).toEqual([])
  return result.findings.map(({ file, start, end, match }) => {
    const text = readFileSync(path.join(cwd, file), 'utf8')
    const before = text.slice(0, start.offset).split('\n')
    expect(start).toMatchObject({ line: before.length, column: (before.at(-1) ?? '').length + 1 })
    return [match, text.slice(start.offset, end.offset)]
  })
}

describe('a finding in a platform export points at the true place', () => {
  const douyin = (format: string) =>
    JSON.stringify({
      data: {
        product_id_str: '1',
        name: '雨衣',
        category_detail: { first_cname: '童装' },
        discount_price: 4900,
        product_format_new: format,
      },
    })

  test.each<[string, string, string]>([
    ['JSON in a text', '{"1":[{"value":1,"name":"全网最佳雨衣"}]}', '最佳'],
    [
      'escapes in JSON in a text',
      '{"1":[{"value":1,"name":"a\\"\\n全网\\u6700\\u4f73雨衣"}]}',
      '\\\\u6700\\\\u4f73',
    ],
  ])('%s', (_, format, cut) => {
    expect(cutsIn({ 'd.json': douyin(format) })).toEqual([['最佳', cut]])
  })

  const card = (title: string) =>
    JSON.stringify(
      { data: { mainItems: [{ itemId: '1', imgUrl: '//i.example/1.jpg', price: '9', title }] } },
      null,
      1,
    )

  test.each<[string, string, string]>([
    ['highlight markup', '全网<span class=H>最佳</span>帽子', '最佳'],
    ['highlight markup inside the word', '全网最<em>佳</em>帽子', '最<em>佳'],
    ['escaped markup', '&lt;spanclass=H&gt;帽&lt;/span&gt;全网最佳帽子', '最佳'],
    ['entities', '&quot;全网&#26368;佳&quot;帽子', '&#26368;佳'],
  ])('%s', (_, title, cut) => {
    expect(cutsIn({ 'c.json': card(title) })).toEqual([['最佳', cut]])
  })

  test('attributes, options and selling points in one text', () => {
    const item = {
      num_iid: 1,
      cid: 2,
      title: '茶',
      price: '9',
      sell_point: '新茶\n全网最佳茶',
      props_name: '1:2:产地:福建;3:4:口感:全网最佳口感',
      skus: [{ sku_id: 1, properties_name: '5:6:规格:全网最佳装', price: '9', quantity: 1 }],
    }
    const cuts = cutsIn({ 't.json': JSON.stringify({ item }) })
    expect(cuts).toEqual([
      ['最佳', '最佳'],
      ['最佳', '最佳'],
      ['最佳', '最佳'],
    ])
  })

  test('HTML that a plain field reads as text', () => {
    const product = {
      id: 1,
      name: '杯',
      permalink: 'https://shop.example/1',
      regular_price: '9',
      price: '9',
      short_description: '<p>保温 &amp; <b>全网最佳</b>杯</p>',
    }
    expect(cutsIn({ 'w.json': JSON.stringify([product]) })).toEqual([['最佳', '最佳']])
  })

  test('the names of fields in any language', () => {
    const rows = [{ 商品编号: 'A', 商品名称: '全网最佳毛巾', 售价: '9.9' }]
    expect(cutsIn({ 'x.json': JSON.stringify(rows) })).toEqual([['最佳', '最佳']])
  })
})

describe('what is to be known of how a file was read', () => {
  const cwd = folderOf({
    'goods_attribute.json': '[{"id":1,"goods_id":7,"attribute":"材质","value":"棉"}]',
    'towels.json': '[{"商品编号":"A","商品名称":"毛巾","售价":"9.9"}]',
  })

  test('is in the result, and leaves the run to be trusted', () => {
    const { code, result } = checkJson(['--fail-on', 'never'], { cwd })
    expect(code).toBe(0)
    expect(result.input.records).toEqual({ product: 1 })
    expect(result.notes?.map(({ file, code: kind }) => [file, kind])).toEqual([
      ['goods_attribute.json', 'note/table'],
      ['towels.json', 'note/generic'],
    ])
  })

  test.each(['en', 'zh-CN', 'zh-TW'])('is said in %s', (lang) => {
    const { out, err } = ecomply(['check', '--lang', lang, '--as-of', '2026-11-23'], { cwd })
    expect(err).toBe('')
    expect(out).toContain('goods_attribute.json')
    expect(out).not.toMatch(/undefined|\[object |\{\w+\}/)
  })

  test('is not enough where no record was found at all', () => {
    expect(checkJson(['goods_attribute.json'], { cwd }).code).toBe(2)
  })
})

describe('ecomply adapters', () => {
  test('lists what is read, as JSON and for people', () => {
    const { code, out } = ecomply(['adapters', '--format', 'json'])
    const { adapters, tables } = JSON.parse(out)
    expect(code).toBe(0)
    expect(adapters.length).toBeGreaterThan(50)
    expect(adapters).toContainEqual(
      expect.objectContaining({ name: 'jd-ware', platform: 'JD', kind: 'product' }),
    )
    expect(tables.length).toBeGreaterThan(10)
    const list = ecomply(['adapters', '--lang', 'zh-CN']).out
    for (const { name } of adapters) expect(list).toContain(name)
  })

  test('explain tells adapter and why, fields filled and left over', () => {
    const cwd = folderOf({
      'g.json': '[{"id":1,"goods_sn":"1","name":"被","counter_price":9,"retail_price":8,"colour":"red"}]',
      'bad.json': '[{"id":1}]',
    })
    const { code, out } = ecomply(['adapters', 'explain', 'g.json', '--format', 'json'], { cwd })
    expect(code).toBe(0)
    const [{ read }] = JSON.parse(out)
    expect(read).toEqual([
      expect.objectContaining({
        adapter: 'litemall-goods',
        kind: 'product',
        because: ['goods_sn', 'counter_price'],
        records: 1,
        leftOver: ['colour'],
      }),
    ])
    expect(read[0].filled).toContainEqual({ field: 'title', from: 'name', records: 1 })
    const all = ecomply(['adapters', 'explain', '.', '--lang', 'zh-CN'], { cwd })
    expect(all.code).toBe(2)
    expect(all.out).toContain('litemall-goods')
    expect(all.out).toContain('无法判断')
    expect(ecomply(['adapters', 'explain', 'none.json'], { cwd }).code).toBe(2)
  })
})

describe('ecomply convert', () => {
  const text = '[\n  {"id": 1, "goods_sn": "1", "name": "被", "counter_price": 9, "retail_price": 8}\n]'

  test('writes canonical records with the places of their values', () => {
    const cwd = folderOf({ 'g.json': text })
    const { code, out, err } = ecomply(['convert', 'g.json', '--to', 'ndjson'], { cwd })
    expect([code, err]).toEqual([0, ''])
    const record = JSON.parse(out)
    expect(record).toMatchObject({ kind: 'product', id: '1', title: '被', price: { amount: '8' } })
    const column = (text.split('\n')[1] ?? '').indexOf('"被"') + 1
    expect(record.source).toMatchObject({ file: 'g.json', line: 2, pointer: '/0', adapter: 'litemall-goods' })
    expect(record.source.fields['/title']).toBe(`2:${column}`)
  })

  test('writes a file that check reads again, whole or not at all', () => {
    const cwd = folderOf({ 'in/g.json': text, 'in/bad.json': '[{"id":1}]' })
    const { code, err } = ecomply(['convert', 'in', '--output', 'out/all.ndjson'], { cwd })
    expect(code).toBe(2)
    expect(err).toContain('input/unknown-kind')
    const { result } = checkJson(['out/all.ndjson'], { cwd })
    expect([result.errors, result.input.records]).toEqual([[], { product: 1 }])
    expect(ecomply(['convert', 'in/g.json', '--output', 'in/g.json/x'], { cwd }).code).toBe(2)
  })
})

describe('an adapter of the user', () => {
  const adapter = `adapter: house
platform: House
kind: product
detect: [artikel]
settings: { text: beschreibung }
product:
  id: artikel
  title: { from: "texte.{text}", as: text }
  price: { from: preis, as: { money: major, currency: EUR } }
`
  const record = '[{"artikel":7,"preis":"1.299,00 €","texte":{"beschreibung":"全网最佳 Tuch","kurz":"Tuch"}}]'

  test('is named in ecomply.yaml, with its settings', () => {
    const files = { 'house.yaml': adapter, 'a.json': record, 'ecomply.yaml': 'adapters: [./house.yaml]\n' }
    expect(cutsIn(files, ['a.json', ...ABSOLUTE])).toEqual([['最佳', '最佳']])
    const cwd = folderOf({
      ...files,
      'ecomply.yaml': 'adapters: [./house.yaml]\nadapterSettings: { house: { text: kurz } }\n',
    })
    expect(JSON.parse(ecomply(['convert', 'a.json'], { cwd }).out)).toMatchObject({
      title: 'Tuch',
      price: { amount: '1299.00', currency: 'EUR' },
    })
  })

  test.each<[string, string, RegExp]>([
    [
      'a setting it has not',
      'adapters: [./house.yaml]\nadapterSettings: { house: { colour: x } }\n',
      /colour/,
    ],
    ['settings of no adapter', 'adapterSettings: { hose: { colour: x } }\n', /hose/],
    ['a name that is taken', 'adapters: [./house.yaml, ./twin.yaml]\n', /house.*already/],
    ['a file that is not there', 'adapters: [./none.yaml]\n', /none\.yaml/],
  ])('is refused for %s', (_, config, words) => {
    const cwd = folderOf({
      'house.yaml': adapter,
      'twin.yaml': adapter,
      'a.json': record,
      'ecomply.yaml': config,
    })
    const { code, err } = ecomply(['check', 'a.json'], { cwd })
    expect(code).toBe(2)
    expect(err).toMatch(words)
  })
})

describe('tables spread over files', () => {
  const goods =
    '[{"id":5,"goods_sn":"5","name":"羊毛毯","counter_price":9,"retail_price":8,"category_id":3,"brand_id":7}]'
  const attributes = `[
  {"id":1,"goods_id":5,"attribute":"口碑","value":"全网最佳毯子"},
  {"id":2,"goods_id":6,"attribute":"口碑","value":"全网最佳枕头"}
]`
  const variants = '[{"id":9,"goods_id":5,"specifications":"[\\"全网最佳款\\"]","price":8,"number":1}]'
  const brands = '[{"id":7,"name":"示例制造商","desc":"","floor_price":1}]'
  const files = {
    'a_attribute.json': attributes,
    'goods.json': goods,
    'z_product.json': variants,
    'brand.json': brands,
  }

  test('are joined, and findings point into the table they stand in', () => {
    const cwd = folderOf(files)
    const { result } = checkJson([...ABSOLUTE], { cwd })
    expect(result.input.records).toEqual({ product: 1 })
    expect(
      result.findings.map(({ file, record, pointer, excerpt }) => [file, record, pointer, excerpt.text]),
    ).toEqual([
      ['a_attribute.json', '5', '/0/value', expect.stringContaining('全网最佳毯子')],
      ['z_product.json', '5', '/0/specifications', expect.stringContaining('全网最佳款')],
    ])
    for (const { file, start, end } of result.findings)
      expect(readFileSync(path.join(cwd, file), 'utf8').slice(start.offset, end.offset)).toBe('最佳')
    expect(new Set(result.notes?.map(({ code }) => code))).toEqual(new Set(['note/joined-table']))
    expect(JSON.parse(ecomply(['convert'], { cwd }).out)).toMatchObject({ brand: { name: '示例制造商' } })
  })

  test('are joined in two steps, and findings point into the table they stand in', () => {
    const product = {
      id: 28,
      name: '示例衬衫',
      product_sn: '7437799',
      price: 99,
      promotion_price: null,
      original_price: 0,
      promotion_type: 0,
      publish_status: 1,
    }
    const names = [{ id: 24, name: '材质', select_type: 0, input_type: 1, input_list: '' }]
    const values = [{ id: 1, product_id: 28, product_attribute_id: 24, value: '顶级棉' }]
    const promotion = {
      id: 2,
      title: '春季',
      start_date: '2026-03-01',
      end_date: '2026-03-31',
      create_time: '',
    }
    const goods = [
      {
        id: 1,
        flash_promotion_id: 2,
        flash_promotion_session_id: 7,
        product_id: 28,
        flash_promotion_price: 9,
      },
    ]
    const hours = [
      { id: 7, name: '8:00', start_time: '08:00:00', end_time: '10:00:00', status: 1, create_time: '' },
    ]
    const cwd = folderOf({
      'pms_product.json': JSON.stringify([product]),
      'pms_product_attribute.json': JSON.stringify(names, null, 2),
      'pms_product_attribute_value.json': JSON.stringify(values, null, 2),
      'sms_flash_promotion.json': JSON.stringify([promotion]),
      'sms_flash_promotion_product_relation.json': JSON.stringify(goods),
      'sms_flash_promotion_session.json': JSON.stringify(hours),
    })
    const { result } = checkJson([...ABSOLUTE], { cwd })
    expect(result.errors).toEqual([])
    expect(result.notes?.map(({ code }) => code)).toEqual(Array(4).fill('note/joined-table'))
    const cut = ({
      file,
      start,
      end,
    }: {
      file: string
      start: { offset: number }
      end: { offset: number }
    }) => readFileSync(path.join(cwd, file), 'utf8').slice(start.offset, end.offset)
    expect(result.findings.map((finding) => [finding.file, finding.pointer, cut(finding)])).toEqual([
      ['pms_product_attribute_value.json', '/0/value', '顶级'],
    ])
    const records = ecomply(['convert'], { cwd }).out.trim().split('\n')
    const converted = records.map((line) => JSON.parse(line))
    expect(converted).toContainEqual(
      expect.objectContaining({
        attributes: [{ id: '24', name: '材质', value: '顶级棉', source: 'custom' }],
      }),
    )
    expect(converted).toContainEqual(
      expect.objectContaining({ start: '2026-03-01T08:00:00+08:00', end: '2026-03-31T10:00:00+08:00' }),
    )
  })

  test('are joined within a folder only, and named where nothing joins them', () => {
    const cwd = folderOf({ 'a/goods.json': goods, 'b/attribute.json': attributes, 'b/brand.json': brands })
    const { result } = checkJson([...ABSOLUTE], { cwd })
    expect(result.findings).toEqual([])
    expect(result.notes?.map(({ code }) => code)).toEqual(['note/table', 'note/table'])
  })

  test('hide personal data wherever it stands', () => {
    const phone = attributes.replace('全网最佳毯子', '联系 13900000000 购买')
    const cwd = folderOf({ ...files, 'a_attribute.json': phone })
    const { out } = ecomply(['check', '--format', 'json', '--as-of', '2026-11-23'], { cwd })
    expect(out).toContain('a_attribute.json')
    expect(out).not.toContain('13900000000')
  })
})
