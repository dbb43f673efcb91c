import type { CatalogueRecord, JsonObject } from '../records/record.ts'
import type { Fact, FactContext } from './fact.ts'
import { onceKey } from './once.ts'
import { notCarried } from './record.ts'
import { fieldOf, findAll, textOf } from './record-path.ts'
import { Unknown } from './unknown.ts'

const NO_PARAMS = { type: 'object', additionalProperties: false, properties: {} }

/** The store of a product or campaign; a store is its own. */
export const store: Fact = {
  name: 'store',
  summary: 'The store record the product or campaign belongs to; null when the record names no store',
  params: NO_PARAMS,
  returns: 'value',
  prepare: () => (context) => {
    const joined = storeOf(context)
    return joined instanceof Unknown || joined === null ? joined : joined.value
  },
}

/** The products a campaign names. */
export const products: Fact = {
  name: 'products',
  summary:
    'The products that the items and the scope of the campaign name; with missing: true, the ids not found',
  params: {
    type: 'object',
    additionalProperties: false,
    properties: { missing: { type: 'boolean' } },
  },
  returns: 'value',
  kinds: ['campaign'],
  prepare:
    ({ missing }) =>
    ({ record, catalogue }) => {
      const ids = productIdsOf(record.value)
      const found = ids.map((id) => catalogue.product(id)?.value).filter((value) => value !== undefined)
      if (ids.length > 0 && found.length === 0) {
        return new Unknown({
          en: 'none of the products it names are in the input',
          zh: '输入中没有它所列的任何商品',
        })
      }
      return missing ? ids.filter((id) => !catalogue.product(id)) : found
    },
}

/** The campaigns that name a product. */
export const campaigns: Fact = {
  name: 'campaigns',
  summary: 'The campaigns whose items or scope name the product',
  params: NO_PARAMS,
  returns: 'value',
  kinds: ['product'],
  prepare:
    () =>
    ({ record, catalogue }) =>
      catalogue.campaignsOf(record.id).map(({ value }) => value),
}

/**
 * The record of the store that a record belongs to.
 * @returns the record itself when it is a store; null when it names no store; Unknown when the store is not in the input
 *   or the platform's export cannot name it
 */
export const storeOf = (context: FactContext): CatalogueRecord | null | Unknown =>
  context.once(STORE, () => findStore(context))

const STORE = onceKey()

const findStore = ({ record, catalogue }: FactContext): CatalogueRecord | null | Unknown => {
  if (record.kind === 'store') return record
  const id = textOf(fieldOf(record.value, 'storeId'))
  if (id === undefined)
    return record.adapter?.carries('storeId') === false
      ? notCarried(record.adapter.platform, 'storeId')
      : null
  return (
    catalogue.store(id) ??
    new Unknown({ en: `no store record "${id}" in the input`, zh: `输入中没有店铺记录“${id}”` })
  )
}

/** Ids of the products a campaign names, each once, in the order of its items and then its scope. */
export const productIdsOf = (campaign: JsonObject): string[] => {
  const named = [...findAll(campaign, 'items.*.productId'), ...findAll(campaign, 'scope.products.*')]
  const ids = named.map(({ value }) => textOf(value)).filter((id) => id !== undefined)
  return [...new Set(ids)]
}
