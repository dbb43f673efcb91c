import type { CatalogueRecord } from '../records/record.ts'
import { fold } from '../text/fold.ts'
import { type CopyText, FIELD_PARAMS, fieldFilter, readCopy, unreadFields } from './copy-text.ts'
import type { Fact, FactContext } from './fact.ts'
import { storeOf } from './joins.ts'
import { onceKey } from './once.ts'
import { findPersonalData } from './personal-data-detectors.ts'
import { readDigits } from './personal-data-digits.ts'
import {
  OWNERS,
  type Owner,
  PERSONAL_DATA_KINDS,
  type PersonalData,
  type PersonalDataKind,
} from './personal-data-kinds.ts'
import { maskPiece } from './personal-data-mask.ts'
import type { Place } from './place.ts'
import { findAll, textOf } from './record-path.ts'
import { NOT_READABLE } from './text.ts'
import { Unknown } from './unknown.ts'

/** One piece of personal data in the copy; `match` is masked: nothing that is made of it can give the value away. */
export interface PersonalDataPlace extends Place {
  kind: PersonalDataKind
  whose: Owner
  /** How sure the detector is, from 0 to 1. */
  confidence: number
  /** Written so that a filter would miss it: 一三八…, l38oo…. */
  evasion?: true
}

/** Telephone and identity numbers, accounts, addresses and names in the copy. */
export const personalData: Fact = {
  name: 'personalData',
  summary:
    "telephone, identity, card and order numbers, accounts, e-mail and postal addresses and names in the copy, but for the contacts the store publishes; whose: by the words around, a customer's or winner's (person), the seller's to be contacted by (seller), a service desk's (service), or unknown",
  params: {
    type: 'object',
    additionalProperties: false,
    properties: {
      kinds: { type: 'array', minItems: 1, items: { enum: PERSONAL_DATA_KINDS } },
      whose: { type: 'array', minItems: 1, items: { enum: OWNERS } },
      ...FIELD_PARAMS,
    },
  },
  returns: 'places',
  fields: ['length', '*', '0'],
  prepare: (params) => {
    const kinds = new Set((params.kinds ?? PERSONAL_DATA_KINDS) as readonly string[])
    const owners = new Set((params.whose ?? OWNERS) as readonly string[])
    const passes = fieldFilter(params)
    const fits = ({ kind, whose, field }: PersonalDataPlace) =>
      kinds.has(kind) && owners.has(whose) && passes(field)
    return (context) => {
      const all = personalDataIn(context)
      const found = all.length === 0 ? all : all.filter(fits)
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
    for (const piece of findPersonalData(copy.text)) {
      published ??= publishedContacts(context)
      if (published.has(contactKey(piece.kind, copy.text.slice(piece.start, piece.end)))) continue
      places ??= []
      places.push(placeOf(context.record, copy, piece))
    }
  }
  return places ?? NONE
}

const placeOf = (record: CatalogueRecord, copy: CopyText, piece: PersonalData): PersonalDataPlace => {
  const { start, end, kind, whose, confidence, disguised } = piece
  return {
    kind,
    whose,
    confidence,
    ...(disguised ? { evasion: true as const } : {}),
    field: copy.field.path,
    pointer: record.copyPointers()[copy.index] as string,
    span: copy.span(start, end),
    match: maskPiece(kind, copy.text.slice(start, end)),
  }
}

/** Contacts the store shows by duty: a buyer may meet them in the copy too. */
const publishedContacts = (context: FactContext): ReadonlySet<string> => {
  const store = storeOf(context)
  if (store === null || store instanceof Unknown) return new Set()
  const values = findAll(store.value, 'contacts.*.value').map(({ value }) => textOf(value))
  return new Set(
    values.filter((value) => value !== undefined).flatMap((value) => [digitsKey(value), nameKey(value)]),
  )
}

/** The same for every way of writing one number or account. */
const contactKey = (kind: PersonalDataKind, written: string): string =>
  IS_NUMBER.has(kind) ? digitsKey(written) : nameKey(written)

const IS_NUMBER: ReadonlySet<string> = new Set<PersonalDataKind>([
  'mobile',
  'landline',
  'foreign-phone',
  'qq',
])

const digitsKey = (written: string): string => readDigits(written).replace(/^(?:00)?86(?=1\d{10}$)/, '')

const nameKey = (written: string): string =>
  fold(written.trim())
    .replace(/^(?:微信号?|wechat|weixin|[vw]x)[:：\s]*/, '')
    .replace(/\s/g, '')
