import { leavesOf } from '../policy/conditions.ts'
import type { Rule } from '../policy/rule.ts'
import type { RecordContext } from './context.ts'
import type { RuleInCourt } from './court.ts'
import { breachOf } from './screen.ts'

/** The rules that hold records against each other, for records that are not judged for themselves. */
export interface Comparing {
  /** Of some rules those that compare: they take note of the numbers of every record that goes by. */
  chosen(rules: readonly RuleInCourt[]): readonly RuleInCourt[]
  /** Whether what the record shares, it shares with one of a file that changed. */
  sharesWithChanged(entry: RuleInCourt, context: RecordContext): boolean
}

const FACT = 'duplicates'

const factsOf = (rule: Rule): string[] => [...leavesOf(breachOf(rule))].map(({ leaf }) => leaf.fact)

/** @param unchanged files whose records are not judged for themselves */
export const createComparing = (rules: readonly Rule[], unchanged: ReadonlySet<string>): Comparing => {
  const comparing = new Set(rules.filter((rule) => factsOf(rule).includes(FACT)))
  return {
    chosen: (of) => of.filter(({ rule }) => comparing.has(rule)),
    sharesWithChanged: (entry, context) => {
      const places = entry.factValue(FACT)?.(context)
      return (
        Array.isArray(places) &&
        (places as { otherFile?: string }[]).some(
          ({ otherFile }) => otherFile !== undefined && !unchanged.has(otherFile),
        )
      )
    },
  }
}
