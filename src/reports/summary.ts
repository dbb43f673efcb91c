import type { Finding, Result } from '../findings/finding.ts'
import { visible } from './visible.ts'
import { wordsIn } from './words.ts'

/** What was found and how far the run reached, on one line of plain text: for logs and comments. Never empty. */
export const plainSummary = (result: Result): string => {
  const words = wordsIn(result.language)
  const open = result.findings.filter(({ status }) => status === 'open')
  const rules = new Set(result.unchecked.map(({ rule }) => rule)).size
  return [
    open.length > 0 ? found(open, result) : clean(result),
    ...(result.input.since
      ? [
          words.summary.since({
            ref: visible(result.input.since.ref),
            joined: result.input.since.joinedRecords,
          }),
        ]
      : []),
    ...(['evidenced', 'waived', 'baselined'] as const)
      .filter((status) => result.summary[status] > 0)
      .map((status) => words.summary.lowered[status](result.summary[status])),
    ...(rules > 0 ? [words.summary.unchecked(rules)] : []),
    ...(result.errors.length > 0 ? [words.summary.errors(result.errors.length)] : []),
    ...(result.notes ? [words.summary.notes(result.notes.length)] : []),
  ].join(' · ')
}

const found = (open: readonly Finding[], { summary, input, language }: Result): string => {
  const words = wordsIn(language)
  const counts = (['error', 'warning', 'info'] as const).map((severity) =>
    words.summary.found[severity](summary[severity]),
  )
  const records = new Set(open.map(({ file, kind, record }) => JSON.stringify([file, kind, record]))).size
  const reach = { found: records, records: total(input.records), files: input.files }
  return `${counts.join(words.comma)}${words.summary.beforeReach}${words.summary.reach(reach)}`
}

const clean = ({ findings, input, policy, language }: Result): string => {
  const { summary } = wordsIn(language)
  const records = total(input.records)
  if (records === 0) return input.since ? summary.nothingChanged : summary.nothingRead
  return summary.clean({ records, files: input.files, rules: policy.rules, lowered: findings.length > 0 })
}

const total = (records: Result['input']['records']): number =>
  Object.values(records).reduce((sum, count) => sum + count, 0)
