import type { Policy } from '../policy/policy.ts'
import type { Day } from '../policy/rule.ts'
import type { CatalogueRecord, JsonObject } from '../records/record.ts'
import type { Fact, FactContext } from './fact.ts'
import { checkIdentifier, shapedLike } from './identifier-check.ts'
import { storeOf } from './joins.ts'
import {
  judgeLicence,
  LICENCE_STATUSES,
  type LicenceTerms,
  type LicenceVerdict,
  missingLicence,
} from './licence-status.ts'
import { type LicenceType, licenceSorter, licenceTypesNamed, licenceTypesOf } from './licence-table.ts'
import { judgedLicences, notRecognised, UNKNOWN_TYPE, unknownName, withNotice } from './licences.ts'
import { onceKey } from './once.ts'
import { notCarried } from './record.ts'
import { fieldOf, isObject, itemsOf, textOf } from './record-path.ts'
import { Unknown } from './unknown.ts'

const NOTICE_DAYS = 30

/** The state of the best licence of the wanted kinds that the seller or the product has. */
export const licence: Fact = {
  name: 'licence',
  summary:
    'the best licence of the wanted types: its status on the as-of day, number, type, validTo and problem',
  params: {
    type: 'object',
    required: ['holder', 'types'],
    additionalProperties: false,
    properties: {
      holder: { enum: ['seller', 'product'] },
      types: { type: 'array', minItems: 1, items: { type: 'string' } },
      notice: {
        description: 'Days before its end from which a licence is expiring.',
        type: 'integer',
        minimum: 0,
      },
    },
  },
  returns: 'value',
  fields: ['status', 'number', 'type', 'validTo', 'level', 'problem'],
  prepare: ({ holder, types, notice }, policy) => {
    const wanted = licenceTypesNamed(policy, types as string[])
    const days = (notice ?? NOTICE_DAYS) as number
    const sort = licenceSorter(policy, wanted)
    const sortAny = licenceSorter(policy, [...licenceTypesOf(policy).values()])
    const isKnown = (licence: JsonObject) => sortAny(licence) !== undefined
    const missing = missingLicence(wanted)
    const terms = (asOf: Day): LicenceTerms => ({ asOf, timeZone: policy.timeZone, notice: days })
    if (holder === 'product') return ofProduct(policy, wanted, days, terms, missing)
    const judge = (owner: CatalogueRecord, asOf: Day) =>
      bestLicence(owner, licencesOf(owner), wanted, sort, isKnown, terms(asOf), missing)
    // A store's licences are judged once for all its products.
    const known = new WeakMap<CatalogueRecord, { asOf: Day; value: LicenceVerdict | Unknown }>()
    return (context) => {
      const store = sellerOf(context)
      if (store instanceof Unknown) return store
      const kept = known.get(store)
      if (kept?.asOf === context.asOf) return kept.value
      const value = judge(store, context.asOf)
      known.set(store, { asOf: context.asOf, value })
      return value
    }
  },
}

// Listed licences are judged once for all rules; what else may be one, only for the kinds that are wanted.
const ofProduct = (
  policy: Policy,
  wanted: readonly LicenceType[],
  notice: number,
  terms: (asOf: Day) => LicenceTerms,
  missing: LicenceVerdict,
): ((context: FactContext) => LicenceVerdict | Unknown) => {
  const judged = judgedLicences(policy)
  const ids = new Set(wanted.map(({ id }) => id))
  return (context) => {
    const { record, asOf } = context
    const listed = judged(context)
    let best: LicenceVerdict | undefined
    for (const one of listed) {
      if (!ids.has(one.place.type)) continue
      const { place } = withNotice(one, asOf, notice)
      if (!best || rank(place) < rank(best)) best = place
    }
    if (best) best = verdictIn(best)
    for (const other of context.once(OTHERS, () => fromProduct(record.value))) {
      for (const kind of wanted) {
        const isOne =
          other.type === FROM_ATTRIBUTE ? isValidNumber(String(other.number), kind) : kind.id === other.type
        if (!isOne) continue
        const verdict = judgeLicence(other, kind, terms(asOf))
        if (!best || rank(verdict) < rank(best)) best = verdict
      }
    }
    if (best) return best
    const unknown = listed.find(({ place }) => place.type === UNKNOWN_TYPE)
    if (unknown) return notRecognised(unknown.place.name.en)
    const isCarried =
      itemsOf(record.value, 'licences').length > 0 || record.adapter?.carries('licences') !== false
    return isCarried ? missing : notCarried(record.adapter?.platform ?? '', 'licences')
  }
}

/** What a licence with a place says of itself, without the place. */
const verdictIn = ({ status, number, type, validTo, level, problem }: LicenceVerdict): LicenceVerdict => ({
  status,
  number,
  type,
  validTo,
  level,
  problem,
})

const sellerOf = (context: Parameters<typeof storeOf>[0]): CatalogueRecord | Unknown =>
  storeOf(context) ??
  new Unknown({
    en: `the ${context.record.kind} names no store (storeId), so its seller's licences are not known`,
    zh: '记录没有 storeId，无法得知卖家的许可',
  })

const bestLicence = (
  owner: CatalogueRecord,
  given: readonly JsonObject[],
  wanted: readonly LicenceType[],
  sort: ReturnType<typeof licenceSorter>,
  isKnown: (licence: JsonObject) => boolean,
  terms: LicenceTerms,
  missing: LicenceVerdict,
): LicenceVerdict | Unknown => {
  let best: LicenceVerdict | undefined
  for (const one of given) {
    const type = sort(one)
    if (!type) continue
    const verdict = judgeLicence(one, type, terms)
    if (!best || rank(verdict) < rank(best)) best = verdict
  }
  if (best) return best
  const unknown = given.filter((one) => !isKnown(one)).map(unknownName)
  const [name] = unknown.filter((one) => one !== undefined)
  if (name !== undefined) return notRecognised(name)
  if (given.length === 0 && owner.adapter && !canCarry(owner, wanted))
    return notCarried(owner.adapter.platform, 'licences')
  return missing
}

const rank = ({ status }: Pick<LicenceVerdict, 'status'>): number => LICENCE_STATUSES.indexOf(status)

/** Everything a store says about licences, each in the shape of a canonical Licence. */
const licencesOf = (owner: CatalogueRecord): readonly JsonObject[] => [
  ...itemsOf(owner.value, 'licences').filter(isObject),
  ...fromLegal(owner.value),
]

const OTHERS = onceKey()

/** The business licence is also told by the legal facts of the store. */
const fromLegal = (store: JsonObject): JsonObject[] => {
  const legal = fieldOf(store, 'legal')
  const number = textOf(fieldOf(legal, 'registrationNo'))
  return number === undefined
    ? []
    : [{ type: 'business', number, validTo: fieldOf(legal, 'operationTo') ?? null }]
}

/** A product's numbers may stand in its brand's authorisation or among its attributes. */
const fromProduct = (product: JsonObject): JsonObject[] => {
  const authorisation = fieldOf(fieldOf(product, 'brand'), 'authorisation')
  const given: JsonObject[] = isObject(authorisation)
    ? [{ ...authorisation, type: 'brand-authorisation' }]
    : []
  for (const attribute of itemsOf(product, 'attributes')) {
    const number = textOf(fieldOf(attribute, 'value'))
    if (number !== undefined && mayBeNumber(number)) given.push({ type: FROM_ATTRIBUTE, number })
  }
  return given
}

// No word of the table: the form of the number tells its kind.
const FROM_ATTRIBUTE = 'from-attribute'
const LONGEST_NUMBER = 64

const mayBeNumber = (text: string): boolean =>
  text.length >= 4 && text.length <= LONGEST_NUMBER && /\d{4}/.test(text)

// Any text may stand in an attribute; only a number without fault is taken for a licence.
const isValidNumber = (text: string, { identifiers }: LicenceType): boolean =>
  identifiers.some(
    // Most texts have not even the shape, and saying what is wrong with them costs more than seeing that.
    (identifier) =>
      shapedLike(identifier, text) !== undefined && checkIdentifier(identifier, text).status === 'valid',
  )

const canCarry = ({ adapter, kind }: CatalogueRecord, wanted: readonly LicenceType[]): boolean =>
  adapter?.carries('licences') === true ||
  (kind === 'store' &&
    wanted.some(({ id }) => id === 'business') &&
    adapter?.carries('legal.registrationNo') === true)
