import type { Result } from '../../findings/finding.ts'
import type { Cell, SheetMaker } from './sheet.ts'

/** What was judged, by what, and how it came out: an item and its value on a row. */
export const summarySheet: SheetMaker = (result, labels) => ({
  name: 'summary',
  columns: [
    { key: 'item', width: 28 },
    { key: 'value', width: 70 },
  ],
  rows: itemsOf(result).map(([item, value, label]) => [labels(item), label ? labels(String(value)) : value]),
})

/** An item, its value, and whether the value is a name that has words. */
type Item = readonly [item: string, value: Cell, named?: true]

const itemsOf = (result: Result): Item[] => {
  const { tool, policy, asOf, input, summary, gate, command, errors } = result
  return [
    ...(gate ? [['verdict', VERDICTS[gate.exitCode], true] as const] : []),
    ['asOf', asOf],
    ...(input.since ? [['since', `${input.since.ref} (${input.since.commit})`] as const] : []),
    ['error', summary.error],
    ['warning', summary.warning],
    ['info', summary.info],
    ['evidenced', summary.evidenced],
    ['waived', summary.waived],
    ['baselined', summary.baselined],
    ['unchecked', summary.unchecked],
    ['errors', errors.length],
    ['files', input.files],
    ...Object.entries(input.records).map(
      ([kind, count]) => [kind === 'store' ? 'ofStore' : kind, count] as const,
    ),
    ['inputDigest', input.digest],
    ...policy.packs.map(({ name, version, digest }) => ['pack', `${name} ${version} ${digest}`] as const),
    ['rules', policy.rules],
    ['policyDigest', policy.digest],
    ['tool', `${tool.name} ${tool.version}`],
    ...(command ? [['command', command.join(' ')] as const] : []),
  ]
}

const VERDICTS = ['passed', 'failed', 'not-trusted'] as const
