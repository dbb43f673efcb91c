import type { CatalogueRecord } from '../records/record.ts'
import type { Localised } from '../text/localised.ts'
import { toDay } from './day.ts'
import type { Fact, FactContext } from './fact.ts'
import { productIdsOf, storeOf } from './joins.ts'
import { type Listed, licenceJudge } from './licences.ts'
import type { Place } from './place.ts'
import { textAt } from './record-path.ts'
import { Unknown } from './unknown.ts'

/** A licence that ends before the campaign does. */
export interface OutlivedPlace extends Place {
  term: string
  name: Localised
  number: string | null
  validTo: string
  holder: string
}

/** Licences of the campaign's store and products that are in force, yet end before the campaign does. */
export const outlived: Fact = {
  name: 'outlived',
  summary:
    'licences of the store and of the products of the campaign that end before the campaign ends: each with name, number, validTo, holder (whose licence)',
  params: { type: 'object', additionalProperties: false, properties: {} },
  returns: 'places',
  kinds: ['campaign'],
  fields: ['length', '*', '0'],
  prepare: (_params, policy) => {
    const licencesOf = licenceJudge(policy)
    return (context) => {
      const end = toDay(textAt(context.record.value, 'end'), policy.timeZone)
      if (end === undefined) return []
      const { owners, unknown } = ownersOf(context)
      const found = owners.flatMap((owner) => {
        const listed = licencesOf(owner, context.asOf)
        return listed
          .filter((one) => endsBefore(one, end, context.asOf, listed))
          .map((one) => placeOf(one, owner))
      })
      return found.length === 0 && unknown ? unknown : found
    }
  },
}

/** Whose licences the campaign rests on; the first that is not in the input, if any. */
const ownersOf = (context: FactContext): { owners: CatalogueRecord[]; unknown: Unknown | undefined } => {
  const store = storeOf(context)
  const ids = productIdsOf(context.record.value)
  const products = ids.map((id) => context.catalogue.product(id)).filter((one) => one !== undefined)
  const owners = store === null || store instanceof Unknown ? products : [store, ...products]
  const missing = ids.find((id) => context.catalogue.product(id) === undefined)
  const notThere =
    missing === undefined
      ? undefined
      : new Unknown({
          en: `no product record "${missing}" in the input`,
          zh: `输入中没有商品记录“${missing}”`,
        })
  return { owners, unknown: store instanceof Unknown ? store : notThere }
}

// What has ended already is a finding on its holder; what was renewed is no matter.
const endsBefore = ({ place }: Listed, end: string, asOf: string, listed: readonly Listed[]): boolean =>
  place.validTo !== null &&
  place.validTo >= asOf &&
  place.validTo < end &&
  place.status === 'valid' &&
  !listed.some(
    (other) =>
      other.place.type === place.type && other.place.status === 'valid' && lasts(other.place.validTo, end),
  )

const lasts = (validTo: string | null, end: string): boolean => validTo === null || validTo >= end

const placeOf = ({ place }: Listed, owner: CatalogueRecord): OutlivedPlace => ({
  field: 'end',
  pointer: '/end',
  term: `${owner.kind} ${owner.id} ${place.type}`,
  name: place.name,
  number: place.number,
  validTo: place.validTo as string,
  holder: owner.kind === 'store' ? String(owner.value.name ?? owner.id) : owner.id,
})
