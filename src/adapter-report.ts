import type { Config } from './config/config.ts'
import { type ReadingAsked, readOptionsFor } from './config/read-options.ts'
import { readingOptions } from './config/reader.ts'
import { readPlainly } from './files/ahead.ts'
import { findFiles } from './files/find.ts'
import type { FoundFile } from './files/found-file.ts'
import { holdPipes } from './files/hold.ts'
import type { InputError } from './files/input-error.ts'
import { type InputNote, isNote } from './files/input-note.ts'
import { traceAdaptation } from './records/adapt.ts'
import { fieldsFilled, fieldsLeftOver } from './records/adapt-fields.ts'
import type { Adapter } from './records/adapter.ts'
import { openOrWhole, reasonsFor } from './records/adapter-detect.ts'
import { readSideTables } from './records/join.ts'
import { createReader, type ReaderOptions } from './records/read.ts'
import { parseRecord } from './records/read-errors.ts'
import type { CatalogueRecord, Json, Kind } from './records/record.ts'
import { isError, readRecords } from './records/source.ts'

/** How the records of one file were read that were read alike. */
export interface ReadAlike {
  /** Undefined for ecomply's own shape. */
  adapter: string | undefined
  platform: string | undefined
  kind: Kind
  /** The tests of the adapter's detection that the first of them meets; none where the adapter was asked for. */
  because: string[]
  records: number
  /** Canonical fields and where the export has them, with the number of records looked at that fill them. */
  filled: { field: string; from: string; records: number }[]
  /** Paths of the export that fill no canonical field. */
  leftOver: string[]
}

export interface FileReport {
  file: string
  read: ReadAlike[]
  notes: InputNote[]
  errors: InputError[]
}

/** Records of one adapter that are looked into: enough to meet every field. */
const LOOKED_AT = 200

/**
 * Tells how files were read: by which adapter and why, what came of it, what was left over.
 * @throws PolicyErrors for mistakes in adapter files and for an adapter that does not exist
 */
export const reportAdapters = async (request: {
  paths: readonly string[]
  cwd: string
  config: Config
  adapter?: string
  reading?: ReadingAsked
}): Promise<FileReport[]> => {
  const { config } = request
  const options = await readingOptions(config, request.adapter)
  const found = await findFiles([...request.paths], {
    cwd: request.cwd,
    ignore: config.ignore,
    optionsOf: await readOptionsFor(config, request.reading),
  })
  const { files, release } = holdPipes(found.files)
  try {
    const missing = found.errors.map((error) => ({ file: error.file, read: [], notes: [], errors: [error] }))
    readSideTables(files, () => createReader(options))
    return [...missing, ...files.map((file) => reportFile(file, options))]
  } finally {
    release()
  }
}

const reportFile = (file: FoundFile, options: ReaderOptions): FileReport => {
  const report: FileReport = { file: file.path, read: [], notes: [], errors: [] }
  const tallies = new Map<string, Tally>()
  const reading = readPlainly(file)
  for (const item of readRecords(file.path, reading, createReader(options))) {
    if (isError(item)) report.errors.push(item)
    else if (isNote(item)) report.notes.push(item)
    else {
      const key = `${item.adapter?.name} ${item.kind}`
      const tally = tallies.get(key) ?? new Tally(item, options)
      tallies.set(key, tally)
      tally.add(item)
    }
  }
  report.notes.push(...reading.notes)
  report.read = [...tallies.values()].map((tally) => tally.close())
  return report
}

class Tally {
  readonly #adapter: Adapter | undefined
  readonly #options: ReaderOptions
  readonly #alike: ReadAlike
  readonly #filled = new Map<string, ReadAlike['filled'][number]>()
  readonly #left = new Set<string>()
  readonly #used = new Set<string>()

  constructor(first: CatalogueRecord, options: ReaderOptions) {
    this.#options = options
    this.#adapter = options.adapters.find(({ name }) => name === first.adapter?.name)
    this.#alike = {
      adapter: first.adapter?.name,
      platform: first.adapter?.platform,
      kind: first.kind,
      because: [],
      records: 0,
      filled: [],
      leftOver: [],
    }
  }

  add(record: CatalogueRecord): void {
    if (this.#alike.records++ >= LOOKED_AT || this.#adapter === undefined) return
    const opened = openOrWhole(this.#adapter, parseRecord(record.raw) as Json)
    if (this.#alike.records === 1) this.#alike.because = reasonsFor(this.#adapter, opened.value)
    const joined = this.#options.side?.withRows(this.#adapter, opened.value, record.raw) ?? opened.value
    const { value, trace } = traceAdaptation(this.#adapter, joined, this.#options.settings)
    for (const { field, from } of fieldsFilled(value, trace)) {
      const known = this.#filled.get(field)
      if (known) known.records++
      else this.#filled.set(field, { field, from, records: 1 })
    }
    const left = fieldsLeftOver(opened.value, trace)
    for (const path of left) this.#left.add(path)
    const all = fieldsLeftOver(opened.value, new Map())
    for (const path of all) if (!left.includes(path)) this.#used.add(path)
  }

  close(): ReadAlike {
    return {
      ...this.#alike,
      filled: [...this.#filled.values()],
      leftOver: [...this.#left].filter((path) => !this.#used.has(path)),
    }
  }
}
