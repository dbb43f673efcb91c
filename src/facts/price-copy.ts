import { type CopyText, readCopy } from './copy-text.ts'
import type { FactContext } from './fact.ts'
import { numberOf } from './offers-match.ts'
import { type CopyOffer, findOffers } from './offers-parse.ts'
import { type Check, type Problem, relatedAt } from './plan-check.ts'
import { highestBefore, relatedHighest } from './price-history.ts'

const CENT = 0.005
/** What rounding a discount to tenths, and prices to whole yuan, may leave. */
const ROUNDING = 0.006
const NONE: readonly Problem[] = []

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
export const discountDiffers: Check = (context) => {
  const { record } = context
  const { compareAt } = record.value
  if (compareAt === undefined || compareAt === null) return NONE
  const [price, compared] = [numberOf(record.value.price), numberOf(compareAt)]
  if (price === undefined || compared === undefined || compared <= price || price <= 0) return NONE
  return discountsSaid(context).flatMap(({ offer, place }): Problem[] => {
    const real = Math.round((1 - price / compared) * 1000) / 10
    if (!promisesMore({ offer, place }, price, compared)) return []
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

interface Statement {
  offer: CopyOffer
  place: Problem
}

// Of one piece, for everyone: what depends on a number of pieces or a membership is another price.
const discountsSaid = (context: FactContext): Statement[] =>
  statements(context, A_DISCOUNT).filter(
    ({ offer }) => !offer.threshold && !offer.upTo && !offer.label && offer.value !== undefined,
  )

// A cut off the price at the till (立减) is not the difference between the two prices; 直降 is.
const promisesMore = (
  { offer: { kind, value = 0 }, place }: Statement,
  price: number,
  before: number,
): boolean =>
  kind === 'percent-off'
    ? value / 100 > 1 - price / before + ROUNDING
    : kind === 'amount-off' && /直降|降价/.test(place.match ?? '') && value > before - price + 1

/** A discount or cut in the copy, with no compared price beside it, that the earlier prices do not bear out. */
export const discountAboveHistory: Check = (context, timeZone) => {
  const { value } = context.record
  const price = numberOf(value.price)
  if (price === undefined || price <= 0 || isReduced(context)) return NONE
  const before = highestBefore(context, timeZone)
  if (before === undefined) return NONE
  const real = Math.max(0, Math.round((1 - price / before.amount) * 1000) / 10)
  return discountsSaid(context)
    .filter((said) => promisesMore(said, price, Math.max(price, before.amount)))
    .map(({ place }) => ({ ...place, price, before: before.amount, real, ...relatedHighest(before) }))
}

/** A price "before" in the copy, with no compared price beside it, above what the history says it was. */
export const originalPriceAboveHistory: Check = (context, timeZone) => {
  if (isReduced(context)) return NONE
  const before = highestBefore(context, timeZone)
  if (before === undefined) return NONE
  return statements(context, A_PRICE_BEFORE).flatMap(({ offer, place }): Problem[] =>
    offer.kind === 'reference-price' &&
    offer.currency === undefined &&
    offer.value !== undefined &&
    offer.value > before.amount + CENT &&
    EARLIER_PRICE.test(offer.label ?? place.match ?? '')
      ? [{ ...place, said: offer.value, before: before.amount, ...relatedHighest(before) }]
      : [],
  )
}

// A tag price or a suggested one is no price of the shop's own.
const EARLIER_PRICE = /原[价價]|日常[价價]|平时价|平時價|平日[价價]|was/i

// Then the copy is held to the compared price, and that to the history.
const isReduced = ({ record: { value } }: FactContext): boolean => {
  const [price, compared] = [numberOf(value.price), numberOf(value.compareAt)]
  return price !== undefined && compared !== undefined && compared > price
}

/** A price "before" in the copy above the compared price of the record. */
export const originalPriceDiffers: Check = (context) => {
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
export const unitPriceDiffers: Check = (context) => {
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
