import type { Policy } from '../policy/policy.ts'
import type { CatalogueRecord, Json, JsonObject } from '../records/record.ts'
import type { Localised } from '../text/localised.ts'
import type { Fact, FactContext } from './fact.ts'
import { checkIdentifier, type IdentifierCheck } from './identifier-check.ts'
import { attributeName, type Identifier, identifiersNamed, identifiersOf } from './identifier-table.ts'
import { type LicenceType, licenceSorter, licenceTypesOf } from './licence-table.ts'
import { onceKey } from './once.ts'
import type { Place } from './place.ts'
import { fieldOf, isObject, itemsOf, textOf } from './record-path.ts'

/** A number that a record carries under a name that says what it is. */
export interface NumberPlace extends Place {
  type: string
  name: Localised
  number: string
  status: IdentifierCheck['status']
  problem: Localised | null
}

/** Numbers of wanted kinds that cannot be right, wherever the record carries them: licences and named attributes. */
export const numbers: Fact = {
  name: 'numbers',
  summary:
    'numbers of the wanted kinds among the licences and named attributes that are in one of the states: each with name, number, status, problem',
  params: {
    type: 'object',
    required: ['types'],
    additionalProperties: false,
    properties: {
      types: { type: 'array', minItems: 1, items: { type: 'string' } },
      status: { type: 'array', minItems: 1, items: { enum: ['valid', 'malformed', 'bad-check-digit'] } },
    },
  },
  returns: 'places',
  kinds: ['product', 'store'],
  fields: ['length', '*', '0'],
  prepare: ({ types, status }, policy) => {
    const wanted = new Set(identifiersNamed(policy, types as string[]).map(({ id }) => id))
    const states = (status ?? FAULTY) as string[]
    const read = numbersIn(policy)
    return (context) => {
      const all = read(context)
      return all.length === 0 ? all : all.filter((one) => wanted.has(one.type) && states.includes(one.status))
    }
  },
  silence: ({ status }, policy) =>
    silences(policy)[(status as string[] | undefined)?.includes('valid') ? 0 : 1],
}

const FAULTY: readonly string[] = ['malformed', 'bad-check-digit']

// There are no numbers at all, and there is none with a fault.
const silencesOf = new WeakMap<
  Policy,
  readonly [ReturnType<NonNullable<Fact['silence']>>, ReturnType<NonNullable<Fact['silence']>>]
>()

const silences = (policy: Policy) => {
  const known = silencesOf.get(policy)
  if (known) return known
  const read = numbersIn(policy)
  const made = [
    (context: FactContext) => read(context).length === 0,
    (context: FactContext) => read(context).every(({ status }) => status === 'valid'),
  ] as const
  silencesOf.set(policy, made)
  return made
}

const NONE: readonly NumberPlace[] = []
const readers = new WeakMap<Policy, (context: FactContext) => readonly NumberPlace[]>()

/** All numbers of a record that say what they are, judged once for all rules. */
const numbersIn = (policy: Policy): ((context: FactContext) => readonly NumberPlace[]) => {
  const made = readers.get(policy)
  if (made) return made
  const key = onceKey()
  const ofAttribute = attributeReader(policy)
  const sort = licenceSorter(policy, [...licenceTypesOf(policy).values()])
  const read = ({ record }: FactContext): readonly NumberPlace[] => {
    const found = [...fromLicences(record, sort), ...fromAttributes(record, ofAttribute)]
    return found.length === 0 ? NONE : found
  }
  const reader = (context: FactContext) => context.once(key, () => read(context))
  readers.set(policy, reader)
  return reader
}

const fromLicences = (
  { value }: CatalogueRecord,
  sort: (licence: JsonObject) => LicenceType | undefined,
): NumberPlace[] =>
  itemsOf(value, 'licences').flatMap((licence, index) => {
    const number = isObject(licence) ? textOf(licence.number) : undefined
    const type = number === undefined ? undefined : sort(licence as JsonObject)
    if (number === undefined || type === undefined || type.identifiers.length === 0) return []
    return [judged(type.identifiers, number, { field: 'licences', pointer: `/licences/${index}/number` })]
  })

const fromAttributes = (
  { value }: CatalogueRecord,
  ofAttribute: (name: string) => readonly Identifier[],
): NumberPlace[] => {
  const found: NumberPlace[] = []
  const attributes = itemsOf(value, 'attributes')
  for (let index = 0; index < attributes.length; index++) {
    const attribute = attributes[index]
    const name = fieldOf(attribute, 'name')
    const identifiers = typeof name === 'string' ? ofAttribute(name) : NO_IDENTIFIERS
    if (identifiers.length === 0) continue
    const place = { field: 'attributes', pointer: `/attributes/${index}/value` }
    for (const number of numbersOf(fieldOf(attribute, 'value')))
      found.push(judged(identifiers, number, place))
  }
  return found
}

/** What a value lists: one number, or several; "see package" is none. */
const numbersOf = (value: Json | undefined): string[] =>
  (Array.isArray(value) ? value : [value])
    .flatMap((one) => textOf(one)?.split(/[;；,，、\n]/) ?? [])
    .map((one) => one.trim())
    .filter((one) => one.length <= LONGEST && FOUR_DIGITS.test(one.normalize('NFKC')))

const LONGEST = 80
const FOUR_DIGITS = /(?:\d\D{0,2}){4}/

interface Judged {
  type: Identifier
  check: IdentifierCheck
}

const judged = (identifiers: readonly Identifier[], written: string, place: Place): NumberPlace => {
  const { type, check } = judgedOnce(identifiers, written)
  return {
    field: place.field,
    pointer: place.pointer,
    type: type.id,
    name: type.name,
    number: check.number,
    status: check.status,
    problem: check.problem ?? null,
  }
}

// A catalogue repeats its makers' numbers.
const known = new WeakMap<readonly Identifier[], Map<string, Judged>>()
const MOST_NUMBERS = 10_000

const judgedOnce = (identifiers: readonly Identifier[], written: string): Judged => {
  let ofKinds = known.get(identifiers)
  if (!ofKinds) {
    ofKinds = new Map()
    known.set(identifiers, ofKinds)
  }
  const kept = ofKinds.get(written)
  if (kept) return kept
  const checks = identifiers.map((type): Judged => ({ type, check: checkIdentifier(type, written) }))
  const best =
    checks.find(({ check }) => check.status === 'valid') ??
    checks.find(({ check }) => check.status === 'bad-check-digit') ??
    (checks[0] as Judged)
  if (ofKinds.size < MOST_NUMBERS) ofKinds.set(written, best)
  return best
}

/** The kinds of number that the name of an attribute stands for; a catalogue has few such names. */
const attributeReader = (policy: Policy): ((name: string) => readonly Identifier[]) => {
  const byName = new Map<string, Identifier[]>()
  for (const identifier of identifiersOf(policy).values()) {
    for (const name of identifier.attributes) byName.set(name, [...(byName.get(name) ?? []), identifier])
  }
  const ofNames = new Map<string, readonly Identifier[]>()
  return (name) => {
    let found = ofNames.get(name)
    if (found === undefined) {
      found = byName.get(attributeName(name)) ?? NO_IDENTIFIERS
      if (ofNames.size < MOST_NAMES) ofNames.set(name, found)
    }
    return found
  }
}

const MOST_NAMES = 2000
const NO_IDENTIFIERS: readonly Identifier[] = []
