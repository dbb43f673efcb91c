import { COVERAGES } from '../policy/coverage.ts'
import type { ClauseAccount, LicenceAccount, ListedLicence, Result } from './finding.ts'
import { exitCodeOf } from './gate.ts'

/** What an audit report holds beside the findings, of the parts of one catalogue together; only what every part tells. */
export const mergedAudit = (
  results: readonly Result[],
  whole: Pick<Result, 'findings' | 'unchecked' | 'errors' | 'input'>,
): Pick<Result, 'gate' | 'coverage' | 'licences'> => {
  const gates = ofAll(results, ({ gate }) => gate)
  const accounts = ofAll(results, ({ coverage }) => coverage)
  const licences = ofAll(results, (result) => result.licences)
  return {
    ...(gates ? mergedGate(gates, whole) : {}),
    ...(accounts ? { coverage: mergedCoverage(accounts) } : {}),
    ...(licences ? { licences: mergedLicences(licences) } : {}),
  }
}

const ofAll = <T>(results: readonly Result[], part: (result: Result) => T | undefined): T[] | undefined => {
  const parts = results.map(part).filter((one) => one !== undefined)
  return parts.length === results.length ? parts : undefined
}

type GateOfRun = NonNullable<Result['gate']>

const mergedGate = (
  gates: readonly GateOfRun[],
  whole: Pick<Result, 'findings' | 'unchecked' | 'errors' | 'input'>,
): Pick<Result, 'gate'> => {
  const asked = gates.map(({ exitCode, ...gate }) => JSON.stringify(gate))
  if (new Set(asked).size !== 1) return {}
  const first = gates[0] as GateOfRun
  return { gate: { ...first, exitCode: exitCodeOf(whole, first) } }
}

type CoverageOfRun = NonNullable<Result['coverage']>

// A clause that some part was not asked about is not covered for the whole.
const mergedCoverage = (accounts: readonly CoverageOfRun[]): CoverageOfRun => {
  const { sections, clauses } = accounts[0] as CoverageOfRun
  const others = accounts.slice(1).map((account) => new Map(account.clauses.map((one) => [one.id, one])))
  return {
    sections,
    clauses: clauses.map((clause) =>
      others.reduce((sum, other) => inBoth(sum, other.get(clause.id)), clause),
    ),
  }
}

const inBoth = (one: ClauseAccount, other: ClauseAccount | undefined): ClauseAccount => {
  const kept = <T>(list: readonly T[], others: readonly T[] = []): T[] =>
    list.filter((item) => others.includes(item))
  const weakest = Math.max(COVERAGES.indexOf(one.coverage), COVERAGES.indexOf(other?.coverage ?? 'missing'))
  return {
    ...one,
    coverage: COVERAGES[weakest] as ClauseAccount['coverage'],
    kinds: kept(one.kinds, other?.kinds),
    rules: kept(one.rules, other?.rules),
  }
}

const MOST_LICENCES = 1000
const NEVER = '9999-99-99'

const mergedLicences = (accounts: readonly LicenceAccount[]): LicenceAccount => {
  const states: LicenceAccount['states'] = {}
  for (const account of accounts)
    for (const [state, count] of Object.entries(account.states) as [keyof typeof states, number][])
      states[state] = (states[state] ?? 0) + count
  const known = new Map<string, ListedLicence>()
  for (const licence of accounts.flatMap(({ entries }) => entries)) {
    const key = keyOf(licence)
    const same = known.get(key)
    known.set(key, same ? together(same, licence) : licence)
  }
  const entries = [...known.values()].sort(
    (a, b) => order(a.validTo ?? NEVER, b.validTo ?? NEVER) || order(keyOf(a), keyOf(b)),
  )
  const more = accounts.some((account) => account.more) || entries.length > MOST_LICENCES
  return { states, entries: entries.slice(0, MOST_LICENCES), ...(more ? { more } : {}) }
}

const keyOf = ({ type, owner, number, holder, validTo }: ListedLicence): string =>
  JSON.stringify([type, owner.kind === 'store' ? owner.id : '', number, holder, validTo])

const together = (one: ListedLicence, other: ListedLicence): ListedLicence => ({
  ...one,
  classes: [...new Set([...one.classes, ...other.classes])].sort(),
  products: one.products + other.products,
  campaigns: one.campaigns + other.campaigns,
})

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
