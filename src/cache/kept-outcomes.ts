import { createHash } from 'node:crypto'
import type { FoundHere, RecordOutcome, ShelfRecord, UncheckedHere } from '../findings/outcome.ts'
import type { CatalogueRecord } from '../records/record.ts'
import type { LastingTexts } from './keeping.ts'
import type { RecordPlace } from './moved.ts'

/** A product as an earlier run left it. */
export interface KeptProduct {
  id: string
  /** As the record has it; absent where it names none. */
  storeId?: string
  /** Digest of the record's text, its file, and how it was read. */
  digest: string
  /** Where the record stood. */
  place: RecordPlace
  /** Digest of the records it was joined with. */
  joined: string
  outcome: RecordOutcome
}

/** All that was kept of one file. */
export interface KeptFile {
  /** SHA-256 of its bytes. */
  digest: string
  /** It held products and nothing else, and was read without an error or a note. */
  isPlain: boolean
  /** Its products in their order, each as a text that `KeptOutcomes.read` reads. */
  products: readonly string[]
}

/** Larger files are not kept: what came of their records would fill the memory. */
export const MOST_PRODUCTS = 100_000
/** Files of one catalogue share so many entries of the cache. */
const SHARDS = 64
/** Files that no run met for so many days are forgotten. */
const MOST_DAYS_UNSEEN = 30
const DAY = 86_400_000

/** One line of an entry for each file: all of it but the products. */
interface FileLine {
  path: string
  digest: string
  isPlain: boolean
  count: number
  /** Day of the last run that met it, in days since 1970. */
  seen: number
}

/** One line for each product: its outcome without what is the same for many. */
type ProductLine = [
  digest: string,
  id: string,
  storeId: string | null,
  joined: string,
  place: [line: number, column: number, offset: number, pointer: string],
  unchecked: number[],
  keys: readonly number[],
  joins: RecordOutcome['joins'],
  findings: readonly FoundHere[],
  shelf: ShelfRecord | null,
]

interface Shard {
  unchecked: UncheckedHere[]
  files: Map<string, { about: FileLine; products: readonly string[] }>
  isChanged: boolean
}

/**
 * Outcomes of products that earlier runs kept, and those of this one.
 * @param terms digest of all that outcomes rest on besides the records
 */
export class KeptOutcomes {
  readonly #texts: LastingTexts | undefined
  readonly #terms: string
  readonly #today: number
  readonly #shards = new Map<string, Shard>()
  readonly #shardOfPath = new Map<string, Shard>()

  /** @param texts where they outlast the process */
  constructor(texts: LastingTexts | undefined, terms: string, now = Date.now()) {
    this.#texts = texts
    this.#terms = terms
    this.#today = Math.floor(now / DAY)
  }

  /** What was kept of a file, whether or not it is the same today. */
  of(path: string): KeptFile | undefined {
    const kept = this.#shardOf(path).files.get(path)
    return kept && { ...kept.about, products: kept.products }
  }

  /** A product of a file as a text. */
  write(path: string, product: KeptProduct): string {
    return JSON.stringify(lineOf(product, this.#shardOf(path)))
  }

  /** A product of a file from its text. */
  read(path: string, text: string): KeptProduct {
    return productOf(JSON.parse(text) as ProductLine, this.#shardOf(path).unchecked)
  }

  /** Keeps what came of a file instead of what was kept of it. */
  keep(path: string, { digest, isPlain, products }: KeptFile): void {
    const shard = this.#shardOf(path)
    shard.isChanged = true
    if (products.length > MOST_PRODUCTS) {
      shard.files.delete(path)
      return
    }
    shard.files.set(path, {
      about: { path, digest, isPlain, count: products.length, seen: this.#today },
      products,
    })
  }

  /** The file is as it was: what was kept of it stays. */
  stay(path: string): void {
    const shard = this.#shardOf(path)
    const about = shard.files.get(path)?.about
    if (!about || about.seen === this.#today) return
    about.seen = this.#today
    shard.isChanged = true
  }

  /** Writes what changed. */
  save(): void {
    for (const [name, shard] of this.#shards)
      if (shard.isChanged) this.#texts?.write(name, this.#textOf(shard))
  }

  #shardOf(path: string): Shard {
    const known = this.#shardOfPath.get(path)
    if (known) return known
    const number = createHash('sha256').update(path).digest()[0] as number
    const name = `records-${this.#terms}-${number % SHARDS}`
    let shard = this.#shards.get(name)
    if (!shard) {
      shard = readShard(this.#texts?.read(name))
      this.#shards.set(name, shard)
    }
    this.#shardOfPath.set(path, shard)
    return shard
  }

  #textOf({ unchecked, files }: Shard): string {
    const lines: string[] = []
    for (const { about, products } of files.values()) {
      if (this.#today - about.seen > MOST_DAYS_UNSEEN) continue
      lines.push(JSON.stringify(about), ...products)
    }
    return [JSON.stringify(unchecked), ...lines].join('\n')
  }
}

const readShard = (text: string | undefined): Shard => {
  const shard: Shard = { unchecked: [], files: new Map(), isChanged: false }
  if (text === undefined) return shard
  const lines = text.split('\n')
  shard.unchecked = JSON.parse(lines[0] as string) as UncheckedHere[]
  for (let at = 1; at < lines.length; ) {
    const about = JSON.parse(lines[at] as string) as FileLine
    shard.files.set(about.path, { about, products: lines.slice(at + 1, at + 1 + about.count) })
    at += 1 + about.count
  }
  return shard
}

const numbers = new WeakMap<UncheckedHere[], Map<string, number>>()

const numberIn = (table: UncheckedHere[], entry: UncheckedHere): number => {
  let known = numbers.get(table)
  if (!known) {
    known = new Map(table.map((one, at) => [keyOf(one), at]))
    numbers.set(table, known)
  }
  const key = keyOf(entry)
  let number = known.get(key)
  if (number === undefined) {
    number = table.push(entry) - 1
    known.set(key, number)
  }
  return number
}

const keyOf = ({ rule, kind, reason }: UncheckedHere): string => `${rule}\0${kind}\0${reason}`

const lineOf = (
  { id, storeId, digest, place, joined, outcome }: KeptProduct,
  { unchecked }: Shard,
): ProductLine => [
  digest,
  id,
  storeId ?? null,
  joined,
  [place.start.line, place.start.column, place.start.offset, place.pointer],
  outcome.unchecked.map((entry) => numberIn(unchecked, entry)),
  outcome.keys,
  outcome.joins,
  outcome.findings,
  outcome.shelf ?? null,
]

const productOf = (
  [
    digest,
    id,
    storeId,
    joined,
    [line, column, offset, pointer],
    unchecked,
    keys,
    joins,
    findings,
    shelf,
  ]: ProductLine,
  table: readonly UncheckedHere[],
): KeptProduct => ({
  id,
  ...(storeId === null ? {} : { storeId }),
  digest,
  place: { start: { line, column, offset }, pointer },
  joined,
  outcome: {
    kind: 'product',
    line,
    findings,
    unchecked: unchecked.map((at) => table[at] as UncheckedHere),
    keys,
    joins,
    ...(shelf ? { shelf } : {}),
  },
})

/** The digest that a product's text begins with. */
export const digestIn = (text: string): string => text.slice(2, text.indexOf('"', 2))

/** Digest of a record: its text and that of its parts, its file and how it was read; not where in the file it stands. */
export const recordDigest = ({
  raw,
  parts = [],
  adapter,
}: Pick<CatalogueRecord, 'raw' | 'parts' | 'adapter'>): string => {
  const { file, text } = raw
  const digest = createHash('sha256')
    .update(`${file}\0${adapter?.name ?? ''}\0`)
    .update(text)
  for (const part of parts) digest.update(`\0${part.file}\0${part.start.offset}\0${part.text}`)
  return digest.digest('base64')
}
