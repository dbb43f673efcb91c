import type { Policy } from '../policy/policy.ts'
import type { Day } from '../policy/rule.ts'
import type { CatalogueRecord, Json, JsonObject } from '../records/record.ts'
import type { Localised } from '../text/localised.ts'
import { addDays } from './day.ts'
import type { Fact, FactContext } from './fact.ts'
import { expiresOn, judgeLicence, LICENCE_STATUSES, type LicenceVerdict } from './licence-status.ts'
import { type LicenceType, licenceSorter, licenceTypesNamed, licenceTypesOf } from './licence-table.ts'
import { onceKey } from './once.ts'
import { isOtherParty } from './parties.ts'
import type { Place } from './place.ts'
import { notCarried } from './record.ts'
import { isObject, itemsOf, textAt, textOf } from './record-path.ts'
import { Unknown } from './unknown.ts'

/** One licence of a record with its state, for findings that point at it. */
export interface LicencePlace extends Place, Omit<LicenceVerdict, 'type'> {
  type: string
  name: Localised
}

const NOTICE_DAYS = 30

/** The licences a record lists that are in one of the wanted states. */
export const licences: Fact = {
  name: 'licences',
  summary:
    'the licences the record lists that are in one of the states: each with place, name, status, number, validTo, problem',
  params: {
    type: 'object',
    additionalProperties: false,
    properties: {
      status: { type: 'array', minItems: 1, items: { enum: LICENCE_STATUSES } },
      types: { type: 'array', minItems: 1, items: { type: 'string' } },
      notice: {
        description: 'Days before its end from which a licence is expiring.',
        type: 'integer',
        minimum: 0,
      },
      notShownAt: {
        description: 'Only licences that are shown at none of these places.',
        type: 'array',
        minItems: 1,
        items: { enum: ['home', 'product', 'footer', 'none'] },
      },
      lacking: {
        description: 'Only licences without this member; a licence without a term lacks no last day.',
        enum: ['number', 'holder', 'issuer', 'validFrom', 'validTo', 'images', 'shownAt'],
      },
      heldBy: {
        description: 'other: only licences whose holder is neither the store nor the firm behind it.',
        enum: ['other'],
      },
    },
  },
  returns: 'places',
  kinds: ['product', 'store'],
  fields: ['length', '*', '0'],
  prepare: ({ status, types, notice, notShownAt, lacking, heldBy }, policy) => {
    const known = (policy.tables.licences?.rows ?? []).map((row) => String(row.id))
    const wanted = (types as string[] | undefined) ?? known
    licenceTypesNamed(
      policy,
      wanted.filter((type) => type !== UNKNOWN_TYPE),
    )
    const list = listLicences(policy, wanted, (notice ?? NOTICE_DAYS) as number)
    const isTermless = termless(policy)
    const lacks = (one: Listed) =>
      !(lacking === 'validTo' && isTermless(one.place.type)) && isLacking(one.licence[String(lacking)])
    const states = status as string[] | undefined
    const hidden = notShownAt as string[] | undefined
    const asksForTime = states?.some((state) => TIMES.has(state)) ?? false
    const isMeant = (one: Listed, record: CatalogueRecord): boolean =>
      (!states || states.includes(one.place.status)) &&
      (!hidden || !isShown(one.licence, hidden)) &&
      (lacking === undefined || lacks(one)) &&
      (heldBy === undefined || isOtherParty(textOf(one.licence.holder), record))
    return (context) => {
      const { record } = context
      const all = list(context)
      if (all.length === 0)
        return record.adapter?.carries('licences') === false ? notCarriedBy(record, 'licences') : NONE
      const found: LicencePlace[] = []
      for (const one of all) if (isMeant(one, record)) found.push(one.place)
      const asked = hidden ? 'shownAt' : lacking
      const field = asked === undefined ? 'licences' : `licences.${asked}`
      if (found.length > 0 && record.adapter?.carries(field) === false) return notCarriedBy(record, field)
      const undated =
        found.length === 0 && asksForTime ? all.find(({ place }) => place.status === 'bad-date') : undefined
      return undated ? notDated(undated.place) : found
    }
  },
  silence: () => listsNone,
}

const listsNone = ({ record: { kind, value, adapter } }: FactContext): boolean =>
  kind !== 'store' && adapter?.carries('licences') !== false && itemsOf(value, 'licences').length === 0

const NONE: readonly LicencePlace[] = []
const TIMES: ReadonlySet<string> = new Set(['expired', 'expiring', 'not-yet-valid'])

// Whether a licence with a date that cannot be read has ended is not known.
const notDated = ({ name, problem }: LicencePlace): Unknown =>
  new Unknown({ en: `of the ${name.en}, ${problem?.en}`, zh: `${name.zh}的${problem?.zh}` })

const notCarriedBy = (record: CatalogueRecord, field: string): Unknown =>
  notCarried(record.adapter?.platform ?? '', field)

/** A licence that a record lists, judged. */
export interface Listed {
  licence: JsonObject
  /** Of the licence itself, or of the store's legal facts. */
  pointer: string
  place: LicencePlace
}

// All licences of a record are judged once for all rules, as if nothing were ever expiring; how long before its end a
// licence is so differs from rule to rule.
const judgedOnce = new WeakMap<Policy, (context: FactContext) => readonly Listed[]>()

const listLicences = (
  policy: Policy,
  wanted: readonly string[],
  notice: number,
): ((context: FactContext) => readonly Listed[]) => {
  const judged = judgedLicences(policy)
  const types = new Set(wanted)
  return (context) => {
    const all = judged(context)
    if (all.length === 0) return all
    const ofTypes = all.filter(({ place }) => types.has(place.type))
    if (ofTypes.length === 0) return ofTypes
    const listed = ofTypes.map((one) => withNotice(one, context.asOf, notice))
    return listed.filter((one) => !isRenewed(one, listed))
  }
}

/** The judged licences of a record, each once for all rules; `withNotice` says which of them are expiring. */
export const judgedLicences = (policy: Policy): ((context: FactContext) => readonly Listed[]) => {
  const known = judgedOnce.get(policy)
  if (known) return known
  const judge = licenceJudge(policy)
  const key = onceKey()
  const judged = (context: FactContext) => context.once(key, () => judge(context.record, context.asOf))
  judgedOnce.set(policy, judged)
  return judged
}

/** What a licence is called whose type no table knows: only its dates are judged. */
export const UNKNOWN_TYPE = 'unknown'

const NOTHING: readonly Listed[] = []

/** Prepares the judging of all licences of any record, the joined ones too. */
export const licenceJudge = (policy: Policy): ((record: CatalogueRecord, asOf: Day) => readonly Listed[]) => {
  const sort = licenceSorter(policy, [...licenceTypesOf(policy).values()])
  return (record, asOf) => {
    const given = licencesIn(record)
    if (given.length === 0) return NOTHING
    const terms = { asOf, timeZone: policy.timeZone, notice: 0 }
    const listed: Listed[] = []
    for (const { licence, pointer } of given) {
      const type = sort(licence) ?? unknownType(licence)
      if (!type) continue
      const verdict = judgeLicence(licence, type, terms)
      const { status, number, validTo, level, problem } = verdict
      const place = placeOf(licence, verdict, pointer)
      listed.push({
        licence,
        pointer,
        place: {
          status,
          number,
          validTo,
          level,
          problem,
          type: type.id,
          name: type.inSentence,
          field: place.field,
          pointer: place.pointer,
        },
      })
    }
    return listed
  }
}

/** What a licence of no known type is called: as the platform or the seller wrote it; undefined when nothing is written. */
export const unknownName = (licence: JsonObject): string | undefined => {
  const type = typeof licence.type === 'string' ? textOf(licence.type) : undefined
  const written =
    textOf(licence.label) ?? (type === UNKNOWN_TYPE ? undefined : type) ?? textOf(licence.number)
  return written?.slice(0, 40)
}

const unknownType = (licence: JsonObject): LicenceType | undefined => {
  const written = unknownName(licence)
  if (written === undefined) return undefined
  return {
    id: UNKNOWN_TYPE,
    name: { en: written, zh: written },
    identifiers: [],
    contains: undefined,
    termless: true,
    loose: true,
    legacy: false,
    inSentence: { en: written, zh: written },
    words: new Set(),
  }
}

/** Why it cannot be told whether a licence is there: one of a type that no table knows may be it. */
export const notRecognised = (name: string): Unknown =>
  new Unknown({
    en: `the licence type "${name}" is not in the licence table, so it may or may not be the one asked for`,
    zh: `许可类型“${name}”不在许可表中，无法判断是否为所需资质`,
  })

const termless = (policy: Policy): ((type: string) => boolean) => {
  const types = licenceTypesOf(policy)
  return (type) => types.get(type)?.termless ?? true
}

const isLacking = (value: Json | undefined): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

/** The same licence as a rule sees it that calls a licence expiring so many days before its end. */
export const withNotice = (one: Listed, asOf: Day, notice: number): Listed => {
  const { place, licence, pointer } = one
  const { validTo } = place
  if (place.status !== 'valid' || validTo === null || validTo >= addDays(asOf, notice)) return one
  const verdict = { ...place, status: 'expiring' as const, problem: expiresOn(validTo) }
  return { ...one, place: { ...verdict, ...placeOf(licence, verdict, pointer) } }
}

// The store's legal facts stand for a business licence where the list holds none.
const licencesIn = ({ kind, value }: CatalogueRecord): { licence: JsonObject; pointer: string }[] => {
  const listed: { licence: JsonObject; pointer: string }[] = []
  for (const [index, licence] of itemsOf(value, 'licences').entries())
    if (isObject(licence)) listed.push({ licence, pointer: `/licences/${index}` })
  const number = kind === 'store' ? textAt(value, 'legal.registrationNo') : undefined
  if (number === undefined || listed.some(({ licence }) => licence.number === number)) return listed
  const legal = value.legal as JsonObject
  return [
    ...listed,
    { licence: { type: 'business', number, validTo: legal.operationTo ?? null }, pointer: '/legal' },
  ]
}

// The member that the verdict is about: the number, the last day, else the licence itself.
const placeOf = (licence: JsonObject, { status }: LicenceVerdict, pointer: string): Place => {
  const field = pointer === '/legal' ? 'legal' : 'licences'
  if (status === 'valid') return { field, pointer }
  const [numberKey, endKey] = pointer === '/legal' ? ['registrationNo', 'operationTo'] : ['number', 'validTo']
  if (status === 'expired' || status === 'expiring' || (status === 'bad-date' && licence[endKey] != null))
    return { field, pointer: `${pointer}/${endKey}` }
  const isNumber =
    (status === 'malformed' || status === 'bad-check-digit') && typeof licence.number === 'string'
  return { field, pointer: isNumber ? `${pointer}/${numberKey}` : pointer }
}

// An ended licence beside one of its kind that is in force is history.
const isRenewed = ({ place }: Listed, listed: readonly Listed[]): boolean =>
  (place.status === 'expired' || place.status === 'expiring') &&
  listed.some((other) => other.place.type === place.type && other.place.status === 'valid')

const isShown = ({ shownAt }: JsonObject, places: readonly string[]): boolean =>
  Array.isArray(shownAt) && shownAt.some((place) => places.includes(String(place)))
