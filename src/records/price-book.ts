import type { PriceRow, RowPlace } from './price-row.ts'
import { HIGH, hash, LOW } from './seen-keys.ts'

/** A price of a time gone by, and the row that tells it. */
export interface PastPrice {
  amount: number
  currency?: string
  from: string
  /** The last day; absent of a price that was paid, and of one that is still asked. */
  to?: string
  isPaid: boolean
  place: RowPlace
}

/** What a price is of. */
export interface Priced {
  storeId?: string | undefined
  productId?: string | undefined
  sku?: string | undefined
}

/** Rows that are kept at most: 80 MB. A day of one product is one row, however often it was sold. */
const MOST_ROWS = 2 ** 21
const FIRST_ROOM = 2 ** 12
const MS_PER_DAY = 86_400_000
const LONGEST_ROW = 0xffff

/**
 * Prices of times gone by, in bounded memory: numbers in typed arrays, of names only hashes. Of the prices paid for
 * one thing on one day the lowest is kept. Of 2 million names two share a hash of 64 bits with a chance of one in ten
 * million.
 */
export class PriceBook {
  readonly #most: number
  readonly #lists: RowList[] = []
  readonly #currencies: string[] = ['']
  readonly #names = new Names()
  // Of each row: what follows in the list of its name (from 1; 0 ends it), days, amount, list, currency, place.
  #next = new Uint32Array(FIRST_ROOM)
  #from = new Int32Array(FIRST_ROOM)
  #to = new Int32Array(FIRST_ROOM)
  #amount = new Float64Array(FIRST_ROOM)
  #about = new Uint32Array(FIRST_ROOM)
  #position = new Uint32Array(FIRST_ROOM)
  #line = new Uint32Array(FIRST_ROOM)
  #column = new Uint32Array(FIRST_ROOM)
  #offset = new Float64Array(FIRST_ROOM)
  #length = new Uint16Array(FIRST_ROOM)
  #count = 0
  #dropped = false

  /** @param most rows that are kept */
  constructor(most = MOST_ROWS) {
    this.#most = most
  }

  /** False when there were more rows than are kept. */
  get isWhole(): boolean {
    return !this.#dropped
  }

  add(row: PriceRow): void {
    const name = this.#names.take(keyOf(row))
    const from = dayNumber(row.from)
    const currency = this.#currencyNumber(row.currency)
    if (currency < 0) {
      this.#dropped = true
      return
    }
    let last = 0
    for (let at = this.#names.head(name); at !== 0; at = this.#next[at - 1] as number) {
      if (row.isPaid && this.#isPaidOn(at - 1, from, currency)) {
        if (row.amount < (this.#amount[at - 1] as number)) this.#write(at - 1, row, from, currency)
        return
      }
      last = at
    }
    if (this.#count >= this.#most) {
      this.#dropped = true
      return
    }
    if (this.#count === this.#next.length) this.#grow()
    const at = this.#count++
    this.#write(at, row, from, currency)
    if (last === 0) this.#names.setHead(name, at + 1)
    else this.#next[last - 1] = at + 1
  }

  /** The prices of a thing, in the order of the rows. */
  pricesOf(thing: Priced): PastPrice[] {
    const found: PastPrice[] = []
    for (const key of keysOf(thing)) {
      const name = this.#names.find(key)
      if (name < 0) continue
      for (let at = this.#names.head(name); at !== 0; at = this.#next[at - 1] as number)
        found.push(this.#read(at - 1))
    }
    return found
  }

  /** Notes that there is such a thing, so that its rows are not said to be of nothing. */
  meet(thing: Priced): void {
    for (const key of keysOf(thing)) {
      const name = this.#names.find(key)
      if (name >= 0) this.#names.meet(name)
    }
  }

  /** Where rows stand of things that were not met: by file, how many names, and the first row of them. */
  unmet(): { file: string; count: number; first: RowPlace }[] {
    const found = new Map<string, { file: string; count: number; first: RowPlace }>()
    for (const head of this.#names.unmet()) {
      const { place } = this.#read(head - 1)
      const known = found.get(place.file)
      if (known === undefined) found.set(place.file, { file: place.file, count: 1, first: place })
      else {
        known.count++
        if (place.start.offset < known.first.start.offset) known.first = place
      }
    }
    return [...found.values()]
  }

  #isPaidOn(at: number, day: number, currency: number): boolean {
    return (
      this.#from[at] === day && this.#to[at] === PAID && ((this.#about[at] as number) & 0xff) === currency
    )
  }

  #write(at: number, { amount, isPaid, to, place }: PriceRow, from: number, currency: number): void {
    this.#from[at] = from
    this.#to[at] = isPaid ? PAID : to === undefined ? LASTING : dayNumber(to)
    this.#amount[at] = amount
    const list = this.#listNumber(place)
    this.#about[at] = (list << 8) | currency
    this.#position[at] = this.#lists[list]!.pointer === undefined ? 0 : positionIn(place.pointer)
    this.#line[at] = place.start.line
    this.#column[at] = place.start.column
    this.#offset[at] = place.start.offset
    // Of a row over several lines its beginning is told.
    const length = place.end.line === place.start.line ? place.end.offset - place.start.offset : 1
    this.#length[at] = Math.min(LONGEST_ROW, Math.max(1, length))
  }

  #read(at: number): PastPrice {
    const currency = this.#currencies[(this.#about[at] as number) & 0xff]
    const to = this.#to[at] as number
    const placeOf = () => this.#placeOf(at)
    return {
      amount: this.#amount[at] as number,
      ...(currency ? { currency } : {}),
      from: dayWritten(this.#from[at] as number),
      ...(to === PAID || to === LASTING ? {} : { to: dayWritten(to) }),
      isPaid: to === PAID,
      get place() {
        return placeOf()
      },
    }
  }

  #placeOf(at: number): RowPlace {
    const { file, pointer } = this.#lists[(this.#about[at] as number) >>> 8] as RowList
    const [line, column] = [this.#line[at] as number, this.#column[at] as number]
    const [offset, length] = [this.#offset[at] as number, this.#length[at] as number]
    return {
      file,
      pointer: pointer === undefined ? '' : `${pointer}/${this.#position[at]}`,
      start: { line, column, offset },
      end: { line, column: column + length, offset: offset + length },
    }
  }

  #listNumber({ file, pointer }: RowPlace): number {
    const list = pointer === '' ? undefined : pointer.slice(0, pointer.lastIndexOf('/'))
    const isIt = (one: RowList | undefined) => one !== undefined && one.file === file && one.pointer === list
    const last = this.#lists.length - 1
    if (isIt(this.#lists[last])) return last
    const known = this.#lists.findIndex(isIt)
    return known >= 0 ? known : this.#lists.push({ file, pointer: list }) - 1
  }

  // There are fewer currencies than fit; below 0 for what is beyond.
  #currencyNumber(currency = ''): number {
    const known = this.#currencies.indexOf(currency)
    if (known >= 0 || this.#currencies.length > 0xff) return known
    return this.#currencies.push(currency) - 1
  }

  #grow(): void {
    this.#next = grown(this.#next)
    this.#from = grown(this.#from)
    this.#to = grown(this.#to)
    this.#amount = grown(this.#amount)
    this.#about = grown(this.#about)
    this.#position = grown(this.#position)
    this.#line = grown(this.#line)
    this.#column = grown(this.#column)
    this.#offset = grown(this.#offset)
    this.#length = grown(this.#length)
  }
}

/** A list of rows in a file; without pointer: its lines. */
interface RowList {
  file: string
  pointer: string | undefined
}

const positionIn = (pointer: string): number => Number(pointer.slice(pointer.lastIndexOf('/') + 1)) || 0

// No day: a price that was paid has no last one, one that is still asked has none yet.
const PAID = -(2 ** 31)
const LASTING = PAID + 1

// A history repeats its days.
const MOST_DAYS = 10_000
const numbers = new Map<string, number>()
const written = new Map<number, string>()

const dayNumber = (day: string): number =>
  kept(numbers, day, () => Date.parse(`${day}T00:00:00Z`) / MS_PER_DAY)

const dayWritten = (number: number): string =>
  kept(written, number, () => new Date(number * MS_PER_DAY).toISOString().slice(0, 10))

const kept = <K, V>(known: Map<K, V>, key: K, compute: () => V): V => {
  const value = known.get(key) ?? compute()
  if (known.size < MOST_DAYS) known.set(key, value)
  return value
}

const keyOf = ({ storeId = '', productId = '', sku = '' }: Priced): string =>
  `${storeId}\0${productId}\0${sku}`

/** The names by which rows may mean a thing: with its store or without, a SKU with its product or without. */
const keysOf = ({ storeId, productId, sku }: Priced): string[] => {
  const bare = sku === undefined ? [{ productId }] : [{ sku }, { productId, sku }]
  const keys = bare.map(keyOf)
  return storeId === undefined ? keys : [...keys, ...bare.map((one) => keyOf({ ...one, storeId }))]
}

type Numbers = Uint32Array | Int32Array | Uint16Array | Float64Array

const grown = <T extends Numbers>(old: T): T => {
  const more = new (old.constructor as new (length: number) => T)(old.length * 2)
  more.set(old)
  return more
}

/** Numbers a slot holds: the name's hash in two, the first row (from 1; 0: the slot is free), whether it was met. */
const WIDTH = 4

/** Names of things by their hashes, each with the head of its list of rows. */
class Names {
  #slots = new Uint32Array(FIRST_ROOM * WIDTH)
  #count = 0

  /** The slot of a name, which `setHead` takes. */
  take(key: string): number {
    if ((this.#count + 1) * 2 * WIDTH > this.#slots.length) this.#grow()
    const [high, low] = [hash(key, HIGH), hash(key, LOW)]
    const at = this.#find(high, low)
    this.#slots[at] = high
    this.#slots[at + 1] = low
    return at
  }

  /** The slot of a name that has rows; -1 for any other. */
  find(key: string): number {
    if (this.#count === 0) return -1
    const at = this.#find(hash(key, HIGH), hash(key, LOW))
    return this.#slots[at + 2] === 0 ? -1 : at
  }

  head(slot: number): number {
    return this.#slots[slot + 2] as number
  }

  setHead(slot: number, row: number): void {
    if (this.#slots[slot + 2] === 0) this.#count++
    this.#slots[slot + 2] = row
  }

  meet(slot: number): void {
    this.#slots[slot + 3] = 1
  }

  /** First rows of names that were not met. */
  *unmet(): Generator<number> {
    for (let at = 0; at < this.#slots.length; at += WIDTH)
      if (this.#slots[at + 2] !== 0 && this.#slots[at + 3] === 0) yield this.#slots[at + 2] as number
  }

  #find(high: number, low: number): number {
    const mask = this.#slots.length / WIDTH - 1
    let slot = low & mask
    while (this.#slots[slot * WIDTH + 2] !== 0) {
      if (this.#slots[slot * WIDTH] === high && this.#slots[slot * WIDTH + 1] === low) break
      slot = (slot + 1) & mask
    }
    return slot * WIDTH
  }

  #grow(): void {
    const old = this.#slots
    this.#slots = new Uint32Array(old.length * 2)
    for (let at = 0; at < old.length; at += WIDTH) {
      if (old[at + 2] === 0) continue
      this.#slots.set(old.subarray(at, at + WIDTH), this.#find(old[at] as number, old[at + 1] as number))
    }
  }
}
