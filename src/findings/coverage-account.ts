import { coverageOf } from '../policy/coverage.ts'
import type { Policy } from '../policy/policy.ts'
import type { Rule } from '../policy/rule.ts'
import { KINDS } from '../records/record.ts'
import type { Speak } from '../text/localised.ts'
import type { Result } from './finding.ts'

/** The clause register against the rules of a run: a clause whose rules were left out of the run is not covered by it. */
export const coverageAccount = (
  policy: Pick<Policy, 'clauses' | 'sections'>,
  rules: readonly Rule[],
  speak: Speak,
): NonNullable<Result['coverage']> => {
  const kindsOf = new Map(rules.map(({ id, kinds }) => [id, kinds]))
  return {
    sections: Object.entries(policy.sections).map(([id, title]) => ({ id, title: speak(title) })),
    clauses: coverageOf({ clauses: policy.clauses, rules: [...rules] }).map(
      ({ clause, coverage, rules: named }) => {
        const kinds = new Set(named.flatMap((id) => kindsOf.get(id) ?? []))
        return {
          id: clause.id,
          coverage,
          gist: speak(clause.gist),
          kinds: KINDS.filter((kind) => kinds.has(kind)),
          rules: named,
        }
      },
    ),
  }
}
