import type { Finding, Result, RunError, Unchecked } from '../findings/finding.ts'
import { placeIn } from './place.ts'
import { grouped } from './pretty/grouped.ts'
import type { Reporter } from './reporter.ts'
import { plainSummary } from './summary.ts'
import { visible } from './visible.ts'
import { acceptedText, waiverText } from './waiver-text.ts'
import { wordsIn } from './words.ts'

/**
 * JUnit XML as Jenkins, GitLab and GitHub test viewers read it: a suite for each file, a case for each finding (failed
 * when it is open, skipped when it no longer counts), an error for what could not be read, and what was not checked or is to be known as
 * skipped cases. A run without any has one case that passed, so that no viewer takes it for a run that did not happen.
 */
export const junit: Reporter = (result) => {
  const suites = suitesOf(result)
  const totals = countsOf(suites.flatMap(({ cases }) => cases))
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="ecomply" ${totals}>`,
    ...suites.flatMap(suiteLines),
    '</testsuites>',
    '',
  ].join('\n')
}

interface Case {
  classname: string
  name: string
  outcome?: { tag: 'failure' | 'error' | 'skipped'; type?: string; message: string; text?: string }
}

interface Suite {
  name: string
  cases: Case[]
}

const suitesOf = (result: Result): Suite[] => {
  const words = wordsIn(result.language)
  const files = grouped(
    [...result.findings, ...result.errors].sort((a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0)),
    ({ file }) => file,
  )
  const suites = files.map((group) => ({
    name: group[0]!.file,
    cases: group.map((entry) => ('rule' in entry ? findingCase(entry, words) : errorCase(entry))),
  }))
  if (result.unchecked.length > 0)
    suites.push({
      name: words.notChecked.heading,
      cases: result.unchecked.map((entry) => uncheckedCase(entry, words)),
    })
  if (result.notes) suites.push({ name: words.notes.heading, cases: result.notes.map(noteCase) })
  return suites.length > 0
    ? suites
    : [{ name: 'ecomply', cases: [{ classname: 'ecomply', name: plainSummary(result) }] }]
}

type Words = ReturnType<typeof wordsIn>

const findingCase = (finding: Finding, words: Words): Case => {
  const { rule, kind, record, message, severity, status } = finding
  const place = { classname: rule, name: `${kind} ${record} ${placeIn(finding)}` }
  if (status !== 'open')
    return { ...place, outcome: { tag: 'skipped', message: `${lowered(finding, words)}: ${message}` } }
  return { ...place, outcome: { tag: 'failure', type: severity, message, text: details(finding, words) } }
}

const lowered = (finding: Finding, words: Words): string =>
  acceptedText(finding, words) ?? (finding.status === 'open' ? '' : words.status[finding.status])

const details = (
  { file, start, sheet, cell, message, fix, excerpt, clauses, law, waiver }: Finding,
  words: Words,
): string =>
  [
    cell === undefined ? `${file}:${placeIn({ start })}` : `${file} ${placeIn({ start, sheet, cell })}`,
    message,
    excerpt.text,
    `→ ${fix}`,
    ...(waiver ? [waiverText(waiver, words)] : []),
    ...(clauses.length > 0 ? [`${words.help.clauses}: ${clauses.join(words.comma)}`] : []),
    ...(law.length > 0 ? [`${words.help.law}: ${law.join(words.comma)}`] : []),
  ]
    .map(visible)
    .join('\n')

const errorCase = ({ file, line, column, code, message }: RunError): Case => ({
  classname: code,
  name: [file, line, column].filter((part) => part !== undefined).join(':'),
  outcome: { tag: 'error', type: code, message },
})

const noteCase = (note: RunError): Case => ({
  ...errorCase(note),
  outcome: { tag: 'skipped', message: note.message },
})

const uncheckedCase = ({ rule, kind, records, reason }: Unchecked, words: Words): Case => ({
  classname: rule,
  name: words.records[kind](records),
  outcome: { tag: 'skipped', message: reason },
})

const countsOf = (cases: readonly Case[]): string => {
  const count = (tag: string) => cases.filter(({ outcome }) => outcome?.tag === tag).length
  return `tests="${cases.length}" failures="${count('failure')}" errors="${count('error')}"`
}

// The common schema knows skipped cases of a suite, not of the whole.
const skippedOf = (cases: readonly Case[]): string =>
  `skipped="${cases.filter(({ outcome }) => outcome?.tag === 'skipped').length}"`

// A JUnit case takes time; that of a check is not measured for each, and a report depends on no clock.
const suiteLines = ({ name, cases }: Suite): string[] => [
  `  <testsuite name="${escaped(name)}" ${countsOf(cases)} ${skippedOf(cases)} time="0">`,
  ...cases.flatMap(caseLines),
  '  </testsuite>',
]

const caseLines = ({ classname, name, outcome }: Case): string[] => {
  const open = `    <testcase classname="${escaped(classname)}" name="${escaped(name)}" time="0"`
  if (!outcome) return [`${open}/>`]
  const { tag, type, message, text } = outcome
  const attributes = `${type === undefined ? '' : ` type="${escaped(type)}"`} message="${escaped(message)}"`
  return [
    `${open}>`,
    text === undefined
      ? `      <${tag}${attributes}/>`
      : `      <${tag}${attributes}>${content(text)}</${tag}>`,
    '    </testcase>',
  ]
}

const escaped = (text: string): string => content(visible(text)).replaceAll('"', '&quot;')

// XML 1.0 has no form at all for two code points and for most control characters; the latter are visible by now.
const content = (text: string): string =>
  text
    .replace(/[\ufffe\uffff]/g, '\ufffd')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
