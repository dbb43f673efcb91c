import { type JoinedRecords, licenceNumbersOf, plainNumber, productsNamedBy } from './catalogue.ts'
import { isUnchanged } from './changed.ts'
import type { CatalogueRecord } from './record.ts'

/** The records of files that changed since, as those were before. */
export class FormerRecords {
  readonly stores = new Map<string, CatalogueRecord>()
  readonly products = new Map<string, CatalogueRecord>()
  readonly campaignsOf = new Map<string, CatalogueRecord[]>()
  readonly storesWithNumber = new Map<string, CatalogueRecord[]>()

  add(record: CatalogueRecord): void {
    if (record.kind === 'product') {
      if (!this.products.has(record.id)) this.products.set(record.id, record)
    } else if (record.kind === 'campaign') {
      for (const id of new Set(productsNamedBy(record))) put(this.campaignsOf, id, record)
    } else if (!this.stores.has(record.id)) {
      this.stores.set(record.id, record)
      for (const number of licenceNumbersOf(record)) put(this.storesWithNumber, number, record)
    }
  }
}

/**
 * The catalogue as it was before some files changed, for records that did not: what is told of one of them now and was not
 * then comes of the change.
 */
export class CatalogueBefore {
  readonly #now: JoinedRecords
  readonly #former: FormerRecords
  readonly #unchanged: ReadonlySet<string>
  readonly #texts = new WeakMap<CatalogueRecord, string>()

  /** @param unchanged files that are as they were */
  constructor(now: JoinedRecords, former: FormerRecords, unchanged: ReadonlySet<string>) {
    this.#now = now
    this.#former = former
    this.#unchanged = unchanged
  }

  /** True when a record is joined with one that changed, came or went. */
  differsFor({ kind, id, value }: CatalogueRecord): boolean {
    const { storeId } = value
    if (typeof storeId === 'string' && this.#now.store(storeId) !== this.store(storeId)) return true
    if (kind === 'product') return !isSame(this.#now.campaignsOf(id), this.campaignsOf(id))
    if (kind !== 'campaign') return false
    return productsNamedBy({ value }).some((named) => this.#now.product(named) !== this.product(named))
  }

  store(id: string): CatalogueRecord | undefined {
    return this.#then(this.#now.store(id), this.#former.stores.get(id))
  }

  product(id: string): CatalogueRecord | undefined {
    return this.#then(this.#now.product(id), this.#former.products.get(id))
  }

  campaignsOf(productId: string): readonly CatalogueRecord[] {
    return this.#allThen(this.#now.campaignsOf(productId), this.#former.campaignsOf.get(productId))
  }

  storesWithLicence(number: string): readonly CatalogueRecord[] {
    return this.#allThen(
      this.#now.storesWithLicence(number),
      this.#former.storesWithNumber.get(plainNumber(number)),
    )
  }

  /** Which record had a key first is no matter of the change: see `Comparing`. */
  takeKey(): undefined {}

  hasProductsOf(storeId: string | undefined): boolean {
    return this.#now.hasProductsOf(storeId)
  }

  hasPastPrices(): boolean {
    return this.#now.hasPastPrices()
  }

  pastPrices(record: CatalogueRecord, sku?: string): ReturnType<JoinedRecords['pastPrices']> {
    return this.#now.pastPrices(record, sku)
  }

  hasStores(): boolean {
    return this.#now.hasStores() || this.#former.stores.size > 0
  }

  // A record of a file that changed may be as it was; the same object then tells so.
  #then(now: CatalogueRecord | undefined, former: CatalogueRecord | undefined): CatalogueRecord | undefined {
    if (now && isUnchanged(now, this.#unchanged)) return now
    return now && former && this.#textOf(now) === this.#textOf(former) ? now : former
  }

  #allThen(
    now: readonly CatalogueRecord[],
    former: readonly CatalogueRecord[] = [],
  ): readonly CatalogueRecord[] {
    const texts = new Set(former.map((record) => this.#textOf(record)))
    const stayed = now.filter(
      (record) => isUnchanged(record, this.#unchanged) || texts.delete(this.#textOf(record)),
    )
    return [...stayed, ...former.filter((record) => texts.has(this.#textOf(record)))]
  }

  #textOf(record: CatalogueRecord): string {
    const text = this.#texts.get(record) ?? JSON.stringify(record.value)
    this.#texts.set(record, text)
    return text
  }
}

const put = <T>(lists: Map<string, T[]>, key: string, item: T): void => {
  const list = lists.get(key)
  if (list) list.push(item)
  else lists.set(key, [item])
}

const isSame = (a: readonly CatalogueRecord[], b: readonly CatalogueRecord[]): boolean =>
  a.length === b.length && a.every((record, at) => record === b[at])
