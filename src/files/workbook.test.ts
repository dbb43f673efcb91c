import { strToU8, zipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { workbook } from '../../tests/kit/workbook.ts'
import { formatNumber } from './number-format.ts'
import { columnName, openWorkbook } from './workbook.ts'

const rowsOf = (bytes: Uint8Array) => openWorkbook(bytes).sheets.map((sheet) => [sheet.name, sheet.rows()])

describe('a workbook', () => {
  test('gives the texts its cells show', () => {
    const bytes = workbook([
      {
        name: 'Goods & more',
        rows: [
          ['id', 'title', null, 'price'],
          [],
          [
            { value: 42, format: '00000' },
            { rich: ['全网', '最佳'] },
            '<b>',
            { value: 19.9, format: '"¥"#,##0.00' },
            true,
            { value: 45992, format: 'yyyy/m/d' },
          ],
        ],
      },
    ])
    expect(rowsOf(bytes)).toEqual([
      [
        'Goods & more',
        [
          { number: 1, cells: ['id', 'title', '', 'price'] },
          { number: 3, cells: ['00042', '全网最佳', '<b>', '¥19.90', 'TRUE', '2025-12-01'] },
        ],
      ],
    ])
  })

  test('hidden sheets are named, not read', () => {
    const { sheets, hidden } = openWorkbook(
      workbook([
        { name: 'A', rows: [['x']] },
        { name: 'Lists', hidden: true, rows: [['y']] },
      ]),
    )
    expect([sheets.map(({ name }) => name), hidden]).toEqual([['A'], ['Lists']])
  })

  test('days are counted from 1904 where it says so', () => {
    const bytes = workbook([{ name: 'A', rows: [[{ value: 1, format: 'yyyy-mm-dd' }]] }], { date1904: true })
    expect(openWorkbook(bytes).sheets[0]?.rows()).toEqual([{ number: 1, cells: ['1904-01-02'] }])
  })

  test.each([
    ['an archive without a workbook', zipSync({ 'a.txt': strToU8('x') }), 'no-workbook'],
    ['an archive cut off', workbook([{ name: 'A', rows: [['x']] }]).subarray(0, 200), 'broken'],
    ['a part that is no XML', zipSync({ 'xl/workbook.xml': strToU8('<workbook><sheets>') }), 'broken'],
    [
      'an entity of its own',
      zipSync({ 'xl/workbook.xml': strToU8('<!DOCTYPE w [<!ENTITY a "b">]><workbook name="&a;"/>') }),
      'broken',
    ],
  ])('is refused: %s', (_, bytes, is) => {
    expect(() => openWorkbook(bytes)).toThrow(expect.objectContaining({ is }))
  })

  test('a bomb is refused before it is unpacked', () => {
    const bomb = workbook([{ name: 'A', rows: [['x']] }], {
      extra: { 'xl/worksheets/sheet1.xml': new Uint8Array(300 * 1024 * 1024) },
    })
    expect(bomb.length).toBeLessThan(1024 * 1024)
    expect(() => openWorkbook(bomb)).toThrow(expect.objectContaining({ is: 'too-large' }))
  })

  test('an archive that lies about its sizes gives no more than it says', () => {
    const bytes = workbook([{ name: 'A', rows: [['x'.repeat(5000)]] }])
    // The uncompressed size of the first part in the central directory, made small.
    const at = bytes.indexOf(Buffer.from([0x50, 0x4b, 1, 2]))
    bytes.writeUInt32LE(10, at + 24)
    expect(() => openWorkbook(bytes)).toThrow()
  })

  test('columns have their names', () => {
    expect([0, 25, 26, 701, 702].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA'])
  })
})

describe('numbers as a cell shows them', () => {
  test.each([
    [0.1 + 0.2, 'General', '0.3'],
    [1234567.891, 'General', '1234567.891'],
    [6901234567892, 'General', '6901234567892'],
    [6901234567892, '0', '6901234567892'],
    [1234.5, '#,##0.00', '1,234.50'],
    [1234.5, '#,##0.##', '1,234.5'],
    [0.15, '0%', '15%'],
    [7, '000', '007'],
    [-5, '0.00;(0.00)', '(5.00)'],
    [-5, '0.00', '-5.00'],
    [0, '0;-0;"-"', '-'],
    [9.9, '[$¥-804]#,##0.00', '¥9.90'],
    [9.9, '[Red]0.0\\ "元"', '9.9 元'],
    [45992, 'yyyy"年"m"月"d"日"', '2025-12-01'],
    [45992.75, 'yyyy-mm-dd hh:mm:ss', '2025-12-01 18:00:00'],
    [0.5, 'hh:mm', '12:00'],
    [45992, 'yyyy-mm', '2025-12'],
    [1, 'yyyy-mm-dd', '1900-01-01'],
    [12, '@', '12'],
  ])('%d as %s', (value, format, shown) => {
    expect(formatNumber(value, format, false)).toBe(shown)
  })
})
