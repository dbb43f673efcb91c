import type { CatalogueRecord, Json, JsonObject } from '../records/record.ts'
import { toDay, toInstant } from './day.ts'
import type { FactContext } from './fact.ts'
import { storeOf } from './joins.ts'
import { numberOf } from './offers-match.ts'
import {
  type Check,
  checkFact,
  type Entry,
  entriesOf,
  type Problem,
  problemAt,
  relatedAt,
  stringIn,
} from './plan-check.ts'
import { dearerThanBefore, relatedHighest } from './price-history.ts'
import { fieldOf, itemsOf, textOf } from './record-path.ts'
import { Unknown } from './unknown.ts'

const CENT = 0.005

/** A product a campaign names, and where it names it. */
interface Named {
  id: string
  pointer: string
  /** The entry of `items`, where it is one. */
  item?: Entry
}

const namedIn = ({ value }: CatalogueRecord): Named[] => {
  const items = entriesOf(value, 'items').flatMap((item): Named[] => {
    const id = textOf(item.value.productId)
    return id === undefined ? [] : [{ id, pointer: `${item.pointer}/productId`, item }]
  })
  const scoped = itemsOf(value.scope, 'products').flatMap((written, index): Named[] => {
    const id = textOf(written)
    return id === undefined || items.some((item) => item.id === id)
      ? []
      : [{ id, pointer: `/scope/products/${index}` }]
  })
  return [...items, ...scoped]
}

const NO_PRODUCTS = new Unknown({
  en: 'none of the products it names are in the input',
  zh: '输入中没有它所列的任何商品',
})

/** Ids that lead nowhere. Unknown when no product of the campaign's store was read at all: then nothing can be said. */
const missing: Check = ({ record, catalogue }) => {
  const named = namedIn(record)
  const gone = named.filter(({ id }) => !catalogue.product(id))
  if (gone.length === 0) return []
  if (gone.length === named.length && !catalogue.hasProductsOf(textOf(record.value.storeId)))
    return NO_PRODUCTS
  return gone.map(({ id, pointer }) => problemAt(pointer, { term: id, id }))
}

/** Runs a check for each item or scoped product that was found; Unknown when none was. */
const eachFound =
  (
    check: (
      context: FactContext,
      named: Named,
      product: CatalogueRecord,
      timeZone: string,
    ) => readonly Problem[],
  ): Check =>
  (context, timeZone) => {
    const named = namedIn(context.record)
    const found = named.flatMap((one) => {
      const product = context.catalogue.product(one.id)
      return product ? [{ one, product }] : []
    })
    if (named.length > 0 && found.length === 0) return NO_PRODUCTS
    return found.flatMap(({ one, product }) => check(context, one, product, timeZone))
  }

/** The variant an item means: by its SKU or id; undefined when the item names none or the product has none such. */
const variantOf = (product: CatalogueRecord, item: Entry): Entry | undefined => {
  const sku = textOf(item.value.sku)
  if (sku === undefined) return undefined
  return entriesOf(product.value, 'variants').find(
    ({ value }) => textOf(value.sku) === sku || textOf(value.id) === sku,
  )
}

const skuMissing = eachFound((_, { item }, product) => {
  const sku = item && textOf(item.value.sku)
  if (!item || sku === undefined || variantOf(product, item)) return []
  const own = [textOf(product.value.sku), textOf(product.value.barcode), product.id]
  const hasVariants = entriesOf(product.value, 'variants').some(
    ({ value }) => textOf(value.sku) ?? textOf(value.id),
  )
  if (own.includes(sku) || !(hasVariants || own[0])) return []
  return [
    problemAt(`${item.pointer}/sku`, {
      term: product.id,
      sku,
      id: product.id,
      ...relatedAt(product, '', { en: 'the product it names', zh: '所列商品' }),
    }),
  ]
})

const notOnSale = eachFound((_, { id, pointer }, product) => {
  const status = stringIn(product.value, 'status')
  if (status === undefined || status === 'live') return []
  return [
    problemAt(pointer, {
      term: id,
      id,
      status,
      ...relatedAt(product, '/status', { en: `the product is "${status}"`, zh: `商品状态为“${status}”` }),
    }),
  ]
})

const otherStore = eachFound(({ record }, { id, pointer }, product) => {
  const [own, its] = [textOf(record.value.storeId), textOf(product.value.storeId)]
  if (own === undefined || its === undefined || own === its) return []
  return [
    problemAt(pointer, {
      term: id,
      id,
      store: its,
      ...relatedAt(product, '/storeId', { en: `it belongs to store ${its}`, zh: `该商品属于店铺 ${its}` }),
    }),
  ]
})

interface ListPrice {
  amount: number
  pointer: string
}

/** The highest price the product is sold at, or the variant's where the item names one. */
const listPrice = (product: CatalogueRecord, item: Entry): ListPrice | undefined => {
  const variant = variantOf(product, item)
  const own = numberOf(variant?.value.price)
  if (variant && own !== undefined) return { amount: own, pointer: `${variant.pointer}/price` }
  const prices: ListPrice[] = [
    ...entriesOf(product.value, 'variants').map(({ pointer, value }) => ({
      amount: numberOf(value.price) ?? 0,
      pointer: `${pointer}/price`,
    })),
    { amount: numberOf(product.value.priceMax) ?? 0, pointer: '/priceMax' },
    { amount: numberOf(product.value.price) ?? 0, pointer: '/price' },
  ].filter(({ amount }) => amount > 0)
  return prices.sort((a, b) => b.amount - a.amount)[0]
}

const priceAboveList = eachFound((_, { id, item }, product) => {
  const price = item && numberOf(item.value.price)
  const list = item && listPrice(product, item)
  if (!item || price === undefined || !list || price <= list.amount + CENT) return []
  if (currencyDiffers(item.value.price, product.value.price)) return []
  return [
    problemAt(`${item.pointer}/price`, {
      term: id,
      id,
      price,
      list: list.amount,
      ...relatedAt(product, list.pointer, {
        en: `it is sold at ${list.amount}`,
        zh: `商品售价 ${list.amount}`,
      }),
    }),
  ]
})

/** A price before the campaign above the lowest paid in the seven days before it. */
const beforeAboveLow: Check = (context, timeZone) => {
  const start = toDay(context.record.value.start, timeZone)
  const items = entriesOf(context.record.value, 'items').filter(({ value }) => isReducedItem(value))
  if (start === undefined || items.length === 0) return []
  let unknown: Unknown | undefined
  const found = items.flatMap((item): Problem[] => {
    const id = textOf(item.value.productId)
    const product = id === undefined ? undefined : context.catalogue.product(id)
    const before = numberOf(item.value.before)
    if (!product || before === undefined || currencyDiffers(item.value.before, product.value.price)) return []
    const limit = dearerThanBefore(
      { ...context, record: product },
      { before, start, sku: textOf(item.value.sku) },
      timeZone,
    )
    if (limit instanceof Unknown) unknown ??= limit
    if (limit === undefined || limit instanceof Unknown) return []
    const more = { term: id, id, before, lowest: limit.amount, ...relatedHighest(limit) }
    return [problemAt(`${item.pointer}/before`, more)]
  })
  return found.length === 0 && unknown ? unknown : found
}

const isReducedItem = ({ before, price }: JsonObject): boolean => {
  const [was, is] = [numberOf(before), numberOf(price)]
  return was !== undefined && is !== undefined && was > is
}

/** A price before the campaign that the product was never shown at; where its prices are on record, they judge. */
const beforeUnfounded = eachFound((context, { id, item }, product, timeZone) => {
  const before = item && numberOf(item.value.before)
  const price = item && numberOf(item.value.price)
  const list = item && listPrice(product, item)
  if (!item || before === undefined || price === undefined || before <= price || !list) return []
  const variant = variantOf(product, item)
  const known = [
    list.amount,
    numberOf(product.value.compareAt) ?? 0,
    numberOf(variant?.value.compareAt) ?? 0,
    ...itemsOf(product.value, 'priceHistory').map((one) => numberOf(fieldOf(one, 'price')) ?? 0),
    ...itemsOf(product.value, 'prices').map((one) => numberOf(fieldOf(one, 'price')) ?? 0),
  ]
  if (before <= Math.max(...known) + CENT || currencyDiffers(item.value.before, product.value.price))
    return []
  const start = toDay(context.record.value.start, timeZone) ?? context.asOf
  const ofProduct = { ...context, record: product }
  const judged = dearerThanBefore(ofProduct, { before, start, sku: textOf(item.value.sku) }, timeZone)
  if (judged !== undefined && !(judged instanceof Unknown)) return []
  return [
    problemAt(`${item.pointer}/before`, {
      term: id,
      id,
      before,
      list: Math.max(...known),
      ...relatedAt(product, list.pointer, {
        en: `the product shows ${list.amount}`,
        zh: `商品标价 ${list.amount}`,
      }),
    }),
  ]
})

const currencyOf = (price: Json | undefined): string | undefined => {
  const code = textOf(fieldOf(price, 'currency'))?.toUpperCase()
  return code === 'RMB' ? 'CNY' : code
}

const currencyDiffers = (a: Json | undefined, b: Json | undefined): boolean => {
  const [one, other] = [currencyOf(a), currencyOf(b)]
  return one !== undefined && other !== undefined && one !== other
}

const otherCurrency = eachFound((_, { id, item }, product) => {
  if (!item || !currencyDiffers(item.value.price, product.value.price)) return []
  const its = currencyOf(product.value.price)
  return [
    problemAt(`${item.pointer}/price`, {
      term: id,
      id,
      currency: currencyOf(item.value.price),
      other: its,
      ...relatedAt(product, '/price', { en: `the product is sold in ${its}`, zh: `商品以 ${its} 计价` }),
    }),
  ]
})

const stockShort = eachFound((_, { id, item }, product) => {
  const wanted = item && numberOf(item.value.stock)
  if (!item || wanted === undefined) return []
  const variant = variantOf(product, item)
  const held = numberOf(variant ? variant.value.stock : product.value.stock)
  if (held === undefined || wanted <= held) return []
  const pointer = variant ? `${variant.pointer}/stock` : '/stock'
  return [
    problemAt(`${item.pointer}/stock`, {
      term: id,
      id,
      promised: wanted,
      held,
      ...relatedAt(product, pointer, { en: `${held} in stock`, zh: `库存 ${held}` }),
    }),
  ]
})

/** A campaign price above the price before it. */
const notLower: Check = ({ record }) =>
  entriesOf(record.value, 'items').flatMap(({ pointer, value }) => {
    const [before, price] = [numberOf(value.before), numberOf(value.price)]
    if (before === undefined || price === undefined || price <= before + CENT) return []
    const term = textOf(value.productId) ?? ''
    return [
      problemAt(`${pointer}/price`, {
        term,
        id: term,
        price,
        before,
        ...relatedAt(record, `${pointer}/before`, {
          en: `it was ${before} before`,
          zh: `活动前为 ${before}`,
        }),
      }),
    ]
  })

/** Half a per cent: what rounding a discount to tenths may leave. */
const ROUNDING = 0.005

/** The plan's one unconditional discount does not give the campaign price of an item. */
const discountArithmetic: Check = ({ record }) => {
  const offers = entriesOf(record.value, 'offers')
  const [only] = offers
  const value = only?.value
  if (
    offers.length !== 1 ||
    !value ||
    value.kind !== 'percent-off' ||
    numberOf(fieldOf(value.threshold, 'amount'))
  )
    return []
  const off = numberOf(value.value)
  if (off === undefined || (numberOf(fieldOf(value.threshold, 'quantity')) ?? 1) > 1 || numberOf(value.cap))
    return []
  return entriesOf(record.value, 'items').flatMap((item) => {
    const [before, price] = [numberOf(item.value.before), numberOf(item.value.price)]
    if (before === undefined || price === undefined || Math.abs(price - before) < CENT) return []
    const due = before * (1 - off / 100)
    // Prices are rounded to whole yuan, and a better price than announced is no complaint.
    if (price <= due + Math.max(before * ROUNDING, 1)) return []
    const term = textOf(item.value.productId) ?? ''
    return [
      problemAt(`${item.pointer}/price`, {
        term,
        id: term,
        price,
        before,
        off,
        due: Math.round(due * 100) / 100,
        ...relatedAt(record, `${only.pointer}/value`, {
          en: `the plan takes ${off}% off`,
          zh: `方案为减 ${off}%`,
        }),
      }),
    ]
  })
}

/** One product twice among the items, at different prices. */
const itemTwice: Check = ({ record }) => {
  const seen = new Map<string, Entry>()
  return entriesOf(record.value, 'items').flatMap((item) => {
    const id = textOf(item.value.productId)
    if (id === undefined) return []
    const key = `${id}\0${textOf(item.value.sku) ?? ''}`
    const first = seen.get(key)
    if (!first) {
      seen.set(key, item)
      return []
    }
    const [one, other] = [numberOf(first.value.price), numberOf(item.value.price)]
    if (one === undefined || other === undefined || one === other) return []
    return [
      problemAt(`${item.pointer}/price`, {
        term: id,
        id,
        price: other,
        first: one,
        ...relatedAt(record, `${first.pointer}/price`, {
          en: `the first entry says ${one}`,
          zh: `前一项为 ${one}`,
        }),
      }),
    ]
  })
}

/** A product that takes part and is excluded. */
const scopeContradicts: Check = ({ record }) => {
  const excluded = itemsOf(record.value.scope, 'exclude').map(textOf)
  return namedIn(record).flatMap(({ id, pointer }) => {
    const at = excluded.indexOf(id)
    if (at < 0) return []
    return [
      problemAt(pointer, {
        term: id,
        id,
        ...relatedAt(record, `/scope/exclude/${at}`, { en: 'excluded here', zh: '此处列为不参与' }),
      }),
    ]
  })
}

/** A licence of a product, or of the store, that ends before the campaign does. */
const licenceEnds: Check = (context, timeZone) => {
  const { record, asOf } = context
  const end = toDay(record.value.end, timeZone)
  if (end === undefined) return []
  const ending = (holder: CatalogueRecord) =>
    entriesOf(holder.value, 'licences').flatMap(({ pointer, value }) => {
      const until = toDay(value.validTo, timeZone)
      // One that has run out already is another rule's business.
      return until !== undefined && until >= asOf && until < end
        ? [{ until, pointer: `${pointer}/validTo`, type: stringIn(value, 'type') ?? 'licence' }]
        : []
    })
  const ofStore = storeOf(context)
  const holders: { holder: CatalogueRecord; pointer: string }[] = namedIn(record).flatMap(
    ({ id, pointer }) => {
      const product = context.catalogue.product(id)
      return product ? [{ holder: product, pointer }] : []
    },
  )
  if (ofStore !== null && !(ofStore instanceof Unknown))
    holders.push({ holder: ofStore, pointer: '/storeId' })
  return holders.flatMap(({ holder, pointer }) =>
    ending(holder).map(({ until, type, pointer: there }) =>
      problemAt(pointer, {
        term: `${holder.id} ${type}`,
        id: holder.id,
        until,
        type,
        ...relatedAt(holder, there, { en: `the licence ends on ${until}`, zh: `许可有效期至 ${until}` }),
      }),
    ),
  )
}

/** Campaigns that run at the same time and name the same product, each pair once. */
const overlapping = (
  { record, catalogue }: FactContext,
  timeZone: string,
  report: (named: Named, other: CatalogueRecord, theirs: Named) => readonly Problem[],
): Problem[] => {
  const span = spanOf(record.value, timeZone)
  if (!span || record.value.status === 'cancelled') return []
  return namedIn(record).flatMap((named) =>
    catalogue
      .campaignsOf(named.id)
      .filter((other) => isAfter(record, other) && other.value.status !== 'cancelled')
      .filter((other) => overlap(span, spanOf(other.value, timeZone)))
      .sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
      .flatMap((other) => {
        const theirs = namedIn(other).find(({ id }) => id === named.id)
        return theirs ? report(named, other, theirs) : []
      }),
  )
}

// Told at the campaign whose id comes later, so that no order of files matters.
const isAfter = (one: CatalogueRecord, other: CatalogueRecord): boolean => other.id < one.id

type Span = readonly [from: number, to: number]

const spanOf = (campaign: JsonObject, timeZone: string): Span | undefined => {
  const from = toInstant(campaign.start, timeZone)
  if (from === undefined) return undefined
  const end = campaign.end
  const to = toInstant(end, timeZone)
  if (to === undefined) return end === null ? [from, Number.POSITIVE_INFINITY] : undefined
  // A day without a time lasts until midnight.
  return [from, typeof end === 'string' && end.trim().length <= 10 ? to + DAY : to]
}

const DAY = 86_400_000

const overlap = (a: Span, b: Span | undefined): boolean => b !== undefined && a[0] < b[1] && b[0] < a[1]

/** Two campaigns at one time give one product different prices. */
const overlapPrice: Check = (context, timeZone) =>
  overlapping(context, timeZone, (named, other, theirs) => {
    const [own, its] = [numberOf(named.item?.value.price), numberOf(theirs.item?.value.price)]
    const sameSku = textOf(named.item?.value.sku) === textOf(theirs.item?.value.sku)
    if (own === undefined || its === undefined || own === its || !sameSku || !named.item || !theirs.item)
      return []
    return [
      problemAt(`${named.item.pointer}/price`, {
        term: `${named.id} ${other.id}`,
        id: named.id,
        price: own,
        other: other.id,
        otherPrice: its,
        ...relatedAt(other, `${theirs.item.pointer}/price`, {
          en: `campaign ${other.id} sells it at ${its}`,
          zh: `活动 ${other.id} 的价格为 ${its}`,
        }),
      }),
    ]
  })

/** Two campaigns at one time reduce one product, and neither says whether they add up. */
const overlapUnsettled: Check = (context, timeZone) =>
  overlapping(context, timeZone, (named, other) => {
    const open = (campaign: JsonObject) =>
      entriesOf(campaign, 'offers').filter(
        ({ value }) => typeof value.stackable !== 'boolean' && isReduction(value),
      )
    const own = open(context.record.value)
    const theirs = open(other.value)
    if (own.length === 0 || theirs.length === 0) return []
    return [
      problemAt(named.pointer, {
        term: `${named.id} ${other.id}`,
        id: named.id,
        other: other.id,
        ...relatedAt(other, theirs[0]?.pointer ?? '/offers', {
          en: `campaign ${other.id} reduces it too`,
          zh: `活动 ${other.id} 也对其优惠`,
        }),
      }),
    ]
  })

const isReduction = ({ kind }: JsonObject): boolean => kind === 'amount-off' || kind === 'percent-off'

/** A store that is not among those that were read. */
const storeMissing: Check = ({ record, catalogue }) => {
  const id = textOf(record.value.storeId)
  if (id === undefined || catalogue.store(id)) return []
  if (!catalogue.hasStores())
    return new Unknown({ en: `no store record "${id}" in the input`, zh: `输入中没有店铺记录“${id}”` })
  return [problemAt('/storeId', { term: id, id })]
}

/** Where a campaign and the goods it names do not agree. */
export const goods = checkFact(
  'goods',
  'places where a campaign does not agree with the products, store and other campaigns it is joined with',
  'campaign',
  {
    missing,
    'store-missing': storeMissing,
    'sku-missing': skuMissing,
    'not-on-sale': notOnSale,
    'other-store': otherStore,
    'price-above-list': priceAboveList,
    'before-unfounded': beforeUnfounded,
    'before-above-low': beforeAboveLow,
    'other-currency': otherCurrency,
    'stock-short': stockShort,
    'not-lower': notLower,
    'discount-arithmetic': discountArithmetic,
    'item-twice': itemTwice,
    'scope-contradicts': scopeContradicts,
    'licence-ends': licenceEnds,
    'overlap-price': overlapPrice,
    'overlap-unsettled': overlapUnsettled,
  },
)
