import type { PastPrice, PriceBook } from './price-book.ts'
import type { CatalogueRecord, Json } from './record.ts'
import { KeyHasher, type SeenAt, SeenKeys } from './seen-keys.ts'

/**
 * The records that others are joined with, and only those: stores and campaigns, and the products that
 * campaigns name. A catalogue of millions of products stays on disk.
 */
export class JoinedRecords {
  readonly #stores = new Map<string, CatalogueRecord>()
  readonly #campaignsOf = new Map<string, CatalogueRecord[]>()
  readonly #products = new Map<string, CatalogueRecord>()
  readonly #known = new Set<string>()
  readonly #storesWithNumber = new Map<string, CatalogueRecord[]>()
  readonly #seenKeys = new SeenKeys()
  readonly #hasher = new KeyHasher()
  readonly #missedStores = new Set<string>()
  readonly #storesWithProducts = new Set<Json | undefined>()
  #lastStore: Json | undefined | typeof NO_STORE = NO_STORE
  #sawProducts = false
  #cameLate = false
  #prices: PriceBook | undefined

  /**
   * True when a store or campaign came after records that should have been joined with it: what was judged
   * before it must be judged again.
   */
  get cameLate(): boolean {
    return this.#cameLate
  }

  /** Forgets that records were judged too early: a new judging begins, with all that is known now. */
  restart(): void {
    this.#cameLate = false
    this.#sawProducts = false
    this.#missedStores.clear()
    this.#seenKeys.clear()
  }

  /**
   * Takes a record as it is read. Of two stores with one id the first is kept, of products those that campaigns name.
   */
  add(record: CatalogueRecord): void {
    if (record.kind === 'product') this.#addProduct(record.id, record.value.storeId, record)
    else this.#addJoin(record)
  }

  /** Takes a product that no campaign names, without reading it. */
  addUnread(id: string, storeId: string | undefined): void {
    this.#addProduct(id, storeId)
  }

  store(id: string): CatalogueRecord | undefined {
    const store = this.#stores.get(id)
    if (!store) this.#missedStores.add(id)
    return store
  }

  /** The other store that has a store's id and says something else; undefined for a store that is only repeated. */
  namesake(store: CatalogueRecord): CatalogueRecord | undefined {
    const first = this.#stores.get(store.id)
    return first && first.raw.text !== store.raw.text ? first : undefined
  }

  product(id: string): CatalogueRecord | undefined {
    return this.#products.get(id)
  }

  /** Stores that list a licence of this number, however it is set. */
  storesWithLicence(number: string): readonly CatalogueRecord[] {
    return this.#storesWithNumber.get(plainNumber(number)) ?? NONE
  }

  /**
   * Notes that a record goes by a key, a barcode say.
   * @param owner what tells it from others that may not have the key too
   * @returns where another had the key first; "not-known" when there were too many keys to compare them all
   */
  takeKey(key: string, owner: string, { raw }: CatalogueRecord): SeenAt | 'not-known' | undefined {
    const first = this.#seenKeys.take(this.#hasher.of(key, owner), { file: raw.file, line: raw.start.line })
    return first ?? (this.#seenKeys.isFull ? 'not-known' : undefined)
  }

  /**
   * Takes the keys of a record that was judged by itself, as if nobody had them.
   * @param keys three numbers each, in the order they were asked for: see `HashedKey`
   * @returns false where that was wrong, or cannot be told: then the record must be judged again, among the others
   */
  takeKeys(keys: readonly number[], place: SeenAt): boolean {
    for (let at = 0; at < keys.length; at += 3) {
      const key = [keys[at], keys[at + 1], keys[at + 2]] as [number, number, number]
      if (this.#seenKeys.take(key, place) || this.#seenKeys.isFull) return false
    }
    return true
  }

  campaignsOf(productId: string): readonly CatalogueRecord[] {
    return this.#campaignsOf.get(productId) ?? NONE
  }

  hasProductsOf(storeId: string | undefined): boolean {
    return storeId === undefined
      ? this.#storesWithProducts.size > 0
      : this.#storesWithProducts.has(storeId) || this.#storesWithProducts.has(undefined)
  }

  hasStores(): boolean {
    return this.#stores.size > 0
  }

  /** Takes the price history that lies beside the records. */
  keepPrices(prices: PriceBook): void {
    this.#prices = prices
  }

  /** True when a price history lies beside the records. */
  hasPastPrices(): boolean {
    return this.#prices !== undefined
  }

  /**
   * Prices of times gone by of a product as a whole, or of one of its SKUs, as the history beside the records tells them.
   * @returns undefined without such a history; `isWhole` is false where it has more rows than are kept
   */
  pastPrices(
    { id, value }: CatalogueRecord,
    sku?: string,
  ): { prices: readonly PastPrice[]; isWhole: boolean } | undefined {
    if (this.#prices === undefined) return undefined
    const prices = this.#prices.pricesOf({ storeId: textIn(value.storeId), productId: id, sku })
    return { prices, isWhole: this.#prices.isWhole }
  }

  #addProduct(id: string, storeId: Json | undefined, record?: CatalogueRecord): void {
    this.#sawProducts = true
    if (record && this.#prices) meetAll(record, this.#prices)
    // The products of a store mostly follow each other.
    if (storeId !== this.#lastStore) {
      this.#lastStore = storeId
      this.#storesWithProducts.add(storeId ?? undefined)
    }
    if (!record || this.#campaignsOf.size === 0 || !this.#campaignsOf.has(id)) return
    if (!this.#products.has(id)) this.#products.set(id, record)
  }

  #addJoin(record: CatalogueRecord): void {
    const place = `${record.raw.file}\0${record.raw.start.offset}`
    if (this.#known.has(place)) return
    this.#known.add(place)
    if (record.kind === 'campaign') this.#addCampaign(record)
    else if (!this.#stores.has(record.id)) {
      this.#stores.set(record.id, record)
      for (const number of licenceNumbersOf(record)) {
        const holders = this.#storesWithNumber.get(number)
        if (holders) holders.push(record)
        else this.#storesWithNumber.set(number, [record])
      }
      if (this.#missedStores.has(record.id)) this.#cameLate = true
    }
  }

  #addCampaign(campaign: CatalogueRecord): void {
    if (this.#sawProducts) this.#cameLate = true
    for (const id of new Set(productsNamedBy(campaign))) {
      const campaigns = this.#campaignsOf.get(id)
      if (campaigns) campaigns.push(campaign)
      else this.#campaignsOf.set(id, [campaign])
    }
  }
}

const NO_STORE = Symbol('no product was read')
const NONE: readonly CatalogueRecord[] = []

/** The licence numbers a store lists, however they are set. */
export const licenceNumbersOf = ({ value: { licences } }: CatalogueRecord): Set<string> => {
  const numbers = (Array.isArray(licences) ? licences : []).map((licence) => member(licence, 'number'))
  return new Set(
    numbers
      .filter((one) => typeof one === 'string')
      .map(plainNumber)
      .filter((one) => one !== ''),
  )
}

// Of a product without SKUs of its own the barcode may be the SKU.
const meetAll = ({ id, value }: CatalogueRecord, prices: PriceBook): void => {
  const variants = Array.isArray(value.variants) ? value.variants : []
  const names = [value, ...variants].flatMap((one) => [
    member(one, 'sku'),
    member(one, 'barcode'),
    member(one, 'id'),
  ])
  const storeId = textIn(value.storeId)
  prices.meet({ storeId, productId: id })
  for (const name of names) {
    const sku = textIn(name)
    if (sku !== undefined) prices.meet({ storeId, productId: id, sku })
  }
}

const textIn = (value: Json | undefined): string | undefined =>
  typeof value === 'number'
    ? String(value)
    : typeof value === 'string' && value.trim() !== ''
      ? value.trim()
      : undefined

/** A number without the blanks, dashes and widths it may be set with. */
export const plainNumber = (written: string): string =>
  written.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase()

/** Ids of the products a campaign names in its items and its scope. */
export const productsNamedBy = ({ value: { items, scope } }: Pick<CatalogueRecord, 'value'>): string[] => {
  const fromItems = Array.isArray(items) ? items.map((item) => member(item, 'productId')) : []
  const products = member(scope, 'products')
  return [...fromItems, ...(Array.isArray(products) ? products : [])].filter(
    (id): id is string => typeof id === 'string',
  )
}

const member = (value: Json | undefined, key: string): Json | undefined =>
  value !== null && typeof value === 'object' && !Array.isArray(value) && Object.hasOwn(value, key)
    ? value[key]
    : undefined
