import type { Policy } from '../policy/policy.ts'
import type { CatalogueRecord, JsonObject } from '../records/record.ts'
import type { Localised } from '../text/localised.ts'
import type { Fact, FactContext } from './fact.ts'
import { judgeLicence, LICENCE_STATUSES, type LicenceVerdict } from './licence-status.ts'
import { type LicenceType, licenceSorter, licenceTypesNamed } from './licence-table.ts'
import type { Place } from './place.ts'
import { notCarried } from './record.ts'
import { isObject, itemsOf, textAt } from './record-path.ts'
import type { Unknown } from './unknown.ts'

/** One licence of a record with its state, for findings that point at it. */
export interface LicencePlace extends Place, Omit<LicenceVerdict, 'type'> {
  type: string
  name: Localised
}

const NOTICE_DAYS = 30

/** The licences a record lists that are in one of the wanted states. */
export const licences: Fact = {
  name: 'licences',
  summary: 'the licences the record lists that are in one of the states: each with place, name, status, number, validTo, problem',
  params: {
    type: 'object',
    additionalProperties: false,
    properties: {
      status: { type: 'array', minItems: 1, items: { enum: LICENCE_STATUSES } },
      types: { type: 'array', minItems: 1, items: { type: 'string' } },
      notice: { description: 'Days before its end from which a licence is expiring.', type: 'integer', minimum: 0 },
      notShownAt: {
        description: 'Only licences that are shown at none of these places.',
        type: 'array',
        minItems: 1,
        items: { enum: ['home', 'product', 'footer', 'none'] },
      },
    },
  },
  returns: 'places',
  kinds: ['product', 'store'],
  fields: ['length', '*', '0'],
  prepare: ({ status, types, notice, notShownAt }, policy) => {
    const known = (policy.tables.licences?.rows ?? []).map((row) => String(row.id))
    const wanted = licenceTypesNamed(policy, (types as string[] | undefined) ?? known)
    const list = listLicences(policy, wanted, (notice ?? NOTICE_DAYS) as number)
    const states = status as string[] | undefined
    const hidden = notShownAt as string[] | undefined
    return (context) => {
      const { record } = context
      const all = list(context)
      if (all.length === 0) return record.adapter?.carries('licences') === false ? notCarriedBy(record) : NONE
      return all
        .filter(({ place }) => !states || states.includes(place.status))
        .filter(({ licence }) => !hidden || !isShown(licence, hidden))
        .map(({ place }) => place)
    }
  },
}

const NONE: readonly LicencePlace[] = []

const notCarriedBy = (record: CatalogueRecord): Unknown => notCarried(record.adapter?.platform ?? '', 'licences')

interface Listed {
  licence: JsonObject
  place: LicencePlace
}

const listLicences = (
  policy: Policy,
  wanted: readonly LicenceType[],
  notice: number,
): ((context: FactContext) => Listed[]) => {
  const sort = licenceSorter(policy, wanted)
  return ({ record, asOf }) => {
    const given = licencesIn(record)
    const listed = given.flatMap(({ licence, pointer }): Listed[] => {
      const type = sort(licence)
      if (!type) return []
      const verdict = judgeLicence(licence, type, { asOf, timeZone: policy.timeZone, notice })
      return [{ licence, place: { ...verdict, type: type.id, name: type.name, ...placeOf(licence, verdict, pointer) } }]
    })
    return listed.filter((one) => !isRenewed(one, listed))
  }
}

// The store's legal facts stand for a business licence where the list holds none.
const licencesIn = ({ kind, value }: CatalogueRecord): { licence: JsonObject; pointer: string }[] => {
  const listed = itemsOf(value, 'licences').flatMap((licence, index) =>
    isObject(licence) ? [{ licence, pointer: `/licences/${index}` }] : [],
  )
  const number = kind === 'store' ? textAt(value, 'legal.registrationNo') : undefined
  if (number === undefined || listed.some(({ licence }) => licence.number === number)) return listed
  const legal = value.legal as JsonObject
  return [...listed, { licence: { type: 'business', number, validTo: legal.operationTo ?? null }, pointer: '/legal' }]
}

// The member that the verdict is about: the number, the last day, else the licence itself.
const placeOf = (licence: JsonObject, { status }: LicenceVerdict, pointer: string): Place => {
  const [numberKey, endKey] = pointer === '/legal' ? ['registrationNo', 'operationTo'] : ['number', 'validTo']
  const field = pointer === '/legal' ? 'legal' : 'licences'
  if (status === 'expired' || status === 'expiring') return { field, pointer: `${pointer}/${endKey}` }
  const isNumber = (status === 'malformed' || status === 'bad-check-digit') && typeof licence.number === 'string'
  return { field, pointer: isNumber ? `${pointer}/${numberKey}` : pointer }
}

// An ended licence beside one of its kind that is in force is history.
const isRenewed = ({ place }: Listed, listed: readonly Listed[]): boolean =>
  (place.status === 'expired' || place.status === 'expiring') &&
  listed.some((other) => other.place.type === place.type && other.place.status === 'valid')

const isShown = ({ shownAt }: JsonObject, places: readonly string[]): boolean =>
  Array.isArray(shownAt) && shownAt.some((place) => places.includes(String(place)))
