import type { Json } from '../records/record.ts'
import { toDay } from './day.ts'
import { numberOf } from './offers-match.ts'
import { type Check, checkFact, type Problem, problemAt, relatedAt } from './plan-check.ts'
import {
  discountAboveHistory,
  discountDiffers,
  originalPriceAboveHistory,
  originalPriceDiffers,
  unitPriceDiffers,
} from './price-copy.ts'
import { aboveSevenDayLow, dated, historyUnreal, judgedByHistory, raisedBeforeCut } from './price-history.ts'
import { fieldOf, isObject } from './record-path.ts'

const CENT = 0.005
const NONE: readonly Problem[] = []

const variantsOf = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : NONE_JSON)
const NONE_JSON: readonly Json[] = []

/** The price shown is lower than every variant can be had for. */
const belowVariants: Check = ({ record }) => {
  const { value } = record
  if (value.variants === undefined) return NONE
  const price = numberOf(value.price)
  if (price === undefined) return NONE
  let [lowest, at] = [Number.POSITIVE_INFINITY, -1]
  for (const [index, variant] of variantsOf(value.variants).entries()) {
    const own = numberOf(fieldOf(variant, 'price'))
    if (own !== undefined && own < lowest) [lowest, at] = [own, index]
  }
  if (at < 0 || lowest <= price + CENT) return NONE
  return [
    problemAt('/price', {
      price,
      lowest,
      ...relatedAt(record, `/variants/${at}/price`, {
        en: `the cheapest variant costs ${lowest}`,
        zh: `最低规格价 ${lowest}`,
      }),
    }),
  ]
}

/** The lowest price is that of a variant nobody can buy, while dearer ones are in stock. */
const lowestSoldOut: Check = ({ record }) => {
  const { value } = record
  if (value.variants === undefined) return NONE
  const price = numberOf(value.price)
  if (price === undefined) return NONE
  let [cheapSoldOut, cheapInStock, dearInStock] = [-1, false, false]
  for (const [index, variant] of variantsOf(value.variants).entries()) {
    const [own, stock] = [numberOf(fieldOf(variant, 'price')), numberOf(fieldOf(variant, 'stock'))]
    if (own === undefined || stock === undefined) return NONE
    const isCheap = own <= price + CENT
    if (isCheap && stock <= 0) cheapSoldOut = index
    if (isCheap && stock > 0) cheapInStock = true
    if (!isCheap && stock > 0) dearInStock = true
  }
  if (cheapSoldOut < 0 || cheapInStock || !dearInStock) return NONE
  return [
    problemAt('/price', {
      price,
      ...relatedAt(record, `/variants/${cheapSoldOut}/stock`, { en: 'sold out', zh: '已无库存' }),
    }),
  ]
}

/** A variant's struck-through price below its price. */
const variantCompareLow: Check = ({ record }) => {
  if (record.value.variants === undefined) return NONE
  let problems: Problem[] | undefined
  for (const [index, variant] of variantsOf(record.value.variants).entries()) {
    if (!isObject(variant) || variant.compareAt === undefined) continue
    const [price, compared] = [numberOf(variant.price), numberOf(variant.compareAt)]
    if (price === undefined || compared === undefined || compared <= 0 || compared >= price - CENT) continue
    problems ??= []
    problems.push(problemAt(`/variants/${index}/compareAt`, { term: String(index), price, compared }))
  }
  return problems ?? NONE
}

const rangeInverted: Check = ({ record }) => {
  if (record.value.priceMax === undefined) return NONE
  const [low, high] = [numberOf(record.value.price), numberOf(record.value.priceMax)]
  if (low === undefined || high === undefined || high >= low - CENT) return NONE
  return [
    problemAt('/priceMax', {
      low,
      high,
      ...relatedAt(record, '/price', { en: `the price is ${low}`, zh: `价格 ${low}` }),
    }),
  ]
}

/** A sale without reduction, or whose end comes before its start. */
const saleUnreal: Check = ({ record }, timeZone) => {
  const { sale } = record.value
  if (!isObject(sale)) return NONE
  const [from, to] = [toDay(sale.start, timeZone), toDay(sale.end, timeZone)]
  if (from !== undefined && to !== undefined && to < from)
    return [
      problemAt('/sale/end', {
        what: sale.end,
        ...relatedAt(record, '/sale/start', { en: 'it begins here', zh: '开始时间' }),
      }),
    ]
  const reduced = numberOf(sale.price)
  const compared = numberOf(record.value.compareAt) ?? numberOf(record.value.price)
  if (reduced === undefined || compared === undefined || reduced <= compared + CENT) return NONE
  return [
    problemAt('/sale/price', {
      what: reduced,
      ...relatedAt(record, record.value.compareAt ? '/compareAt' : '/price', {
        en: `without the sale it is ${compared}`,
        zh: `非促销价 ${compared}`,
      }),
    }),
  ]
}

const saleOver: Check = ({ record, asOf }, timeZone) => {
  const { sale } = record.value
  if (!isObject(sale)) return NONE
  const to = toDay(sale.end, timeZone)
  const [reduced, compared] = [numberOf(sale.price), numberOf(record.value.price)]
  if (to === undefined || to >= asOf || reduced === undefined || reduced !== compared) return NONE
  const shown = numberOf(record.value.compareAt)
  if (shown === undefined || shown <= reduced) return NONE
  return [
    problemAt('/sale/end', {
      end: to,
      ...relatedAt(record, '/compareAt', { en: 'still compared with this price', zh: '仍与此价格比较' }),
    }),
  ]
}

const otherCurrency: Check = ({ record }) => {
  const { price, compareAt } = record.value
  if (compareAt === undefined || !isObject(compareAt) || !isObject(price)) return NONE
  const [one, other] = [price.currency, compareAt.currency]
  if (typeof one !== 'string' || typeof other !== 'string' || one.toUpperCase() === other.toUpperCase())
    return NONE
  return [
    problemAt('/compareAt', {
      currency: one,
      other,
      ...relatedAt(record, '/price', { en: `the price is in ${one}`, zh: `现价币种 ${one}` }),
    }),
  ]
}

/** Where the prices of a product contradict each other, its copy or its price history. */
export const price = checkFact(
  'price',
  'places where the prices of a product contradict each other, its copy or its price history',
  'product',
  {
    'below-variants': belowVariants,
    'lowest-sold-out': lowestSoldOut,
    'variant-compare-low': variantCompareLow,
    'range-inverted': rangeInverted,
    'sale-unreal': saleUnreal,
    'sale-over': saleOver,
    'other-currency': otherCurrency,
    'discount-differs': discountDiffers,
    'original-price-differs': originalPriceDiffers,
    'unit-price-differs': unitPriceDiffers,
    'discount-above-history': discountAboveHistory,
    'original-price-above-history': originalPriceAboveHistory,
    'judged-by-history': judgedByHistory,
    dated,
    'above-seven-day-low': aboveSevenDayLow,
    'raised-before-cut': raisedBeforeCut,
    'history-unreal': historyUnreal,
  },
)
