import { describe, expect, test } from 'vitest'
import { type SheetOf, workbook } from '../kit/workbook.ts'
import { checkJson, ecomply, folderOf } from './run.ts'

const RULE = ['--rule', 'copy/absolute-terms']
const GOODS: SheetOf = {
  name: '商品 1',
  rows: [
    ['商品导出'],
    ['id', 'title', 'description', 'price.amount', 'price.currency'],
    ['A-1', '全网最佳保温杯', '容量\n最佳', { value: 69, format: '0.00' }, 'CNY'],
    [],
    [{ value: 7, format: '0000' }, '普通杯', '<p>国家级</p>', 9.9, 'CNY'],
  ],
}

describe('workbooks', () => {
  const cwd = folderOf({ 'products/goods.xlsx': workbook([GOODS, { name: 'empty', rows: [] }]) })
  const { code, result } = checkJson(['.', ...RULE], { cwd })

  test('are read row by row, each finding at its sheet and cell', () => {
    expect(result.errors).toEqual([])
    expect(code).toBe(1)
    expect(result.input.records).toEqual({ product: 2 })
    expect(
      result.findings.map(({ record, sheet, cell, start, excerpt, pointer }) => [
        record,
        sheet,
        cell,
        start.line,
        excerpt.text.slice(excerpt.start, excerpt.end),
        pointer,
      ]),
    ).toEqual([
      ['A-1', '商品 1', 'B3', 3, '最佳', '/商品 1/0/title'],
      ['A-1', '商品 1', 'C3', 3, '最佳', '/商品 1/0/description'],
      ['0007', '商品 1', 'C5', 5, '国家级', '/商品 1/1/description'],
    ])
  })

  test.each(['pretty', 'json', 'jsonl', 'sarif', 'junit', 'github', 'gitlab', 'markdown', 'csv'])(
    '%s shows the cell',
    (format) => {
      const { out, err } = ecomply(['check', '.', ...RULE, '--format', format], { cwd })
      expect(err).toBe('')
      if (format === 'json' || format === 'jsonl' || format === 'csv')
        expect(out).toMatch(/商品 1"?,"?\s*("cell": ?")?B3/)
      else expect(out).toMatch(format === 'markdown' ? /商品 1\\?!B3/ : /商品 1!B3/)
    },
  )

  test('a pipe gives the same', () => {
    const bytes = workbook([GOODS])
    const piped = checkJson(['-', ...RULE, '--adapter', 'shopify-csv'], { input: bytes })
    expect(piped.result.errors.map(({ code }) => code)).not.toContain('input/binary')
  })

  test('an adapter knows a sheet as it knows a table', () => {
    const rows = [
      ['Handle', 'Title', 'Body (HTML)', 'Variant SKU', 'Variant Price', 'Option1 Value'],
      ['scarf', '围巾', '', 'S-1', 29.9, '红'],
      ['scarf', null, null, 'S-2', 24.9, '最佳蓝'],
    ]
    const { result } = checkJson(['a.xlsx', ...RULE], {
      cwd: folderOf({ 'a.xlsx': workbook([{ name: 'S', rows }]) }),
    })
    expect(result.errors).toEqual([])
    expect(result.findings.map(({ field, cell }) => [field, cell])).toEqual([['variants.name', 'F3']])
  })

  test('rows of two sheets at the same place are two records', () => {
    const sheet = (name: string, id: string) => ({
      name,
      rows: [
        ['kind', 'id', 'name', 'intro'],
        ['store', id, `店 ${id}`, '最佳'],
      ],
    })
    const bytes = workbook([sheet('甲', 'S1'), sheet('乙', 'S2')])
    const { result } = checkJson(['.', ...RULE], { cwd: folderOf({ 'stores/a.xlsx': bytes }) })
    expect(result.errors).toEqual([])
    expect(result.input.records).toEqual({ store: 2 })
    expect(result.findings.map(({ record, sheet, cell }) => [record, sheet, cell])).toEqual([
      ['S1', '甲', 'D2'],
      ['S2', '乙', 'D2'],
    ])
  })

  test('sheets are chosen in ecomply.yaml; hidden ones are said not to be read', () => {
    const bytes = workbook([
      {
        name: 'Read me',
        rows: [
          ['How', 'to'],
          ['fill', 'in'],
        ],
      },
      GOODS,
      {
        name: 'Lists',
        hidden: true,
        rows: [
          ['a', 'b'],
          ['c', 'd'],
        ],
      },
    ])
    const plain = checkJson(['.', ...RULE], { cwd: folderOf({ 'x/goods.xlsx': bytes }) }).result
    expect(plain.errors.map(({ code }) => code)).toEqual(['input/unknown-kind'])
    expect(plain.notes?.map(({ code }) => code)).toEqual(['note/hidden-sheets'])
    const config = 'files: [{ match: "**/*.xlsx", kind: product, table: { sheets: ["商品 1"] } }]'
    const chosen = checkJson(['.', ...RULE], {
      cwd: folderOf({ 'x/goods.xlsx': bytes, 'ecomply.yaml': config }),
    }).result
    expect([chosen.errors, chosen.notes, chosen.findings.length]).toEqual([[], undefined, 3])
  })

  test.each([
    ['cut off', workbook([GOODS]).subarray(0, 900), 'input/workbook-broken'],
    [
      'a bomb',
      workbook([GOODS], { extra: { 'xl/worksheets/sheet1.xml': new Uint8Array(300 * 1024 * 1024) } }),
      'input/workbook-too-large',
    ],
    ['without rows', workbook([{ name: 'A', rows: [['id', 'title']] }]), 'input/no-rows'],
    [
      'another archive',
      Buffer.from('PK\x03\x04 nothing of the kind'.padEnd(100, '\0'), 'latin1'),
      'input/workbook-broken',
    ],
  ])('%s: one error, and the other files go on', (_, bytes, expected) => {
    const { code, result } = checkJson(['.', ...RULE], {
      cwd: folderOf({ 'products/a.xlsx': bytes, 'products/b.xlsx': workbook([GOODS]) }),
    })
    expect(code).toBe(2)
    expect(result.errors.map(({ file, code }) => [file, code])).toEqual([['products/a.xlsx', expected]])
    expect(result.findings).toHaveLength(3)
  })
})
