import type { Kind } from '../records/record.ts'
import type { Finding } from './finding.ts'
import type { LicenceEntry } from './licence-entry.ts'

/**
 * What came of one record, judged by itself: as if no other record had its numbers. Plain data: it can be sent to another
 * thread, kept in memory, or written as JSON, and means the same for as long as the record's text, the policy, the day, the
 * language and the records it was joined with (`joins`) stay what they are. What depends on the records before it is left to
 * whoever takes outcomes in the order of the input (`findings/ledger.ts`, `check.ts`):
 *
 * - whether one of its `keys` was another's first: then it must be judged again, among the others;
 * - how many findings of the same identity came before: `FoundHere.nth` counts within the record;
 * - whether a finding is accepted, by a waiver or a baseline.
 */
export interface RecordOutcome {
  kind: Kind
  /** Line on which the record begins, from 1: where another record is sent that has one of its keys too. */
  line: number
  findings: readonly FoundHere[]
  /** In the order of the rules. Entries that say the same may be one object. */
  unchecked: readonly UncheckedHere[]
  /** Keys it goes by (a barcode, say) in the order it was asked for them: three numbers each (`records/seen-keys.ts`). */
  keys: readonly number[]
  /** The records it asked to be joined with, whether they were there or not. */
  joins: AskedJoins
  /** With --since: it did not change, and is joined with a record that did. */
  isBeside?: true
  /** What the licence shelf takes up of it; absent where nothing is, or where no shelf is kept. */
  shelf?: ShelfRecord
}

/** A finding before it is known what came before it. */
export interface FoundHere {
  /** Its fingerprint is that of the `nth` of its identity; its status is that of a finding nobody accepted. */
  finding: Finding
  /** What makes it the same finding tomorrow, as text (`findings/fingerprint.ts`). Not masked: it never leaves a run. */
  identity: string
  /** How many findings of this identity the record had before it. */
  nth: number
  /** Digest of the text it is in; present where some waiver may speak of it. */
  digest?: string
}

/** A rule that could not be judged for a record. */
export interface UncheckedHere {
  rule: string
  kind: Kind
  /** In the language of the run, personal data masked. */
  reason: string
}

/** What was asked for of other records; what was not asked for is absent. */
export interface AskedJoins {
  /** Ids of stores. */
  stores?: readonly string[]
  /** Ids of products whose campaigns were asked for. */
  campaignsOf?: readonly string[]
  /** Ids of products. */
  products?: readonly string[]
  /** Numbers of licences, to learn which stores list them. */
  licences?: readonly string[]
}

/** What the licence shelf takes up of a record (`licence-shelf.ts`). */
export type ShelfRecord =
  | {
      kind: 'product'
      id: string
      /** Its store's id; empty where it names none. */
      store: string
      /** Licences its seller needs for it, by the class that asks for them. */
      needs: readonly { type: string; classId: string }[]
      licences: readonly LicenceEntry[]
    }
  | { kind: 'store'; id: string; licences: readonly LicenceEntry[] }
  | { kind: 'campaign'; store?: string; products: readonly string[] }
