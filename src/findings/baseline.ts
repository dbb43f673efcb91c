import type { Finding, Result } from './finding.ts'

/** A baseline file: findings known before the gate was switched on. Rule and record are for those who read it. */
export interface Baseline {
  version: 1
  findings: { fingerprint: string; rule: string; record: string }[]
}

/** The open findings of a result as a baseline, and those that were in the old one and are still found. */
export const baselineOf = ({ findings }: Pick<Result, 'findings'>): Baseline => ({
  version: 1,
  findings: findings
    .filter(({ status }) => status === 'open' || status === 'baselined')
    .map(({ fingerprint, rule, record }) => ({ fingerprint, rule, record }))
    .sort(
      (a, b) => order(a.rule, b.rule) || order(a.record, b.record) || order(a.fingerprint, b.fingerprint),
    ),
})

/** The old baseline without the findings that are gone: nothing new is accepted. */
export const pruned = (baseline: Baseline, findings: readonly Finding[]): Baseline => {
  const found = new Set(findings.map(({ fingerprint }) => fingerprint))
  return { version: 1, findings: baseline.findings.filter(({ fingerprint }) => found.has(fingerprint)) }
}

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
