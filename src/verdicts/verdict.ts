import type { FactValue } from '../facts/fact.ts'
import type { Unknown } from '../facts/unknown.ts'
import type { Leaf, Rule } from '../policy/rule.ts'

/** What a rule comes to for one record. */
export type Verdict =
  | { outcome: 'holds' }
  | { outcome: 'unchecked'; why: Unknown }
  | { outcome: 'breached'; evidence: readonly LeafResult[] }

/** One comparison as the judge made it. */
export interface LeafResult {
  leaf: Leaf
  /** The fact's value, the path already applied. */
  actual: FactValue
  /** What it was compared with; a fact's value where the rule names a fact. */
  expected: unknown
}

export type { Rule }
