import type { CatalogueRecord, Json, JsonObject } from '../records/record.ts'
import type { Localised } from '../text/localised.ts'
import type { Fact, FactContext } from './fact.ts'
import { storeOf } from './joins.ts'
import { judgeLicence, LICENCE_STATUSES, type LicenceStatus } from './licence-status.ts'
import { type LicenceType, licenceTypesNamed } from './licence-table.ts'
import { isOtherParty } from './parties.ts'
import type { Place } from './place.ts'
import { fieldOf, isObject, itemsOf, textOf } from './record-path.ts'
import { Unknown } from './unknown.ts'

/** One right to sell a brand, judged. */
export interface AuthorisationPlace extends Place {
  term: string
  brand: string
  holder: string | null
  status: LicenceStatus
  validTo: string | null
  problem: Localised | null
}

/** The rights to sell brands that a product or a store shows. */
export const authorisations: Fact = {
  name: 'authorisations',
  summary:
    'the brand authorisations of the record that are in one of the states or made out to another: each with brand, holder, status, validTo, problem',
  params: {
    type: 'object',
    additionalProperties: false,
    properties: {
      status: { type: 'array', minItems: 1, items: { enum: LICENCE_STATUSES } },
      heldBy: {
        description: 'other: made out to somebody else than the firm of the store.',
        enum: ['other'],
      },
      notice: { type: 'integer', minimum: 0 },
    },
  },
  returns: 'places',
  kinds: ['product', 'store'],
  fields: ['length', '*', '0'],
  prepare: ({ status, heldBy, notice }, policy) => {
    const [type] = licenceTypesNamed(policy, ['brand-authorisation'])
    const states = status as string[] | undefined
    const terms = { timeZone: policy.timeZone, notice: (notice ?? 0) as number }
    return (context) => {
      const listed = authorisationsIn(context.record, type as LicenceType, { ...terms, asOf: context.asOf })
      const found = listed.filter((one) => !states || states.includes(one.status))
      if (heldBy === undefined || found.length === 0) return found
      return madeOutToOthers(found, context)
    }
  },
}

const madeOutToOthers = (
  found: readonly AuthorisationPlace[],
  context: FactContext,
): readonly AuthorisationPlace[] | Unknown => {
  const named = found.filter(({ holder }) => holder !== null)
  if (named.length === 0) return named
  const store = storeOf(context)
  if (store === null) return []
  return store instanceof Unknown
    ? store
    : named.filter(({ holder }) => isOtherParty(holder ?? undefined, store))
}

const authorisationsIn = (
  { kind, value }: CatalogueRecord,
  type: LicenceType,
  terms: Parameters<typeof judgeLicence>[2],
): AuthorisationPlace[] => {
  const judged = (brand: Json | undefined, pointer: string, field: string): AuthorisationPlace[] => {
    const authorisation = fieldOf(brand, 'authorisation')
    if (!isObject(authorisation)) return []
    const name = textOf(fieldOf(brand, 'name')) ?? ''
    return [place(authorisation, name, { field, pointer: `${pointer}/authorisation` })]
  }
  const place = (authorisation: JsonObject, brand: string, at: Place): AuthorisationPlace => {
    const { status, validTo, problem } = judgeLicence(authorisation, type, terms)
    const holder = textOf(authorisation.holder) ?? null
    return { ...at, term: `brand ${brand}`, brand, holder, status, validTo, problem }
  }
  if (kind === 'product') return judged(fieldOf(value, 'brand'), '/brand', 'brand.authorisation')
  return itemsOf(value, 'brands').flatMap((brand, index) => judged(brand, `/brands/${index}`, 'brands'))
}
