import type { Finding } from '../../findings/finding.ts'

/** How many findings there are of one sort. */
export interface Tally {
  error: number
  warning: number
  info: number
  waived: number
  /** Settled by evidence, or in the baseline. */
  settled: number
}

export const emptyTally = (): Tally => ({ error: 0, warning: 0, info: 0, waived: 0, settled: 0 })

/** Adds one finding. */
export const count = (tally: Tally, { status, severity }: Pick<Finding, 'status' | 'severity'>): void => {
  if (status === 'open') tally[severity]++
  else if (status === 'waived') tally.waived++
  else tally.settled++
}

export const openIn = ({ error, warning, info }: Tally): number => error + warning + info

/** Findings counted by what `keysOf` says of each, the most and gravest first. */
export const tallyBy = (
  findings: readonly Finding[],
  keysOf: (finding: Finding) => readonly string[],
): [key: string, tally: Tally][] => {
  const tallies = new Map<string, Tally>()
  for (const finding of findings)
    for (const key of keysOf(finding)) {
      let tally = tallies.get(key)
      if (!tally) tallies.set(key, (tally = emptyTally()))
      count(tally, finding)
    }
  return [...tallies].sort(
    ([a, one], [b, other]) =>
      other.error - one.error ||
      openIn(other) - openIn(one) ||
      other.waived + other.settled - one.waived - one.settled ||
      (a < b ? -1 : 1),
  )
}
