import type { CatalogueRecord, Json } from '../records/record.ts'
import { plain } from './duty-table.ts'
import type { Fact, FactContext } from './fact.ts'
import type { Place } from './place.ts'
import { fieldOf, isObject, itemsOf, textAt, textOf } from './record-path.ts'
import { Unknown } from './unknown.ts'

/** A number that another record has too. */
export interface DuplicatePlace extends Place {
  term: string
  number: string
  /** The other record: its place for a product, its name for a store. */
  other: string
  /** The file of the other record. */
  otherFile?: string
}

type Finder = (context: FactContext) => readonly DuplicatePlace[] | Unknown

/** Numbers of a record that another record has and should not. */
export const duplicates: Fact = {
  name: 'duplicates',
  summary:
    'numbers that another record has too: the later of two products with one barcode or sku in a store, or one registration under two holders; a store whose licence another firm lists: each with number, other',
  params: {
    type: 'object',
    required: ['key'],
    additionalProperties: false,
    properties: { key: { enum: ['barcode', 'sku', 'licence'] } },
  },
  returns: 'places',
  kinds: ['product', 'store'],
  fields: ['length', '*', '0'],
  prepare: ({ key }) => {
    if (key === 'licence')
      return (context) =>
        context.record.kind === 'store' ? sharedLicences(context) : sharedRegistrations(context)
    return ofGoods(key as 'barcode' | 'sku')
  },
}

const NONE: readonly DuplicatePlace[] = []

// ---- products of one store -----------------------------------------------------------------------------------------

const ofGoods =
  (key: 'barcode' | 'sku'): Finder =>
  ({ record, catalogue }) => {
    const { value } = record
    const prefix = `${key}\0${textOf(fieldOf(value, 'storeId')) ?? ''}\0`
    const found: DuplicatePlace[] = []
    let full = false
    const compare = (number: string, pointer: string): void => {
      const first = catalogue.takeKey(prefix + number, record.id, record)
      if (first === undefined) return
      if (first === 'not-known') full = true
      else
        found.push({ ...placeOf(key, number, pointer, `${first.file}:${first.line}`), otherFile: first.file })
    }
    const own = numberOf(fieldOf(value, key))
    if (own !== undefined) compare(own, `/${key}`)
    const variants = itemsOf(value, 'variants')
    const seen = variants.length > 1 ? new Map<string, string>() : undefined
    for (let index = 0; index < variants.length; index++) {
      const number = numberOf(fieldOf(variants[index], key))
      if (number === undefined) continue
      const pointer = `/variants/${index}/${key}`
      const before = seen?.get(number)
      if (before !== undefined) found.push(placeOf(key, number, pointer, before))
      // The number of the product is often that of one of its variants.
      else if (number !== own) compare(number, pointer)
      if (before === undefined) seen?.set(number, pointer)
    }
    if (found.length > 0) return found
    return full ? tooMany : NONE
  }

const placeOf = (field: string, number: string, pointer: string, other: string): DuplicatePlace => ({
  field,
  pointer,
  term: `${field} ${pointer}`,
  number,
  other,
})

/** A number worth comparing: "0", "-" and the like only stand in for one. */
const numberOf = (value: Json | undefined): string | undefined => {
  const written = textOf(value)
  if (written === undefined || (written.length < SHORTEST && NO_NUMBER.test(written))) return undefined
  return written
}

const NO_NUMBER = /^(?:[0\s./_-]*|n\/?a|none|null|无|暂无|默认)$/i

const tooMany = new Unknown({
  en: 'the input holds more numbers than are compared with each other',
  zh: '输入中的编号过多，未能全部互相比对',
})

// ---- one registration under two holders ----------------------------------------------------------------------------

const sharedRegistrations: Finder = ({ record, catalogue }) => {
  const found = itemsOf(record.value, 'licences').flatMap((licence, index): DuplicatePlace[] => {
    const number = isObject(licence) ? numberOf(licence.number) : undefined
    const holder = isObject(licence) ? textOf(licence.holder) : undefined
    if (number === undefined || holder === undefined || number.length < SHORTEST) return []
    const first = catalogue.takeKey(`licence\0${plain(number)}`, plain(holder), record)
    if (typeof first !== 'object') return []
    return [
      {
        field: 'licences',
        pointer: `/licences/${index}/holder`,
        term: `licence ${index}`,
        number,
        other: `${first.file}:${first.line}`,
        otherFile: first.file,
      },
    ]
  })
  return found.length === 0 ? NONE : found
}

const SHORTEST = 8

// ---- one licence in the stores of two firms ------------------------------------------------------------------------

const sharedLicences: Finder = ({ record, catalogue }) => {
  const subject = subjectOf(record)
  const found = itemsOf(record.value, 'licences').flatMap((licence, index): DuplicatePlace[] => {
    const number = isObject(licence) ? numberOf(licence.number) : undefined
    if (number === undefined || number.length < SHORTEST) return []
    const other = catalogue
      .storesWithLicence(number)
      .find((store) => store.id !== record.id && isOther(subject, subjectOf(store)))
    if (other === undefined) return []
    const pointer = `/licences/${index}/number`
    const name = textOf(fieldOf(other.value, 'name')) ?? other.id
    return [
      {
        field: 'licences',
        pointer,
        term: `licence ${index}`,
        number,
        other: name,
        otherFile: other.raw.file,
      },
    ]
  })
  return found.length === 0 ? NONE : found
}

interface Subject {
  code: string | undefined
  name: string | undefined
}

/** Who stands behind a store, as far as the record says. */
const subjectOf = ({ value }: CatalogueRecord): Subject => {
  const code = textAt(value, 'legal.registrationNo')
  const name = textAt(value, 'legal.name')
  return { code: code && plain(code), name: name && plain(name) }
}

// One firm may have several stores; of a store that names no firm nothing can be said.
const isOther = (one: Subject, other: Subject): boolean => {
  if (one.code !== undefined && other.code !== undefined) return one.code !== other.code
  return one.name !== undefined && other.name !== undefined && one.name !== other.name
}
