import type { Finding, Result } from '../../findings/finding.ts'
import { visible } from '../visible.ts'
import { columns } from '../width.ts'
import { wrap } from '../wrap.ts'
import type { Page, Paint } from './page.ts'

/** The last lines of the report: what was found and how far the run reached. Never empty, never silent. */
export const summarySection = (page: Page, result: Result): string[] => {
  const open = result.findings.filter(({ status }) => status === 'open')
  const parts = [
    ...(open.length > 0 ? foundParts(page, open, result) : [cleanPart(page, result)]),
    ...sinceParts(page, result),
    ...loweredParts(page, result),
    ...incompleteParts(page, result),
  ]
  return filled(parts, page.width)
}

/** A few words of the summary, in one colour, and what stands between them and those before. */
interface Part {
  text: string
  paint: Paint
  separator: string
}

const DOT = ' · '

const foundParts = ({ paint, words }: Page, open: Finding[], { summary, input }: Result): Part[] => {
  const found = new Set(open.map(({ file, kind, record }) => JSON.stringify([file, kind, record]))).size
  const reach = { found, records: total(input.records), files: input.files }
  return [
    ...SEVERITIES.map(([severity, colour]) => ({
      text: words.summary.found[severity](summary[severity]),
      paint: summary[severity] > 0 ? paint.bold[colour] : paint.dim,
      separator: words.comma,
    })),
    { text: words.summary.reach(reach), paint: String, separator: words.summary.beforeReach },
  ]
}

const SEVERITIES = [
  ['error', 'red'],
  ['warning', 'yellow'],
  ['info', 'blue'],
] as const

const cleanPart = ({ paint, words }: Page, { findings, input, policy, errors }: Result): Part => {
  const records = total(input.records)
  if (records === 0 && input.since)
    return { text: words.summary.nothingChanged, paint: String, separator: DOT }
  if (records === 0) return { text: words.summary.nothingRead, paint: paint.red, separator: DOT }
  const count = { records, files: input.files, rules: policy.rules, lowered: findings.length > 0 }
  return {
    text: words.summary.clean(count),
    paint: errors.length > 0 ? String : paint.green,
    separator: DOT,
  }
}

// A part must not be taken for the whole.
const sinceParts = ({ paint, words }: Page, { input: { since } }: Result): Part[] =>
  since
    ? [
        {
          text: words.summary.since({ ref: visible(since.ref), joined: since.joinedRecords }),
          paint: paint.bold,
          separator: DOT,
        },
      ]
    : []

const loweredParts = ({ paint, words }: Page, { summary }: Result): Part[] =>
  (['evidenced', 'waived', 'baselined'] as const)
    .filter((status) => summary[status] > 0)
    .map((status) => ({
      text: words.summary.lowered[status](summary[status]),
      paint: paint.dim,
      separator: DOT,
    }))

const incompleteParts = ({ paint, words }: Page, { unchecked, errors, notes = [] }: Result): Part[] => {
  const rules = new Set(unchecked.map(({ rule }) => rule)).size
  return [
    { text: rules > 0 ? words.summary.unchecked(rules) : '', paint: paint.yellow, separator: DOT },
    {
      text: errors.length > 0 ? words.summary.errors(errors.length) : '',
      paint: paint.bold.red,
      separator: DOT,
    },
    { text: notes.length > 0 ? words.summary.notes(notes.length) : '', paint: paint.dim, separator: DOT },
  ].filter(({ text }) => text !== '')
}

const total = (records: Result['input']['records']): number =>
  Object.values(records).reduce((sum, count) => sum + count, 0)

// Lines are broken between parts, the dot left out; a part longer than a line is broken between its words.
const filled = (parts: Part[], width: number): string[] => {
  const lines: string[] = []
  let used = 0
  for (const { text, paint, separator } of parts) {
    const all = columns(separator) + columns(text)
    if (lines.length > 0 && used + all <= width) {
      lines.push(`${lines.pop()}${separator}${paint(text)}`)
      used += all
      continue
    }
    if (lines.length > 0 && separator !== DOT) lines.push(`${lines.pop()}${separator.trimEnd()}`)
    const broken = wrap(text, width)
    lines.push(...broken.map((line) => paint(line)))
    used = columns(broken.at(-1) ?? '')
  }
  return lines
}
