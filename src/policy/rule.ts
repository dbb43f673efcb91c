import type { Json, Kind } from '../records/record.ts'
import type { Localised } from '../text/localised.ts'

export const SEVERITIES = ['error', 'warning', 'info'] as const
export type Severity = (typeof SEVERITIES)[number]

/** Day as YYYY-MM-DD; such strings compare in order of time. */
export type Day = string

/** A json-rules-engine condition tree, after named conditions and options were put in. */
export type Condition = { all: Condition[] } | { any: Condition[] } | { not: Condition } | Leaf

export interface Leaf {
  fact: string
  operator: string
  /** A plain value, or another fact to compare with. */
  value: Json | FactReference
  path?: string
  params?: Record<string, Json>
}

export interface FactReference {
  fact: string
  path?: string
  params?: Record<string, Json>
}

export interface RuleExample {
  name: string
  /** Canonical records of any kind; the rule judges those of its own kinds, the others are joined. */
  records: Record<string, Json>[]
  /** How many findings the rule must make. */
  finds: number
  /** The rule must come out unchecked for at least one record. */
  unchecked?: boolean
  asOf?: Day
}

/** One rule of a pack, as it is written in YAML and after validation (schemas/rules.schema.json). */
export interface Rule {
  id: string
  topic: string
  severity: Severity
  kinds: Kind[]
  clauses: string[]
  law: string[]
  title: Localised
  /** Why the rule exists, for `explain`. */
  description?: Localised
  when?: Condition
  /** Exactly one of `require` and `forbid` is set. */
  require?: Condition
  forbid?: Condition
  report: {
    /** A canonical field path, or the name of a fact of this rule that returns places. */
    at: string
    message: Localised
    fix: Localised
  }
  effective?: { from?: Day; until?: Day }
  platforms?: string[]
  settledBy?: string[]
  /** Values a user may set in ecomply.yaml; conditions refer to them as { option: name }. */
  options?: Record<string, { default: Json; description: Localised }>
  examples: RuleExample[]
  /** Where the rule was read from, for error messages: path inside the pack. */
  source: string
}
