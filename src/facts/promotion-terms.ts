import type { Json } from '../records/record.ts'
import { daysBetween, toDay } from './day.ts'
import { numberOf } from './offers-match.ts'
import { type Check, entriesOf, problemAt, relatedAt, stringIn } from './plan-check.ts'
import { fieldOf, isObject, itemsOf } from './record-path.ts'

/** An offer that cannot be: a threshold below the reduction, more than 100 % off. */
export const offerImpossible: Check = ({ record }) =>
  entriesOf(record.value, 'offers').flatMap(({ pointer, value }) => {
    const number = numberOf(value.value)
    if (number === undefined) return []
    const threshold = numberOf(fieldOf(value.threshold, 'amount'))
    const more =
      value.kind === 'amount-off' && threshold !== undefined && threshold > 0 && number >= threshold
    const percent = value.kind === 'percent-off' && (number <= 0 || number > 100)
    return more || percent
      ? [problemAt(`${pointer}/value`, { term: String(value.kind), number, threshold })]
      : []
  })

/** A higher threshold that gives less than a lower one. */
export const ladderFalls: Check = ({ record }) => {
  const steps = entriesOf(record.value, 'offers')
    .filter(({ value }) => value.kind === 'amount-off' && value.repeat !== true)
    .map((entry) => ({
      ...entry,
      over: numberOf(fieldOf(entry.value.threshold, 'amount')) ?? 0,
      off: numberOf(entry.value.value) ?? 0,
    }))
    .filter(({ over, off }) => over > 0 && off > 0)
  return steps.flatMap((step) => {
    const better = steps.find((other) => other.over < step.over && other.off > step.off)
    if (!better) return []
    return [
      problemAt(`${step.pointer}/value`, {
        term: 'ladder',
        over: step.over,
        off: step.off,
        ...relatedAt(record, `${better.pointer}/value`, {
          en: `from ${better.over} it is ${better.off}`,
          zh: `满 ${better.over} 已减 ${better.off}`,
        }),
      }),
    ]
  })
}

/** A gift without a name or a number (promotion law asks for both). */
export const giftUnspecified: Check = ({ record }) =>
  entriesOf(record.value, 'offers').flatMap(({ pointer, value }) => {
    if (value.kind !== 'gift') return []
    const lacking = [
      ...(stringIn(value.gift, 'name') === undefined ? ['name'] : []),
      ...(numberOf(fieldOf(value.gift, 'quantity')) === undefined ? ['quantity'] : []),
    ]
    return lacking.length > 0 ? [problemAt(`${pointer}/gift`, { term: 'gift', lacking })] : []
  })

/** A coupon without a threshold-free face, a number or a validity. */
export const couponUnspecified: Check = ({ record }) => {
  const { coupon } = record.value
  if (!isObject(coupon) || Object.keys(coupon).length === 0) return []
  const lacking = [
    ...(numberOf(coupon.face) === undefined ? ['face'] : []),
    ...(stringIn(coupon.use, 'end') === undefined && numberOf(fieldOf(coupon.use, 'days')) === undefined
      ? ['use']
      : []),
  ]
  return lacking.length > 0 ? [problemAt('/coupon', { term: 'coupon', lacking })] : []
}

/** A coupon that can no longer be used while it is still handed out, or that ends before it begins. */
export const couponDates: Check = ({ record }, timeZone) => {
  const { coupon } = record.value
  const day = (of: string, name: string) => toDay(fieldOf(fieldOf(coupon, of), name), timeZone)
  const [from, until] = [day('use', 'start'), day('use', 'end')]
  const [first, last] = [day('receive', 'start'), day('receive', 'end')]
  const before = (a: string | undefined, b: string | undefined) => a !== undefined && b !== undefined && a < b
  if (before(until, from))
    return [
      problemAt('/coupon/use/end', {
        said: until,
        other: from,
        ...relatedAt(record, '/coupon/use/start', { en: 'it begins here', zh: '开始时间' }),
      }),
    ]
  if (before(last, first))
    return [
      problemAt('/coupon/receive/end', {
        said: last,
        other: first,
        ...relatedAt(record, '/coupon/receive/start', { en: 'it begins here', zh: '开始时间' }),
      }),
    ]
  if (before(until, last))
    return [
      problemAt('/coupon/use/end', {
        said: until,
        other: last,
        ...relatedAt(record, '/coupon/receive/end', { en: 'handed out until here', zh: '领取截止时间' }),
      }),
    ]
  return []
}

/** A prize without a number and without odds. */
export const prizeUncounted: Check = ({ record }) => {
  const { lottery } = record.value
  if (stringIn(lottery, 'odds') !== undefined) return []
  return itemsOf(lottery, 'prizes').flatMap((prize, index) =>
    isObject(prize) && numberOf(prize.quantity) === undefined && stringIn(prize, 'odds') === undefined
      ? [
          problemAt(`/lottery/prizes/${index}`, {
            term: stringIn(prize, 'name') ?? '',
            name: prize.name ?? null,
          }),
        ]
      : [],
  )
}

/** A prize that is no money and has no value, so that nobody can say whether it is under the cap. */
export const prizeUnvalued: Check = ({ record }) =>
  itemsOf(record.value.lottery, 'prizes').flatMap((prize, index) =>
    isObject(prize) && numberOf(prize.value) === undefined
      ? [
          problemAt(`/lottery/prizes/${index}`, {
            term: stringIn(prize, 'name') ?? '',
            name: prize.name ?? null,
          }),
        ]
      : [],
  )

/** Odds above 100 %, or that add up to more. */
export const oddsImpossible: Check = ({ record }) => {
  const odds = itemsOf(record.value.lottery, 'prizes').map((prize) => percentOf(fieldOf(prize, 'odds')))
  const sum = odds.reduce<number>((all, one) => all + (one ?? 0), 0)
  const whole = percentOf(fieldOf(record.value.lottery, 'odds'))
  if (whole !== undefined && whole > 100) return [problemAt('/lottery/odds', { sum: whole })]
  return sum > 100.01 ? [problemAt('/lottery/prizes', { sum: Math.round(sum * 100) / 100 })] : []
}

const percentOf = (value: Json | undefined): number | undefined => {
  const written = typeof value === 'string' ? /^\s*(\d+(?:\.\d+)?)\s*[%％]\s*$/.exec(value) : null
  return written ? Number(written[1]) : undefined
}

/** What a draw must publish beforehand and does not. */
export const drawUnpublished: Check = ({ record }) => {
  const { lottery, type, storeId } = record.value
  if (type !== 'lottery' && itemsOf(lottery, 'prizes').length === 0) return []
  const told = (name: string) => stringIn(lottery, name) !== undefined
  // The store that holds the draw, or the notice that says it all, may stand for single fields.
  const lacking = [
    ...(told('drawAt') || told('announcement') ? [] : ['drawAt']),
    ...(told('condition') || stringIn(record.value, 'rulesText') !== undefined ? [] : ['condition']),
    ...(isObject(fieldOf(lottery, 'claim')) || told('announcement') ? [] : ['claim']),
    ...(told('organiser') || typeof storeId === 'string' ? [] : ['organiser']),
  ]
  return lacking.length > 0 ? [problemAt('/lottery', { term: 'draw', lacking })] : []
}

/** Winners drawn before the campaign begins. */
export const drawEarly: Check = ({ record }, timeZone) => {
  const [drawn, start] = [
    toDay(fieldOf(record.value.lottery, 'drawAt'), timeZone),
    toDay(record.value.start, timeZone),
  ]
  if (drawn === undefined || start === undefined || drawn >= start) return []
  return [
    problemAt('/lottery/drawAt', {
      said: drawn,
      start,
      ...relatedAt(record, '/start', { en: 'the campaign begins here', zh: '活动开始时间' }),
    }),
  ]
}

/** A reward for praise, asked for in the terms of an offer or of a draw. */
export const reviewReward: Check = ({ record }) => {
  const conditions = [
    ...entriesOf(record.value, 'offers').map(({ pointer, value }) => ({
      pointer: `${pointer}/condition`,
      words: stringIn(value, 'condition'),
    })),
    { pointer: '/lottery/condition', words: stringIn(record.value.lottery, 'condition') },
  ]
  return conditions.flatMap(({ pointer, words }) =>
    words !== undefined && PRAISE.test(words) && !/不要求|无需|不得|不以/.test(words)
      ? [problemAt(pointer, { term: 'praise', words })]
      : [],
  )
}

const PRAISE = /好评|五星|5星|满分评价|五分评价|带图评价|晒图评价|positive review|5[- ]star|five[- ]star/i

/** Something added to the order before the buyer chose it. */
export const preselected: Check = ({ record }) =>
  entriesOf(record.value, 'addOns').flatMap(({ pointer, value }) =>
    value.preselected === true
      ? [
          problemAt(`${pointer}/preselected`, {
            term: stringIn(value, 'name') ?? '',
            name: value.name ?? null,
          }),
        ]
      : [],
  )

/** A deposit above a fifth of the price. */
export const depositHigh: Check = ({ record }) => {
  const { presale } = record.value
  const [price, deposit] = [numberOf(fieldOf(presale, 'price')), numberOf(fieldOf(presale, 'deposit'))]
  if (price === undefined || deposit === undefined || deposit <= price * 0.2 + 0.005) return []
  return [
    problemAt('/presale/deposit', {
      deposit,
      price,
      ...relatedAt(record, '/presale/price', { en: `the price is ${price}`, zh: `价格 ${price}` }),
    }),
  ]
}

/** Terms a presale lacks. */
export const presaleUnspecified: Check = ({ record }) => {
  const { presale, type } = record.value
  if (type !== 'presale' && !isObject(presale)) return []
  const lacking = [
    ...(numberOf(fieldOf(presale, 'price')) === undefined ? ['price'] : []),
    ...(stringIn(presale, 'balanceTo') === undefined ? ['balanceTo'] : []),
    ...(stringIn(presale, 'shipBy') === undefined ? ['shipBy'] : []),
    ...(stringIn(presale, 'refundRule') === undefined ? ['refundRule'] : []),
  ]
  return lacking.length > 0
    ? [problemAt(isObject(presale) ? '/presale' : '/type', { term: 'presale', lacking })]
    : []
}

/** A recommendation by a child under ten. */
export const youngEndorser: Check = ({ record }) =>
  entriesOf(record.value, 'endorsers').flatMap(({ pointer, value }) => {
    const age = numberOf(value.age)
    return age !== undefined && age < 10 ? [problemAt(`${pointer}/age`, { age })] : []
  })

/** A person's name or picture without written consent. */
export const endorserConsent: Check = ({ record }) =>
  entriesOf(record.value, 'endorsers').flatMap(({ pointer, value }) =>
    stringIn(value, 'consent') === undefined ? [problemAt(pointer)] : [],
  )

/** Records that are thrown away too early. `years`: how long they have to be kept after the end. */
export const archiveShort =
  (years: number): Check =>
  ({ record }, timeZone) => {
    const [end, kept] = [
      toDay(record.value.end, timeZone),
      toDay(fieldOf(record.value.archive, 'keptUntil'), timeZone),
    ]
    if (end === undefined || kept === undefined || daysBetween(end, kept) >= years * 365) return []
    return [
      problemAt('/archive/keptUntil', {
        kept,
        end,
        ...relatedAt(record, '/end', { en: 'the campaign ends here', zh: '活动结束时间' }),
      }),
    ]
  }

/** Recordings of a live stream that are thrown away within three years. */
export const replayShort: Check = ({ record }, timeZone) => {
  const [end, kept] = [
    toDay(record.value.end, timeZone),
    toDay(fieldOf(record.value.live, 'replayKeptUntil'), timeZone),
  ]
  if (end === undefined || kept === undefined || daysBetween(end, kept) >= 3 * 365) return []
  return [
    problemAt('/live/replayKeptUntil', {
      kept,
      end,
      ...relatedAt(record, '/end', { en: 'the campaign ends here', zh: '活动结束时间' }),
    }),
  ]
}
