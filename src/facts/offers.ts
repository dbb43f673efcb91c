import type { Localised } from '../text/localised.ts'
import type { Fact, FactContext } from './fact.ts'
import { placeOfStated, type StatedOffer, statementsOf } from './offers-copy.ts'
import { compareOffers, isPlannable, numberOf, type PlannedOffer, plannedOffers } from './offers-match.ts'
import type { CopyOffer } from './offers-parse.ts'
import type { Place, RelatedPlace } from './place.ts'
import { notCarried } from './record.ts'
import { fieldOf } from './record-path.ts'
import { NOT_READABLE } from './text.ts'

/** An offer in the copy that the plan does not hold. */
export type UnplannedOffer = Place & Omit<CopyOffer, 'start' | 'end'>

/** Offers that the copy of a campaign makes and its plan does not. */
export const offers: Fact = {
  name: 'offers',
  summary:
    'offers in the copy (满300减50, 8折, 买一送一) that no offer of the plan matches; with differs: condition, those that leave out a condition of the plan',
  params: {
    type: 'object',
    additionalProperties: false,
    properties: { differs: { enum: ['value', 'condition'] } },
  },
  returns: 'places',
  kinds: ['campaign'],
  fields: ['length', '*', '0'],
  prepare:
    ({ differs }) =>
    (context) =>
      unplanned(context, differs as 'value' | 'condition' | undefined),
}

const unplanned = (context: FactContext, differs: 'value' | 'condition' | undefined) => {
  const { stated: all, unread } = statementsOf(context)
  const stated = all.filter(({ offer }) => isPlannable(offer))
  if (stated.length === 0) return unread ? NOT_READABLE : []
  const { record } = context
  const plan = plannedOffers(record.value)
  if (plan.length === 0 && record.adapter?.carries('offers') === false)
    return notCarried(record.adapter.platform, 'offers')
  const matches = (offer: CopyOffer, wanted: string) =>
    plan.filter((planned) => compareOffers(offer, planned) === wanted)
  const whole = stated.filter(({ offer }) => matches(offer, 'same').length > 0)
  return stated
    .filter((one) => !whole.includes(one) && !isShortFor(one.offer, whole))
    .flatMap((one) => {
      const hides = matches(one.offer, 'hides-condition')
      if (differs && hides.length > 0 !== (differs === 'condition')) return []
      return [
        placeOf(context, one, hides.length > 0 ? hides : plan.filter((planned) => isAlike(one, planned))),
      ]
    })
}

const placeOf = (
  context: FactContext,
  stated: StatedOffer,
  plan: readonly PlannedOffer[],
): UnplannedOffer => {
  const { start: _start, end: _end, ...offer } = stated.offer
  const related = plan.slice(0, MOST_RELATED).map((planned) => relatedPlan(context, planned))
  return {
    ...offer,
    ...placeOfStated(context.record, stated),
    ...(related.length > 0 ? { related } : {}),
  }
}

const MOST_RELATED = 3

const isAlike = ({ offer }: StatedOffer, { value }: PlannedOffer): boolean =>
  value.kind === offer.kind || (value.kind === 'coupon' && offer.kind === 'amount-off')

const NO_PROMISE: Localised = { en: 'something else', zh: '其他优惠' }

/** How the offers of a plan are said. */
const PROMISES = new Map<string, (value: number | '—') => Localised>([
  ['amount-off', (value) => ({ en: `${value} yuan off`, zh: `减 ${value} 元` })],
  ['percent-off', (value) => ({ en: `${value}% off`, zh: `优惠 ${value}%` })],
  ['fixed-price', (value) => ({ en: `a price of ${value} yuan`, zh: `一口价 ${value} 元` })],
  ['coupon', (value) => ({ en: `a coupon of ${value} yuan`, zh: `${value} 元优惠券` })],
  ['gift', () => ({ en: 'a gift', zh: '赠品' })],
  ['free-shipping', () => ({ en: 'free shipping', zh: '包邮' })],
  ['n-for-m', () => ({ en: 'more pieces for the price of fewer', zh: '多件优惠' })],
])

/** What the plan offers instead, for the reader of a finding. */
const relatedPlan = ({ record }: FactContext, { pointer, value }: PlannedOffer): RelatedPlace => {
  const amount = numberOf(fieldOf(value.threshold, 'amount'))
  const quantity = numberOf(fieldOf(value.threshold, 'quantity'))
  const number = numberOf(value.value)
  const promise = PROMISES.get(String(value.kind))?.(number ?? '—') ?? NO_PROMISE
  const condition = amount
    ? { en: ` from ${amount} yuan`, zh: `，满 ${amount} 元` }
    : quantity
      ? { en: ` from ${quantity} pieces`, zh: `，满 ${quantity} 件` }
      : { en: ' without condition', zh: '，无门槛' }
  return {
    record,
    pointer,
    words: {
      en: `the plan offers ${promise.en}${condition.en}`,
      zh: `活动方案：${promise.zh}${condition.zh}`,
    },
  }
}

/** "享8折" beside a planned "满2件8折" says the same thing shorter. */
const isShortFor = (offer: CopyOffer, whole: readonly StatedOffer[]): boolean =>
  offer.threshold === undefined &&
  whole.some(({ offer: { kind, value } }) => kind === offer.kind && value === offer.value)
