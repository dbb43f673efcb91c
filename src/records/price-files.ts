import { readPlainly } from '../files/ahead.ts'
import type { FoundFile } from '../files/found-file.ts'
import { type InputError, inputError } from '../files/input-error.ts'
import type { InputNote as FileNote } from '../files/input-note.ts'
import { type InputNote, inputNote } from '../files/input-note.ts'
import type { Outline } from '../files/outline.ts'
import { isInputError, type Opening } from '../files/split.ts'
import { PriceBook } from './price-book.ts'
import { type DayOf, lackingIn, readPriceRow } from './price-row.ts'

/** Price histories that lie beside a catalogue, read whole before it. */
export interface PriceFiles {
  book: PriceBook
  errors: readonly InputError[]
  /** How the files were read, where that is worth knowing. */
  notes: readonly (InputNote | FileNote)[]
  /** The bytes of each file, as a digest. */
  digests: readonly { path: string; digest: string }[]
}

/**
 * Reads price histories: lists, lines or tables of rows with productId or sku, price, currency, at (or date).
 * @param dayOf the day a date or time falls on
 */
export const readPriceFiles = (files: readonly FoundFile[], dayOf: DayOf): PriceFiles => {
  const book = new PriceBook()
  const errors: InputError[] = []
  const notes: (InputNote | FileNote)[] = []
  const digests = files.map((file) => {
    const reading = readPlainly(file)
    const wrong = new Wrong(file.path)
    for (const item of reading.records((outline) => open(file.path, outline))) {
      const row = isInputError(item) ? [item] : readPriceRow(item, dayOf)
      if (Array.isArray(row)) wrong.add(row)
      else book.add(row)
    }
    errors.push(...wrong.all())
    notes.push(...reading.notes)
    return { path: file.path, digest: reading.digest() }
  })
  const [last] = files.slice(-1)
  if (last && !book.isWhole) notes.push(inputNote('note/prices-too-many', last.path, undefined, {}))
  return { book, errors, notes, digests }
}

/** Says of prices of products that were not in the input that they were left out. */
export const unmetPrices = (book: PriceBook): InputNote[] =>
  book.unmet().map(({ file, count, first }) =>
    inputNote('note/prices-unmet', file, first.start, {
      count: String(count),
      line: String(first.start.line),
    }),
  )

/** A file with so many bad rows is wrong as a whole. */
const MOST_TOLD = 20

class Wrong {
  readonly #file: string
  readonly #told: InputError[] = []
  #more = 0

  constructor(file: string) {
    this.#file = file
  }

  add(errors: readonly InputError[]): void {
    for (const error of errors) {
      if (this.#told.length < MOST_TOLD) this.#told.push(error)
      else this.#more++
    }
  }

  all(): InputError[] {
    if (this.#more === 0) return this.#told
    return [...this.#told, inputError('input/price-rows', this.#file, undefined, { count: this.#more })]
  }
}

/** Names of the list in an object that holds the rows. */
const LISTS = ['prices', 'priceHistory', 'price_history', 'rows', 'records', 'data', 'items', 'list']

const open = (file: string, { members, at, isTable }: Outline): Opening => {
  const lacking = lackingIn(members?.keys() ?? [])
  if (lacking === undefined) return { as: 'record' }
  const list = isTable ? undefined : LISTS.find((name) => members?.get(name)?.type === 'list')
  if (list !== undefined) return { as: 'lists', pointers: [`/${list}`] }
  return { as: 'error', error: inputError('input/price-columns', file, at, { lacking }) }
}
