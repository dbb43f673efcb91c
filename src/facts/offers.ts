import type { Json, JsonObject } from '../records/record.ts'
import { type CopyText, readCopy } from './copy-text.ts'
import type { Fact, FactContext } from './fact.ts'
import { type CopyOffer, findOffers } from './offers-parse.ts'
import type { Place } from './place.ts'
import { notCarried } from './record.ts'
import { fieldOf, isObject, itemsOf } from './record-path.ts'
import { NOT_READABLE } from './text.ts'

/** An offer in the copy that the plan does not hold. */
export type UnplannedOffer = Place & Omit<CopyOffer, 'start' | 'end'>

/** Offers that the copy of a campaign makes and its plan does not. */
export const offers: Fact = {
  name: 'offers',
  summary: 'offers in the copy (满300减50, 8折, 买一送一) that no offer of the plan matches',
  params: { type: 'object', additionalProperties: false, properties: {} },
  returns: 'places',
  kinds: ['campaign'],
  fields: ['length', '*', '0'],
  prepare: () => unplanned,
}

interface Stated {
  copy: CopyText
  offer: CopyOffer
}

const unplanned = (context: FactContext) => {
  const copies = readCopy(context).filter(
    ({ field }) => field.path === 'rulesText' || /^copy\.(?:title|body)$/.test(field.path),
  )
  const stated = copies.flatMap((copy) => findOffers(copy.text).map((offer): Stated => ({ copy, offer })))
  if (stated.length === 0) return copies.some((copy) => !copy.readable) ? NOT_READABLE : []
  const { record } = context
  const plan = itemsOf(record.value, 'offers').filter(isObject)
  if (plan.length === 0 && record.adapter?.carries('offers') === false)
    return notCarried(record.adapter.platform, 'offers')
  const whole = stated.filter(({ offer }) => plan.some((planned) => matches(offer, planned)))
  return stated
    .filter((one) => !whole.includes(one) && !isShortFor(one.offer, whole))
    .map(({ copy, offer }) => placeOf(context, copy, offer))
}

const placeOf = (
  { record }: FactContext,
  copy: CopyText,
  { start, end, ...offer }: CopyOffer,
): UnplannedOffer => {
  const span = copy.span(start, end)
  return {
    ...offer,
    field: copy.field.path,
    pointer: record.copyPointers()[copy.index] as string,
    span,
    match: copy.source.slice(...span),
  }
}

/** "享8折" beside a planned "满2件8折" says the same thing shorter. */
const isShortFor = (offer: CopyOffer, whole: readonly Stated[]): boolean =>
  offer.threshold === undefined &&
  whole.some(({ offer: { kind, value } }) => kind === offer.kind && value === offer.value)

const matches = (stated: CopyOffer, planned: JsonObject): boolean => {
  const value = numberOf(planned.value)
  const amount = numberOf(fieldOf(planned.threshold, 'amount')) || undefined
  const quantity = numberOf(fieldOf(planned.threshold, 'quantity'))
  if (stated.kind === 'n-for-m') {
    const bought = stated.threshold?.quantity ?? 0
    // "Buy two, get one": plans count the two, or all three.
    const counts = [undefined, bought, bought + stated.value]
    return (planned.kind === 'n-for-m' || planned.kind === 'gift') && counts.includes(quantity)
  }
  if (planned.kind !== stated.kind || value === undefined) return false
  const sameValue = stated.upTo ? value >= stated.value : Math.abs(value - stated.value) < 0.005
  const sameThreshold =
    amount === stated.threshold?.amount && (quantity ?? 1) === (stated.threshold?.quantity ?? 1)
  return (
    sameValue &&
    (sameThreshold || stated.upTo === true) &&
    !(stated.repeat === true && planned.repeat === false)
  )
}

/** Decimal strings, numbers and Money. */
const numberOf = (value: Json | undefined): number | undefined => {
  if (isObject(value)) return numberOf(value.amount)
  if (typeof value !== 'number' && (typeof value !== 'string' || value.trim() === '')) return undefined
  const number = Number(value)
  return Number.isFinite(number) ? number : undefined
}
