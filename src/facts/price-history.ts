import type { PastPrice } from '../records/price-book.ts'
import type { CatalogueRecord, Json, JsonObject } from '../records/record.ts'
import type { Localised } from '../text/localised.ts'
import { addDays, toDay } from './day.ts'
import type { FactContext } from './fact.ts'
import { numberOf } from './offers-match.ts'
import { onceKey } from './once.ts'
import type { RelatedPlace } from './place.ts'
import { type Check, entriesOf, type Problem, problemAt, stringIn } from './plan-check.ts'
import { fieldOf, itemsOf, textOf } from './record-path.ts'
import { Unknown } from './unknown.ts'

/** Days before a comparison in which the lowest deal sets the limit. */
const WINDOW_DAYS = 7
/** Days before a promotion in which a raise that is then taken off again is suspect. */
const RAISE_DAYS = 30
/** A raise of a twentieth and more. */
const RAISE = 1.05
const CENT = 0.005

const NO_HISTORY = new Unknown({
  en: 'no prices paid in the seven days before are given, in the record or with --prices',
  zh: '记录和 --prices 中均没有比较前七日的成交价',
})
const TOO_MANY = new Unknown({
  en: 'the price history has more rows than are kept',
  zh: '价格记录超过可保留的行数',
})

/** A price of the past with the place that tells it. */
interface Priced {
  amount: number
  from: string
  /** The last day; undefined while it lasts. */
  to: string | undefined
  isPaid: boolean
  place(): { record: CatalogueRecord; pointer: string } | { row: PastPrice['place'] }
}

/** Earlier prices of a product, or of a variant of it. */
export interface History {
  prices: readonly Priced[]
  /** False where rows of it may be missing. */
  isWhole: boolean
}

// ---- what is known of earlier prices -------------------------------------------------------------------------------

const NOTHING: History = { prices: [], isWhole: true }

/** True where nothing at all tells of earlier prices, which is so for most products. */
const hasNone = ({ record, catalogue }: FactContext): boolean =>
  isEmpty(record.value.prices) && isEmpty(record.value.priceHistory) && !catalogue.hasPastPrices()

const isEmpty = (list: Json | undefined): boolean => !Array.isArray(list) || list.length === 0

/** The history of the product's own price: of the product, and of the variants that cost what it is shown at. */
const historyOf = (context: FactContext, timeZone: string): History =>
  context.once(HISTORY, () => readHistory(context, timeZone))

const HISTORY = onceKey()

const readHistory = (context: FactContext, timeZone: string): History => {
  if (hasNone(context)) return NOTHING
  const { value } = context.record
  const price = numberOf(value.price)
  const variants = itemsOf(value, 'variants').filter((variant) => {
    const own = numberOf(fieldOf(variant, 'price'))
    return own === undefined || price === undefined || Math.abs(own - price) < CENT
  })
  return together(context, timeZone, [undefined, ...skusIn([value, ...variants])])
}

const historyOfVariant = (context: FactContext, variant: JsonObject, timeZone: string): History =>
  together(context, timeZone, skusIn([variant]))

const skusIn = (things: readonly Json[]): string[] => {
  const named = things.flatMap((one) => ['sku', 'barcode', 'id'].map((name) => textOf(fieldOf(one, name))))
  return [...new Set(named)].filter((sku) => sku !== undefined)
}

// Without a SKU, what is told of the product as a whole is meant.
const together = (context: FactContext, timeZone: string, skus: readonly (string | undefined)[]): History => {
  const { record, catalogue } = context
  const currency = stringIn(record.value.price, 'currency')?.toUpperCase()
  const beside = skus.map((sku) => catalogue.pastPrices(record, sku)).filter((one) => one !== undefined)
  const rows = beside.flatMap(({ prices }) =>
    prices.filter((row) => row.currency === undefined || currency === undefined || row.currency === currency),
  )
  return {
    prices: [...inRecord(record, skus, timeZone), ...rows.map(ofRow)],
    isWhole: beside.every(({ isWhole }) => isWhole),
  }
}

const ofRow = (row: PastPrice): Priced => {
  const { amount, from, to, isPaid } = row
  return { amount, from, to, isPaid, place: () => ({ row: row.place }) }
}

const inRecord = (
  record: CatalogueRecord,
  skus: readonly (string | undefined)[],
  timeZone: string,
): Priced[] => {
  const hasNoVariants = itemsOf(record.value, 'variants').length === 0
  return [
    ...entriesOf(record.value, 'prices')
      .filter(({ value }) => hasNoVariants || skus.includes(textOf(value.sku)))
      .flatMap(({ pointer, value }) => priced(record, pointer, value, value.at, undefined, timeZone)),
    ...(skus.includes(undefined) ? entriesOf(record.value, 'priceHistory') : []).flatMap(
      ({ pointer, value }) => priced(record, pointer, value, value.from, value.to ?? null, timeZone),
    ),
  ]
}

// `to`: undefined for a price that was paid, null for one that is still asked.
const priced = (
  record: CatalogueRecord,
  pointer: string,
  entry: JsonObject,
  from: Json | undefined,
  to: Json | undefined,
  timeZone: string,
): Priced[] => {
  const amount = numberOf(entry.price)
  const first = toDay(from, timeZone)
  if (amount === undefined || first === undefined || amount <= 0) return []
  const place = () => ({ record, pointer: `${pointer}/price` })
  return [{ amount, from: first, to: toDay(to, timeZone), isPaid: to === undefined, place }]
}

// ---- prices in the days before a comparison ------------------------------------------------------------------------

/**
 * When the comparison began: with the sale, else with the compared price. Else the history tells: it began when the price
 * of today did, which still is what was last charged. Else on the day of judging.
 */
const comparisonStart = (
  { record: { value }, asOf }: FactContext,
  { compared, price }: { compared?: Json | undefined; price: number | undefined },
  { prices }: History,
  timeZone: string,
): string => {
  const told = toDay(fieldOf(value.sale, 'start'), timeZone) ?? toDay(fieldOf(compared, 'since'), timeZone)
  if (told !== undefined || price === undefined) return told ?? asOf
  const past = prices.filter(({ from }) => from < asOf)
  const paid = past.filter(({ isPaid }) => isPaid)
  const late = [...(paid.length > 0 ? paid : past)].sort(
    (a, b) => (a.from < b.from ? 1 : a.from > b.from ? -1 : 0) || a.amount - b.amount,
  )
  const dearer = late.findIndex(({ amount }) => amount > price + CENT)
  const since = late.slice(0, dearer < 0 ? late.length : dearer)
  // What was cheaper before the price of today began is no part of it.
  return since.findLast(({ amount }) => amount >= price - CENT)?.from ?? asOf
}

const least = (prices: readonly Priced[]): Priced | undefined =>
  prices.reduce<Priced | undefined>((low, one) => (low && low.amount <= one.amount ? low : one), undefined)

const dearest = (prices: readonly Priced[]): Priced | undefined =>
  prices.reduce<Priced | undefined>(
    (high, one) => (high && high.amount >= one.amount ? high : one),
    undefined,
  )

/** What a price before may be at most, by the history: by deals, or by what was only asked; undefined where nothing tells. */
interface Limit {
  highest: Priced
  /** A deal, so that a price up to it is proven; what was asked proves only that nothing dearer was. */
  isDeal: boolean
  /** What was asked in all of the days was no less than this. */
  askedThroughout: number
}

const limitBefore = ({ prices }: History, start: string): Limit | undefined => {
  const first = addDays(start, -WINDOW_DAYS)
  const before = prices.filter(({ from }) => from < start)
  const paid = before.filter(({ isPaid }) => isPaid)
  const inWindow = paid.filter(({ from }) => from >= first)
  const [lastDay] = paid
    .map(({ from }) => from)
    .sort()
    .slice(-1)
  const deal = least(inWindow.length > 0 ? inWindow : paid.filter(({ from }) => from === lastDay))
  if (deal) return { highest: deal, isDeal: true, askedThroughout: 0 }
  const asked = before.filter(({ isPaid, to }) => !isPaid && (to === undefined || to >= first))
  const highest = dearest(asked)
  if (!highest || asked.every(({ from }) => from > first)) return undefined
  return { highest, isDeal: false, askedThroughout: Math.min(...asked.map(({ amount }) => amount)) }
}

const relatedPrice = ({ place }: Priced, words: Localised): { related: RelatedPlace[] } => ({
  related: [{ ...place(), words }],
})

const soldAt = (priced: Priced) =>
  relatedPrice(priced, {
    en: priced.isPaid
      ? `sold at ${priced.amount} on ${priced.from}`
      : `asked from ${priced.from}: ${priced.amount}`,
    zh: priced.isPaid ? `${priced.from} 成交价 ${priced.amount}` : `${priced.from} 起标价 ${priced.amount}`,
  })

/**
 * A compared price above the lowest price paid in the seven days before; without a deal in them, above the last one.
 * Prices that were only asked can prove the same where nothing dearer was asked in the seven days.
 */
export const aboveSevenDayLow: Check = (context, timeZone) => {
  const { value } = context.record
  const ofVariants = variantsAbove(context, timeZone)
  const compared = numberOf(value.compareAt)
  const price = numberOf(value.price)
  if (compared === undefined || price === undefined || compared <= price) return ofVariants
  const history = historyOf(context, timeZone)
  const start = comparisonStart(context, { compared: value.compareAt, price }, history, timeZone)
  const own = above(compared, history, start)
  if (!(own instanceof Unknown)) return [...own.map((more) => problemAt('/compareAt', more)), ...ofVariants]
  return ofVariants.length > 0 ? ofVariants : own
}

const above = (
  compared: number,
  history: History,
  start: string,
): readonly Record<string, unknown>[] | Unknown => {
  const limit = limitBefore(history, start)
  if (limit === undefined) return history.isWhole ? NO_HISTORY : TOO_MANY
  const { highest, isDeal, askedThroughout } = limit
  if (compared > highest.amount + CENT) return [{ compared, lowest: highest.amount, ...soldAt(highest) }]
  if (!history.isWhole) return TOO_MANY
  return isDeal || compared <= askedThroughout + CENT ? [] : NO_HISTORY
}

/** What a compared price may be besides an earlier price: then the shop's own deals say nothing of it. */
const OTHER_BASES: ReadonlySet<unknown> = new Set(['msrp', 'tag', 'official', 'market'])

// Only of variants that have a history of their own: that others have none is said of the product.
const variantsAbove = (context: FactContext, timeZone: string): Problem[] => {
  if (context.record.value.variants === undefined || hasNone(context)) return []
  const ownPrice = numberOf(context.record.value.compareAt)
  return entriesOf(context.record.value, 'variants').flatMap(({ pointer, value }) => {
    const [compared, price] = [numberOf(value.compareAt), numberOf(value.price)]
    if (compared === undefined || price === undefined || compared <= price) return []
    if (OTHER_BASES.has(fieldOf(value.compareAt, 'basis')) || compared === ownPrice) return []
    const history = historyOfVariant(context, value, timeZone)
    const start = comparisonStart(context, { compared: value.compareAt, price }, history, timeZone)
    const found = above(compared, history, start)
    if (found instanceof Unknown) return []
    return found.map((more) => problemAt(`${pointer}/compareAt`, { term: pointer, ...more }))
  })
}

/** What the history says a price "before" may be at most; undefined where it does not tell. */
export const highestBefore = (context: FactContext, timeZone: string): Priced | undefined => {
  const history = historyOf(context, timeZone)
  if (history === NOTHING) return undefined
  const price = numberOf(context.record.value.price)
  return limitBefore(history, comparisonStart(context, { price }, history, timeZone))?.highest
}

/**
 * What the history of a product says a price before a campaign may be at most.
 * @param context that of the product
 * @param sku the variant that is meant, where one is named
 * @returns Unknown where the history does not tell, undefined where a price up to `before` is fine
 */
export const dearerThanBefore = (
  context: FactContext,
  { before, start, sku }: { before: number; start: string; sku: string | undefined },
  timeZone: string,
): Priced | Unknown | undefined => {
  const history =
    sku === undefined ? readHistory(context, timeZone) : together(context, timeZone, [undefined, sku])
  const limit = limitBefore(history, start)
  if (limit === undefined) return history.isWhole ? NO_HISTORY : TOO_MANY
  return before > limit.highest.amount + CENT ? limit.highest : undefined
}

/** For the second place of a finding that rests on such a price. */
export const relatedHighest = soldAt

/** One place where the history tells whether the compared price is true. */
export const judgedByHistory: Check = (context, timeZone) => {
  const { compareAt, price } = context.record.value
  const compared = numberOf(compareAt)
  if (compared === undefined || hasNone(context)) return []
  const history = historyOf(context, timeZone)
  const start = comparisonStart(context, { compared: compareAt, price: numberOf(price) }, history, timeZone)
  const found = above(compared, history, start)
  return found instanceof Unknown ? [] : [problemAt('/compareAt', { compared })]
}

/** One place where a history tells of prices before the comparison. */
export const dated: Check = (context, timeZone) => {
  if (hasNone(context)) return []
  const { compareAt, price } = context.record.value
  const history = historyOf(context, timeZone)
  const start = comparisonStart(context, { compared: compareAt, price: numberOf(price) }, history, timeZone)
  const known = history.prices.find(({ from }) => from < start)
  return known ? [problemAt('/compareAt', { from: known.from })] : []
}

/** A price raised shortly before a sale and then used as what the sale is compared with. */
export const raisedBeforeCut: Check = (context, timeZone) => {
  const { value } = context.record
  const compared = numberOf(value.compareAt)
  const price = numberOf(value.price)
  if (compared === undefined || price === undefined || compared <= price) return []
  const history = historyOf(context, timeZone)
  const asked = history.prices.filter(({ isPaid }) => !isPaid)
  if (asked.length === 0) return []
  const start = comparisonStart(context, { compared: value.compareAt, price }, history, timeZone)
  const raised = asked.find(
    ({ amount, from }) =>
      Math.abs(amount - compared) < CENT && from < start && from >= addDays(start, -RAISE_DAYS),
  )
  if (!raised) return []
  const before = asked.filter(({ from }) => from < raised.from).sort((a, b) => (a.from < b.from ? 1 : -1))[0]
  if (!before || raised.amount < before.amount * RAISE) return []
  return [
    problemAt('/compareAt', {
      compared,
      before: before.amount,
      raisedAt: raised.from,
      ...relatedPrice(raised, {
        en: `raised from ${before.amount} on ${raised.from}`,
        zh: `${raised.from} 由 ${before.amount} 上调`,
      }),
    }),
  ]
}

/** A price history that contradicts itself: prices in the future, or periods that end before they begin. */
export const historyUnreal: Check = ({ record, asOf }, timeZone) => [
  ...entriesOf(record.value, 'prices').flatMap(({ pointer, value }) => {
    const day = toDay(value.at, timeZone)
    return (textOf(value.at) !== undefined && day === undefined) || (day !== undefined && day > asOf)
      ? [problemAt(`${pointer}/at`, { date: value.at })]
      : []
  }),
  ...entriesOf(record.value, 'priceHistory').flatMap(({ pointer, value }) => {
    const [from, to] = [toDay(value.from, timeZone), toDay(value.to, timeZone)]
    return from !== undefined && to !== undefined && to < from
      ? [problemAt(`${pointer}/to`, { date: value.to })]
      : []
  }),
]
