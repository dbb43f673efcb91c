import type { Policy } from '../policy/policy.ts'
import type { Day } from '../policy/rule.ts'
import type { PastPrice } from '../records/price-book.ts'
import type { CatalogueRecord, Json, Kind } from '../records/record.ts'
import type { OnceKey } from './once.ts'
import type { Place } from './place.ts'
import type { Unknown } from './unknown.ts'

/** The other records of the run that a record may be joined with. */
export interface Catalogue {
  /** The store with this id, or undefined when it is not among the inputs. */
  store(id: string): CatalogueRecord | undefined
  product(id: string): CatalogueRecord | undefined
  /** Campaigns whose scope or items name this product. */
  campaignsOf(productId: string): readonly CatalogueRecord[]
  /** Stores that list a licence of this number. */
  storesWithLicence(number: string): readonly CatalogueRecord[]
  /** Notes a key of a record; tells where another owner had it first, or that there are too many keys to tell. */
  takeKey(
    key: string,
    owner: string,
    record: CatalogueRecord,
  ): { file: string; line: number } | 'not-known' | undefined
  /** True when products of this store were read (or any, where none is named), whether campaigns name them or not. */
  hasProductsOf(storeId: string | undefined): boolean
  /** True when a price history lies beside the records. */
  hasPastPrices(): boolean
  /** Earlier prices of a product, or of a SKU of it, from a history beside the records; undefined without one. */
  pastPrices(
    record: CatalogueRecord,
    sku?: string,
  ): { prices: readonly PastPrice[]; isWhole: boolean } | undefined
  /** True when any store was read. */
  hasStores(): boolean
}

/** What a fact may look at: one record, the catalogue it stands in, the policy and the day. */
export interface FactContext {
  readonly record: CatalogueRecord
  readonly catalogue: Catalogue
  readonly asOf: Day
  /** Mentions of every lexicon in the record's copy, scanned once per record on first use. */
  readonly scan: () => Scan
  /** Computes a value once per record and keeps it under the key. */
  readonly once: <T>(key: OnceKey, compute: () => T) => T
}

/** The result of the one scan over a record's copy. */
export interface Scan {
  mentions(lexicon: string): readonly Mention[]
  /** True when no lexicon is mentioned at all. */
  readonly isEmpty?: boolean
}

/** One place in the copy where a lexicon matched and no exemption applied. */
export interface Mention extends Place {
  lexicon: string
  term: string
  /** The writing hides the term: 蕞佳, 顶*级, zui佳. */
  evasion?: true
  /** What would have made the place harmless and did not: contexts by name, the nearest harmless phrase. */
  exemptions?: readonly string[]
  /** What may safely stand in place of the match: a neutral word, or nothing. */
  rewrite?: string
}

/** What a fact may return: a value conditions can compare, places a finding can point at, or Unknown. */
export type FactValue = Json | readonly Place[] | Unknown | undefined | object

/**
 * A named, pure, synchronous function of a record. It is registered once in facts/index.ts;
 * rules ask for it by name with parameters, and a path into its value.
 */
export interface Fact {
  name: string
  /** One line for `explain` and the docs: what the value is. */
  summary: string
  /** JSON Schema (2020-12) of the parameters; unknown parameters are policy errors. */
  params: object
  /** "places": the value is a list of Place, so that `report.at` may name the fact. */
  returns: 'value' | 'places'
  /** Which kinds the fact makes sense for; absent: all. */
  kinds?: readonly Kind[]
  /** Own keys of the value that a path may begin with, for checking rules at load; absent: any path. */
  fields?: readonly string[]
  /**
   * Prepares the fact for one set of parameters (called once per policy) and returns the function that
   * is called for each record. May throw PolicyError-worthy messages as plain Error: "no lexicon "x"".
   */
  prepare(params: Readonly<Record<string, Json>>, policy: Policy): (context: FactContext) => FactValue
  /**
   * For a fact whose value is an empty list for most records: a look, shared by as many parameters as possible, that
   * is true only when the value is an empty list with any of them. It lets all rules that need something on the list
   * be passed over at once, and is no more than a saving: a look may be false where the list is empty.
   * @returns the same function each time; undefined where these parameters have no such look
   */
  silence?(
    params: Readonly<Record<string, Json>>,
    policy: Policy,
  ): ((context: FactContext) => boolean) | undefined
}
