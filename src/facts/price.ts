import type { Json } from '../records/record.ts'
import { type CopyText, readCopy } from './copy-text.ts'
import { toDay } from './day.ts'
import type { FactContext } from './fact.ts'
import { numberOf } from './offers-match.ts'
import { type CopyOffer, findOffers } from './offers-parse.ts'
import { type Check, checkFact, type Problem, problemAt, relatedAt } from './plan-check.ts'
import { aboveSevenDayLow, historyUnreal, raisedBeforeCut } from './price-history.ts'
import { fieldOf, isObject } from './record-path.ts'

const CENT = 0.005
/** What rounding a discount to tenths, and prices to whole yuan, may leave. */
const ROUNDING = 0.006
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

/**
 * Sure statements of the product's copy.
 * @param worthReading what a text must hold at least: most say nothing of prices, and reading offers takes a while
 */
const statements = (context: FactContext, worthReading: RegExp): { offer: CopyOffer; place: Problem }[] => {
  let found: { offer: CopyOffer; place: Problem }[] | undefined
  for (const copy of readCopy(context)) {
    if (!copy.readable || !worthReading.test(copy.text)) continue
    for (const offer of findOffers(copy.text)) {
      if (offer.unsure === true) continue
      found ??= []
      found.push({ offer, place: placeOf(context, copy, offer) })
    }
  }
  return found ?? NOTHING_SAID
}

const NOTHING_SAID: { offer: CopyOffer; place: Problem }[] = []

const placeOf = ({ record }: FactContext, copy: CopyText, { start, end }: CopyOffer): Problem => {
  const span = copy.span(start, end)
  return {
    field: copy.field.path,
    pointer: record.copyPointers()[copy.index] as string,
    span,
    match: copy.source.slice(...span),
  }
}

const A_DISCOUNT = /[\d一二三四五六七八九０-９] ?折|半[价價]|对折|對折|[直降][降价價]|[%％] ?off/i
const A_PRICE_BEFORE = /[价價][:：为 ]{0,2}[¥￥]? ?[\d０-９]|\bwas |rrp|msrp|price/i
const A_UNIT_PRICE = /\/ ?\d{0,4} ?(?:k?g|ml|l|千克|公斤|克|斤|毫升|升)/i

/** A discount or cut in the copy that the two prices do not bear out. */
const discountDiffers: Check = (context) => {
  const { record } = context
  const { compareAt } = record.value
  if (compareAt === undefined || compareAt === null) return NONE
  const [price, compared] = [numberOf(record.value.price), numberOf(compareAt)]
  if (price === undefined || compared === undefined || compared <= price || price <= 0) return NONE
  return statements(context, A_DISCOUNT).flatMap(({ offer, place }): Problem[] => {
    if (offer.threshold || offer.upTo || offer.label || offer.value === undefined) return []
    const words = place.match ?? ''
    const real = Math.round((1 - price / compared) * 1000) / 10
    // A cut off the price at the till (立减) is not the difference between the two prices; 直降 is.
    const promised =
      offer.kind === 'percent-off'
        ? offer.value / 100 > 1 - price / compared + ROUNDING
        : offer.kind === 'amount-off' && /直降|降价/.test(words) && offer.value > compared - price + 1
    if (!promised) return []
    return [
      {
        ...place,
        price,
        compared,
        real,
        ...relatedAt(record, '/compareAt', {
          en: `compared with ${compared}, the price is ${price}`,
          zh: `划线价 ${compared}，现价 ${price}`,
        }),
      },
    ]
  })
}

/** A price "before" in the copy above the compared price of the record. */
const originalPriceDiffers: Check = (context) => {
  const { record } = context
  const { compareAt } = record.value
  if (compareAt === undefined || compareAt === null) return NONE
  const compared = numberOf(compareAt)
  if (compared === undefined) return NONE
  return statements(context, A_PRICE_BEFORE).flatMap(({ offer, place }): Problem[] =>
    offer.kind === 'reference-price' &&
    offer.currency === undefined &&
    offer.value !== undefined &&
    offer.value > compared + CENT
      ? [
          {
            ...place,
            said: offer.value,
            compared,
            ...relatedAt(record, '/compareAt', {
              en: `the compared price is ${compared}`,
              zh: `划线价 ${compared}`,
            }),
          },
        ]
      : [],
  )
}

const SIZES: Readonly<Record<string, readonly [unit: string, times: number]>> = {
  g: ['g', 1],
  克: ['g', 1],
  kg: ['g', 1000],
  千克: ['g', 1000],
  公斤: ['g', 1000],
  斤: ['g', 500],
  ml: ['ml', 1],
  毫升: ['ml', 1],
  l: ['ml', 1000],
  升: ['ml', 1000],
}

/** "500g" as an amount of a base unit; undefined for several packs and for what is no plain size. */
const sizeOf = (written: string): { amount: number; unit: string } | undefined => {
  const found = /^\s*(\d+(?:\.\d+)?)?\s*(kg|g|ml|l|千克|公斤|克|斤|毫升|升)\s*$/i.exec(written)
  const size = found && SIZES[(found[2] ?? '').toLowerCase()]
  if (!found || !size) return undefined
  return { amount: Number(found[1] ?? 1) * size[1], unit: size[0] }
}

/** A unit price in the copy that price and net content do not give. */
const unitPriceDiffers: Check = (context) => {
  const { record } = context
  const { netContent } = record.value
  if (typeof netContent !== 'string' || Array.isArray(record.value.variants)) return NONE
  const [price, size] = [numberOf(record.value.price), sizeOf(netContent)]
  if (price === undefined || !size) return NONE
  return statements(context, A_UNIT_PRICE).flatMap(({ offer, place }): Problem[] => {
    const per = offer.kind === 'unit-price' ? sizeOf(offer.per ?? '') : undefined
    if (!per || per.unit !== size.unit || offer.value === undefined || offer.currency !== undefined) return []
    const due = (price / size.amount) * per.amount
    if (offer.value >= due * 0.98 - CENT) return []
    return [
      {
        ...place,
        said: offer.value,
        due: Math.round(due * 100) / 100,
        ...relatedAt(record, '/price', {
          en: `${price} for ${netContent}`,
          zh: `${netContent} 售价 ${price}`,
        }),
      },
    ]
  })
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
    'above-seven-day-low': aboveSevenDayLow,
    'raised-before-cut': raisedBeforeCut,
    'history-unreal': historyUnreal,
  },
)
