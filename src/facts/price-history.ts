import type { Json, JsonObject } from '../records/record.ts'
import { addDays, toDay } from './day.ts'
import type { FactContext } from './fact.ts'
import { numberOf } from './offers-match.ts'
import { type Check, entriesOf, problemAt, relatedAt } from './plan-check.ts'
import { fieldOf, textOf } from './record-path.ts'
import { Unknown } from './unknown.ts'

/** Days before a comparison in which the lowest deal sets the limit. */
const WINDOW_DAYS = 7
/** Days before a promotion in which a raise that is then taken off again is suspect. */
const RAISE_DAYS = 30
/** A raise of a twentieth and more. */
const RAISE = 1.05
const CENT = 0.005

const NO_HISTORY = new Unknown({
  en: 'the record holds no prices paid in the seven days before',
  zh: '记录中没有比较前七日的成交价',
})

interface Priced {
  amount: number
  pointer: string
  from: string
  /** The last day; undefined while it lasts. */
  to: string | undefined
}

const deals = (product: JsonObject, timeZone: string): Priced[] =>
  entriesOf(product, 'prices').flatMap(({ pointer, value }) =>
    priced(value.price, value.at, value.at, pointer, timeZone),
  )

const marked = (product: JsonObject, timeZone: string): Priced[] =>
  entriesOf(product, 'priceHistory').flatMap(({ pointer, value }) =>
    priced(value.price, value.from, value.to, pointer, timeZone),
  )

const priced = (
  price: Json | undefined,
  from: Json | undefined,
  to: Json | undefined,
  pointer: string,
  timeZone: string,
): Priced[] => {
  const amount = numberOf(price)
  const first = toDay(from, timeZone)
  return amount === undefined || first === undefined || amount <= 0
    ? []
    : [{ amount, pointer: `${pointer}/price`, from: first, to: toDay(to, timeZone) }]
}

/** When the comparison began: with the sale, else with the compared price, else on the day of judging. */
const comparisonStart = ({ record: { value }, asOf }: FactContext, timeZone: string): string =>
  toDay(fieldOf(value.sale, 'start'), timeZone) ?? toDay(fieldOf(value.compareAt, 'since'), timeZone) ?? asOf

const lowest = (prices: readonly Priced[]): Priced | undefined =>
  prices.reduce<Priced | undefined>((low, one) => (low && low.amount <= one.amount ? low : one), undefined)

/**
 * A compared price above the lowest price paid in the seven days before; without a deal in them, above the last one.
 * Prices that were only shown can prove the same where nothing dearer was shown in the seven days.
 */
export const aboveSevenDayLow: Check = (context, timeZone) => {
  const { record } = context
  const compared = numberOf(record.value.compareAt)
  const price = numberOf(record.value.price)
  if (compared === undefined || price === undefined || compared <= price) return []
  const start = comparisonStart(context, timeZone)
  const first = addDays(start, -WINDOW_DAYS)
  const paid = deals(record.value, timeZone).filter(({ from }) => from < start)
  const inWindow = paid.filter(({ from }) => from >= first)
  const last = paid.reduce<Priced | undefined>(
    (late, one) => (late && late.from >= one.from ? late : one),
    undefined,
  )
  const limit = inWindow.length > 0 ? lowest(inWindow) : last
  if (limit) return compared > limit.amount + CENT ? [tooHigh(record, compared, limit)] : []
  const shown = marked(record.value, timeZone).filter(
    ({ from, to }) => from < start && (to === undefined || to >= first),
  )
  const dearest = shown.reduce<Priced | undefined>(
    (high, one) => (high && high.amount >= one.amount ? high : one),
    undefined,
  )
  if (!dearest || shown.every(({ from }) => from > first)) return NO_HISTORY
  if (compared > dearest.amount + CENT) return [tooHigh(record, compared, dearest)]
  return shown.every(({ amount }) => compared <= amount + CENT) ? [] : NO_HISTORY
}

const tooHigh = (record: FactContext['record'], compared: number, { amount, pointer }: Priced) =>
  problemAt('/compareAt', {
    compared,
    lowest: amount,
    ...relatedAt(record, pointer, { en: `sold at ${amount} then`, zh: `当时的价格为 ${amount}` }),
  })

/** A price raised shortly before a sale and then used as what the sale is compared with. */
export const raisedBeforeCut: Check = (context, timeZone) => {
  const { record } = context
  const compared = numberOf(record.value.compareAt)
  const price = numberOf(record.value.price)
  if (compared === undefined || price === undefined || compared <= price) return []
  const shown = marked(record.value, timeZone)
  if (shown.length === 0) return []
  const start = comparisonStart(context, timeZone)
  const raised = shown.find(
    ({ amount, from }) =>
      Math.abs(amount - compared) < CENT && from < start && from >= addDays(start, -RAISE_DAYS),
  )
  if (!raised) return []
  const before = shown.filter(({ from }) => from < raised.from).sort((a, b) => (a.from < b.from ? 1 : -1))[0]
  if (!before || raised.amount < before.amount * RAISE) return []
  return [
    problemAt('/compareAt', {
      compared,
      before: before.amount,
      raisedAt: raised.from,
      ...relatedAt(record, raised.pointer, {
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
