import type { Unchecked } from '../../findings/finding.ts'
import { grouped } from './grouped.ts'
import { type Page, paragraph } from './page.ts'
import { sentenceOf, stemOf } from './reasons.ts'

const RULES_NAMED = 8
const REASONS_NAMED = 10

/** One sentence of the section: reasons that are told together, and the rules they kept from being checked. */
interface Gap {
  kind: Unchecked['kind']
  reasons: string[]
  rules: { rule: string; records: number }[]
  /** The most records that one of the rules was not checked for. */
  most: number
}

/** What was not judged and why, what concerns most records first: a sentence for each sort of reason, with its rules. */
export const uncheckedSection = (page: Page, unchecked: readonly Unchecked[]): string[] => {
  if (unchecked.length === 0) return []
  const gaps = grouped(unchecked, ({ kind, reason }) => JSON.stringify([kind, stemOf(reason)])).map(gapOf)
  gaps.sort((a, b) => b.most - a.most || b.rules.length - a.rules.length)
  const left = gaps.slice(REASONS_NAMED).reduce((count, { reasons }) => count + reasons.length, 0)
  return [
    page.paint.underline(page.words.notChecked.heading),
    ...gaps.slice(0, REASONS_NAMED).flatMap((gap) => ['', ...gapLines(page, gap)]),
    ...(left > 0 ? ['', ...paragraph(page, page.words.notChecked.moreReasons(left), { indent: 2 })] : []),
  ]
}

const gapOf = (group: Unchecked[]): Gap => {
  const rules = grouped(group, ({ rule }) => rule).map((entries) => ({
    rule: entries[0]!.rule,
    // A record gives one reason for a rule, so records of different reasons are different records.
    records: entries.reduce((sum, { records }) => sum + records, 0),
  }))
  return {
    kind: group[0]!.kind,
    reasons: [...new Set(group.map(({ reason }) => reason))],
    rules,
    most: Math.max(...rules.map(({ records }) => records)),
  }
}

const gapLines = (page: Page, { kind, reasons, rules, most }: Gap): string[] => {
  const text = page.words.notChecked.group({
    rules: rules.length,
    records: page.words.records[kind](most),
    most: rules.some(({ records }) => records !== most),
    reason: sentenceOf(reasons, page.words),
  })
  return [
    ...paragraph(page, text, { indent: 2, hang: 2 }),
    ...paragraph(page, named(page, rules), { indent: 4, paint: page.paint.dim }),
  ]
}

const named = ({ words }: Page, rules: Gap['rules']): string => {
  const names = rules
    .slice(0, RULES_NAMED)
    .map(({ rule }) => rule)
    .join(words.comma)
  const left = rules.length - RULES_NAMED
  return left > 0 ? `${names} ${words.andMore(left)}` : names
}
