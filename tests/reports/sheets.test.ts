import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import readWorkbook from 'read-excel-file/node'
import { describe, expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import type { Result } from '../../src/findings/finding.ts'
import { reporters, type Style } from '../../src/reports/index.ts'
import { MOST_ROWS } from '../../src/reports/xlsx/sheet-part.ts'
import { DAY, ecomply, folderOf, root } from '../e2e/run.ts'
import { expectGolden } from './golden.ts'
import { audit } from './sample-audit.ts'
import { finding } from './sample-parts.ts'
import { samples } from './samples.ts'

const plain: Style = { color: false, width: 80, hyperlinks: false, quiet: false }
const bytesOf = (result: Result): Uint8Array => reporters.xlsx(result, plain)
const partsOf = (result: Result): Record<string, string> =>
  Object.fromEntries(
    Object.entries(unzipSync(bytesOf(result))).map(([name, bytes]) => [name, strFromU8(bytes)]),
  )

/** The workbook as another program reads it: the cells of each sheet. */
const readBack = async (bytes: Uint8Array): Promise<Map<string, unknown[][]>> => {
  const sheets = await readWorkbook(Buffer.from(bytes))
  return new Map(sheets.map(({ sheet, data }) => [sheet, data]))
}

const digest = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex')

const SHEETS = {
  en: ['Summary', 'Findings', 'Not checked', 'Clauses', 'Licences', 'Waivers'],
  'zh-CN': ['摘要', '发现', '未检查', '条款', '资质', '豁免'],
} as const

describe.each(['en', 'zh-CN'] as const)('xlsx in %s', (language) => {
  const result = audit(language)

  test('has the golden parts', () => {
    const parts = Object.entries(partsOf(result)).map(([name, text]) => `=== ${name}\n${text}`)
    expectGolden(`audit.${language}.xlsx.txt`, parts.join('\n'))
  })

  test('is read back by another program with every finding, clause, licence and waiver', async () => {
    const sheets = await readBack(bytesOf(result))
    expect([...sheets.keys()]).toEqual(SHEETS[language])
    const [, findings, unchecked, clauses, licences, waivers] = [...sheets.values()]
    expect(findings).toHaveLength(1 + result.findings.length)
    expect(findings?.slice(1).map((row) => row[6])).toEqual(result.findings.map(({ record }) => record))
    expect(findings?.slice(1).map((row) => row[10])).toEqual(result.findings.map(({ start }) => start.line))
    expect(unchecked).toHaveLength(1 + result.errors.length + result.unchecked.length)
    expect(clauses?.slice(1).map(([id, section]) => [id, section])).toEqual([
      ['3.2.1.a', language === 'en' ? 'What copy must not say' : '文案禁用内容'],
      ['3.9', language === 'en' ? 'Copy' : '文案'],
      ['9.1', null],
    ])
    expect(licences?.[1]).toContain(-22)
    expect(licences?.[2]?.[2]).toBe(language === 'en' ? 'missing' : '缺失')
    expect(waivers).toHaveLength(1 + (result.waivers?.length ?? 0))
  })

  test('is well-formed, keeps headings in view and filters every column', async () => {
    const parts = partsOf(result)
    for (const [name, contents] of Object.entries(parts)) {
      const { errors } = await validateXML({ xml: { fileName: 'part.xml', contents }, ...WELL_FORMED })
      expect({
        name,
        errors: errors.filter(({ message }) => !message.includes('No matching global')),
      }).toEqual({ name, errors: [] })
    }
    for (let at = 1; at <= 6; at++) {
      const sheet = parts[`xl/worksheets/sheet${at}.xml`]
      expect(sheet).toContain('state="frozen"')
      if (at > 1) expect(sheet).toMatch(/<autoFilter ref="A1:[A-Z]+\d+"\/>/)
    }
  })
})

// A schema that nothing holds to: what is left are mistakes of the markup itself.
const WELL_FORMED = {
  schema: '<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="none"/></xs:schema>',
}

const HOSTILE = [
  '=HYPERLINK("https://phish.example","click")',
  '+1+1',
  '@SUM(A1)',
  '＝1+1',
  "=cmd|' /C calc'!A0",
  '</t></is></c><c r="A9"><f>1+1</f><v>2</v></c>',
  ']]><f>1</f>',
  '_x003D_1+1',
  '&#61;1+1 &amp;',
  '\ufffe\uffff\u0000\ud800x',
  'a\r\nb\tc\u202e',
  '  two spaces  ',
]

describe.each(HOSTILE)('text from the input: %j', (text) => {
  const result: Result = {
    ...audit('en'),
    findings: [
      finding({
        rule: text,
        topic: 'completeness',
        severity: 'error',
        message: text,
        fix: 'Write it plainly.',
        record: text,
        file: text,
        pointer: '/title',
        at: [1, 1, 0],
        source: 'title',
        span: 'title',
      }),
    ],
  }

  test('stays text in the workbook, as it is', async () => {
    const sheet = partsOf(result)['xl/worksheets/sheet2.xml'] as string
    expect(sheet).not.toMatch(/<f[ >]/)
    // Every cell is a number or an inline string that nothing makes a formula of.
    const cells = [...sheet.matchAll(/<c r="[A-Z]+\d+" s="(\d)"( t="inlineStr")?>/g)]
    expect(sheet.match(/<c /g)).toHaveLength(cells.length)
    for (const [, style, inline] of cells) expect(inline ? ['1', '2', '3'] : ['0']).toContain(style)
    const found = (await readBack(bytesOf(result))).get('Findings')?.[1]?.[13]
    if (!/[\u0000-\u001f\u202e\ufffe\uffff\ud800]|_x/.test(text))
      expect(String(found).trim()).toBe(text.trim())
    expect(String(found)).not.toMatch(/[\u0000-\u001f\u202e\ufffe\uffff]/)
  })
})

describe('the bytes of a workbook', () => {
  test('are the same in every zone and on every day', () => {
    const cwd = folderOf({})
    const saved = path.join(cwd, 'result.json')
    writeFileSync(saved, reporters.json(audit('zh-CN'), plain))
    const made = ['UTC', 'Asia/Shanghai', 'America/Los_Angeles'].map((TZ) => {
      const file = path.join(cwd, `${TZ.replace('/', '-')}.xlsx`)
      expect(ecomply(['report', saved, '--format', 'xlsx', '--output', file], { env: { TZ } }).code).toBe(0)
      return digest(file)
    })
    expect(new Set(made).size).toBe(1)
  })

  test('are those of the direct run, given a saved result', () => {
    const cwd = folderOf({})
    const [direct, saved, later] = ['direct.xlsx', 'saved.json', 'later.xlsx'].map((name) =>
      path.join(cwd, name),
    ) as [string, string, string]
    const shop = path.join(root, 'fixtures/corner-shop')
    ecomply([
      'check',
      shop,
      '--as-of',
      DAY,
      '--format',
      'xlsx',
      '--output',
      direct,
      '--format',
      'json',
      '--output',
      saved,
    ])
    ecomply(['report', saved, '--format', 'xlsx', '--output', later])
    expect(digest(later)).toBe(digest(direct))
  })

  test('cell texts too long for a spreadsheet are cut, and rows beyond the most are counted', async () => {
    const rich = audit('en')
    const [first] = rich.findings
    const long = { ...rich, findings: [{ ...first!, message: '全'.repeat(40_000) }] }
    const cell = (await readBack(bytesOf(long))).get('Findings')?.[1]?.[13]
    expect(String(cell).length).toBeLessThan(32_767)
    const many = { ...rich, findings: new Array(MOST_ROWS + 4).fill(first) }
    const sheets = await readBack(bytesOf(many))
    expect(sheets.get('Findings')).toHaveLength(MOST_ROWS)
    expect(sheets.get('Summary')?.at(-1)).toEqual(['Rows left out here; csv has all', 5])
  }, 120_000)
})

describe('csv of each sheet', () => {
  test.each(['summary', 'unchecked', 'clauses', 'licences', 'waivers'] as const)(
    '%s is the golden table',
    (name) => {
      const report = reporters[`csv:${name}`](audit('zh-CN'), plain)
      expect(report).not.toMatch(/(?:^|,)"?\s*[=+@＝＋＠]/m)
      expectGolden(`audit.zh-CN.${name}.csv`, report)
    },
  )

  test('a result without the register names the clauses of its rules', () => {
    const { coverage: _, ...rich } = samples.rich('en')
    const ids = reporters['csv:clauses'](rich, plain)
      .trim()
      .split('\r\n')
      .slice(1)
      .map((line) => line.split(',')[0])
    expect(ids).toEqual(Object.keys(rich.references.clauses))
  })

  test('several tables come from one run', () => {
    const cwd = folderOf({})
    const outputs = ['csv', 'csv:clauses', 'csv:licences'].flatMap((format) => [
      '--format',
      format,
      '--output',
      path.join(cwd, `${format.replace(':', '-')}.csv`),
    ])
    expect(ecomply(['check', 'fixtures/corner-shop', '--as-of', DAY, ...outputs]).code).toBe(1)
    expect(String(readFileSync(path.join(cwd, 'csv-licences.csv')))).toContain('food-trading')
    expect(String(readFileSync(path.join(cwd, 'csv-clauses.csv')))).toContain('automatic')
  })
})
