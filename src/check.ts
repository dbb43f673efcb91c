import { createHash } from 'node:crypto'
import type { Config } from './config/config.ts'
import { version } from './config/installation.ts'
import { readerFor } from './config/reader.ts'
import { FACTS } from './facts/index.ts'
import { findFiles } from './files/find.ts'
import { holdPipes } from './files/hold.ts'
import { createFindingBuilder } from './findings/build.ts'
import type { Result } from './findings/finding.ts'
import { createLedger } from './findings/ledger.ts'
import { createSpeak } from './findings/speak.ts'
import type { Policy } from './policy/policy.ts'
import type { Day } from './policy/rule.ts'
import { type Selection, selectRules } from './policy/select.ts'
import { readJoins } from './records/join.ts'
import type { CatalogueRecord } from './records/record.ts'
import { isError, open, readRecords } from './records/source.ts'
import { concernsPlatform, createCourt, isInEffect, tryRecord } from './verdicts/court.ts'

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
  /** Read every file with this adapter. */
  adapter?: string
  onProgress?: (done: { bytes: number; totalBytes: number; records: number }) => void
}

/**
 * The whole flow: files, records, facts, verdicts, findings.
 * @returns the result of the run, in the shape of schemas/result.schema.json; bad input is in its `errors`
 * @throws PolicyErrors when a rule, topic, kind or adapter is named that does not exist
 */
export const check = async (request: CheckRequest): Promise<Result> => {
  const { policy, config, asOf, cwd } = request
  const speak = await createSpeak(request.language)
  const rules = selectRules(policy.rules, request.selection).filter((rule) => isInEffect(rule, asOf))
  const court = createCourt(policy, rules, FACTS)
  const ledger = createLedger(policy, rules, speak)
  const findingsOf = createFindingBuilder(policy, speak)

  const { files: found, errors } = await findFiles([...request.paths], { cwd, ignore: config.ignore })
  for (const error of errors) ledger.addError(error)
  const { files, release } = holdPipes(found)
  const newReader = await readerFor(config, request.adapter)
  const catalogue = readJoins(files, newReader)
  const context = court.open(catalogue, asOf)

  const judge = async (record: CatalogueRecord): Promise<void> => {
    const rulesOfKind = court
      .rulesFor(record.kind)
      .filter(({ rule }) => concernsPlatform(rule, record, config.platform))
    await tryRecord(
      rulesOfKind,
      context.use(record),
      request.reference ?? false,
      ({ rule, ...entry }, verdict) => {
        if (verdict.outcome === 'breached')
          ledger.addFindings(findingsOf({ rule, ...entry }, verdict.evidence, context))
        else ledger.addUnchecked(rule, record.kind, speak(verdict.why.reason))
      },
    )
  }

  const totalBytes = files.reduce((sum, file) => sum + file.size, 0)
  const campaigns: CatalogueRecord[] = []
  const digests: string[] = []
  let bytes = 0
  let records = 0
  for (const file of files) {
    const source = open(file)
    for (const item of readRecords(source, newReader())) {
      if (isError(item)) {
        ledger.addError(item)
        continue
      }
      ledger.addRecord(item.kind)
      records++
      if (records % 1000 === 0) request.onProgress?.({ bytes: bytes + source.bytes, totalBytes, records })
      catalogue.keepProduct(item)
      // A campaign is compared with products, and those may still be to come.
      if (item.kind === 'campaign') campaigns.push(item)
      else await judge(item)
    }
    bytes += source.bytes
    digests.push(`${file.path}\0${source.digest()}\n`)
  }
  for (const campaign of campaigns) await judge(campaign)
  release()

  return ledger.close({
    tool: { name: 'ecomply', version: version() },
    asOf,
    language: request.language,
    files: files.length,
    bytes,
    digest: `sha256-${createHash('sha256').update(digests.join('')).digest('hex')}`,
    rules: rules.length,
  })
}
