import type { Severity } from '../../policy/rule.ts'
import type { Kind } from '../../records/record.ts'

/** A finding as it is shown: every text ready to be read, in the language of the report. */
export interface FindingView {
  rule: string
  topic: string
  severity: Severity
  status: 'open' | 'evidenced' | 'waived' | 'baselined'
  message: string
  fix: string
  kind: Kind
  record: string
  /** Empty where the record names none. */
  store: string
  field: string
  file: string
  line: number
  column: number
  /** The source around the place; all three empty where there is nothing to see. */
  before: string
  span: string
  after: string
  /** Fact, condition and value found, three by three. */
  evidence: readonly string[]
  /** What else there is to say: a waiver, a rewrite, a second place. */
  notes: readonly string[]
  clauses: readonly string[]
  law: readonly string[]
  fingerprint: string
}

/** What the ids in views stand for. */
export interface Register {
  clauses: Readonly<Record<string, string>>
  law: Readonly<Record<string, string>>
  topics: Readonly<Record<string, string>>
  rules: Readonly<Record<string, string>>
}

export const SEVERITIES = ['error', 'warning', 'info'] as const satisfies readonly Severity[]
export const STATUSES = [
  'open',
  'evidenced',
  'waived',
  'baselined',
] as const satisfies readonly FindingView['status'][]
export const KINDS = ['product', 'store', 'campaign'] as const satisfies readonly Kind[]

/** What an id stands for; the id itself where nothing is known of it. */
export const nameIn = (names: Readonly<Record<string, string>>, id: string): string =>
  Object.hasOwn(names, id) ? (names[id] as string) : id
