import { createHash } from 'node:crypto'
import type { Config } from './config/config.ts'
import { readingThread, version } from './config/installation.ts'
import { type ReadingAsked, readOptionsFor } from './config/read-options.ts'
import { readerFor } from './config/reader.ts'
import { FACTS } from './facts/index.ts'
import { type Readings, startReading } from './files/ahead.ts'
import { type FoundFile, findFiles } from './files/find.ts'
import { holdPipes } from './files/hold.ts'
import { type InputError, inputError } from './files/input-error.ts'
import { isNote } from './files/input-note.ts'
import { allowancesWith } from './findings/allow.ts'
import { createFindingBuilder } from './findings/build.ts'
import { coverageAccount } from './findings/coverage-account.ts'
import type { Result } from './findings/finding.ts'
import { createLedger } from './findings/ledger.ts'
import { type Accepted, createLowering, NOTHING_ACCEPTED } from './findings/lowering.ts'
import { maskPersonalData } from './findings/mask.ts'
import { severitiesWith } from './findings/severity.ts'
import { createSpeak } from './findings/speak.ts'
import { createShelf, licenceAccount, NOTICE_DAYS } from './licence-shelf.ts'
import type { Policy } from './policy/policy.ts'
import type { Day, Rule } from './policy/rule.ts'
import { type Selection, selectRules } from './policy/select.ts'
import type { JoinedRecords } from './records/catalogue.ts'
import { readLeadingJoins } from './records/join.ts'
import type { CatalogueRecord } from './records/record.ts'
import { isError, readRecords } from './records/source.ts'
import { type Comparing, createComparing } from './verdicts/comparing.ts'
import { createCourt, isInEffect, tryRecord } from './verdicts/court.ts'

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
  onProgress?: (done: { bytes: number; totalBytes: number; records: number }) => void
}

/** What tells the files that changed. */
export interface Since {
  /** As the user wrote it, and the commit that stands for. */
  ref: string
  commit: string
  isUnchanged(absolute: string): boolean
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
  const found = await findFiles([...request.paths], {
    cwd: request.cwd,
    ignore: request.config.ignore,
    optionsOf: await readOptionsFor(request.config, request.reading),
    ...(request.leaveOut ? { leaveOut: request.leaveOut } : {}),
  })
  const { files, release } = holdPipes(found.files)
  // Reading begins while the rules are made ready.
  const readings = await startReading(files, readingThread())
  try {
    return await checkFiles(request, rules, { files, errors: found.errors, readings })
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
}

const checkFiles = async (
  request: CheckRequest,
  rules: readonly Rule[],
  { files, errors, readings }: Input,
): Promise<Result> => {
  const { policy, config, asOf, language, reference = false } = request
  const speak = await createSpeak(language)
  const court = createCourt(policy, rules, FACTS, config.platform)
  const severityOf = await severitiesWith(policy.overrides)
  const allowanceOf = await allowancesWith(policy.allow)
  const newReader = await readerFor(config, request.adapter)
  const unchanged = unchangedOf(files, request.since)
  const comparing = request.since && createComparing(rules, unchanged)

  const judgeAll = async (catalogue: JoinedRecords): Promise<Result> => {
    const ledger = createLedger(policy, rules, speak)
    const lowering = createLowering(request.accepted ?? NOTHING_ACCEPTED, asOf)
    const { lower } = lowering
    const findingsOf = createFindingBuilder(speak, severityOf, {
      lower,
      textDigests: request.textDigests ?? false,
      allowanceOf,
    })
    const context = court.open(catalogue, asOf)
    const shelf = request.audit
      ? createShelf(policy, { asOf, notice: NOTICE_DAYS, most: MOST_LICENCES })
      : undefined
    const judge = (record: CatalogueRecord): Promise<void> | undefined => {
      if (comparing && unchanged.has(record.raw.file)) return judgeBeside(record, comparing)

      const chosen = court.rulesFor(context.use(record), reference)
      return tryRecord(chosen, context, reference, (entry, verdict) => {
        if (verdict.outcome === 'breached') ledger.addFindings(findingsOf(entry, verdict.evidence, context))
        else ledger.addUnchecked(entry.rule, record.kind, maskPersonalData(speak(verdict.why.reason)))
      })
    }

    // Of a record that did not change, only what it shares with one that did is told.
    const judgeBeside = (record: CatalogueRecord, compare: Comparing): Promise<void> | undefined => {
      const chosen = compare.chosen(court.rulesFor(context.use(record), reference))
      return tryRecord(chosen, context, reference, (entry, verdict) => {
        if (verdict.outcome === 'breached' && compare.sharesWithChanged(entry, context))
          ledger.addFindings(findingsOf(entry, verdict.evidence, context))
      })
    }

    for (const error of errors) ledger.addError(error)
    const campaigns: CatalogueRecord[] = []
    const input = startInput(files, request.onProgress)
    for (const file of files) {
      const reading = await readings.open(file)
      for (const item of readRecords(file.path, reading, newReader())) {
        if (isError(item)) {
          ledger.addError(item)
          continue
        }
        if (isNote(item)) {
          ledger.addNote(item)
          continue
        }
        if (!unchanged.has(file.path)) ledger.addRecord(item.kind)
        input.addRecord(reading.bytes)
        catalogue.add(item)
        const namesake = item.kind === 'store' && catalogue.namesake(item)
        if (namesake) ledger.addError(duplicateStore(item, namesake))
        // A campaign is compared with products, and those may still be to come.
        if (item.kind === 'campaign') campaigns.push(item)
        else {
          const judged = judge(item)
          if (judged) await judged
          shelf?.add(context)
        }
      }
      for (const note of reading.notes) ledger.addNote(note)
      input.addFile(file.path, reading.bytes, reading.digest())
    }
    for (const campaign of campaigns) {
      await judge(campaign)
      shelf?.add(context)
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
      ...(request.since ? { since: sinceOf(request.since, unchanged.size) } : {}),
    })
    if (!shelf) return result
    return {
      ...result,
      coverage: coverageAccount(policy, rules, speak),
      licences: licenceAccount(shelf, MOST_LICENCES, speak),
    }
  }

  const catalogue = readLeadingJoins(files, newReader)
  const result = await judgeAll(catalogue)
  if (!catalogue.cameLate) return result
  // A store or campaign stood behind products that belong to it; now all of them are known.
  catalogue.restart()
  return await judgeAll(catalogue)
}

// Licences of the wrong store could clear its products, so the run is not to be trusted.
const duplicateStore = ({ id, raw }: CatalogueRecord, first: CatalogueRecord) =>
  inputError('input/duplicate-id', raw.file, raw.start, {
    id,
    other: `${first.raw.file}:${first.raw.start.line}`,
  })

const unchangedOf = (files: readonly FoundFile[], since?: Since): ReadonlySet<string> =>
  new Set(since ? files.filter(({ absolute }) => since.isUnchanged(absolute)).map(({ path }) => path) : [])

const sinceOf = ({ ref, commit }: Since, unchangedFiles: number) => ({ ref, commit, unchangedFiles })

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
    /** The digest is of all that was read, as the verdicts rest on it; files and bytes are of what was judged. */
    total: (unchanged: ReadonlySet<string>) => ({
      files: files.length - unchanged.size,
      bytes: [...unchanged].reduce((rest, path) => rest - (sizes.get(path) ?? 0), bytes),
      digest: `sha256-${digest.digest('hex')}`,
    }),
  }
}
