import type { LicenceStatus } from '../facts/licence-status.ts'
import type { Day } from '../policy/rule.ts'
import type { Kind } from '../records/record.ts'
import type { Localised } from '../text/localised.ts'

/** One licence of the input, and what depends on it. */
export interface LicenceEntry {
  type: string
  name: Localised
  number: string | null
  holder: string | null
  /** The record that lists it; of products that share a certificate, the first. */
  owner: { kind: Kind; id: string; name: string }
  /** Classes of the goods that need a licence of this type. */
  classes: string[]
  status: LicenceStatus
  problem: Localised | null
  validTo: Day | null
  /** Days from the as-of day to the last day; negative when it has ended. */
  daysLeft: number | null
  /** How many products and campaigns rest on it. */
  products: number
  campaigns: number
  file: string
  line: number
}
