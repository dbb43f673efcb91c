import type { Policy } from '../policy/policy.ts'
import type { CatalogueRecord, JsonObject } from '../records/record.ts'
import type { Localised } from '../text/localised.ts'
import { type Duty, plain } from './duty-table.ts'
import type { FactContext } from './fact.ts'
import { storeOf } from './joins.ts'
import { type LicenceType, licenceSorter, licenceTypesNamed } from './licence-table.ts'
import { isObject, itemsOf, textOf } from './record-path.ts'
import { Unknown } from './unknown.ts'

type Answer = Localised | Unknown | undefined

/**
 * Prepares the question whether what a seller's licence permits covers the goods of a duty.
 * @returns what is wrong; undefined when the scope covers them or the seller has no such licence at all (another duty);
 *   Unknown when the licence's scope is not in the record
 */
export const scopeReader = (policy: Policy): ((duty: Duty, context: FactContext) => Answer) => {
  // A store is asked once for each duty.
  const known = new WeakMap<CatalogueRecord, Map<Duty, Answer>>()
  return (duty, context) => {
    const store = storeOf(context)
    if (store === null || store instanceof Unknown) return store ?? undefined
    const ofStore = known.get(store) ?? new Map<Duty, Answer>()
    known.set(store, ofStore)
    if (!ofStore.has(duty)) ofStore.set(duty, answer(duty, store, policy))
    return ofStore.get(duty)
  }
}

const answer = (duty: Duty, store: CatalogueRecord, policy: Policy): Answer => {
  const types = licenceTypesNamed(policy, duty.licences)
  const sort = licenceSorter(policy, types)
  const held = itemsOf(store.value, 'licences')
    .filter(isObject)
    .flatMap((licence) => {
      const type = sort(licence)
      return type === undefined ? [] : [{ licence, type }]
    })
  const [first] = held
  if (first === undefined) return undefined
  const scopes = held.flatMap(({ licence }) => scopeOf(licence))
  if (scopes.some((scope) => duty.words.some((word) => plain(scope).includes(word)))) return undefined
  return scopes.length < held.length
    ? notGiven(first.type)
    : notCovered(first.type, scopes[0] as string, duty)
}

const scopeOf = ({ scope }: JsonObject): string[] => {
  const written = textOf(scope)
  return written === undefined ? [] : [written]
}

const notGiven = (type: LicenceType): Unknown =>
  new Unknown({
    en: `the scope of the ${type.inSentence.en} is not given`,
    zh: `未填写${type.name.zh}的许可范围`,
  })

const notCovered = (type: LicenceType, scope: string, { className }: Duty): Localised => ({
  en: `the scope of the ${type.inSentence.en} ("${clip(scope)}") names no ${className.en.toLowerCase()}`,
  zh: `${type.name.zh}的许可范围（“${clip(scope)}”）不含${className.zh}`,
})

const clip = (scope: string): string => (scope.length > 60 ? `${scope.slice(0, 59)}…` : scope)
