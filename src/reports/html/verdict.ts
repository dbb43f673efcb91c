import type { Result } from '../../findings/finding.ts'
import { exitCodeOf, type Gate } from '../../findings/gate.ts'
import type { Context } from './context.ts'

/** How the run ended, and why, in words. */
export interface Verdict {
  outcome: 'passed' | 'failed' | 'untrusted'
  why: string
}

/** Results of old versions do not say what they were held to. */
const USUAL: Gate = { failOn: 'error', failOnUnchecked: false }

const OUTCOMES = ['passed', 'failed', 'untrusted'] as const
const RANK = { info: 0, warning: 1, error: 2 } as const

/** The verdict of the run by the gate it was held to. */
export const verdictOf = ({ result, say, words }: Context): Verdict => {
  const gate = result.gate ?? USUAL
  const outcome = OUTCOMES[result.gate?.exitCode ?? exitCodeOf(result, gate)] ?? 'untrusted'
  if (outcome === 'passed') return { outcome, why: say('passedWhy') }
  if (outcome === 'untrusted') {
    const { errors, summary } = result
    return {
      outcome,
      why:
        errors.length > 0
          ? say('untrustedWhy', { n: errors.length })
          : say('uncheckedWhy', { n: summary.unchecked }),
    }
  }
  const n = openAtLevel(result, gate)
  if (n > 0 && gate.failOn !== 'never')
    return { outcome, why: say('failedWhy', { n, level: words.severity[gate.failOn] }) }
  return { outcome, why: say('tooManyWarnings', { n: result.summary.warning, most: gate.maxWarnings ?? 0 }) }
}

const openAtLevel = ({ findings }: Result, { failOn }: Gate): number =>
  failOn === 'never'
    ? 0
    : findings.filter(({ status, severity }) => status === 'open' && RANK[severity] >= RANK[failOn]).length
