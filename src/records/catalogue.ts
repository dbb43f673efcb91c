import type { CatalogueRecord, Json } from './record.ts'

/**
 * The records that others are joined with, and only those: stores and campaigns, and the products that
 * campaigns name. A catalogue of millions of products stays on disk.
 */
export class JoinedRecords {
  readonly #stores = new Map<string, CatalogueRecord>()
  readonly #campaigns: CatalogueRecord[] = []
  readonly #campaignsOf = new Map<string, CatalogueRecord[]>()
  readonly #products = new Map<string, CatalogueRecord>()

  /** Takes a store or a campaign. The first of two stores with one id is kept. */
  addJoin(record: CatalogueRecord): void {
    if (record.kind === 'store' && !this.#stores.has(record.id)) this.#stores.set(record.id, record)
    if (record.kind !== 'campaign') return
    this.#campaigns.push(record)
    for (const id of new Set(productsNamedBy(record))) {
      this.#campaignsOf.set(id, [...(this.#campaignsOf.get(id) ?? []), record])
    }
  }

  /** Keeps a product if a campaign names it. */
  keepProduct(record: CatalogueRecord): void {
    if (this.#campaignsOf.has(record.id) && !this.#products.has(record.id))
      this.#products.set(record.id, withOwnText(record))
  }

  store(id: string): CatalogueRecord | undefined {
    return this.#stores.get(id)
  }

  product(id: string): CatalogueRecord | undefined {
    return this.#products.get(id)
  }

  campaignsOf(productId: string): readonly CatalogueRecord[] {
    return this.#campaignsOf.get(productId) ?? []
  }
}

/** Ids of the products a campaign names in its items and its scope. */
export const productsNamedBy = (campaign: CatalogueRecord): string[] => {
  const { items, scope } = campaign.value
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

// The text is a slice of a block of the file; a record that is kept must not keep the whole block alive.
const withOwnText = (record: CatalogueRecord): CatalogueRecord => ({
  ...record,
  raw: { ...record.raw, text: ownText(record.raw.text) },
})

/** A copy of a string that does not hold on to the larger string it was cut from. */
export const ownText = (text: string): string => Buffer.from(text, 'utf16le').toString('utf16le')
