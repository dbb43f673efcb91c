import type { Day } from '../policy/rule.ts'
import type { Kind } from '../records/record.ts'
import type { Finding } from './finding.ts'

/** A finding accepted by a named approver for a reason until a day (schemas/waivers.schema.json), checked on loading. */
export interface Waiver {
  rule: string
  record: string
  kind?: Kind
  field?: string
  fingerprint?: string
  /** Digest of the text it was granted for. */
  text: string
  reason: string
  owner: string
  approver: string
  approvedOn: Day
  /** The last day it holds. */
  expires: Day
  ticket?: string
}

/**
 * What became of a waiver on the day: it holds; it is over; it was not granted yet; the text it was granted for changed;
 * nothing it speaks of was found.
 */
export type WaiverState = 'active' | 'expired' | 'not-yet' | 'fallen' | 'unused'

/** True when the waiver speaks of the finding, in force or not. */
export const speaksOf = (waiver: Waiver, finding: Finding): boolean =>
  maySpeakOf(waiver, finding) &&
  (waiver.fingerprint === undefined || waiver.fingerprint === finding.fingerprint)

/** The same for a finding whose fingerprint in the whole run is not known yet. */
export const maySpeakOf = (waiver: Waiver, finding: Finding): boolean =>
  waiver.rule === finding.rule &&
  waiver.record === finding.record &&
  (waiver.kind === undefined || waiver.kind === finding.kind) &&
  (waiver.field === undefined || waiver.field === finding.field)

/** The state of a waiver for a finding it speaks of. */
export const waiverState = (
  { approvedOn, expires, text }: Waiver,
  textDigest: string,
  asOf: Day,
): Exclude<WaiverState, 'unused'> => {
  if (asOf < approvedOn) return 'not-yet'
  if (asOf > expires) return 'expired'
  return text === textDigest ? 'active' : 'fallen'
}
