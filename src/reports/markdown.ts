import type { Finding, Result, RunError } from '../findings/finding.ts'
import { placeIn } from './place.ts'
import { grouped } from './pretty/grouped.ts'
import type { Reporter } from './reporter.ts'
import { escaped as escapedMarkdown } from './sarif/message.ts'
import { plainSummary } from './summary.ts'
import { waiversToLookAfter, waiverText } from './waiver-text.ts'
import { wordsIn } from './words.ts'

// A comment on GitHub holds 65,536 characters, and the closing lines need room too.
const LONGEST = 60_000
const SHOWN_AT_ONCE = 10

/**
 * A summary fit for a comment on a pull request: the counts, then the findings of each file in a table, long lists folded.
 * What does not fit is counted. Text from the input means itself: no HTML, links, mentions or tables from it.
 */
export const markdown: Reporter = (result) => {
  const { language, findings } = result
  const words = wordsIn(language)
  const open = findings.filter(({ status }) => status === 'open')
  const chapters = [
    ...grouped(open, ({ file }) => file).map((group) => fileChapter(group, language)),
    ...listChapter(words.errors.heading, result.errors.map(runItem)),
    ...listChapter(words.waivers.heading, waiversToLookAfter(result, words).map(escaped)),
    ...listChapter(words.notChecked.heading, uncheckedItems(result)),
    ...listChapter(words.notes.heading, (result.notes ?? []).map(runItem)),
  ]
  const fitting = withinLength(chapters)
  const left = chapters.length - fitting.length
  return `${[
    `## ecomply: ${verdict(result, open)}`,
    escaped(plainSummary(result)),
    ...fitting,
    ...(left > 0 ? [words.markdown.left(left)] : []),
    `<sub>ecomply ${escaped(result.tool.version)} · ${escaped(packs(result))} · ${escaped(result.asOf)}</sub>`,
  ].join('\n\n')}\n`
}

const verdict = ({ errors, language }: Result, open: readonly Finding[]): string => {
  const { markdown: words } = wordsIn(language)
  if (errors.length > 0) return `⚠️ ${words.notTrusted}`
  return open.length > 0 ? `❌ ${words.found}` : `✅ ${words.clean}`
}

const packs = ({ policy }: Result): string =>
  policy.packs.map(({ name, version, digest }) => `${name} ${version} (${digest.slice(0, 19)}…)`).join(', ')

const withinLength = (chapters: readonly string[]): string[] => {
  let length = 0
  return chapters.filter((chapter) => {
    length += chapter.length
    return length <= LONGEST
  })
}

const ICONS = { error: '🔴', warning: '🟡', info: '🔵' } as const

const fileChapter = (findings: readonly Finding[], language: Result['language']): string => {
  const { markdown: words, severity } = wordsIn(language)
  const rows = findings.map(
    ({ severity: level, record, message, fix, rule, waiver, ...at }) =>
      `| ${ICONS[level]} ${severity[level]} | ${escaped(placeIn(at))} | ${escaped(record)} | ${escaped(message)}<br>→ ${escaped(fix)}${waiver ? `<br>${escaped(waiverText(waiver, wordsIn(language)))}` : ''} | ${escaped(rule)} |`,
  )
  const heading = `| ${words.columns.join(' | ')} |\n|${' --- |'.repeat(words.columns.length)}`
  const [shown, folded] = [rows.slice(0, SHOWN_AT_ONCE), rows.slice(SHOWN_AT_ONCE)]
  return [
    `### ${escaped(findings[0]!.file)}`,
    [heading, ...shown].join('\n'),
    ...(folded.length > 0 ? [folding(words.more(folded.length), [heading, ...folded].join('\n'))] : []),
  ].join('\n\n')
}

const listChapter = (heading: string, items: readonly string[]): string[] =>
  items.length === 0
    ? []
    : [folding(`${heading} (${items.length})`, items.map((item) => `- ${item}`).join('\n'))]

const runItem = ({ file, line, column, code, message }: RunError): string => {
  const place = [file, line, column].filter((part) => part !== undefined).join(':')
  return `${escaped(place)}: ${escaped(message)} (${escaped(code)})`
}

const uncheckedItems = ({ unchecked, language }: Result): string[] => {
  const words = wordsIn(language)
  return unchecked.map(({ rule, kind, records, reason }) =>
    escaped(words.notChecked.rule({ rule, records: words.records[kind](records), reason })),
  )
}

const folding = (summary: string, content: string): string =>
  `<details><summary>${escaped(summary)}</summary>\n\n${content}\n\n</details>`

// GitHub makes links of addresses and calls people by @name wherever they stand; an empty comment inside breaks both.
const escaped = (text: string): string =>
  escapedMarkdown(text)
    .replaceAll('@', '@<!-- -->')
    .replace(/:\/\/|www\./gi, (begins) => `${begins.slice(0, -1)}<!-- -->${begins.slice(-1)}`)
