import type { CatalogueRecord } from '../records/record.ts'
import { fold } from '../text/fold.ts'
import { type CopyText, FIELD_PARAMS, fieldFilter, readCopy, unreadFields } from './copy-text.ts'
import type { Fact, FactContext } from './fact.ts'
import { storeOf } from './joins.ts'
import { onceKey } from './once.ts'
import { findPersonalData, PERSONAL_DATA_KINDS, type PersonalDataKind } from './personal-data-detectors.ts'
import type { Place } from './place.ts'
import { findAll, textOf } from './record-path.ts'
import { NOT_READABLE } from './text.ts'
import { Unknown } from './unknown.ts'

/** One piece of personal data in the copy; `match` is the number or address itself, to be masked before it is shown. */
export interface PersonalDataPlace extends Place {
  kind: PersonalDataKind
  /** How sure the detector is, from 0 to 1. */
  confidence: number
}

/** Telephone and identity numbers and e-mail addresses in the copy. */
export const personalData: Fact = {
  name: 'personalData',
  summary:
    'mobile numbers, resident identity numbers and e-mail addresses in the copy, but for the contacts the store publishes',
  params: {
    type: 'object',
    additionalProperties: false,
    properties: {
      kinds: { type: 'array', minItems: 1, items: { enum: PERSONAL_DATA_KINDS } },
      ...FIELD_PARAMS,
    },
  },
  returns: 'places',
  fields: ['length', '*', '0'],
  prepare: (params) => {
    const kinds = new Set((params.kinds ?? PERSONAL_DATA_KINDS) as readonly string[])
    const passes = fieldFilter(params)
    return (context) => {
      const all = personalDataIn(context)
      const found = all.length === 0 ? all : all.filter(({ kind, field }) => kinds.has(kind) && passes(field))
      if (found.length > 0) return found
      return unreadFields(context).some(passes) ? NOT_READABLE : NONE
    }
  },
  silence: () => holdsNone,
}

const holdsNone = (context: FactContext): boolean =>
  personalDataIn(context).length === 0 && unreadFields(context).length === 0

/** All personal data in the record's copy, found once for all rules and for what reports must cover. */
export const personalDataIn = (context: FactContext): readonly PersonalDataPlace[] =>
  context.once(KEY, () => placesIn(context))

const KEY = onceKey()
const NONE: readonly PersonalDataPlace[] = []

const placesIn = (context: FactContext): readonly PersonalDataPlace[] => {
  let places: PersonalDataPlace[] | undefined
  let published: ReadonlySet<string> | undefined
  for (const copy of readCopy(context)) {
    for (const { start, end, kind, confidence } of findPersonalData(copy.text)) {
      published ??= publishedContacts(context)
      if (published.has(contactKey(copy.text.slice(start, end)))) continue
      places ??= []
      places.push({ ...placeOf(context.record, copy, start, end), kind, confidence })
    }
  }
  return places ?? NONE
}

const placeOf = (record: CatalogueRecord, copy: CopyText, start: number, end: number): Place => {
  const span = copy.span(start, end)
  return {
    field: copy.field.path,
    pointer: record.copyPointers()[copy.index] as string,
    span,
    match: copy.text.slice(start, end),
  }
}

/** Contacts the store shows by duty: a buyer may meet them in the copy too. */
const publishedContacts = (context: FactContext): ReadonlySet<string> => {
  const store = storeOf(context)
  if (store === null || store instanceof Unknown) return new Set()
  const values = findAll(store.value, 'contacts.*.value').map(({ value }) => textOf(value))
  return new Set(values.filter((value) => value !== undefined).map(contactKey))
}

/** The same for every way of writing one number or address. */
const contactKey = (written: string): string => {
  const plain = fold(written.trim())
  return plain.includes('@') ? plain : plain.replace(/[^\dx]/g, '').replace(/^(?:00)?86(?=1\d{10}$)/, '')
}
