import { isReference, leavesOf } from '../policy/conditions.ts'
import type { Condition, Rule } from '../policy/rule.ts'
import type { Json } from '../records/record.ts'

/** The fact a gate looks at, as its question is written: the classes that a record's category declares. */
export const CLASSES = { fact: 'classes' } as const

/**
 * The part of a rule's `when` that only the declared classes decide: where it is false the rule holds whatever else
 * stands in the record. Records of one category share it, so it is answered once for a category.
 * @returns undefined when the rule asks for no class first
 */
export const classGateOf = (rule: Rule): Condition | undefined => {
  const gates = conjunctsOf(rule.when).filter(isAboutClasses)
  return gates.length > 0 ? { all: gates } : undefined
}

// What must be true for the whole to be true.
const conjunctsOf = (condition: Condition | undefined): Condition[] => {
  if (condition === undefined) return []
  return 'all' in condition ? condition.all.flatMap(conjunctsOf) : [condition]
}

const isAboutClasses = (condition: Condition): boolean =>
  [...leavesOf(condition)].every(
    ({ leaf }) =>
      leaf.fact === CLASSES.fact &&
      isWhole(leaf.params) &&
      leaf.path === undefined &&
      !isReference(leaf.value),
  )

const isWhole = (params: Record<string, Json> | undefined): boolean =>
  params === undefined || Object.keys(params).length === 0
