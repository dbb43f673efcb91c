import { createHash } from 'node:crypto'
import type { Keeping } from './cache/keeping.ts'
import {
  digestIn,
  type KeptOutcomes,
  type KeptProduct,
  MOST_PRODUCTS,
  recordDigest,
} from './cache/kept-outcomes.ts'
import { moved } from './cache/moved.ts'
import type { CheckRequest } from './check.ts'
import { programDigest } from './config/cache-terms.ts'
import type { FoundFile } from './files/found-file.ts'
import type { Result } from './findings/finding.ts'
import type { AskedJoins, RecordOutcome } from './findings/outcome.ts'
import type { Rule } from './policy/rule.ts'
import type { JoinedRecords } from './records/catalogue.ts'
import type { RecordReader } from './records/read.ts'
import type { CatalogueRecord } from './records/record.ts'

/** What a run takes from earlier runs, and leaves for later ones. */
export interface Reuse {
  /** The result, where an earlier run judged just this by just that. */
  result(): Result | undefined
  /** Keeps the result and the outcomes of this run. */
  keep(result: Result): void
  /** The outcomes of all records of a file, where nothing of it or of what it is joined with has changed. */
  whole(file: FoundFile, catalogue: JoinedRecords): WholeFile | undefined
  /** True for a file that held only products and is the same still, so that others need not be told of it first. */
  isPlain(file: FoundFile): boolean
  /** Begins with a file that is read. */
  begin(file: FoundFile, reader: RecordReader): FileReuse
}

/** A file that need not be read. */
export interface WholeFile {
  products: readonly KeptProduct[]
  digest: string
  bytes: number
}

/** The outcomes of one file, record by record. */
export interface FileReuse {
  /** What came of a record by itself, where nothing of it or of what it is joined with has changed. */
  known(record: CatalogueRecord, catalogue: JoinedRecords): RecordOutcome | undefined
  /** What came of a record by itself. */
  add(record: CatalogueRecord, outcome: RecordOutcome, catalogue: JoinedRecords): void
  /** The file holds something besides products that were read without a word. */
  isMore(): void
  /** The file was read to its end. @param digest of its bytes */
  end(digest: string): void
}

/**
 * Opens the cache for a run.
 * @param rules those of the run
 * @returns undefined where a run is not to be kept: with --since, which judges part of what is there
 */
export const openReuse = (
  keeping: Keeping,
  request: CheckRequest,
  rules: readonly Rule[],
  { files, histories }: { files: readonly FoundFile[]; histories: readonly FoundFile[] },
): Reuse | undefined => {
  if (request.since) return undefined
  const prices = histories.map((file) => [file.path, keeping.digestOf(file)?.digest])
  const terms = digestOf([termsOf(request, rules), prices])
  const kept = keeping.outcomes(terms)
  const { lasting } = keeping
  const read = files.map((file) => ({ file, ...keeping.digestOf(file) }))
  const known = new Map(read.map(({ file, digest, bytes }) => [file.path, { digest, bytes }]))
  const run = lasting && runName(terms, request, read)
  // Of a file that was written to while the run went on, nobody knows what the result tells of.
  let isSteady = true
  const unchanged = (file: FoundFile) => {
    const before = kept.of(file.path)
    const now = known.get(file.path)
    // Which rows of a price history are of no product is known once all products were read.
    if (histories.length > 0) return undefined
    const isSame = before?.isPlain && now?.digest !== undefined && now.digest === before.digest
    return isSame ? { ...before, bytes: now.bytes ?? 0 } : undefined
  }
  return {
    isPlain: (file) => unchanged(file) !== undefined,
    result: () => {
      const text = run && lasting?.read(run)
      return text ? (JSON.parse(text) as Result) : undefined
    },
    keep: (result) => {
      if (lasting) kept.save()
      // An error in the input is told by those who meet it, never from memory.
      if (run && isSteady && result.errors.length === 0) lasting?.write(run, JSON.stringify(result))
    },
    whole: (file, catalogue) => {
      const before = unchanged(file)
      if (!before) return undefined
      const products: KeptProduct[] = []
      for (const text of before.products) {
        const product = kept.read(file.path, text)
        // Campaigns are compared with the products they name, which are then read.
        if (catalogue.campaignsOf(product.id).length > 0) return undefined
        if (product.joined !== joinedDigest(product.outcome.joins, catalogue)) return undefined
        products.push(product)
      }
      kept.stay(file.path)
      return { products, digest: before.digest, bytes: before.bytes }
    },
    begin: (file, reader) => {
      const ofFile = fileReuse(file.path, kept, reader)
      return {
        ...ofFile,
        end: (digest) => {
          if (digest !== known.get(file.path)?.digest) isSteady = false
          ofFile.end(digest)
        },
      }
    },
  }
}

const fileReuse = (path: string, kept: KeptOutcomes, reader: RecordReader): FileReuse => {
  const before = new Map((kept.of(path)?.products ?? []).map((text) => [digestIn(text), text]))
  const products: string[] = []
  // The text of the outcome that `known` gave last.
  let taken: string | undefined
  let isPlain = true
  return {
    known: (record, catalogue) => {
      taken = undefined
      // The row of a table means what the head of the table says.
      if (before.size === 0 || record.raw.form?.is === 'cells' || reader.isJoined(record)) return undefined
      const text = before.get(digestOfRecord(record))
      if (text === undefined) return undefined
      const product = kept.read(path, text)
      if (product.joined !== joinedDigest(product.outcome.joins, catalogue)) return undefined
      const outcome = moved(product.outcome, product.place, record.raw)
      if (outcome === product.outcome) taken = text
      return outcome
    },
    add: (record, outcome, catalogue) => {
      if (products.length > MOST_PRODUCTS) return
      if (reader.isJoined(record)) {
        isPlain = false
        return
      }
      products.push(taken ?? kept.write(path, keptProduct(record, outcome, catalogue)))
      taken = undefined
    },
    isMore: () => {
      isPlain = false
    },
    end: (digest) => kept.keep(path, { digest, isPlain, products }),
  }
}

const keptProduct = (
  record: CatalogueRecord,
  outcome: RecordOutcome,
  catalogue: JoinedRecords,
): KeptProduct => {
  const { storeId } = record.value
  return {
    id: record.id,
    ...(typeof storeId === 'string' ? { storeId } : {}),
    digest: digestOfRecord(record),
    place: { start: record.raw.start, pointer: record.raw.pointer },
    joined: joinedDigest(outcome.joins, catalogue),
    outcome,
  }
}

/** All that outcomes rest on besides the records, the day they were judged on among it. */
const termsOf = (request: CheckRequest, rules: readonly Rule[]): unknown => {
  const { config, policy, accepted } = request
  return {
    program: programDigest(config),
    policy: policy.digest,
    rules: rules.map(({ id }) => id),
    asOf: request.asOf,
    language: request.language,
    reading: [request.reading, request.adapter, config.files, config.adapterSettings, config.currency],
    locale: config.lang,
    platform: config.platform,
    modes: [request.reference, request.textDigests, request.audit],
    waivers: accepted?.waivers,
  }
}

const digestOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32)

// Undefined where a file cannot be read: its error is to be told anew.
const runName = (
  terms: string,
  { accepted, paths }: CheckRequest,
  files: readonly { file: FoundFile; digest?: string }[],
): string | undefined => {
  if (files.some(({ digest }) => digest === undefined)) return undefined
  const read = files.map(({ file, digest }) => [file.path, digest, file.options])
  const lowering = accepted && [[...accepted.baseline], accepted.noticeDays]
  return `run-${digestOf([terms, paths, read, lowering])}`
}

const digests = new WeakMap<CatalogueRecord, string>()

/** Of a record's text alone. */
const digestOfRecord = (record: CatalogueRecord): string => {
  const digest = digests.get(record) ?? recordDigest(record)
  digests.set(record, digest)
  return digest
}

/** Digest of what a record would be joined with now. */
const joinedDigest = (asked: AskedJoins, catalogue: JoinedRecords): string => {
  const digest = createHash('sha256').update(String(catalogue.hasStores()))
  const add = (records: readonly (CatalogueRecord | undefined)[]): void => {
    digest.update('\0')
    // Findings point into the records they are joined with, so the place counts, too.
    for (const record of records)
      digest.update(
        record ? `${digestOfRecord(record)}${JSON.stringify([record.raw.start, record.raw.pointer])}` : '-',
      )
  }
  for (const id of asked.stores ?? []) add([catalogue.store(id)])
  for (const id of asked.campaignsOf ?? []) add(catalogue.campaignsOf(id))
  for (const id of asked.products ?? []) add([catalogue.product(id)])
  for (const number of asked.licences ?? []) add(catalogue.storesWithLicence(number))
  return digest.digest('base64')
}
