import { describe, expect, test } from 'vitest'
import { reporters, type Style } from '../../src/reports/index.ts'
import { finding } from './sample-parts.ts'
import { samples } from './samples.ts'

const plain: Style = { color: false, width: 80, hyperlinks: false, quiet: false }

const withMessage = (message: string) => ({
  ...samples.clean('en'),
  findings: [
    finding({
      rule: 'product/plain-title',
      topic: 'completeness',
      severity: 'error',
      message,
      fix: 'Write it plainly.',
      record: message,
      file: 'a.json',
      pointer: '/title',
      at: [1, 1, 0],
      source: 'title',
      span: 'title',
    }),
  ],
})

const HOSTILE = [
  '=HYPERLINK("https://phish.example","click")',
  '+1+1',
  '-2+3',
  '@SUM(A1)',
  '＝1+1',
  ' \t=1+1',
  '::error::all clear',
  '%0A::error::all clear',
  '\n::set-output name=x::y',
  ']]><script>alert(1)</script>',
  '</failure></testcase><testcase name="passed">',
  '| a | b |\n| - | - |',
  '[x](javascript:alert(1)) @everyone #1 https://phish.example www.phish.example',
  '\ufffe\uffff\u0000',
]

describe.each(HOSTILE)('text from the input: %j', (text) => {
  const result = withMessage(text)

  test('csv: no cell can begin a formula, and the row stays one row', () => {
    const report = reporters.csv(result, plain)
    const rows = report.slice(1).split('\r\n')
    expect(rows).toHaveLength(3)
    expect(rows[1]).not.toMatch(/(?:^|,)"?\s*[=+\-@＝＋－＠]/)
  })

  test('github: one command for the finding, one line of summary', () => {
    const lines = reporters.github(result, plain).trimEnd().split('\n')
    expect(lines).toHaveLength(2)
    expect(lines[0]).toMatch(
      /^::error file=a\.json,line=1,endLine=1,col=1,endColumn=6,title=product\/plain-title::/,
    )
    expect(lines[1]).not.toMatch(/^::/)
  })

  test('junit: one case, and no markup of its own', () => {
    const report = reporters.junit(result, plain)
    expect(report.match(/<testcase /g)).toHaveLength(1)
    expect(report).not.toContain('<script')
    expect(report).not.toMatch(/[\u0000-\u0008\ufffe\uffff]/)
  })

  test('markdown: one row, no HTML, links or calls of its own', () => {
    const report = reporters.markdown(result, plain)
    expect(report.split('\n').filter((line) => line.startsWith('| 🔴'))).toHaveLength(1)
    expect(report).not.toMatch(/(?<!\\)<script|https:\/\/|www\.\w|@\w|(?<!\\)\]\(/)
  })

  test('jsonl: one object on one line', () => {
    const lines = reporters.jsonl(result, plain).trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line).message)).toEqual([text])
  })
})

describe('the formats of CI systems', () => {
  test('leave out of annotations and issues what no longer counts', () => {
    const rich = samples.rich('en')
    const open = rich.findings.filter(({ status }) => status === 'open')
    const annotations = reporters.github(rich, plain).match(/^::(?:error|warning|notice) file=/gm)
    expect(annotations).toHaveLength(open.length + rich.errors.length)
    expect(JSON.parse(reporters.gitlab(rich, plain))).toHaveLength(open.length + rich.errors.length)
  })

  test('give every gitlab issue a fingerprint of its own', () => {
    const issues = JSON.parse(reporters.gitlab(samples.unreadable('en'), plain)) as { fingerprint: string }[]
    expect(new Set(issues.map(({ fingerprint }) => fingerprint)).size).toBe(issues.length)
  })

  test('show a run without findings as a run that happened', () => {
    expect(reporters.junit(samples.clean('en'), plain)).toContain('tests="1" failures="0"')
    expect(reporters.github(samples.clean('en'), plain)).toContain('No findings in 50,002 records')
    expect(reporters.markdown(samples.clean('en'), plain)).toContain('✅')
  })

  test('say in jsonl what was not checked and what could not be read', () => {
    const lines = reporters.jsonl(samples.rich('en'), plain).trimEnd().split('\n')
    const kinds = lines.map((line) => Object.keys(JSON.parse(line))).map(([first]) => first)
    expect(kinds.filter((kind) => kind === 'error')).toHaveLength(samples.rich('en').errors.length)
    expect(kinds.filter((kind) => kind === 'unchecked')).toHaveLength(samples.rich('en').unchecked.length)
  })

  test('keep a comment short enough to be posted', () => {
    const rich = samples.rich('en')
    const many = Array.from({ length: 5000 }, (_, at) => ({
      ...rich.findings[0]!,
      file: `listings/${at}.json`,
    }))
    const report = reporters.markdown({ ...rich, findings: many }, plain)
    expect(report.length).toBeLessThan(65_536)
    expect(report).toMatch(/[\d,]+ more sections left out here/)
  })
})
