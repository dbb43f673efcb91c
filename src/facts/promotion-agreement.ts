import type { CatalogueRecord, JsonObject } from '../records/record.ts'
import { addDays, toDay } from './day.ts'
import type { FactContext } from './fact.ts'
import { placeOfStated, type StatedOffer, statementsOf } from './offers-copy.ts'
import type { OfferKind } from './offers-kinds.ts'
import { numberOf } from './offers-match.ts'
import { type Check, entriesOf, type Problem, problemAt, relatedAt, stringIn } from './plan-check.ts'
import { fieldOf, itemsOf } from './record-path.ts'
import { NOT_READABLE } from './text.ts'

/** Sure statements of some kinds; Unknown is left to the caller, since what can be read is judged. */
const sure = (context: FactContext, ...kinds: OfferKind[]): StatedOffer[] =>
  statementsOf(context).stated.filter(({ offer }) => kinds.includes(offer.kind) && offer.unsure !== true)

/** Problems of the copy that could be read; when there are none and some could not, nothing is known. */
const inCopy =
  (find: Check): Check =>
  (context, timeZone) => {
    const problems = find(context, timeZone)
    if (!Array.isArray(problems) || problems.length > 0) return problems
    return statementsOf(context).unread ? NOT_READABLE : problems
  }

const at = (record: CatalogueRecord, stated: StatedOffer, more: Record<string, unknown>): Problem => ({
  ...placeOfStated(record, stated),
  ...more,
})

/** The planned days; the end is the last day on which it runs. */
interface PlanSpan {
  from: string
  firstTold: string
  to: string | undefined
}

const planSpan = ({ start, end, warmUp }: JsonObject, timeZone: string): PlanSpan | undefined => {
  const from = toDay(start, timeZone)
  if (from === undefined) return undefined
  const told = toDay(warmUp, timeZone)
  const last = toDay(end, timeZone)
  if (last === undefined && end !== null) return undefined
  return { from, firstTold: told !== undefined && told < from ? told : from, to: last }
}

/** A date of the copy as a day; one without a year is taken in the year that brings it nearest to `near`. */
const dayNear = (written: string, near: string): string | undefined => {
  if (written.length === 10) return toDay(written, 'UTC')
  const year = Number(near.slice(0, 4))
  const days = [year - 1, year, year + 1]
    .map((one) => toDay(`${one}-${written}`, 'UTC'))
    .filter((day) => day !== undefined)
  const distance = (day: string) => Math.abs(Date.parse(day) - Date.parse(near))
  return days.sort((a, b) => distance(a) - distance(b))[0]
}

/** A period the copy states that begins before the plan or ends after it. */
export const periodOutside: Check = inCopy((context, timeZone) => {
  const { record } = context
  const span = planSpan(record.value, timeZone)
  if (!span) return []
  return sure(context, 'period').flatMap((stated) => {
    const { from, to, role } = stated.offer
    if (role !== undefined) return []
    const first = from && to ? dayNear(from, span.from) : undefined
    const last = to && dayNear(to, span.to ?? span.from)
    if (first !== undefined && first < span.firstTold)
      return [
        at(record, stated, {
          said: first,
          planned: span.from,
          ...relatedAt(record, '/start', {
            en: `the plan begins on ${span.from}`,
            zh: `方案开始于 ${span.from}`,
          }),
        }),
      ]
    // "Until 12 November, 0:00" is the same as the end of the 11th.
    if (
      last !== undefined &&
      span.to !== undefined &&
      last > addDays(span.to, isMidnight(stated, last) ? 1 : 0)
    )
      return [
        at(record, stated, {
          said: last,
          planned: span.to,
          ...relatedAt(record, '/end', { en: `the plan ends on ${span.to}`, zh: `方案结束于 ${span.to}` }),
        }),
      ]
    return []
  })
})

const isMidnight = ({ copy, offer }: StatedOffer, _last: string): boolean =>
  /(?:0:00(?::00)?|0点|零点|凌晨)$/.test(copy.text.slice(offer.start, offer.end))

/** The one period the copy gives as that of the campaign ends on another day than the plan. */
export const periodShorter: Check = inCopy((context, timeZone) => {
  const { record } = context
  const span = planSpan(record.value, timeZone)
  if (!span?.to) return []
  const named = sure(context, 'period').filter(
    ({ copy, offer }) =>
      offer.to !== undefined &&
      offer.role === undefined &&
      /(?:活动(?:时间|期间|日期|期限)|promotion period)[:：为 ]{0,2}$/i.test(
        copy.text.slice(Math.max(0, offer.start - 18), offer.start),
      ),
  )
  const [only] = named
  if (named.length !== 1 || !only?.offer.to) return []
  const last = dayNear(only.offer.to, span.to)
  if (last === undefined || last >= addDays(span.to, -1)) return []
  return [
    at(record, only, {
      said: last,
      planned: span.to,
      ...relatedAt(record, '/end', { en: `the plan ends on ${span.to}`, zh: `方案结束于 ${span.to}` }),
    }),
  ]
})

const LABELS_AFTER_REDUCTION = /券后|到手|折后|补贴/

/** Prices the plan gives: of its items, its fixed-price offers and its presale, and what reductions make of them. */
const plannedPrices = (value: JsonObject): { amount: number; pointer: string }[] =>
  [
    ...entriesOf(value, 'items').map((item) => ({
      amount: item.value.price,
      pointer: `${item.pointer}/price`,
    })),
    ...entriesOf(value, 'offers')
      .filter((offer) => offer.value.kind === 'fixed-price')
      .map((offer) => ({ amount: offer.value.value, pointer: `${offer.pointer}/value` })),
    { amount: fieldOf(value.presale, 'price'), pointer: '/presale/price' },
  ].flatMap(({ amount, pointer }) => {
    const number = numberOf(amount)
    return number === undefined ? [] : [{ amount: number, pointer }]
  })

const reductions = (value: JsonObject): number[] =>
  [
    ...entriesOf(value, 'offers').map((offer) =>
      offer.value.kind === 'amount-off' ? numberOf(offer.value.value) : 0,
    ),
    numberOf(fieldOf(value.coupon, 'face')),
  ].filter((one): one is number => one !== undefined && one > 0)

/** A price in the copy that no item and no offer of the plan has. */
export const priceDiffers: Check = inCopy((context) => {
  const { record } = context
  const planned = plannedPrices(record.value)
  if (planned.length === 0) return []
  const cuts = reductions(record.value)
  const percents = entriesOf(record.value, 'offers')
    .filter((offer) => offer.value.kind === 'percent-off')
    .map((offer) => 1 - (numberOf(offer.value.value) ?? 0) / 100)
  return sure(context, 'fixed-price').flatMap((stated) => {
    const { value: said, label = '', upTo, threshold, currency } = stated.offer
    if (said === undefined || threshold || currency) return []
    // What is left after reductions that may add up: only a price below all of them is certainly wrong.
    if (upTo || LABELS_AFTER_REDUCTION.test(label)) {
      const lowest = Math.min(...planned.map(({ amount }) => amount))
      const least =
        (lowest - cuts.reduce((sum, cut) => sum + cut, 0)) * percents.reduce((all, one) => all * one, 1)
      return said < least - 1 ? [differs(record, stated, said, planned)] : []
    }
    const possible = planned.flatMap(({ amount }) => [
      amount,
      ...cuts.map((cut) => amount - cut),
      ...percents.map((one) => amount * one),
    ])
    return possible.some((amount) => Math.abs(amount - said) < 1)
      ? []
      : [differs(record, stated, said, planned)]
  })
})

const differs = (
  record: CatalogueRecord,
  stated: StatedOffer,
  said: number,
  planned: readonly { amount: number; pointer: string }[],
): Problem => {
  const nearest = [...planned].sort((a, b) => Math.abs(a.amount - said) - Math.abs(b.amount - said))[0]
  return at(record, stated, {
    said,
    planned: nearest?.amount,
    ...(nearest
      ? relatedAt(record, nearest.pointer, {
          en: `the plan says ${nearest.amount}`,
          zh: `方案价格 ${nearest.amount}`,
        })
      : {}),
  })
}

/** A price "before" in the copy that is higher than any price before of the plan. */
export const originalPriceDiffers: Check = inCopy((context) => {
  const { record } = context
  const before = entriesOf(record.value, 'items').flatMap((item) => {
    const amount = numberOf(item.value.before)
    return amount === undefined ? [] : [{ amount, pointer: `${item.pointer}/before` }]
  })
  if (before.length === 0) return []
  const highest = Math.max(...before.map(({ amount }) => amount))
  return sure(context, 'reference-price').flatMap((stated) => {
    const { value: said, label = '', currency } = stated.offer
    if (
      said === undefined ||
      currency ||
      said <= highest + 0.005 ||
      !/^(?:原价|日常价|平时价|平日价|划线价)/.test(label)
    )
      return []
    return [differs(record, stated, said, before)]
  })
})

/** A gift's value in the copy that differs from the plan's. */
export const giftValueDiffers: Check = inCopy((context) => {
  const { record } = context
  const planned = entriesOf(record.value, 'offers').flatMap((offer) => {
    const amount = numberOf(fieldOf(offer.value.gift, 'value'))
    return amount === undefined ? [] : [{ amount, pointer: `${offer.pointer}/gift/value` }]
  })
  if (planned.length === 0) return []
  return sure(context, 'gift').flatMap((stated) => {
    const said = stated.offer.gift?.value
    if (said === undefined || planned.some(({ amount }) => Math.abs(amount - said) < 0.005)) return []
    return [differs(record, stated, said, planned)]
  })
})

/** A number of pieces or people in the copy that the plan does not hold. */
export const limitDiffers: Check = inCopy((context) => {
  const { record } = context
  const { value } = record
  const items = entriesOf(value, 'items').flatMap(({ value: item }) => numberOf(item.stock) ?? [])
  const planned = [
    ...items,
    items.reduce((sum, one) => sum + one, 0),
    numberOf(fieldOf(value.coupon, 'total')),
    ...entriesOf(value, 'offers').map((offer) => numberOf(fieldOf(offer.value.gift, 'quantity'))),
    ...itemsOf(value.lottery, 'prizes').map((prize) => numberOf(fieldOf(prize, 'quantity'))),
  ].filter((one): one is number => one !== undefined && one > 0)
  if (planned.length === 0) return []
  const most = Math.max(...planned)
  // Fewer than planned may be one wave of several; more can never be given.
  return sure(context, 'limit').flatMap((stated) => {
    const { of, value: said } = stated.offer
    if ((of !== 'total' && of !== 'first') || said === undefined || said <= most) return []
    return [at(record, stated, { said, planned: most })]
  })
})

/** A limit for each buyer in the copy that differs from the plan's. */
export const buyerLimitDiffers: Check = inCopy((context) => {
  const { record } = context
  const items = entriesOf(record.value, 'items').flatMap((item) => {
    const amount = numberOf(item.value.limit)
    return amount === undefined ? [] : [{ amount, pointer: `${item.pointer}/limit` }]
  })
  const perUser = numberOf(fieldOf(record.value.coupon, 'perUser'))
  const planned = [
    ...items,
    ...(perUser === undefined ? [] : [{ amount: perUser, pointer: '/coupon/perUser' }]),
  ]
  if (items.length === 0) return []
  return sure(context, 'limit').flatMap((stated) => {
    const said = stated.offer.value
    const words = stated.copy.text.slice(stated.offer.start, stated.offer.end)
    if (stated.offer.of !== 'buyer' || said === undefined || !/购|买/.test(words)) return []
    if (planned.some(({ amount }) => amount === said)) return []
    return [differs(record, stated, said, planned)]
  })
})

/** A draw that the copy announces and the plan does not know. */
export const drawUnplanned: Check = inCopy((context) => {
  const { record } = context
  const { lottery, type, content } = record.value
  if (itemsOf(lottery, 'prizes').length > 0 || stringIn(lottery, 'method') || type === 'lottery') return []
  if (typeof content === 'string' && /抽奖|抽取|draw|sweepstake/i.test(content)) return []
  return sure(context, 'draw').map((stated) => at(record, stated, {}))
})

/** Two offers of the copy with one threshold and different reductions. */
export const contradicts: Check = inCopy((context) => {
  const stated = sure(context, 'amount-off').filter(({ offer }) => offer.threshold?.amount !== undefined)
  return stated.flatMap((one, index) => {
    const other = stated
      .slice(0, index)
      .find(
        ({ offer }) =>
          offer.threshold?.amount === one.offer.threshold?.amount &&
          offer.repeat === one.offer.repeat &&
          offer.value !== one.offer.value,
      )
    if (!other) return []
    const place = placeOfStated(context.record, other)
    return [
      at(context.record, one, {
        other: place.match,
        related: [
          {
            record: context.record,
            pointer: place.pointer,
            span: place.span,
            words: { en: `"${place.match}" is said here`, zh: `此处为“${place.match}”` },
          },
        ],
      }),
    ]
  })
})

/** Copy in a currency that the plan does not use. */
export const currencyDiffers: Check = inCopy((context) => {
  const { record } = context
  const { value } = record
  const planned = new Set(
    [
      ...entriesOf(value, 'offers').map((offer) => offer.value.currency),
      ...entriesOf(value, 'items').map((item) => fieldOf(item.value.price, 'currency')),
    ].flatMap((code) => (typeof code === 'string' && code.trim() !== '' ? [code.trim().toUpperCase()] : [])),
  )
  if (planned.size === 0) return []
  return statementsOf(context)
    .stated.filter(
      ({ offer }) =>
        offer.currency !== undefined && !planned.has(offer.currency) && offer.kind !== 'free-shipping',
    )
    .map((stated) => at(record, stated, { said: stated.offer.currency, planned: [...planned].sort() }))
})

/** A promotion set up on the platform with other dates than the plan. */
export const platformDates: Check = ({ record }, timeZone) => {
  const span = planSpan(record.value, timeZone)
  if (!span) return []
  return entriesOf(record.value, 'platformPromotions').flatMap(({ pointer, value }) => {
    const [from, to] = [toDay(value.start, timeZone), toDay(value.end, timeZone)]
    const early = from !== undefined && from < span.firstTold
    const late = to !== undefined && span.to !== undefined && to > addDays(span.to, 1)
    const name = early ? 'start' : late ? 'end' : undefined
    if (name === undefined) return []
    return [
      problemAt(`${pointer}/${name}`, {
        term: stringIn(value, 'id') ?? stringIn(value, 'platform') ?? '',
        said: name === 'start' ? from : to,
        planned: name === 'start' ? span.from : span.to,
        ...relatedAt(record, `/${name}`, { en: 'the plan', zh: '活动方案' }),
      }),
    ]
  })
}

/** Copy for a channel that the plan does not name. */
export const channelUnplanned: Check = ({ record }) => {
  const channels = itemsOf(record.value, 'channels').filter((one) => typeof one === 'string')
  if (channels.length === 0) return []
  const known = new Set(channels.map(channelKey))
  return entriesOf(record.value, 'copy').flatMap(({ pointer, value }) => {
    const channel = stringIn(value, 'channel')
    if (channel === undefined || known.has(channelKey(channel))) return []
    return [
      problemAt(`${pointer}/channel`, {
        term: channel,
        channel,
        ...relatedAt(record, '/channels', { en: 'the channels of the plan', zh: '方案所列渠道' }),
      }),
    ]
  })
}

// "home-page", "Home page" and "home" are one channel.
const channelKey = (written: string): string =>
  written
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
    .replace(/(?:page|ads?|stream|room)$/u, '')
    .replace(/^(?:text|message|短信)$/u, 'sms')
    .replace(/^(?:mail|edm|邮件)$/u, 'email')
    .replace(/^(?:直播|直播间|livestream)$/u, 'live')
    .replace(/^(?:首页)$/u, 'home')
