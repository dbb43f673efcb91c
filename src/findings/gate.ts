import type { Severity } from '../policy/rule.ts'
import type { Result } from './finding.ts'

/** What a run's exit code means (design §8, a fixed contract). */
export const ExitCode = { clean: 0, findings: 1, notTrusted: 2 } as const
export type ExitCode = (typeof ExitCode)[keyof typeof ExitCode]

/** What a run fails on. */
export interface Gate {
  failOn: Severity | 'never'
  maxWarnings?: number
  failOnUnchecked: boolean
}

const RANK: Record<Severity, number> = { info: 0, warning: 1, error: 2 }

/** The exit code of a check: 2 when the run cannot be trusted, 1 for open findings at or above the level, else 0. */
export const exitCodeOf = (
  result: Pick<Result, 'errors' | 'unchecked' | 'findings' | 'input'>,
  gate: Gate,
): ExitCode => {
  if (result.errors.length > 0) return ExitCode.notTrusted
  // Files that hold no record at all are no evidence of anything, unless they are only those that did not change.
  if (Object.keys(result.input.records).length === 0 && !result.input.since?.unchangedFiles)
    return ExitCode.notTrusted
  if (gate.failOnUnchecked && result.unchecked.length > 0) return ExitCode.notTrusted
  const open = result.findings.filter((finding) => finding.status === 'open')
  const { failOn, maxWarnings } = gate
  if (failOn !== 'never' && open.some((finding) => RANK[finding.severity] >= RANK[failOn]))
    return ExitCode.findings
  const warnings = open.filter((finding) => finding.severity === 'warning').length
  if (maxWarnings !== undefined && warnings > maxWarnings) return ExitCode.findings
  return ExitCode.clean
}
