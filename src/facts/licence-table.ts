import type { Policy } from '../policy/policy.ts'
import type { Json, JsonObject } from '../records/record.ts'
import { fold } from '../text/fold.ts'
import type { Localised } from '../text/localised.ts'
import { shapedLike } from './identifier-check.ts'
import { type Identifier, identifiersNamed } from './identifier-table.ts'
import { textOf } from './record-path.ts'

/** One kind of licence: a row of tables/licences.yaml. */
export interface LicenceType {
  id: string
  name: Localised
  /** The numbers it may carry; empty when only its dates are judged. */
  identifiers: readonly Identifier[]
  /** Text the number must hold: tells a licence from a filing that looks alike. */
  contains: string | undefined
  termless: boolean
  /** A number of another shape is no fault of the licence: offices write it in ways of their own. */
  loose: boolean
  /** The paper was replaced by another. */
  legacy: boolean
  /** Its name as it stands inside a sentence: "food trading licence". */
  inSentence: Localised
  /** Folded id and aliases. */
  words: ReadonlySet<string>
}

const compiled = new WeakMap<Policy, ReadonlyMap<string, LicenceType>>()

/** The kinds of licences a policy knows, by id. */
export const licenceTypesOf = (policy: Policy): ReadonlyMap<string, LicenceType> => {
  const known = compiled.get(policy)
  if (known) return known
  const rows = policy.tables.licences?.rows ?? []
  const types = new Map(rows.map((row) => [String(row.id), compileType(row, policy)]))
  compiled.set(policy, types)
  return types
}

/**
 * Picks kinds of licences by id, for the parameters of a fact.
 * @throws Error that names the id when there is none
 */
export const licenceTypesNamed = (policy: Policy, ids: readonly string[]): LicenceType[] => {
  const known = licenceTypesOf(policy)
  return ids.map((id) => {
    const type = known.get(id)
    if (!type)
      throw new Error(
        `no licence type "${id}" in tables/licences.yaml; known: ${[...known.keys()].join(', ')}`,
      )
    return type
  })
}

const compileType = (row: JsonObject, policy: Policy): LicenceType => {
  const id = String(row.id)
  const name = row.name as unknown as Localised
  return {
    id,
    name,
    inSentence: { en: inSentence(name.en), zh: name.zh },
    identifiers: identifiersNamed(policy, [row.identifier ?? []].flat() as string[]),
    contains: textOf(row.contains),
    termless: row.termless === true,
    loose: row.loose === true,
    legacy: row.legacy === true,
    words: new Set([id, ...((row.aliases ?? []) as string[])].map(wordOf)),
  }
}

// "Food trading licence" becomes "food trading licence"; "ICP filing" stays.
const inSentence = (name: string): string => name.replace(/^[A-Z](?=[a-z])/, (first) => first.toLowerCase())

const wordOf = (written: string): string => fold(written).replace(/\s/g, '')

/**
 * Prepares the question which of the wanted kinds a licence of a record is: by its type, by the platform's own name
 * for it, or, where its type is no word of the table, by the form of its number.
 */
export const licenceSorter = (
  policy: Policy,
  wanted: readonly LicenceType[],
): ((licence: JsonObject) => LicenceType | undefined) => {
  const known = wordsOf(policy)
  return (licence) => sort(licence, wanted, known)
}

const knownWords = new WeakMap<Policy, ReadonlySet<string>>()

const wordsOf = (policy: Policy): ReadonlySet<string> => {
  const known =
    knownWords.get(policy) ?? new Set([...licenceTypesOf(policy).values()].flatMap(({ words }) => [...words]))
  knownWords.set(policy, known)
  return known
}

const sort = (
  licence: JsonObject,
  wanted: readonly LicenceType[],
  known: ReadonlySet<string>,
): LicenceType | undefined => {
  const type = nameOf(licence.type)
  const named =
    wanted.find(({ words }) => words.has(type)) ??
    wanted.find(({ words }) => words.has(nameOf(licence.label)))
  if (named || known.has(type)) return named
  const number = textOf(licence.number)
  return number === undefined ? undefined : wanted.find((candidate) => fits(candidate, number))
}

// A catalogue has few words for its licences.
const nameOf = (value: Json | undefined): string => {
  const written = textOf(value) ?? ''
  let word = words.get(written)
  if (word === undefined) {
    word = wordOf(written)
    if (words.size < MOST_WORDS) words.set(written, word)
  }
  return word
}

const MOST_WORDS = 1000
const words = new Map<string, string>()

/** True when the number has the form of the licence's numbers, whatever its check character. */
export const fits = ({ identifiers, contains }: LicenceType, raw: string): boolean =>
  identifiers.some((identifier) => {
    const number = shapedLike(identifier, raw)
    return number !== undefined && (contains === undefined || number.includes(contains))
  })
