import type { Policy } from '../policy/policy.ts'
import type { Json, JsonObject } from '../records/record.ts'
import { fold } from '../text/fold.ts'
import type { Localised } from '../text/localised.ts'
import { type Identifier, identifiersNamed } from './identifier-table.ts'

/** One regulated class: a row of tables/classes.yaml, its words folded. */
export interface GoodsClass {
  id: string
  /** The class itself, its parents and what it also belongs to, parents first. */
  all: readonly string[]
  over: ReadonlySet<string>
  path: readonly Word[]
  not: readonly Word[]
  notUnder: readonly Word[]
  hint: readonly Word[]
  numbers: readonly { identifier: Identifier; contains: string | undefined }[]
  /** Copy of the class under a category of another is a finding. */
  guarded: boolean
  /** Declared classes under which its words and numbers are at home. */
  accepts: ReadonlySet<string>
  /** Category ids of marketplaces, each as "taobao 33". */
  ids: ReadonlySet<string>
  google: ReadonlySet<string>
  shopify: readonly string[]
}

/** A word and how it is looked for: "=…" as all of a name, one character at its end, Latin letters as whole words. */
export interface Word {
  text: string
  stands: 'inside' | 'at-end' | 'as-word' | 'as-all'
}

/** What a class is called; a class that the table does not know, by its id. */
export const classNames = (policy: Policy): ((id: string) => Localised) => {
  const names = new Map((policy.tables.classes?.rows ?? []).map((row) => [row.id, row.name]))
  return (id) => (names.get(id) as unknown as Localised | undefined) ?? { en: id, zh: id }
}

/** The class of goods that no permit is asked for. */
export const ORDINARY = 'ordinary'

const compiled = new WeakMap<Policy, readonly GoodsClass[]>()

/** The classes a policy knows, in the order of its table. */
export const classesOf = (policy: Policy): readonly GoodsClass[] => {
  const known = compiled.get(policy)
  if (known) return known
  const rows = new Map((policy.tables.classes?.rows ?? []).map((row) => [String(row.id), row]))
  const classes = [...rows.values()].map((row) => compileClass(row, rows, policy))
  compiled.set(policy, classes)
  return classes
}

const compileClass = (row: JsonObject, rows: ReadonlyMap<string, JsonObject>, policy: Policy): GoodsClass => {
  const id = String(row.id)
  const line = lineOf(id)
  const inherited = (key: string) => line.flatMap((ancestor) => nameWords(rows.get(ancestor)?.[key]))
  return {
    id,
    all: [...new Set([...strings(row.also).flatMap(lineOf), ...line])],
    over: new Set(strings(row.over)),
    path: [...nameWords(row.path), ...nameWords(row.pathEn)],
    not: inherited('not'),
    notUnder: inherited('notUnder'),
    hint: words(row.hint),
    numbers: ((row.numbers ?? []) as JsonObject[]).map((number) => ({
      identifier: identifiersNamed(policy, [String(number.id)])[0]!,
      contains: number.contains === undefined ? undefined : String(number.contains),
    })),
    guarded: row.guarded === true,
    accepts: new Set(strings(row.accepts)),
    ids: new Set(
      Object.entries((row.ids ?? {}) as JsonObject).flatMap(([scheme, ids]) =>
        strings(ids).map((own) => `${scheme} ${own}`),
      ),
    ),
    google: new Set(strings(row.google)),
    shopify: strings(row.shopify),
  }
}

/** A class and its parents, the widest first: food, food.prepackaged. */
const lineOf = (id: string): string[] => {
  const steps = id.split('.')
  return steps.map((_, index) => steps.slice(0, index + 1).join('.'))
}

const strings = (value: Json | undefined): string[] => (Array.isArray(value) ? value.map(String) : [])

const words = (value: Json | undefined): Word[] => strings(value).map(readWord)

// Category names are read with spaces for hyphens, titles as they are.
const nameWords = (value: Json | undefined): Word[] =>
  words(value).map(({ text, stands }) => ({
    text: stands === 'as-word' ? text.replace(/-/g, ' ') : text,
    stands,
  }))

/** Reads a word of the table: how it is written says how it is looked for. */
export const readWord = (written: string): Word => {
  const text = fold(written.replace(/^=/, ''))
  if (written.startsWith('=')) return { text, stands: 'as-all' }
  if (/^[ -~]+$/.test(text)) return { text, stands: 'as-word' }
  return { text, stands: text.length === 1 ? 'at-end' : 'inside' }
}

/** Every place of a folded text where a word stands, as start and end. */
export const placesOf = (word: Word, text: string): (readonly [number, number])[] => {
  if (word.stands === 'as-all') return text === word.text ? [[0, text.length]] : []
  if (word.stands === 'at-end') return text.endsWith(word.text) ? [[text.length - 1, text.length]] : []
  const places: [number, number][] = []
  for (let at = text.indexOf(word.text); at >= 0; at = text.indexOf(word.text, at + 1)) {
    const end = word.stands === 'as-word' ? wordEnd(text, at, at + word.text.length) : at + word.text.length
    if (end !== undefined) places.push([at, end])
  }
  return places
}

/** True when one of the words stands in the text. */
export const holdsAny = (words: readonly Word[], text: string): boolean =>
  words.some((word) => placesOf(word, text).length > 0)

/** The end of a whole Latin word, its plural taken in; undefined when it is a piece of a longer one. */
const wordEnd = (text: string, start: number, end: number): number | undefined => {
  if (isLatin(text, start) && isLatin(text, start - 1)) return undefined
  if (!isLatin(text, end - 1)) return end
  const plural = /^(?:es|s)?(?![a-z0-9])/.exec(text.slice(end, end + 3))
  return plural ? end + plural[0].length : undefined
}

const isLatin = (text: string, at: number): boolean => /[a-z0-9]/.test(text[at] ?? '')
