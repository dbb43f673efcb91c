import type { JoinedRecords } from './catalogue.ts'
import type { CatalogueRecord } from './record.ts'
import { KeyHasher } from './seen-keys.ts'

/** What a record asked of the others: see `RecordOutcome` (findings/outcome.ts). */
export interface Asked {
  stores?: string[]
  campaignsOf?: string[]
  products?: string[]
  licences?: string[]
}

/**
 * The catalogue as a record sees it that is judged by itself: joined with stores and campaigns as ever, but first with each
 * of its keys. It notes what is asked, so that what came of the record can be held against the others later.
 */
export class CatalogueAlone {
  readonly #joined: JoinedRecords
  readonly #hasher = new KeyHasher()
  #keys: number[] = []
  #asked: Asked = {}

  constructor(joined: JoinedRecords) {
    this.#joined = joined
  }

  /** Begins with another record; gives what the last one asked. */
  next(): { keys: number[]; joins: Asked } {
    const asked = { keys: this.#keys, joins: this.#asked }
    this.#keys = []
    this.#asked = {}
    return asked
  }

  takeKey(key: string, owner: string): undefined {
    this.#keys.push(...this.#hasher.of(key, owner))
  }

  store(id: string): CatalogueRecord | undefined {
    this.#note('stores', id)
    return this.#joined.store(id)
  }

  campaignsOf(productId: string): readonly CatalogueRecord[] {
    this.#note('campaignsOf', productId)
    return this.#joined.campaignsOf(productId)
  }

  product(id: string): CatalogueRecord | undefined {
    this.#note('products', id)
    return this.#joined.product(id)
  }

  storesWithLicence(number: string): readonly CatalogueRecord[] {
    this.#note('licences', number)
    return this.#joined.storesWithLicence(number)
  }

  hasProductsOf(storeId: string | undefined): boolean {
    return this.#joined.hasProductsOf(storeId)
  }

  hasPastPrices(): boolean {
    return this.#joined.hasPastPrices()
  }

  pastPrices(record: CatalogueRecord, sku?: string): ReturnType<JoinedRecords['pastPrices']> {
    return this.#joined.pastPrices(record, sku)
  }

  hasStores(): boolean {
    return this.#joined.hasStores()
  }

  #note(kind: keyof Asked, id: string): void {
    const noted = this.#asked[kind]
    if (noted === undefined) this.#asked[kind] = [id]
    // Facts ask for one store again and again.
    else if (noted.at(-1) !== id) noted.push(id)
  }
}
