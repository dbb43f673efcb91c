import { expect, test } from 'vitest'
import { merged } from '../../src/findings/merge.ts'
import { FORMATS, reporters, type Style } from '../../src/reports/index.ts'
import { samples } from './samples.ts'
import { resultProblems } from './schema-check.ts'

const plain: Style = { color: false, width: 80, hyperlinks: false, quiet: false }

const table = (file: string, message: string) => ({
  file,
  line: 1,
  column: 2,
  code: 'note/table',
  message,
})

const withNotes = {
  ...samples.clean('en'),
  notes: [
    table('shop/brand.json', 'A table of brands.'),
    table('shop/z.json', 'A table of brands.'),
    table('shop/evil.json', '\u001b[2J=1+1 ::error::<script>|@all'),
  ],
}

// A sheet of a workbook tells one thing each: how files were read stands beside what was not checked.
const TELLING = FORMATS.filter(
  (format): format is Exclude<typeof format, `csv:${string}` | 'xlsx'> =>
    format !== 'xlsx' && !format.startsWith('csv:'),
)

test('the sheet of what was not checked says how files were read', () => {
  expect(reporters['csv:unchecked'](withNotes, plain)).toMatch(
    /^note,.*shop\/brand\.json,1,"A table of brands/m,
  )
})

test.each(TELLING)('%s says how files were read', (format) => {
  const report = reporters[format](withNotes, plain)
  expect(report).toContain('A table of brands')
  expect(report).toContain('shop/brand.json')
  expect(report).not.toContain('\u001b')
  // The audit report's style sheet speaks of notes in any case.
  const silent = format === 'html' ? /id="notes"/ : /\bnotes?\b/i
  expect(reporters[format](samples.clean('en'), plain)).not.toMatch(silent)
})

test('the result with notes is what its schema asks for', () => {
  expect(resultProblems(withNotes)).toEqual([])
})

test('a note is told apart from what fails a run', () => {
  expect(reporters.github(withNotes, plain)).toMatch(/^::notice file=shop\/brand\.json,line=1,col=2/m)
  expect(
    JSON.parse(reporters.gitlab(withNotes, plain)).map((one: { severity: string }) => one.severity),
  ).toEqual(['info', 'info', 'info'])
  expect(reporters.junit(withNotes, plain)).toContain('errors="0" skipped="3"')
  const [run] = JSON.parse(reporters.sarif(withNotes, plain)).runs
  expect(run.invocations[0].executionSuccessful).toBe(true)
  expect(run.invocations[0].toolExecutionNotifications.map(({ level }: { level: string }) => level)).toEqual([
    'note',
    'note',
    'note',
  ])
  expect(reporters.csv(withNotes, plain)).toContain('\r\nnote,,,note/table,')
})

test('pretty says a thing once for all the files it is true of, and nothing when quiet', () => {
  const report = reporters.pretty(withNotes, plain)
  expect(report.match(/A table of brands\./g)).toHaveLength(1)
  expect(report).toContain('shop/z.json')
  expect(report).toContain('3 notes')
  const many = Array.from({ length: 9 }, (_, at) => table(`t${at}.json`, 'A table of brands.'))
  expect(reporters.pretty({ ...withNotes, notes: many }, plain)).toContain('and 4 more files read so')
  expect(reporters.pretty(withNotes, { ...plain, quiet: true })).not.toContain('A table of brands.')
})

test('parts of one catalogue keep their notes', () => {
  const both = merged([withNotes, { ...samples.clean('en'), notes: [table('a.json', 'First.')] }])
  expect(both.notes?.map(({ file }) => file)).toEqual([
    'a.json',
    'shop/brand.json',
    'shop/evil.json',
    'shop/z.json',
  ])
})
