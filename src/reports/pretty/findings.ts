import type { Finding, RelatedLocation, Result } from '../../findings/finding.ts'
import { placeIn } from '../place.ts'
import { acceptedText, waiverText } from '../waiver-text.ts'
import { columns } from '../width.ts'
import { excerptLines } from './excerpt.ts'
import { grouped } from './grouped.ts'
import { line, type Page, paragraph } from './page.ts'

/** The findings of one file: the file's name, then each record's findings. */
export const fileSection = (page: Page, file: string, findings: Finding[], result: Result): string[] => [
  page.paint.underline(page.file(file)),
  ...byRecord(findings).flatMap((ofRecord) => ['', ...recordSection(page, ofRecord, result)]),
]

const recordSection = (page: Page, findings: Finding[], result: Result): string[] => {
  const { kind, record } = findings[0]!
  const heading = `${page.words.kind[kind]} `
  const open = findings.filter((finding) => finding.status === 'open')
  const lowered = findings.filter((finding) => finding.status !== 'open')
  const blocks = [
    ...alike(open).map((group) => openBlock(page, group, result)),
    ...(lowered.length > 0 ? [lowered.flatMap((finding) => loweredLines(page, finding))] : []),
  ]
  return [
    `  ${page.paint.dim(heading)}${page.paint.bold(line(record, page.width - 2 - columns(heading)))}`,
    ...blocks.flatMap((lines, index) => (index === 0 ? lines : ['', ...lines])),
  ]
}

// Findings that are mended the same way: each is shown, what to do and why is said once.
const openBlock = (page: Page, findings: Finding[], result: Result): string[] => {
  const finding = findings[0]!
  return [
    ...findings.flatMap((each) => placeLines(page, each)),
    ...paragraph(page, finding.fix, { indent: 6, hang: 2, lead: { text: '→ ', paint: page.paint.green } }),
    ...suggestions(findings, page).flatMap((said) => paragraph(page, said, { indent: 8, hang: 2 })),
    ...reasonLines(page, finding, result),
  ]
}

const suggestions = (findings: Finding[], { words }: Page): string[] => [
  ...new Set(findings.flatMap(({ suggestion }) => (suggestion ? [words.suggestion(suggestion)] : []))),
]

const placeLines = (page: Page, finding: Finding): string[] => {
  const paint = severityPaint(page, finding)
  const lead = { text: `${page.words.severity[finding.severity]}  `, paint }
  return [
    ...paragraph(page, finding.message, { indent: 4, hang: 2, lead }),
    ...paragraph(page, `${placeIn(finding)}  ${finding.rule}`, { indent: 6, paint: page.paint.dim }),
    ...excerptLines(page, finding.excerpt, 6, paint),
    ...(finding.related ?? []).flatMap((related) => relatedLines(page, related)),
    ...evasionLines(page, finding),
    ...waiverLines(page, finding),
  ]
}

const waiverLines = (page: Page, { waiver }: Finding): string[] =>
  waiver ? paragraph(page, waiverText(waiver, page.words), { indent: 6, hang: 2 }) : []

const evasionLines = (page: Page, { match, evasionOf }: Finding): string[] =>
  match === undefined || evasionOf === undefined
    ? []
    : paragraph(page, page.words.evasion({ match, term: evasionOf }), { indent: 6, hang: 2 })

// What stands at the other place, and where that is; never cut, or the place would be lost.
const relatedLines = (page: Page, { file, start, sheet, cell, message }: RelatedLocation): string[] =>
  paragraph(
    page,
    `↔ ${page.words.related(message, `${file}${cell === undefined ? ':' : ' '}${placeIn({ start, sheet, cell })}`)}`,
    {
      indent: 6,
      hang: 2,
      paint: page.paint.dim,
    },
  )

const reasonLines = (page: Page, finding: Finding, result: Result): string[] => {
  const { words, paint } = page
  const setting = { indent: 6, hang: 2, paint: paint.dim }
  const { clauses, law } = result.references
  return [
    ...(finding.settledBy?.length ? paragraph(page, words.settledBy(finding.settledBy), { indent: 8 }) : []),
    ...finding.clauses.flatMap((id) =>
      paragraph(page, words.clause(id, wordsOf(clauses, id) ?? ''), setting),
    ),
    ...(finding.law.length > 0
      ? paragraph(
          page,
          words.law(grouped(finding.law, lawOf).map((ids) => articles(page, ids, law))),
          setting,
        )
      : []),
  ]
}

// "advertising-law/9(3)" is article 9(3) of "advertising-law".
const lawOf = (id: string): string => id.split('/', 1)[0]!
const articleOf = (id: string): string => id.slice(lawOf(id).length + 1)

/** Articles of one law in their order, its name said once. */
const articles = (page: Page, ids: string[], law: Readonly<Record<string, string>>): string => {
  const [first, ...more] = [...ids].sort(
    (a, b) => Number.parseInt(articleOf(a), 10) - Number.parseInt(articleOf(b), 10),
  )
  return [wordsOf(law, first!) ?? first!, ...more.map((id) => page.words.article(articleOf(id)))].join(
    page.words.comma,
  )
}

/** A finding that no longer counts: said in two dim lines, without advice. */
const loweredLines = (page: Page, finding: Finding): string[] => {
  if (finding.status === 'open') return []
  const paint = page.paint.dim
  const lead = { text: `${page.words.status[finding.status]}  `, paint }
  const accepted = acceptedText(finding, page.words)
  return [
    ...paragraph(page, finding.message, { indent: 4, hang: 2, lead, paint }),
    ...paragraph(page, `${placeIn(finding)}  ${finding.rule}`, { indent: 6, paint }),
    ...(accepted === undefined ? [] : paragraph(page, accepted, { indent: 6, hang: 2, paint })),
  ]
}

const severityPaint = (page: Page, { severity }: Finding) =>
  ({ error: page.paint.red, warning: page.paint.yellow, info: page.paint.blue })[severity]

const wordsOf = (words: Readonly<Record<string, string>>, id: string): string | undefined =>
  Object.hasOwn(words, id) ? words[id] : undefined

const byRecord = (findings: Finding[]): Finding[][] =>
  grouped(findings, ({ kind, record }) => JSON.stringify([kind, record]))

const alike = (findings: Finding[]): Finding[][] =>
  grouped(findings, ({ rule, fix, severity, clauses, law }) =>
    JSON.stringify([rule, fix, severity, clauses, law]),
  )
