import type { Json, JsonObject } from '../records/record.ts'
import { FOLDED_UNITS, fold, foldUnit } from '../text/fold.ts'
import { type GoodsClass, holdsAny, type Word } from './classes-table.ts'
import { isPlain, shapedLike } from './identifier-check.ts'
import { isObject } from './record-path.ts'

/** What turns a hint into its opposite, right before it. */
const NEGATED = /(?:非|不是|不含|无|未|仿|代替|替代|媲美|not an? |no |non-?)$/

/**
 * Prepares the search for classes that only the words and numbers of a listing suggest, whatever its category.
 * @returns a function of the canonical product, giving classes in the order of the table
 */
export const createSuggester = (classes: readonly GoodsClass[]): ((product: JsonObject) => GoodsClass[]) => {
  const hints = compileHints(classes)
  const classesOfNumber = numberJudge(classes)
  return (product) => {
    const found: GoodsClass[] = []
    // Read by name, as no prototype has a member of these names: this is asked of every product.
    const { title, shortTitle, subtitle, sellingPoints, attributes, licences } = product
    lookIn(title, hints, found)
    lookIn(shortTitle, hints, found)
    lookIn(subtitle, hints, found)
    for (const point of listIn(sellingPoints)) lookIn(point, hints, found)
    for (const attribute of listIn(attributes)) {
      if (!isObject(attribute)) continue
      const { name, value } = attribute
      lookIn(name, hints, found)
      lookIn(value, hints, found)
      for (const goods of classesOfNumber(value)) found.push(goods)
    }
    for (const licence of listIn(licences)) {
      if (!isObject(licence)) continue
      for (const goods of classesOfNumber(licence.number)) found.push(goods)
    }
    return found.length === 0 ? found : classes.filter((goods) => found.includes(goods))
  }
}

const NO_ITEMS: readonly Json[] = []
const listIn = (value: Json | undefined): readonly Json[] => (Array.isArray(value) ? value : NO_ITEMS)

const lookIn = (value: Json | undefined, hints: Hints, found: GoodsClass[]): void => {
  if (typeof value === 'string') collectHinted(value, hints, found)
}

interface Hints {
  /** 1 for code units that may begin a hint: those that fold to the first unit of one. */
  firsts: Uint8Array
  /** 1 where a pair of folded units may begin a hint: most pairs of a title begin none. */
  pairs: Uint8Array
  byFirst: ReadonlyMap<number, readonly { word: Word; goods: GoodsClass }[]>
}

const compileHints = (classes: readonly GoodsClass[]): Hints => {
  const byFirst = new Map<number, { word: Word; goods: GoodsClass }[]>()
  for (const goods of classes) {
    for (const word of goods.hint) {
      const first = word.text.charCodeAt(0)
      const list = byFirst.get(first) ?? []
      list.push({ word, goods })
      byFirst.set(first, list)
    }
  }
  const pairs = new Uint8Array(PAIRS)
  for (const goods of classes) {
    for (const { text } of goods.hint) pairs[pairOf(text.charCodeAt(0), text.charCodeAt(1))] = 1
  }
  const firsts = new Uint8Array(65536)
  for (const first of byFirst.keys()) firsts[first] = 1
  for (let at = 0; at < FOLDED_UNITS.length; at++) {
    const code = FOLDED_UNITS.charCodeAt(at)
    firsts[code] = firsts[foldUnit(code)] as number
  }
  return { firsts, byFirst, pairs }
}

const PAIRS = 1 << 14

// Two pairs may share a place: then a look at the words tells them apart.
const pairOf = (first: number, second: number): number =>
  (Math.imul(first, 31) ^ Math.imul(second, 131)) & (PAIRS - 1)

const collectHinted = (text: string, { firsts, pairs, byFirst }: Hints, found: GoodsClass[]): void => {
  let folded: string | undefined
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (firsts[code] === 0) continue
    const first = foldUnit(code)
    const unit = at + 1 < text.length ? foldUnit(text.charCodeAt(at + 1)) : 0
    if (pairs[pairOf(first, unit)] === 0) continue
    for (const { word, goods } of byFirst.get(first) ?? []) {
      if (word.text.charCodeAt(1) !== unit) continue
      folded ??= fold(text)
      if (stands(word, folded, at) && !holdsAny(goods.not, folded)) found.push(goods)
    }
  }
}

const stands = ({ text: word, stands }: Word, text: string, at: number): boolean => {
  if (!text.startsWith(word, at) || NEGATED.test(text.slice(Math.max(0, at - 8), at))) return false
  return stands !== 'as-word' || !(isLatin(text[at - 1]) || isLatin(text[at + word.length]))
}

const isLatin = (unit: string | undefined): boolean => unit !== undefined && /[a-z0-9]/.test(unit)

/** Prepares the question which classes a number belongs to; a catalogue repeats its makers' numbers. */
const numberJudge = (
  classes: readonly GoodsClass[],
): ((value: Json | undefined) => readonly GoodsClass[]) => {
  const numbered = classes.filter(({ numbers }) => numbers.length > 0)
  const known = new Map<string, readonly GoodsClass[]>()
  return (value) => {
    if (typeof value !== 'string' || !looksLikeNumber(value)) return NONE
    let found = known.get(value)
    if (found === undefined) {
      const isBare = isPlain(value)
      found = numbered.filter((goods) => isNumberOf(goods, value, isBare))
      if (known.size < MOST_KEPT) known.set(value, found)
    }
    return found
  }
}

const NONE: readonly GoodsClass[] = []
const MOST_KEPT = 10_000
const LONGEST_NUMBER = 64
const FEWEST_DIGITS = 8

/** The numbers of classes hold letters or Chinese characters and eight digits or more; most values do not. */
const looksLikeNumber = (value: string): boolean => {
  if (value.length < FEWEST_DIGITS || value.length > LONGEST_NUMBER) return false
  let digits = 0
  let letters = 0
  for (let at = 0; at < value.length; at++) {
    const unit = foldUnit(value.charCodeAt(at))
    if (unit >= 0x30 && unit <= 0x39) digits++
    else if (unit >= 0x61) letters++
  }
  return digits >= FEWEST_DIGITS && letters > 0
}

const isNumberOf = ({ numbers }: GoodsClass, written: string, isBare: boolean): boolean =>
  numbers.some(({ identifier, contains }) => {
    const number = shapedLike(identifier, written, isBare)
    return number !== undefined && (contains === undefined || number.includes(contains))
  })
