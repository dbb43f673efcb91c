import type { Finding, Result, RunError, Unchecked } from '../findings/finding.ts'
import type { Reporter } from './reporter.ts'
import { visible } from './visible.ts'

const COLUMNS = [
  'status',
  'severity',
  'topic',
  'rule',
  'kind',
  'record',
  'field',
  'file',
  'line',
  'column',
  'match',
  'message',
  'fix',
  'clauses',
  'law',
  'fingerprint',
  'waiver',
  'expires',
  'sheet',
  'cell',
] as const

type Row = Partial<Record<(typeof COLUMNS)[number], string | number>>

/**
 * A row per finding, then what was not checked, what could not be read and how files were read (RFC 4180, CRLF). It begins with a byte
 * order mark, without which Excel takes Chinese for Latin; no cell can begin a formula.
 */
export const csv: Reporter = (result) => `\ufeff${[COLUMNS, ...cells(result)].map(csvLine).join('')}`

const cells = ({ findings, unchecked, errors, notes = [] }: Result): (string | number)[][] =>
  [
    ...findings.map(findingRow),
    ...unchecked.map(uncheckedRow),
    ...errors.map((error) => runRow(error, 'error')),
    ...notes.map((note) => runRow(note, 'note')),
  ].map((row) => COLUMNS.map((column) => row[column] ?? ''))

const findingRow = ({ start, clauses, law, waiver, ...finding }: Finding): Row => ({
  ...finding,
  line: start.line,
  column: start.column,
  clauses: clauses.join(' '),
  law: law.join(' '),
  ...(waiver ? { waiver: waiver.state, expires: waiver.expires } : {}),
})

const uncheckedRow = ({ rule, kind, records, reason }: Unchecked): Row => ({
  status: 'unchecked',
  rule,
  kind,
  record: records,
  message: reason,
})

const runRow = ({ code, file, line, column, message }: RunError, status: 'error' | 'note'): Row => ({
  status,
  ...(status === 'error' ? { severity: 'error' } : {}),
  rule: code,
  file,
  message,
  ...(line === undefined ? {} : { line }),
  ...(column === undefined ? {} : { column }),
})

/** One row; what could begin a formula does not. */
export const csvLine = (values: readonly (string | number)[]): string => `${values.map(cell).join(',')}\r\n`

const cell = (value: string | number): string => {
  if (typeof value === 'number') return String(value)
  const text = withoutFormula(visible(value))
  return /[",\s]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Text that no spreadsheet takes for a formula: the signs that begin one, half or full width, get an apostrophe. */
export const withoutFormula = (text: string): string => (/^\s*[=+\-@＝＋－＠]/.test(text) ? `'${text}` : text)
