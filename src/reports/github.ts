import type { Finding, Result, RunError } from '../findings/finding.ts'
import type { Severity } from '../policy/rule.ts'
import { placeIn } from './place.ts'
import type { Reporter } from './reporter.ts'
import { plainSummary } from './summary.ts'
import { visible } from './visible.ts'
import { waiverText } from './waiver-text.ts'
import { type Words, wordsIn } from './words.ts'

const COMMANDS = { error: 'error', warning: 'warning', info: 'notice' } as const satisfies Record<
  Severity,
  string
>

/**
 * Workflow commands of GitHub Actions: an annotation at the place of each open finding and each error, a notice for what
 * was not checked and for how files were read, and the summary as a line of the log. Text from the input can neither end a command nor begin one.
 */
export const github: Reporter = (result) => {
  const open = result.findings.filter(({ status }) => status === 'open')
  const lines = [
    ...open.map((finding) => annotation(finding, wordsIn(result.language))),
    ...result.errors.map((error) => runAnnotation(error, 'error')),
    ...uncheckedNotice(result),
    ...(result.notes ?? []).map((note) => runAnnotation(note, 'notice')),
    plainSummary(result),
  ]
  return `${lines.join('\n')}\n`
}

const annotation = (
  { severity, file, start, end, rule, message, fix, waiver, ...at }: Finding,
  words: Words,
): string =>
  command(
    COMMANDS[severity],
    {
      file,
      line: start.line,
      endLine: end.line,
      col: start.column,
      // Columns of a span over several lines would be read as columns of one line.
      ...(end.line === start.line ? { endColumn: end.column } : {}),
      title: rule,
    },
    [
      at.cell === undefined ? message : `${placeIn({ start, ...at })} ${message}`,
      fix,
      ...(waiver ? [waiverText(waiver, words)] : []),
    ],
  )

const runAnnotation = ({ file, line, column, code, message }: RunError, level: 'error' | 'notice'): string =>
  command(
    level,
    {
      ...(file === '' ? {} : { file }),
      ...(line === undefined ? {} : { line }),
      ...(column === undefined ? {} : { col: column }),
      title: code,
    },
    [message],
  )

const uncheckedNotice = ({ unchecked, language }: Result): string[] => {
  if (unchecked.length === 0) return []
  const words = wordsIn(language)
  const said = unchecked.map(({ rule, kind, records, reason }) =>
    words.notChecked.rule({ rule, records: words.records[kind](records), reason }),
  )
  return [command('notice', { title: words.notChecked.heading }, said)]
}

const command = (
  name: string,
  properties: Record<string, string | number>,
  lines: readonly string[],
): string => {
  const given = Object.entries(properties).map(([key, value]) => `${key}=${property(String(value))}`)
  return `::${name} ${given.join(',')}::${lines.map(data).join('%0A')}`
}

const data = (text: string): string => visible(text).replaceAll('%', '%25')

const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
