import type { Unchecked } from '../../findings/finding.ts'
import { grouped } from './grouped.ts'
import { type Page, paragraph } from './page.ts'

const RULES_NAMED = 8
const REASONS_NAMED = 10

/** What was not judged and why: one sentence for each reason, with the rules it kept from being checked. */
export const uncheckedSection = (page: Page, unchecked: readonly Unchecked[]): string[] => {
  if (unchecked.length === 0) return []
  const reasons = grouped(unchecked, ({ kind, reason }) => JSON.stringify([kind, reason]))
  const left = reasons.length - REASONS_NAMED
  return [
    page.paint.underline(page.words.notChecked.heading),
    ...reasons.slice(0, REASONS_NAMED).flatMap((group) => ['', ...reasonLines(page, group)]),
    ...(left > 0 ? ['', ...paragraph(page, page.words.notChecked.moreReasons(left), { indent: 2 })] : []),
  ]
}

const reasonLines = (page: Page, group: Unchecked[]): string[] => {
  const { kind, reason } = group[0]!
  const counts = group.map(({ records }) => records)
  const most = Math.max(...counts)
  const text = page.words.notChecked.group({
    rules: group.length,
    records: page.words.records[kind](most),
    most: counts.some((count) => count !== most),
    reason,
  })
  return [
    ...paragraph(page, text, { indent: 2, hang: 2 }),
    ...paragraph(page, ruleNames(page, group), { indent: 4, paint: page.paint.dim }),
  ]
}

const ruleNames = ({ words }: Page, group: Unchecked[]): string => {
  const names = group
    .slice(0, RULES_NAMED)
    .map(({ rule }) => rule)
    .join(words.comma)
  const left = group.length - RULES_NAMED
  return left > 0 ? `${names} ${words.andMore(left)}` : names
}
