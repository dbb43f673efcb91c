/** What copy may promise or limit. */
export type OfferKind =
  | 'amount-off'
  | 'percent-off'
  | 'n-for-m'
  | 'fixed-price'
  | 'reference-price'
  | 'unit-price'
  | 'gift'
  | 'coupon'
  | 'cash-back'
  | 'add-on'
  | 'deposit'
  | 'points'
  | 'draw'
  | 'free-shipping'
  | 'limit'
  | 'period'

/** One offer, limit or period as copy states it; amounts as written, percent-off as percent OFF (8折 is 20). */
export interface CopyOffer {
  kind: OfferKind
  value?: number
  /** ISO 4217, where the copy names one. */
  currency?: string
  threshold?: { amount?: number; quantity?: number }
  /** 每满: once more for every full amount. */
  repeat?: boolean
  /** 上不封顶: without a cap. */
  uncapped?: boolean
  /** 最高减200: the most that is taken off. */
  cap?: number
  /** 低至, 最高, 起: the best of several. */
  upTo?: boolean
  /** What a price is called (券后价, 原价), or who an offer is for (会员, 首单). */
  label?: string
  gift?: { name?: string; value?: number; quantity?: number }
  /** Of a limit: whom or what it limits. */
  of?: 'total' | 'first' | 'buyer' | 'hours' | 'stock'
  /** Of a deposit: what is paid; `value` is what it counts for, `times` by how much it grows. */
  down?: number
  times?: number
  /** Of a unit price: 500g. */
  per?: string
  /** Of a period: days as YYYY-MM-DD, or MM-DD where the copy names no year. */
  from?: string
  to?: string
  /** Of a period that has a name and no date: 双11, Black Friday. */
  name?: string
  /** What a period is of, where it is not the campaign's own: 发货, 开奖. */
  role?: string
  /** The reader would not stake money on it: 约8折, 满300减50-100, 送好礼. */
  unsure?: boolean
  start: number
  end: number
}

export type Reading = Omit<CopyOffer, 'start' | 'end'>

/** One way of saying something: where it fits, and what it then says. Undefined when it only looked like it. */
export interface Pattern {
  pattern: RegExp
  read(groups: Readonly<Record<string, string | undefined>>, match: string): Reading | undefined
}
