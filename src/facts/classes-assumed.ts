import type { Policy } from '../policy/policy.ts'
import type { CatalogueRecord, JsonObject } from '../records/record.ts'
import { fold } from '../text/fold.ts'
import { classifyPath } from './classes-category.ts'
import {
  classesOf,
  type GoodsClass,
  holdsAny,
  ORDINARY,
  placesOf,
  readWord,
  type Word,
} from './classes-table.ts'
import { readCopy } from './copy-text.ts'
import type { FactContext } from './fact.ts'
import { productIdsOf } from './joins.ts'
import { type OnceKey, onceKey } from './once.ts'
import { fieldOf, itemsOf, textOf } from './record-path.ts'
import { Unknown } from './unknown.ts'

/** The classes a record's categories declare, or why they are not known. */
type Declared = (record: CatalogueRecord) => unknown

/**
 * Classes for copy rules, which must not fall silent where a category is missing or not known: what the categories
 * declare and what approval numbers in the copy declare; failing a category, what the copy calls the goods; failing
 * that, ordinary goods. A campaign has the classes of the products it names.
 * @param declared gives the classes of a product or store as its categories declare them
 * @returns a function of the record at hand that gives ids with their parents, never Unknown
 */
export const assumedClasses = (
  policy: Policy,
  declared: Declared,
): ((context: FactContext) => readonly string[]) => {
  const key: OnceKey = onceKey()
  const table = classesOf(policy)
  const rows = (policy.tables['copy-classes']?.rows ?? []).map((row) => readRow(row, table))
  const byName = table.filter(({ id }) => !MEDICAL.has(id.split('.')[0] as string))
  const assume = (context: FactContext): readonly string[] => {
    const copy = copyOf(context)
    const numbered = rows.filter((row) => row.numbers.some((head) => hasNumber(copy, head)))
    const known = declaredOf(context, declared)
    const told = known.length > 0 ? [] : toldBy(context.record, copy, rows, byName)
    const all = [...known, ...numbered.flatMap(({ all }) => all), ...told.flatMap(({ all }) => all)]
    return all.length === 0 ? [ORDINARY] : [...new Set(all)]
  }
  return (context) => context.once(key, () => assume(context))
}

/** Goods do not come into these classes by what they are called alone. */
const MEDICAL: ReadonlySet<string> = new Set(['drug', 'tcm', 'device', 'medical'])

interface Row {
  all: readonly string[]
  numbers: readonly string[]
  names: readonly Word[]
  unlike: readonly Word[]
}

const readRow = (row: JsonObject, table: readonly GoodsClass[]): Row => {
  const id = String(row.id)
  const known = table.find((goods) => goods.id === id)
  if (!known)
    throw new Error(`the table copy-classes names the class "${id}", which the table classes does not hold`)
  return {
    all: known.all,
    numbers: itemsOf(row, 'numbers').map((head) => fold(String(head))),
    names: itemsOf(row, 'names').map((name) => readWord(String(name))),
    unlike: itemsOf(row, 'unlike').map((name) => readWord(String(name))),
  }
}

const declaredOf = ({ record, catalogue }: FactContext, declared: Declared): readonly string[] => {
  const records =
    record.kind === 'campaign' ? productIdsOf(record.value).map((id) => catalogue.product(id)) : [record]
  return records.flatMap((one) => {
    const found = one === undefined ? [] : declared(one)
    return found instanceof Unknown || !Array.isArray(found) ? [] : found
  })
}

// What buyers read, and the numbers of the licences listed, folded.
const copyOf = (context: FactContext): string => {
  const texts = readCopy(context).filter(({ readable }) => readable)
  const numbers = itemsOf(context.record.value, 'licences').map((licence) =>
    textOf(fieldOf(licence, 'number')),
  )
  return fold([...texts.map(({ text }) => text), ...numbers].join('\n'))
}

const MOST_BETWEEN = 8

/** True where digits follow the head of a number, with letters, brackets and spaces between at most. */
const hasNumber = (copy: string, head: string): boolean => {
  for (let at = copy.indexOf(head); at >= 0; at = copy.indexOf(head, at + 1)) {
    const rest = copy.slice(at + head.length, at + head.length + MOST_BETWEEN + 4)
    if (/^[^\d\n]{0,8}\d{4}/.test(rest)) return true
  }
  return false
}

// A title says what the goods are; the rest of the copy is asked only where the title does not.
const toldBy = (
  record: CatalogueRecord,
  copy: string,
  rows: readonly Row[],
  table: readonly GoodsClass[],
): { all: readonly string[] }[] => {
  const titles = TITLES.map((field) => textOf(fieldOf(record.value, field)) ?? '')
  const called = [...namedIn(fold(titles.join('\n')), rows), ...classifyTitles(titles, table)]
  return called.some(({ all }) => !all.includes(ORDINARY)) ? called : [...called, ...namedIn(copy, rows)]
}

const namedIn = (copy: string, rows: readonly Row[]): Row[] =>
  rows.filter(({ names, unlike }) => names.some((name) => standsAlone(name, unlike, copy)))

// A name that stands somewhere outside all the longer words that make it something else.
const standsAlone = (name: Word, unlike: readonly Word[], copy: string): boolean => {
  const places = placesOf(name, copy)
  if (places.length === 0 || !holdsAny(unlike, copy)) return places.length > 0
  const others = unlike.flatMap((word) => placesOf(word, copy))
  return places.some(([start, end]) => !others.some(([from, to]) => from <= start && to >= end))
}

const TITLES = ['title', 'shortTitle', 'subtitle', 'name']
const BREAKS = /[\s,，、。!！?？|｜/·•【】[\]()（）《》:：;；+＋~]+/

// Parts of a Chinese title are read as category names are; single English words of a title say too little.
const classifyTitles = (titles: readonly string[], table: readonly GoodsClass[]): GoodsClass[] =>
  titles
    .flatMap((title) => title.split(BREAKS))
    .filter((part) => /[\u4e00-\u9fff]/.test(part))
    .flatMap((part) => [...(classifyPath([part], table).found ?? [])])
