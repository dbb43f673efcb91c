import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { encodeAs } from '../kit/encode.ts'
import { checkJson, ecomply, folderOf } from './run.ts'

const RULE = ['--rule', 'copy/absolute-terms']

/** Checks one file; `text` is what it says as text, of which each finding's span is cut. */
const read = (name: string, content: string | Buffer, text: string, config?: string) => {
  const cwd = folderOf({ [name]: content, ...(config ? { 'ecomply.yaml': config } : {}) })
  const { code, result } = checkJson([name, ...RULE], { cwd })
  const lines = text.split(/\r\n|\n/)
  return {
    code,
    errors: result.errors.map(({ code, line, column }) => `${code} ${line}:${column}`),
    records: result.input.records,
    found: result.findings.map(({ record, field, start, end, pointer }) => {
      const span = text.slice(start.offset, end.offset)
      // The place by line and column is the place by offset.
      expect(lines[start.line - 1]?.slice(start.column - 1, start.column - 1 + span.length)).toBe(span)
      return [record, field, pointer, span]
    }),
  }
}

const SHOPIFY = [
  'Handle,Title,Body (HTML),Vendor,Tags,Option1 Value,Variant SKU,Variant Price,Image Src,Image Alt Text,Status,Stoff (product.metafields.custom.stoff)',
  'scarf,羊毛围巾,"<p>质量""最佳""</p>",Hill,"wool, 国家级",红,S-1,29.90,https://a.example/1.jpg,图,active,最佳羊毛',
  'scarf,,,,,最佳蓝,S-2,24.90,https://a.example/2.jpg,"最佳',
  '图",,',
  'cup,杯子,,Hill,,,C-1,9.90,,,draft,',
  '',
].join('\n')

describe('tables', () => {
  test('Shopify: rows of one product are one record, each finding in its cell', () => {
    const { found, errors, records } = read('export.csv', SHOPIFY, SHOPIFY)
    expect(errors).toEqual([])
    expect(records).toEqual({ product: 2 })
    expect(found).toEqual([
      ['scarf', 'description', '/0/Body (HTML)', '最佳'],
      ['scarf', 'tags', '/0/Tags', '国家级'],
      ['scarf', 'attributes.value', '/0/columns/0/value', '最佳'],
      ['scarf', 'variants.name', '/0/rows/1/Option1 Value', '最佳'],
      ['scarf', 'images.alt', '/0/rows/1/Image Alt Text', '最佳'],
    ])
  })

  const TAOBAO = [
    'version 1.00',
    'title\tcid\tauction_increment\tpostage_id\tprice\tnum\tdescription\touter_id',
    '宝贝名称\t宝贝类目\t加价幅度\t运费模板\t宝贝价格\t宝贝数量\t宝贝描述\t商家编码',
    '"全网最佳保温杯"\t50016379\t0\t1\t"69.00"\t100\t"<p>容量\r\n最佳</p>"\tBWB-1',
    '',
  ].join('\r\n')

  test.each([
    ['UTF-16 with a mark', encodeAs('utf-16le', `\ufeff${TAOBAO}`)],
    ['GBK', encodeAs('gb18030', TAOBAO)],
  ])('Taobao Assistant in %s', (_, content) => {
    const { found, errors } = read('baobei.csv', content, TAOBAO)
    expect(errors).toEqual([])
    expect(found).toEqual([
      ['BWB-1', 'title', '/0/title', '最佳'],
      ['BWB-1', 'description', '/0/description', '最佳'],
    ])
  })

  test('WooCommerce, as it came once: a line break and a tab before the mark', () => {
    const text =
      '\n\t\uFEFFID,SKU,Name,Published,Short description,Description,Sale price,Regular price,Stock\n44,h-1,最佳帽衫,1,,"a\\nb",42,45,12\n'
    const { found, errors } = read('wc.csv', text, text)
    expect(errors).toEqual([])
    expect(found).toEqual([['44', 'title', '/0/Name', '最佳']])
  })

  test('a feed for Google Merchant', () => {
    const text =
      'id\ttitle\tlink\timage link\tprice\tdescription\nA\t最佳 "cup"\thttps://a.example/a\thttps://a.example/a.jpg\t15.00 USD\t"open\n'
    const { found, errors } = read('feed.tsv', text, text)
    expect(errors).toEqual([])
    expect(found).toEqual([['A', 'title', '/0/title', '最佳']])
  })

  test('a table with the names of canonical fields, found in a folder by its place', () => {
    const text = 'id;title;price.amount;price.currency;sellingPoints.0\r\nA;最佳杯;9.90;CNY;国家级\r\n'
    const cwd = folderOf({ 'products/list.csv': text })
    const { result } = checkJson(['.', ...RULE], { cwd })
    expect(result.errors).toEqual([])
    expect(
      result.findings.map(({ field, pointer, start }) => [field, pointer, start.line, start.column]),
    ).toEqual([
      ['title', '/0/title', 2, 3],
      ['sellingPoints', '/0/sellingPoints/0', 2, 16],
    ])
  })

  test('cells of such a table are what the field holds; one that is not is an error with its place', () => {
    const text = [
      'id,title,stock,afterSales.noReasonReturn,limits.perOrder,claims.sold,sellingPoints',
      'A,最佳杯,"1,200",是,2.5,99,国家级',
      'B,杯,12 件,1,1,多,',
      'C,杯,7,也许,,,',
    ].join('\n')
    const { found, errors, records } = read('products.csv', text, text)
    expect(records).toEqual({ product: 1 })
    expect(found).toEqual([
      ['A', 'title', '/0/title', '最佳'],
      ['A', 'sellingPoints', '/0/sellingPoints/0', '国家级'],
    ])
    expect(errors).toEqual(['input/wrong-type 3:5', 'input/wrong-type 4:7'])
    const { out } = ecomply(['convert'], { cwd: folderOf({ 'products.csv': text }) })
    expect(JSON.parse(out)).toMatchObject({
      stock: 1200,
      afterSales: { noReasonReturn: true },
      limits: { perOrder: 2.5 },
      claims: { sold: '99' }, // a number or a text
      sellingPoints: ['国家级'],
    })
  })

  test('names of columns from ecomply.yaml', () => {
    const text = 'A|最佳杯|500ml\nB|杯|300ml\n'
    const config =
      'files: [{ match: "*.txt", kind: product, table: { header: [id, title, netContent], delimiter: "|" } }]'
    const { found, errors, records } = read('list.txt', text, text, config)
    expect(errors).toEqual([])
    expect(records).toEqual({ product: 2 })
    expect(found).toEqual([['A', 'title', '/0/title', '最佳']])
  })

  test('a broken row is one error with its place, and the other rows are judged', () => {
    const text = 'id,title\nA,"最佳"杯\nB,最佳\nC,最佳,x\n'
    const { found, errors, code } = read('products.csv', text, text)
    expect(code).toBe(2)
    expect(errors).toEqual(['input/stray-quote 2:7', 'input/row-length 4:1'])
    expect(found.map(([record]) => record)).toEqual(['B'])
  })

  test('what a table holds that nobody knows is one error', () => {
    expect(read('x.csv', 'alpha,beta\n1,2\n3,4\n', '').errors).toEqual(['input/unknown-kind 2:1'])
  })

  test('numbers keep their zeros and personal data is masked', () => {
    const text = 'id,title,sku\n="0042","杯，联系电话13800138000","=""007"""\n'
    const cwd = folderOf({ 'products.csv': text })
    const { out } = ecomply(['check', 'products.csv', '--format', 'json'], { cwd })
    expect(out).not.toContain('13800138000')
    expect(out).toContain('"0042"')
  })

  test('the seller reads the row in the report', () => {
    const cwd = folderOf({ 'export.csv': SHOPIFY })
    const { out } = ecomply(['check', 'export.csv', ...RULE], { cwd })
    expect(out).toContain('2:20')
    expect(out).toMatch(/│ .*最佳/)
    expect(readFileSync(path.join(cwd, 'export.csv'), 'utf8')).toBe(SHOPIFY)
  })
})
