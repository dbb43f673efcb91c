import { describe, expect, test } from 'vitest'
import { reporters, type Style, type TextFormat } from '../../src/reports/index.ts'
import { expectGolden } from './golden.ts'
import type { SampleLanguage } from './sample-parts.ts'
import { samples } from './samples.ts'
import { openResultProblems, resultProblems, sarifProblems } from './schema-check.ts'

const plain: Style = { color: false, width: 80, hyperlinks: false, quiet: false }
const names = Object.keys(samples) as (keyof typeof samples)[]
const languages: SampleLanguage[] = ['en', 'zh-CN']
const cases = names.flatMap((name) => languages.map((language) => ({ name, language })))

// Endings that editors and formatters leave alone.
const ending = {
  pretty: 'pretty.txt',
  json: 'json.txt',
  jsonl: 'jsonl.txt',
  sarif: 'sarif',
  junit: 'junit.xml',
  github: 'github.txt',
  gitlab: 'gitlab.txt',
  markdown: 'markdown.txt',
  csv: 'csv',
  html: 'html.txt',
} satisfies Partial<Record<TextFormat, string>>

// The tables are held to golden files in sheets.test.ts.
const formats = Object.keys(ending) as (keyof typeof ending)[]

// Script and style of the audit report are pinned by html-generated.test.ts; here they would only be long.
const withoutAssets = (report: string): string =>
  report
    .replace(/<style>[^<]*<\/style>/, '<style>…</style>')
    .replace(/<script>[\s\S]*?<\/script>/, '<script>…</script>')
    .replace(/'sha256-[A-Za-z0-9+/=]{44}'/g, "'sha256-…'")

describe.each(cases)('$name in $language', ({ name, language }) => {
  const result = samples[name](language)

  test.each(formats)('%s is the golden report', (format) => {
    expectGolden(`${name}.${language}.${ending[format]}`, withoutAssets(reporters[format](result, plain)))
  })

  test('json holds to the schema of the result and loses nothing', () => {
    const written = JSON.parse(reporters.json(result, plain))
    expect(resultProblems(written)).toEqual([])
    expect(written).toEqual(JSON.parse(JSON.stringify(result)))
  })

  test('sarif holds to the official schema', () => {
    expect(sarifProblems(JSON.parse(reporters.sarif(result, plain)))).toEqual([])
  })
})

describe('further dress of the pretty report', () => {
  const rich = samples.rich('zh-CN')

  test('coloured, with links', () => {
    const style = { ...plain, color: true, hyperlinks: true, base: 'file:///shop/' }
    expectGolden('rich.zh-CN.colour.txt', reporters.pretty(rich, style))
  })

  test('wide', () => {
    expectGolden('rich.en.wide.txt', reporters.pretty(samples.rich('en'), { ...plain, width: 120 }))
  })

  test('quiet', () => {
    expectGolden('rich.en.quiet.txt', reporters.pretty(samples.rich('en'), { ...plain, quiet: true }))
  })

  test('in traditional Chinese', () => {
    expectGolden('rich.zh-TW.pretty.txt', reporters.pretty({ ...rich, language: 'zh-TW' }, plain))
  })
})

describe('the schemas can fail', () => {
  const written = () => JSON.parse(reporters.json(samples.rich('en'), plain))

  test.each([
    ['a missing key', (result: Record<string, unknown>) => delete result.summary],
    [
      'an unknown severity',
      (result: { findings: { severity: string }[] }) => (result.findings[0]!.severity = 'fatal'),
    ],
    [
      'a line before the first',
      (result: { findings: { start: { line: number } }[] }) => (result.findings[0]!.start.line = 0),
    ],
  ])('%s', (_, spoil) => {
    const result = written()
    spoil(result)
    expect(openResultProblems(result)).not.toEqual([])
  })

  test('a further key is let through, but not from our own reports', () => {
    const result = { ...written(), later: true }
    expect(openResultProblems(result)).toEqual([])
    expect(resultProblems(result)).not.toEqual([])
  })

  test('a broken SARIF log', () => {
    const log = JSON.parse(reporters.sarif(samples.rich('en'), plain))
    log.runs[0].results[0].level = 'info'
    expect(sarifProblems(log)).not.toEqual([])
  })
})
