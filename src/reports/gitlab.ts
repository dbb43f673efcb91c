import { createHash } from 'node:crypto'
import type { Finding, RunError } from '../findings/finding.ts'
import type { Severity } from '../policy/rule.ts'
import { jsonText } from './json-text.ts'
import { placeIn } from './place.ts'
import type { Reporter } from './reporter.ts'
import { visible } from './visible.ts'

const SEVERITIES = { error: 'critical', warning: 'major', info: 'info' } as const satisfies Record<
  Severity,
  string
>

/**
 * A GitLab code quality report: open findings, errors and notes. What was not checked has no place in the format and stays with
 * the other reports.
 */
export const gitlab: Reporter = ({ findings, errors, notes = [] }) =>
  jsonText([
    ...findings.filter(({ status }) => status === 'open').map(findingIssue),
    ...errors.map((error) => runIssue(error, 'blocker')),
    ...notes.map((note) => runIssue(note, 'info')),
  ])

const findingIssue = ({ rule, severity, message, fix, fingerprint, file, start, end, ...at }: Finding) => ({
  description: visible(`${at.cell === undefined ? '' : `${placeIn({ start, ...at })} `}${message} ${fix}`),
  check_name: rule,
  fingerprint,
  severity: SEVERITIES[severity],
  location: { path: visible(file), lines: { begin: start.line, end: end.line } },
})

const runIssue = ({ file, line = 1, column = 1, code, message }: RunError, severity: 'blocker' | 'info') => ({
  description: visible(message),
  check_name: code,
  // GitLab tells issues apart by this; an error has no identity but its place.
  fingerprint: createHash('sha256')
    .update(JSON.stringify([code, file, line, column]))
    .digest('hex')
    .slice(0, 24),
  severity,
  location: { path: visible(file), lines: { begin: line, end: line } },
})
