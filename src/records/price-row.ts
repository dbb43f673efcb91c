import { type InputError, inputError, type Position } from '../files/input-error.ts'
import { positionIn } from '../files/position.ts'
import type { RawRecord } from '../files/raw-record.ts'
import type { Localised } from '../text/localised.ts'
import { amount, boundsOf } from './adapt-amount.ts'
import { time } from './adapt-time.ts'
import { jsonErrors, parseRecord, positionOf } from './read-errors.ts'
import type { Json, JsonObject } from './record.ts'
import { walkLoose } from './shape-walk.ts'

/** A price that was paid on a day, or asked from a day on. */
export interface PriceRow {
  /** What it is a price of: a product, a SKU, or a SKU of a product. */
  productId?: string
  sku?: string
  /** The store, where ids are the store's own. */
  storeId?: string
  /** In units of the currency, above 0. */
  amount: number
  /** ISO 4217, upper case. */
  currency?: string
  /** YYYY-MM-DD. */
  from: string
  /** The last day of a price that was asked; absent while it lasts. */
  to?: string
  /** False for a price that was asked for a time. */
  isPaid: boolean
  place: RowPlace
}

/** Where a row stands. */
export interface RowPlace {
  file: string
  /** JSON pointer in the file. */
  pointer: string
  start: Position
  end: Position
}

// What the fields go by, the surest name first; written without case, blanks, "_" and "-".
const NAMES = {
  productId: ['productid', 'itemid', 'goodsid', 'numiid', '商品id', '商品编号', '商品编码', 'id'],
  sku: ['sku', 'skuid', 'skucode', 'outerid', 'sku编码', 'sku编号', '商家编码', '规格编码', '货号'],
  storeId: ['storeid', 'shopid', '店铺id', '店铺编号'],
  price: [
    'price',
    'dealprice',
    'paidprice',
    'amount',
    '成交价',
    '成交单价',
    '实付单价',
    '价格',
    '售价',
    '单价',
  ],
  currency: ['currency', '币种'],
  at: ['at', 'date', 'day', 'soldat', 'paidat', '日期', '成交日期', '成交时间', '付款时间', '时间'],
  from: ['from', 'since', '开始日期', '起始日期'],
  to: ['to', 'until', '结束日期', '截止日期'],
} as const
type Name = keyof typeof NAMES

const plainName = (written: string): string =>
  written
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_-]/g, '')

/** What a table of these columns lacks to be a price history; undefined where it has all. */
export const lackingIn = (columns: Iterable<string>): Localised | undefined => {
  const known = new Set([...columns].map(plainName))
  const has = (name: Name) => NAMES[name].some((one) => known.has(one))
  if (!has('productId') && !has('sku')) return NO_GOODS
  if (!has('price')) return NO_PRICE
  return has('at') || has('from') ? undefined : NO_DAY
}

const NO_GOODS: Localised = { en: 'a product (productId or sku)', zh: '商品（productId 或 sku）' }
const NO_PRICE: Localised = { en: 'a price', zh: '价格（price）' }
const NO_DAY: Localised = {
  en: 'a day (at or date; from and to for a price that was asked)',
  zh: '日期（at 或 date；标价时段用 from 和 to）',
}

/** The day of a date or time, YYYY-MM-DD; undefined for what is none. */
export type DayOf = (written: string) => string | undefined

/** Reads one row of a price history, or says what is wrong with it. */
export const readPriceRow = (raw: RawRecord, dayOf: DayOf): PriceRow | InputError[] => {
  let value: Json
  try {
    value = parseRecord(raw)
  } catch {
    return jsonErrors(raw)
  }
  const wrong = (pointer: string, problem: Localised): InputError[] => [
    inputError('input/price-row', raw.file, positionOf(raw, pointer), { problem }),
  ]
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong('', NOT_A_ROW)
  const { keys, suspicious } = walkLoose(value)
  if (suspicious || (keys !== raw.keys && raw.form?.is !== 'cells')) {
    const broken = jsonErrors(raw)
    if (broken.length > 0) return broken
  }
  const told = fieldsIn(value)
  const [productId, sku, storeId] = [idIn(told.productId), idIn(told.sku), idIn(told.storeId)]
  if (productId === undefined && sku === undefined) return wrong('', lacks(NO_GOODS))
  if (isBlank(told.price?.value)) return wrong('', lacks(NO_PRICE))
  const price = priceOf(told.price?.value)
  if (price === undefined) return wrong(told.price?.pointer ?? '', BAD_PRICE)
  const currency = currencyOf(told.currency?.value ?? price.currency)
  if (currency === false) return wrong((told.currency ?? told.price)?.pointer ?? '', BAD_CURRENCY)
  const isPaid = !isBlank(told.at?.value)
  const first = isPaid ? told.at : told.from
  if (isBlank(first?.value)) return wrong('', lacks(NO_DAY))
  const from = dayIn(first?.value, dayOf)
  if (from === undefined) return wrong(first?.pointer ?? '', BAD_DAY)
  const to = isPaid || isBlank(told.to?.value) ? undefined : dayIn(told.to?.value, dayOf)
  if (to === undefined && !isPaid && !isBlank(told.to?.value)) return wrong(told.to?.pointer ?? '', BAD_DAY)
  if (to !== undefined && to < from) return wrong(told.to?.pointer ?? '', ENDS_BEFORE)
  return {
    ...(productId === undefined ? {} : { productId }),
    ...(sku === undefined ? {} : { sku }),
    ...(storeId === undefined ? {} : { storeId }),
    ...(currency === undefined ? {} : { currency }),
    ...(to === undefined ? {} : { to }),
    amount: price.amount,
    from,
    isPaid,
    place: {
      file: raw.file,
      pointer: raw.pointer,
      start: raw.start,
      end: positionIn(raw.start, raw.text, raw.text.length),
    },
  }
}

const NOT_A_ROW: Localised = { en: 'it is no object', zh: '不是对象' }
const BAD_PRICE: Localised = {
  en: 'the price is no single amount above 0, such as "29.90"',
  zh: '价格不是大于 0 的单一金额（如 "29.90"）',
}
const BAD_CURRENCY: Localised = {
  en: 'the currency is no code of three letters, such as CNY',
  zh: '币种不是三个字母的代码（如 CNY）',
}
const BAD_DAY: Localised = {
  en: 'the day cannot be read; write 2026-11-11',
  zh: '日期无法识别，请写作 2026-11-11',
}
const ENDS_BEFORE: Localised = { en: 'it ends before it begins', zh: '结束日期早于开始日期' }

const lacks = (what: Localised): Localised => ({
  en: `it has no ${what.en.replace(/^an? /, '')}`,
  zh: `缺少${what.zh}`,
})

interface Told {
  value: Json
  pointer: string
}

const fieldsIn = (row: JsonObject): Partial<Record<Name, Told>> => {
  const told: Partial<Record<Name, Told>> = {}
  for (const { name, key, pointer } of namedKeys(Object.keys(row)))
    if (told[name] === undefined && !isBlank(row[key])) told[name] = { value: row[key] as Json, pointer }
  return told
}

interface NamedKey {
  name: Name
  key: string
  pointer: string
}

let keysBefore: readonly string[] = []
let namedBefore: readonly NamedKey[] = []

// The keys that tell something, the surest of each name first. Rows follow each other with the same keys.
const namedKeys = (keys: readonly string[]): readonly NamedKey[] => {
  if (keys.length === keysBefore.length && keys.every((key, at) => key === keysBefore[at])) return namedBefore
  const byName = new Map(keys.map((key) => [plainName(key), key]))
  keysBefore = keys
  namedBefore = (Object.entries(NAMES) as [Name, readonly string[]][]).flatMap(([name, spellings]) =>
    spellings.flatMap((spelling) => {
      const key = byName.get(spelling)
      if (key === undefined) return []
      return [{ name, key, pointer: `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}` }]
    }),
  )
  return namedBefore
}

const isBlank = (value: Json | undefined): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '')

const idIn = (told: Told | undefined): string | undefined => {
  const value = told?.value
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' ? value.trim() : undefined
}

const AMOUNT = amount('yuan')

/** A number, a decimal string or Money. */
const priceOf = (value: Json | undefined): { amount: number; currency?: Json } | undefined => {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const inner = priceOf(value.amount)
    if (inner === undefined || value.currency === undefined || value.currency === null) return inner
    return { ...inner, currency: value.currency }
  }
  if ((typeof value !== 'string' && typeof value !== 'number') || boundsOf(value).length > 1) return undefined
  const digits = AMOUNT.convert(value)
  const number = typeof digits === 'string' ? Number(digits) : Number.NaN
  return Number.isFinite(number) && number > 0 ? { amount: number } : undefined
}

// False for what is no code.
const currencyOf = (value: Json | undefined): string | undefined | false => {
  if (isBlank(value)) return undefined
  const code = typeof value === 'string' ? value.trim().toUpperCase() : ''
  if (code === 'RMB' || code === '人民币') return 'CNY'
  return /^[A-Z]{3}$/.test(code) ? code : false
}

const TIME = time('')

const dayIn = (value: Json | undefined, dayOf: DayOf): string | undefined => {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const written = TIME.convert(value)
  return typeof written === 'string' ? dayOf(written) : undefined
}
