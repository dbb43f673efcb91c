import type { Json, JsonObject } from '../records/record.ts'
import type { CopyOffer } from './offers-kinds.ts'
import { fieldOf, isObject, itemsOf } from './record-path.ts'

/** One offer of a plan with its pointer in the record. */
export interface PlannedOffer {
  pointer: string
  value: JsonObject
}

/** The offers a plan makes; a coupon counts as the amount it takes off. */
export const plannedOffers = (campaign: JsonObject): PlannedOffer[] => {
  const planned = itemsOf(campaign, 'offers').flatMap((value, index) =>
    isObject(value) ? [{ pointer: `/offers/${index}`, value }] : [],
  )
  const face = numberOf(fieldOf(campaign.coupon, 'face'))
  if (face === undefined) return planned
  return [...planned, { pointer: '/coupon', value: { kind: 'coupon', value: face } }]
}

/** How an offer of the copy stands to one of the plan. */
export type Match = 'same' | 'hides-condition' | 'other'

/** Compares an offer of the copy with one of the plan. What the copy leaves out in the buyer's favour is hidden. */
export const compareOffers = (stated: CopyOffer, { value: planned }: PlannedOffer): Match => {
  if (stated.kind === 'n-for-m') return sameCount(stated, planned) ? 'same' : 'other'
  if (stated.kind === 'gift') return planned.kind === 'gift' || planned.kind === 'n-for-m' ? 'same' : 'other'
  if (planned.kind === 'coupon')
    return isMoneyOff(stated) && numberOf(planned.value) === stated.value ? 'same' : 'other'
  if (planned.kind !== kindOf(stated) || !sameValue(stated, planned)) return 'other'
  if (stated.repeat === true && planned.repeat === false) return 'other'
  const [amount, quantity] = thresholdOf(planned)
  if (amount === stated.threshold?.amount && quantity === (stated.threshold?.quantity ?? 1)) return 'same'
  if (stated.upTo === true) return 'same'
  return stated.threshold === undefined ? 'hides-condition' : 'other'
}

/** Kinds that a plan lists among its offers, so that copy which states them without the plan is a finding. */
export const isPlannable = ({ kind, unsure }: CopyOffer): boolean =>
  unsure !== true && ['amount-off', 'percent-off', 'n-for-m', 'cash-back', 'gift'].includes(kind)

const isMoneyOff = ({ kind }: CopyOffer): boolean =>
  kind === 'amount-off' || kind === 'coupon' || kind === 'cash-back'

const kindOf = ({ kind }: CopyOffer): string => (kind === 'cash-back' ? 'amount-off' : kind)

const sameValue = (stated: CopyOffer, planned: JsonObject): boolean => {
  const value = numberOf(planned.value)
  if (value === undefined || stated.value === undefined) return false
  return stated.upTo ? value >= stated.value : Math.abs(value - stated.value) < 0.005
}

const thresholdOf = ({ threshold }: JsonObject): [amount: number | undefined, quantity: number] => [
  numberOf(fieldOf(threshold, 'amount')) || undefined,
  numberOf(fieldOf(threshold, 'quantity')) ?? 1,
]

// "Buy two, get one": plans count the two, or all three.
const sameCount = (stated: CopyOffer, planned: JsonObject): boolean => {
  if (planned.kind !== 'n-for-m' && planned.kind !== 'gift') return false
  const bought = stated.threshold?.quantity ?? 0
  const counts = [undefined, bought, bought + (stated.value ?? 0)]
  return counts.includes(numberOf(fieldOf(planned.threshold, 'quantity')))
}

/** Decimal strings, numbers and Money as a number. */
export const numberOf = (value: Json | undefined): number | undefined => {
  if (isObject(value)) return numberOf(value.amount)
  if (typeof value !== 'number' && (typeof value !== 'string' || value.trim() === '')) return undefined
  const number = Number(value)
  return Number.isFinite(number) ? number : undefined
}
