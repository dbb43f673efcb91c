import type { Day } from '../policy/rule.ts'
import type { Finding, WaiverSummary } from './finding.ts'
import { maySpeakOf, speaksOf, type Waiver, type WaiverState, waiverState } from './waiver.ts'

/** What a run knows of findings that are accepted: waivers, and the fingerprints of the baseline. */
export interface Accepted {
  waivers: readonly Waiver[]
  /** Fingerprints known before the gate was switched on. */
  baseline: ReadonlySet<string>
  /** Waivers that end within so many days are named. */
  noticeDays: number
}

/** Lowers the findings of one run that are accepted, and says what became of each waiver. */
export interface Lowering {
  /** Sets the status of a finding. @param digest of the text the finding is in */
  lower(finding: Finding, digest: string | undefined): void
  /** Every waiver with its state, in the order of the file. @param isJudged whether this run judges the rule at all */
  summary(isJudged: (rule: string) => boolean): WaiverSummary[]
}

export const NOTHING_ACCEPTED: Accepted = { waivers: [], baseline: new Set(), noticeDays: 0 }

// What a seller must hear of first when a waiver met several findings.
const GRAVEST: readonly WaiverState[] = ['fallen', 'expired', 'not-yet', 'active', 'unused']

/** Opens the lowering of one run. */
export const createLowering = ({ waivers, baseline, noticeDays }: Accepted, asOf: Day): Lowering => {
  const byRule = waiversByRule(waivers)
  const met = new Map<Waiver, { states: Set<WaiverState>; findings: number }>()

  const lower: Lowering['lower'] = (finding, digest) => {
    if (finding.status !== 'open') return
    for (const waiver of byRule.get(finding.rule) ?? []) {
      if (!speaksOf(waiver, finding)) continue
      const state = waiverState(waiver, digest ?? '', asOf)
      const seen = met.get(waiver) ?? { states: new Set(), findings: 0 }
      seen.states.add(state)
      seen.findings++
      met.set(waiver, seen)
      if (finding.waiver?.state === 'active') continue
      const { expires, approver, ticket } = waiver
      finding.waiver = { state, expires, approver, ...(ticket === undefined ? {} : { ticket }) }
      if (state === 'active') finding.status = 'waived'
    }
    if (finding.status === 'open' && baseline.has(finding.fingerprint)) finding.status = 'baselined'
  }

  const stateOf = (waiver: Waiver): WaiverState => {
    const states = met.get(waiver)?.states
    return GRAVEST.find((state) => states?.has(state)) ?? 'unused'
  }

  return {
    lower,
    summary: (isJudged) =>
      waivers
        .filter(({ rule }) => isJudged(rule))
        .map((waiver) => {
          const state = stateOf(waiver)
          return {
            rule: waiver.rule,
            record: waiver.record,
            ...(waiver.field === undefined ? {} : { field: waiver.field }),
            state,
            reason: waiver.reason,
            owner: waiver.owner,
            approver: waiver.approver,
            approvedOn: waiver.approvedOn,
            expires: waiver.expires,
            ...(waiver.ticket === undefined ? {} : { ticket: waiver.ticket }),
            findings: met.get(waiver)?.findings ?? 0,
            ...(state === 'active' && daysBetween(asOf, waiver.expires) <= noticeDays
              ? { endsSoon: true as const }
              : {}),
          }
        }),
  }
}

/** Whether some waiver may speak of a finding, whose digest `lower` then needs. */
export const waiversIn = ({ waivers }: Pick<Accepted, 'waivers'>): ((finding: Finding) => boolean) => {
  const byRule = waiversByRule(waivers)
  return (finding) => byRule.get(finding.rule)?.some((waiver) => maySpeakOf(waiver, finding)) ?? false
}

const waiversByRule = (waivers: readonly Waiver[]): Map<string, Waiver[]> => {
  const byRule = new Map<string, Waiver[]>()
  for (const waiver of waivers) byRule.set(waiver.rule, [...(byRule.get(waiver.rule) ?? []), waiver])
  return byRule
}

const DAY = 86_400_000

const daysBetween = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / DAY
