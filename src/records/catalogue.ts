import type { CatalogueRecord, Json } from './record.ts'

/**
 * The records that others are joined with, and only those: stores and campaigns, and the products that
 * campaigns name. A catalogue of millions of products stays on disk.
 */
export class JoinedRecords {
  readonly #stores = new Map<string, CatalogueRecord>()
  readonly #campaignsOf = new Map<string, CatalogueRecord[]>()
  readonly #products = new Map<string, CatalogueRecord>()
  readonly #known = new Set<string>()
  readonly #missedStores = new Set<string>()
  #sawProducts = false
  #cameLate = false

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
  }

  /**
   * Takes a record as it is read. Of two stores with one id the first is kept, of products those that campaigns name.
   */
  add(record: CatalogueRecord): void {
    if (record.kind === 'product') this.#addProduct(record)
    else this.#addJoin(record)
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

  campaignsOf(productId: string): readonly CatalogueRecord[] {
    return this.#campaignsOf.get(productId) ?? NONE
  }

  #addProduct(record: CatalogueRecord): void {
    this.#sawProducts = true
    if (this.#campaignsOf.size === 0 || !this.#campaignsOf.has(record.id)) return
    if (!this.#products.has(record.id)) this.#products.set(record.id, record)
  }

  #addJoin(record: CatalogueRecord): void {
    const place = `${record.raw.file}\0${record.raw.start.offset}`
    if (this.#known.has(place)) return
    this.#known.add(place)
    if (record.kind === 'campaign') this.#addCampaign(record)
    else if (!this.#stores.has(record.id)) {
      this.#stores.set(record.id, record)
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

const NONE: readonly CatalogueRecord[] = []

/** Ids of the products a campaign names in its items and its scope. */
const productsNamedBy = ({ value: { items, scope } }: CatalogueRecord): string[] => {
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
