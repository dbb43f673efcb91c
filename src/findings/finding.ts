import type { LicenceStatus } from '../facts/licence-status.ts'
import type { Position } from '../files/input-error.ts'
import type { Coverage } from '../policy/coverage.ts'
import type { Allowance } from '../policy/policy.ts'
import type { Severity } from '../policy/rule.ts'
import type { Kind } from '../records/record.ts'
import type { Gate } from './gate.ts'
import type { WaiverState } from './waiver.ts'

/** The waiver that speaks of a finding: it lowers it only while active. */
export interface FindingWaiver {
  state: Exclude<WaiverState, 'unused'>
  expires: string
  approver: string
  ticket?: string
}

/** A waiver of the run's file and what became of it. */
export interface WaiverSummary {
  rule: string
  record: string
  field?: string
  state: WaiverState
  reason: string
  owner: string
  approver: string
  approvedOn: string
  expires: string
  ticket?: string
  /** How many findings it speaks of. */
  findings: number
  /** It holds, but ends within the days of notice. */
  endsSoon?: true
}

export type FindingStatus = 'open' | 'evidenced' | 'waived' | 'baselined'

/** One condition a verdict rests on, with the fact's value as found. */
export interface Evidence {
  fact: string
  path?: string
  params?: unknown
  operator: string
  expected: unknown
  actual: unknown
}

/** A second place that a finding rests on, in any of the files. */
export interface RelatedLocation {
  file: string
  pointer: string
  start: Position
  end: Position
  sheet?: string
  cell?: string
  /** What stands there. */
  message: string
}

/** One breach at one place (design §9, a fixed contract; further keys may be added, never changed). */
export interface Finding {
  rule: string
  topic: string
  severity: Severity
  message: string
  fix: string
  kind: Kind
  record: string
  /** Id of the store that the record is or belongs to, where it says so. */
  store?: string
  field: string
  file: string
  pointer: string
  start: Position
  end: Position
  /** In a workbook: the sheet and the cell ("B7"); lines are then its rows. */
  sheet?: string
  cell?: string
  match?: string
  evidence: Evidence[]
  clauses: string[]
  law: string[]
  fingerprint: string
  status: FindingStatus
  /** Documents that would settle the finding, where the rule names any. */
  settledBy?: string[]
  /** The plain term, where the writing hides it: "最佳" of 蕞佳. */
  evasionOf?: string
  waiver?: FindingWaiver
  /** Digest of the text the finding is in, personal data masked: what a waiver is granted for. */
  textDigest?: string
  /** A safe rewrite of the match in the source: put `with` where `replace` stands. Suggested, never written. */
  suggestion?: { replace: string; with: string }
  /** The entry of `allow` in ecomply.yaml that permits the term here; the finding is waived for its reason. */
  allowed?: Allowance
  /** What the place disagrees with: the plan, the product, another campaign. */
  related?: RelatedLocation[]
  /** The source around the place on its line, masked; `start` and `end` mark the span inside `text`. */
  excerpt: { text: string; start: number; end: number }
}

export interface Unchecked {
  rule: string
  kind: Kind
  reason: string
  records: number
}

export interface RunError {
  file: string
  line?: number
  column?: number
  code: string
  message: string
}

/** Something to know of how a file was read, which leaves the run to be trusted. */
export type RunNote = RunError

/** A rule as a report needs it: only rules that are named by a finding or an unchecked entry are listed. */
export interface RuleSummary {
  id: string
  topic: string
  severity: Severity
  title: string
  description: string
  clauses: string[]
  law: string[]
}

/** One clause of the register and what of this run looks after it. */
export interface ClauseAccount {
  id: string
  coverage: Coverage
  gist: string
  /** Kinds of record that its rules look at. */
  kinds: Kind[]
  /** Rules of this run that name it. */
  rules: string[]
}

/** A licence that a record lists, and what depends on it. */
export interface ListedLicence {
  type: string
  name: string
  number: string | null
  holder: string | null
  /** The record that lists it; of products that share a certificate, the first. */
  owner: { kind: Kind; id: string; name: string }
  /** Classes of the goods that need a licence of this type. */
  classes: string[]
  status: LicenceStatus
  problem: string | null
  validTo: string | null
  /** Days from the as-of day to the last day; negative when it has ended. */
  daysLeft: number | null
  /** How many products and campaigns rest on it. */
  products: number
  campaigns: number
  file: string
  line: number
}

/** The licences of the input. */
export interface LicenceAccount {
  /** How many the records list, by state; one that several products share counts for each. */
  states: Partial<Record<LicenceStatus, number>>
  /** The soonest to end first; of very many, those that end soonest. */
  entries: ListedLicence[]
  /** There are more, which end later. */
  more?: true
}

/** Only records of changed files were judged; the counts of the input are of those. */
export interface ChangedOnly {
  /** What the user asked for, and the commit it was compared with. */
  ref: string
  commit: string
  /** Files that were read for their joins only. */
  unchangedFiles: number
  /** Records of these that are joined with one that changed, came or went: what comes of that is told. */
  joinedRecords: number
}

/** The whole result of a run (design §9). Every report is a function of it. */
export interface Result {
  version: 1
  tool: { name: 'ecomply'; version: string }
  policy: { packs: { name: string; version: string; digest: string }[]; rules: number; digest: string }
  asOf: string
  language: 'en' | 'zh-CN' | 'zh-TW'
  input: {
    files: number
    bytes: number
    records: Partial<Record<Kind, number>>
    digest: string
    since?: ChangedOnly
  }
  summary: Record<Severity | 'evidenced' | 'waived' | 'baselined' | 'unchecked', number>
  findings: Finding[]
  unchecked: Unchecked[]
  /** Absent: the run had no waivers. */
  waivers?: WaiverSummary[]
  errors: RunError[]
  /** Absent: there is nothing to say of how the files were read. */
  notes?: RunNote[]
  rules: RuleSummary[]
  /** What the clause and law ids in this result stand for, in the result's language. */
  references: { clauses: Record<string, string>; law: Record<string, string> }
  /** The words of the command that gives this result again. */
  command?: string[]
  /** What the run was to fail on, and how it ended. */
  gate?: Gate & { exitCode: 0 | 1 | 2 }
  /** The clause register, in its order, with the titles of its chapters and sections. */
  coverage?: { sections: { id: string; title: string }[]; clauses: ClauseAccount[] }
  licences?: LicenceAccount
}
