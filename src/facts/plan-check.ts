import type { CatalogueRecord, Json, JsonObject, Kind } from '../records/record.ts'
import type { Localised } from '../text/localised.ts'
import type { Fact, FactContext } from './fact.ts'
import type { Place, RelatedPlace } from './place.ts'
import { fieldOf, isObject, itemsOf } from './record-path.ts'
import type { Unknown } from './unknown.ts'

/** A place where a record disagrees with itself or with another; its further values fill the messages of rules. */
export type Problem = Place & { term?: string; [value: string]: unknown }

/** Compares parts of a record and returns where they disagree. `timeZone`: days are told from times in it. */
export type Check = (context: FactContext, timeZone: string) => readonly Problem[] | Unknown

/** A fact that runs one of several checks, named by its parameter. */
export const checkFact = (
  name: string,
  summary: string,
  kind: Kind | readonly Kind[],
  checks: Readonly<Record<string, Check>>,
): Fact => ({
  name,
  summary: `${summary}: ${Object.keys(checks).join(', ')}`,
  params: {
    type: 'object',
    required: ['check'],
    additionalProperties: false,
    properties: { check: { enum: Object.keys(checks) } },
  },
  returns: 'places',
  kinds: typeof kind === 'string' ? [kind] : kind,
  fields: ['length', '*', '0'],
  prepare: ({ check }, { timeZone }) => {
    const run = checks[String(check)] as Check
    return (context) => run(context, timeZone)
  },
  silence: silenceOf(Object.values(checks)),
})

// One look for all checks: the records in which none of them finds a thing need no rule on any.
const silenceOf = (checks: readonly Check[]): NonNullable<Fact['silence']> => {
  const findsNothing = new Map<string, (context: FactContext) => boolean>()
  return (_params, { timeZone }) => {
    const made =
      findsNothing.get(timeZone) ??
      ((context) =>
        checks.every((check) => {
          const found = check(context, timeZone)
          return Array.isArray(found) && found.length === 0
        }))
    findsNothing.set(timeZone, made)
    return made
  }
}

/** A problem at a JSON pointer of the canonical record. */
export const problemAt = (pointer: string, more: Record<string, unknown> = {}): Problem => ({
  field: fieldOfPointer(pointer),
  pointer,
  ...more,
})

const fieldOfPointer = (pointer: string): string =>
  pointer
    .slice(1)
    .split('/')
    .filter((step) => !/^\d+$/.test(step))
    .join('.')

/** A second place for a finding. */
export const relatedAt = (
  record: CatalogueRecord,
  pointer: string,
  words: Localised,
): { related: RelatedPlace[] } => ({ related: [{ record, pointer, words }] })

/** One entry of a list of objects, with its pointer. */
export interface Entry {
  pointer: string
  value: JsonObject
}

/** The objects of a list field, each with its pointer. */
export const entriesOf = (record: JsonObject, field: string): Entry[] =>
  itemsOf(record, field).flatMap((value, index) =>
    isObject(value) ? [{ pointer: `/${field}/${index}`, value }] : [],
  )

/** A string without white space around it; undefined for blank and for anything else. */
export const stringIn = (value: Json | undefined, name: string): string | undefined => {
  const found = fieldOf(value, name)
  return typeof found === 'string' && found.trim() !== '' ? found.trim() : undefined
}
