import type { Condition, Leaf } from '../policy/rule.ts'

/** What is known of a comparison before it is made: its truth, or undefined where it must be made. */
export type Known = (leaf: Leaf) => boolean | undefined

/**
 * Takes out of a condition what is known already. What is left is true, false or unknown, and unknown for the same
 * reason, for every record that the knowledge is right about.
 * @returns the truth where that is known of the whole; the very condition where nothing of it is known
 */
export const simplify = (condition: Condition, known: Known): Condition | boolean => {
  if ('all' in condition) return simplifyList(condition, condition.all, false, known)
  if ('any' in condition) return simplifyList(condition, condition.any, true, known)
  if ('not' in condition) {
    const inner = simplify(condition.not, known)
    if (typeof inner === 'boolean') return !inner
    return inner === condition.not ? condition : { not: inner }
  }
  return known(condition) ?? condition
}

// One child that `decides` settles the whole; the others that are known make no difference.
const simplifyList = (
  whole: Condition,
  children: readonly Condition[],
  decides: boolean,
  known: Known,
): Condition | boolean => {
  const left: Condition[] = []
  let isSame = true
  for (const child of children) {
    const simple = simplify(child, known)
    if (simple === decides) return decides
    if (simple !== child) isSame = false
    if (typeof simple !== 'boolean') left.push(simple)
  }
  if (isSame) return whole
  if (left.length === 0) return !decides
  return decides ? { any: left } : { all: left }
}
