import { createHash } from 'node:crypto'
import type { Keeping } from './cache/keeping.ts'
import type { Config } from './config/config.ts'
import { readingThread, version } from './config/installation.ts'
import { type ReadingAsked, readOptionsFor } from './config/read-options.ts'
import { readerFor } from './config/reader.ts'
import { toDay } from './facts/day.ts'
import { type Readings, startReading } from './files/ahead.ts'
import { type FoundFile, type FoundFiles, findFiles } from './files/find.ts'
import { holdPipes } from './files/hold.ts'
import { type InputError, inputError } from './files/input-error.ts'
import { isNote } from './files/input-note.ts'
import { coverageAccount } from './findings/coverage-account.ts'
import type { Result } from './findings/finding.ts'
import { createNumbering } from './findings/fingerprint.ts'
import { createLedger } from './findings/ledger.ts'
import { type Accepted, createLowering, NOTHING_ACCEPTED, waiversIn } from './findings/lowering.ts'
import type { RecordOutcome } from './findings/outcome.ts'
import { createSpeak } from './findings/speak.ts'
import { prepareJudging } from './judge-record.ts'
import { createShelf, licenceAccount } from './licence-shelf.ts'
import type { Policy } from './policy/policy.ts'
import type { Day, Rule } from './policy/rule.ts'
import { type Selection, selectRules } from './policy/select.ts'
import type { JoinedRecords } from './records/catalogue.ts'
import { FormerRecords } from './records/catalogue-before.ts'
import { isUnchanged } from './records/changed.ts'
import { readLeadingJoins } from './records/join.ts'
import type { CatalogueRecord } from './records/record.ts'
import { isError, readRecords } from './records/source.ts'
import { openReuse, type Reuse, type WholeFile } from './reuse.ts'
import { isInEffect } from './verdicts/court.ts'

/** What to check, and by what. */
export interface CheckRequest {
  /** Files, folders, globs, or "-" for standard input. */
  paths: readonly string[]
  cwd: string
  config: Config
  policy: Policy
  selection: Selection
  /** Every rule is judged as on this day. */
  asOf: Day
  language: Result['language']
  /** Send every rule to the judge: slow, the same result. */
  reference?: boolean
  /** Price histories: files, folders or globs, relative to `cwd`. */
  prices?: readonly string[]
  /** Findings that are accepted: waivers and a baseline. */
  accepted?: Accepted
  /** Absolute paths of the run's own files, which are no input where a folder holds them. */
  leaveOut?: ReadonlySet<string>
  /** Write with each finding the digest of its text, for the waivers to come. */
  textDigests?: boolean
  /** Tell also of the clause register and of every licence: what an audit report holds beside the findings. */
  audit?: boolean
  /** Read every file with this adapter. */
  adapter?: string
  /** Judge only the records of files that changed; the others are read for what they are joined with. */
  since?: Since
  /** How every file is read, where the command line says so. */
  reading?: ReadingAsked
  /** Where outcomes of earlier runs are kept, and those of this one shall be. */
  cache?: Keeping
  /** The files that `paths` stand for, where that is known; else who wants to know it. */
  found?: FoundFiles
  onFound?: (found: FoundFiles) => void
  onProgress?: (done: { bytes: number; totalBytes: number; records: number }) => void
}

/** What tells the files that changed. */
export interface Since {
  /** As the user wrote it, and the commit that stands for. */
  ref: string
  commit: string
  isUnchanged(absolute: string): boolean
  /** Absolute paths of files that went away. */
  gone: readonly string[]
  /** What a file held at the commit; undefined for one that was not there or is as it was. */
  contentBefore(absolute: string): Promise<Buffer | undefined>
}

/**
 * The whole flow: files, records, facts, verdicts, findings.
 * @returns the result of the run, in the shape of schemas/result.schema.json; bad input is in its `errors`
 * @throws PolicyErrors when a rule, topic, kind or adapter is named that does not exist
 */
export const check = async (request: CheckRequest): Promise<Result> => {
  const rules = selectRules(request.policy, request.selection).filter((rule) =>
    isInEffect(rule, request.asOf),
  )
  const finding = {
    cwd: request.cwd,
    ignore: request.config.ignore,
    optionsOf: await readOptionsFor(request.config, request.reading),
  }
  const histories = await findFiles([...(request.prices ?? [])], finding)
  const found =
    request.found ??
    (await findFiles([...request.paths], {
      ...finding,
      // What lies in a folder of the catalogue is no catalogue for that.
      leaveOut: new Set([...(request.leaveOut ?? []), ...histories.files.map(({ absolute }) => absolute)]),
    }))
  request.onFound?.(found)
  const { files, release } = holdPipes(found.files)
  const reuse =
    request.cache && openReuse(request.cache, request, rules, { files, histories: histories.files })
  const known = found.errors.length + histories.errors.length === 0 ? reuse?.result() : undefined
  if (known) {
    release()
    return known
  }
  // Reading begins while the rules are made ready.
  const readings = await startReading(files, readingThread())
  try {
    const errors = [...found.errors, ...histories.errors]
    const input = { files, errors, readings, histories: histories.files, reuse }
    const result = await checkFiles(request, rules, input)
    reuse?.keep(result)
    return result
  } finally {
    readings.close()
    release()
  }
}

// So many are read by no one, and a certificate for every product would be kept in memory.
const MOST_LICENCES = 1000

interface Input {
  files: readonly FoundFile[]
  /** What stood in the way of finding files. */
  errors: readonly InputError[]
  readings: Readings
  histories: readonly FoundFile[]
  reuse: Reuse | undefined
}

const checkFiles = async (
  request: CheckRequest,
  rules: readonly Rule[],
  { files, errors, readings, histories, reuse }: Input,
): Promise<Result> => {
  const { policy, config, asOf, language, reference = false, textDigests = false, audit = false } = request
  const speak = await createSpeak(language)
  const newReader = await readerFor(config, request.adapter)
  const unchanged = unchangedOf(files, request.since)
  const former = new FormerRecords()
  const prices = histories.length > 0 ? await readPrices(histories, policy.timeZone) : undefined
  const accepted = request.accepted ?? NOTHING_ACCEPTED
  const judgeOf = await prepareJudging({
    policy,
    rules,
    asOf,
    language,
    ...(config.platform ? { platform: config.platform } : {}),
    reference,
    textDigests,
    audit,
    changes: request.since && { unchanged, former },
    mayBeWaived: waiversIn(accepted),
  })

  const judgeAll = async (catalogue: JoinedRecords): Promise<Result> => {
    const ledger = createLedger(policy, rules, speak)
    const lowering = createLowering(accepted, asOf)
    const numbered = createNumbering()
    const shelf = audit ? createShelf(MOST_LICENCES) : undefined
    const judge = judgeOf(catalogue)

    let beside = 0
    const enter = ({ findings, unchecked, shelf: listed, isBeside }: RecordOutcome): void => {
      if (isBeside) beside++
      for (const entry of unchecked) ledger.addUnchecked(entry)
      for (const found of findings) {
        const finding = numbered(found)
        lowering.lower(finding, found.digest)
        ledger.addFinding(finding)
      }
      if (listed) shelf?.put(listed)
    }
    const enterAlone = (outcome: RecordOutcome, record: CatalogueRecord): Promise<void> | undefined => {
      const { keys, line } = outcome
      if (keys.length > 0 && !catalogue.takeKeys(keys, { file: record.raw.file, line }))
        return judgeAmong(record)
      enter(outcome)
      return undefined
    }
    const judgeAmong = async (record: CatalogueRecord): Promise<void> => enter(await judge.among(record))

    const input = startInput(files, request.onProgress)
    // A file that is as it was: false where another record has a key of its records now.
    const enterWhole = ({ products, bytes, digest }: WholeFile, { path: file }: FoundFile): boolean => {
      for (const { outcome } of products)
        if (!catalogue.takeKeys(outcome.keys, { file, line: outcome.line })) return false
      for (const { id, storeId, outcome } of products) {
        ledger.addRecord('product')
        input.addRecord(0)
        catalogue.addUnread(id, storeId)
        enter(outcome)
      }
      input.addFile(file, bytes, digest)
      return true
    }

    for (const error of [...errors, ...(prices?.errors ?? [])]) ledger.addError(error)
    // These are compared with products and with each other, and others may still be to come.
    const later: CatalogueRecord[] = []
    for (const file of files) {
      const whole = reuse?.whole(file, catalogue)
      if (whole && enterWhole(whole, file)) continue
      const reading = await readings.open(file)
      const reader = newReader()
      const ofFile = reuse?.begin(file, reader)
      for (const item of readRecords(file.path, reading, reader)) {
        if (isError(item)) {
          ledger.addError(item)
          ofFile?.isMore()
          continue
        }
        if (isNote(item)) {
          ledger.addNote(item)
          ofFile?.isMore()
          continue
        }
        if (!request.since || !isUnchanged(item, unchanged)) ledger.addRecord(item.kind)
        input.addRecord(reading.bytes)
        catalogue.add(item)
        if (item.kind === 'product') {
          const kept = ofFile?.known(item, catalogue)
          const judged = kept ?? judge.alone(item)
          const outcome = judged instanceof Promise ? await judged : judged
          ofFile?.add(item, outcome, catalogue)
          const entered = enterAlone(outcome, item)
          if (entered) {
            ofFile?.isMore()
            await entered
          }
          continue
        }
        ofFile?.isMore()
        const namesake = item.kind === 'store' && catalogue.namesake(item)
        if (namesake) ledger.addError(duplicateStore(item, namesake))
        later.push(item)
      }
      for (const note of reading.notes) ledger.addNote(note)
      if (reading.notes.length > 0) ofFile?.isMore()
      ofFile?.end(reading.digest())
      input.addFile(file.path, reading.bytes, reading.digest())
    }
    for (const record of later) await judgeAmong(record)
    if (prices) {
      for (const note of [...prices.notes, ...prices.unmet()]) ledger.addNote(note)
      for (const { path, digest } of prices.digests) input.addBeside(path, digest)
    }
    const ofRun = new Set(rules.map(({ id }) => id))
    const all = request.accepted && lowering.summary((rule) => ofRun.has(rule))
    // What a waiver speaks of may stand in a file that was not judged.
    const waivers = request.since ? all?.filter(({ state }) => state !== 'unused') : all
    const result = ledger.close({
      ...(waivers && waivers.length > 0 ? { waivers } : {}),
      tool: { name: 'ecomply', version: version() },
      asOf,
      language,
      rules: rules.length,
      ...input.total(unchanged),
      ...(request.since ? { since: sinceOf(request.since, unchanged.size, beside) } : {}),
    })
    if (!shelf) return result
    return {
      ...result,
      coverage: coverageAccount(policy, rules, speak),
      licences: licenceAccount(shelf, MOST_LICENCES, speak),
    }
  }

  const catalogue = readLeadingJoins(
    files.filter((file) => !reuse?.isPlain(file)),
    newReader,
  )
  if (prices) catalogue.keepPrices(prices.book)
  if (request.since) {
    const { readFormer } = await import('./former-records.ts')
    await readFormer(former, request, { since: request.since, files, unchanged, newReader })
  }
  const result = await judgeAll(catalogue)
  if (!catalogue.cameLate) return result
  // A store or campaign stood behind products that belong to it; now all of them are known.
  catalogue.restart()
  return await judgeAll(catalogue)
}

// Loaded only for the runs that have any.
const readPrices = async (files: readonly FoundFile[], timeZone: string) => {
  const { readPriceFiles, unmetPrices } = await import('./records/price-files.ts')
  const read = readPriceFiles(files, (written) => toDay(written, timeZone))
  return { ...read, unmet: () => unmetPrices(read.book) }
}

// Licences of the wrong store could clear its products, so the run is not to be trusted.
const duplicateStore = ({ id, raw }: CatalogueRecord, first: CatalogueRecord) =>
  inputError('input/duplicate-id', raw.file, raw.start, {
    id,
    other: `${first.raw.file}:${first.raw.start.line}`,
  })

const unchangedOf = (files: readonly FoundFile[], since?: Since): ReadonlySet<string> =>
  new Set(since ? files.filter(({ absolute }) => since.isUnchanged(absolute)).map(({ path }) => path) : [])

const sinceOf = ({ ref, commit }: Since, unchangedFiles: number, joinedRecords: number) => ({
  ref,
  commit,
  unchangedFiles,
  joinedRecords,
})

/** Counts what was read, for the result and for the progress line. */
const startInput = (files: readonly FoundFile[], onProgress: CheckRequest['onProgress']) => {
  const totalBytes = files.reduce((sum, file) => sum + file.size, 0)
  const digest = createHash('sha256')
  const sizes = new Map<string, number>()
  let bytes = 0
  let records = 0
  return {
    addRecord: (bytesOfFile: number): void => {
      records++
      if (records % 1000 === 0) onProgress?.({ bytes: bytes + bytesOfFile, totalBytes, records })
    },
    addFile: (path: string, bytesOfFile: number, digestOfFile: string): void => {
      bytes += bytesOfFile
      sizes.set(path, bytesOfFile)
      digest.update(`${path}\0${digestOfFile}\n`)
    },
    addBeside: (path: string, digestOfFile: string): void => {
      digest.update(`${path}\0${digestOfFile}\n`)
    },
    /** The digest is of all that was read, as the verdicts rest on it; files and bytes are of what was judged. */
    total: (unchanged: ReadonlySet<string>) => ({
      files: files.length - unchanged.size,
      bytes: [...unchanged].reduce((rest, path) => rest - (sizes.get(path) ?? 0), bytes),
      digest: `sha256-${digest.digest('hex')}`,
    }),
  }
}
