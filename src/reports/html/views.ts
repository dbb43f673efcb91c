import type { Evidence, Finding, Result } from '../../findings/finding.ts'
import { visible } from '../visible.ts'
import { acceptedText } from '../waiver-text.ts'
import { type Words, wordsIn } from '../words.ts'
import { type FindingView, SEVERITIES, STATUSES } from './view.ts'

/** Findings ready to be shown, the gravest open ones first, each kind in the order of files. */
export const viewsOf = ({ findings, language }: Result): FindingView[] => {
  const words = wordsIn(language)
  const rank = ({ status, severity }: Finding): number =>
    STATUSES.indexOf(status) * SEVERITIES.length + SEVERITIES.indexOf(severity)
  // Sorting keeps the order of what is equally grave.
  return [...findings].sort((a, b) => rank(a) - rank(b)).map((finding) => viewOf(finding, words))
}

const viewOf = (finding: Finding, words: Words): FindingView => ({
  rule: visible(finding.rule),
  topic: visible(finding.topic),
  severity: finding.severity,
  status: finding.status,
  message: visible(finding.message),
  fix: visible(finding.fix),
  kind: finding.kind,
  record: cut(visible(finding.record)),
  store: cut(visible(finding.store ?? '')),
  field: cut(visible(finding.field)),
  file: visible(finding.file),
  line: finding.start.line,
  column: finding.start.column,
  ...sourceOf(finding.excerpt),
  evidence: finding.evidence.flatMap(evidenceCells),
  notes: notesOf(finding, words).map(visible),
  clauses: finding.clauses.map(visible),
  law: finding.law.map(visible),
  fingerprint: visible(finding.fingerprint),
})

const LONGEST_ID = 120
const cut = (text: string): string => (text.length > LONGEST_ID ? `${text.slice(0, LONGEST_ID)}…` : text)

const NOWHERE = { before: '', span: '', after: '' }

const sourceOf = ({
  text,
  start,
  end,
}: Finding['excerpt']): Pick<FindingView, 'before' | 'span' | 'after'> => {
  const span = text.slice(start, end)
  // What is missing is placed at the brace that opens the object.
  if (span === '{' || !/[\p{L}\p{N}]/u.test(text)) return NOWHERE
  return {
    before: visible(text.slice(0, start).trimStart()),
    span: visible(span),
    after: visible(text.slice(end).trimEnd()),
  }
}

const LONGEST_VALUE = 160

const evidenceCells = ({ fact, path, params, operator, expected, actual }: Evidence): string[] =>
  [
    `${fact}${path === undefined ? '' : `.${path}`}${params === undefined ? '' : ` ${json(params)}`}`,
    `${operator} ${json(expected)}`,
    json(actual),
  ].map((text) => shortened(visible(text)))

const json = (value: unknown): string => JSON.stringify(value ?? null)

const shortened = (text: string): string =>
  text.length > LONGEST_VALUE ? `${text.slice(0, LONGEST_VALUE)}…` : text

const notesOf = (finding: Finding, words: Words): string[] => {
  const { match, evasionOf, suggestion, settledBy, related = [], status } = finding
  const accepted = acceptedText(finding, words)
  return [
    ...(accepted === undefined ? [] : [accepted]),
    ...(match === undefined || evasionOf === undefined || match === evasionOf
      ? []
      : [words.evasion({ match, term: evasionOf })]),
    ...(suggestion ? [words.suggestion(suggestion)] : []),
    ...(settledBy?.length && status === 'open' ? [words.settledBy(settledBy)] : []),
    ...related.map(({ file, start, message }) =>
      words.related(message, `${file}:${start.line}:${start.column}`),
    ),
  ]
}
