import type { JsonObject } from '../records/record.ts'
import { numberOf } from './offers-match.ts'
import { type Check, entriesOf, problemAt, relatedAt, stringIn } from './plan-check.ts'
import { fieldOf, itemsOf } from './record-path.ts'

/** Half a fen: what is left of adding decimals. */
const CENT = 0.005

const totalOf = ({ budget }: JsonObject): number | undefined =>
  numberOf(fieldOf(budget, 'total')) ?? numberOf(fieldOf(budget, 'amount'))

const totalPointer = ({ budget }: JsonObject): string =>
  fieldOf(budget, 'total') ? '/budget/total' : '/budget/amount'

const round = (amount: number): number => Math.round(amount * 100) / 100

/** The parts of the budget do not add up to its total. */
export const budgetSum: Check = ({ record }) => {
  const { value } = record
  const total = totalOf(value)
  const parts = itemsOf(fieldOf(value, 'budget'), 'items').map((item) => numberOf(fieldOf(item, 'amount')))
  if (total === undefined || parts.length === 0 || parts.includes(undefined)) return []
  const sum = round(parts.reduce<number>((all, part) => all + (part ?? 0), 0))
  if (Math.abs(sum - total) < CENT) return []
  return [
    problemAt('/budget/items', {
      sum,
      total,
      ...relatedAt(record, totalPointer(value), { en: `the total is ${total}`, zh: `预算总额 ${total}` }),
    }),
  ]
}

/** More was spent than planned. */
export const budgetExceeded: Check = ({ record }) => {
  const total = totalOf(record.value)
  const spent = numberOf(fieldOf(record.value.budget, 'spent'))
  if (total === undefined || spent === undefined || spent <= total + CENT) return []
  return [
    problemAt('/budget/spent', {
      spent,
      total,
      ...relatedAt(record, totalPointer(record.value), { en: `the budget is ${total}`, zh: `预算 ${total}` }),
    }),
  ]
}

/** Coupons, gifts and prizes that are promised cost more than the budget holds. */
export const budgetPromises: Check = ({ record }) => {
  const { value } = record
  const total = totalOf(value)
  if (total === undefined) return []
  const coupons = product(numberOf(fieldOf(value.coupon, 'face')), numberOf(fieldOf(value.coupon, 'total')))
  const gifts = entriesOf(value, 'offers').map(({ value: { gift } }) =>
    product(numberOf(fieldOf(gift, 'value')), numberOf(fieldOf(gift, 'quantity'))),
  )
  const prizes = itemsOf(value.lottery, 'prizes').map((prize) =>
    product(numberOf(fieldOf(prize, 'value')), numberOf(fieldOf(prize, 'quantity'))),
  )
  const promised = round([coupons, ...gifts, ...prizes].reduce((sum, one) => sum + one, 0))
  if (promised <= total + CENT) return []
  return [problemAt(totalPointer(value), { promised, total })]
}

const product = (one: number | undefined, count: number | undefined): number => (one ?? 0) * (count ?? 0)

/** An expected effect without a figure to measure it by. */
export const targetUnmeasurable: Check = ({ record }) =>
  entriesOf(record.value, 'expected').flatMap(({ pointer, value }) => {
    const { target } = value
    if (
      typeof target !== 'string' ||
      target.trim() === '' ||
      /[\d一二两三四五六七八九十百千万半倍]/.test(target)
    )
      return []
    return [problemAt(`${pointer}/target`, { target, term: stringIn(value, 'metric') ?? '' })]
  })

/** A rate above 100 %. */
export const targetImpossible: Check = ({ record }) =>
  entriesOf(record.value, 'expected').flatMap(({ pointer, value }) => {
    const metric = stringIn(value, 'metric') ?? ''
    const target = typeof value.target === 'string' ? /^\s*(\d+(?:\.\d+)?)\s*[%％]/.exec(value.target) : null
    if (!/转化|conversion|满意|satisf|好评率|点击率/i.test(metric) || !target || Number(target[1]) <= 100)
      return []
    return [problemAt(`${pointer}/target`, { target: value.target, term: metric, metric })]
  })
