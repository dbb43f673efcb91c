import type { Clause, Policy } from './policy.ts'

/**
 * How a clause is looked after: by rules that decide it, by rules that show some breaches of it, by dated evidence that
 * somebody did it, or by nothing yet.
 */
export const COVERAGES = ['automatic', 'partial', 'attestation', 'missing'] as const
export type Coverage = (typeof COVERAGES)[number]

/** One clause with the rules that name it. */
export interface CoveredClause {
  clause: Clause
  coverage: Coverage
  /** Ids in the order of code units. */
  rules: string[]
}

/** The clause register against the rules, in the register's order. */
export const coverageOf = ({ clauses, rules }: Pick<Policy, 'clauses' | 'rules'>): CoveredClause[] => {
  const naming = new Map<string, string[]>()
  for (const { id, clauses: named } of rules)
    for (const clause of named) naming.set(clause, [...(naming.get(clause) ?? []), id])
  return Object.values(clauses).map((clause) => {
    const named = [...new Set(naming.get(clause.id))].sort()
    return { clause, coverage: coverage(clause, named), rules: named }
  })
}

const coverage = ({ check }: Clause, rules: readonly string[]): Coverage => {
  if (rules.length === 0) return check === 'attestation' ? 'attestation' : 'missing'
  return check === 'automatic' ? 'automatic' : 'partial'
}
