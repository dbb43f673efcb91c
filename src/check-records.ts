import { FACTS } from './facts/index.ts'
import { readPlainly } from './files/ahead.ts'
import { isNote } from './files/input-note.ts'
import type { AllowanceOf } from './findings/allow.ts'
import { createFindingBuilder } from './findings/build.ts'
import type { Finding } from './findings/finding.ts'
import { createNumbering } from './findings/fingerprint.ts'
import type { SeverityOf } from './findings/severity.ts'
import type { ExampleOutcome } from './policy/examples.ts'
import { EXAMPLE_DAY } from './policy/examples.ts'
import type { Policy } from './policy/policy.ts'
import type { Day, Rule, RuleExample } from './policy/rule.ts'
import { JoinedRecords } from './records/catalogue.ts'
import type { RecordReader } from './records/read.ts'
import type { CatalogueRecord, JsonObject } from './records/record.ts'
import { isError, readRecords } from './records/source.ts'
import type { Speak } from './text/localised.ts'
import type { RecordContext } from './verdicts/context.ts'
import { createCourt, isInEffect, tryRecord } from './verdicts/court.ts'

/** What came of judging records that are in memory. */
export interface Outcome {
  findings: Finding[]
  /** Rule, record and reason of each verdict that could not be given. */
  unchecked: { rule: string; record: string; reason: string }[]
  errors: string[]
}

/** By what records in memory are judged, and how it is told. */
export interface CheckAbout {
  policy: Policy
  /** The rules to judge by; those not in effect on the day are left out. */
  rules: readonly Rule[]
  asOf: Day
  /** Send every rule to the judge. */
  reference: boolean
  reader: RecordReader
  /** The language of the words; English when left out. */
  speak?: Speak
  severityOf?: SeverityOf
  allowanceOf?: AllowanceOf
  /** The platform of records that name none. */
  platform?: string
  /** Called for each record once it was judged, in the order of `values`. */
  onJudged?: (context: RecordContext) => void
}

const english: Speak = (words) => words.en

/** Judges a few canonical records against each other, as `check` judges the records of files. */
export const checkRecords = async (values: readonly JsonObject[], about: CheckAbout): Promise<Outcome> => {
  const { policy, asOf, reference, reader, speak = english } = about
  const outcome: Outcome = { findings: [], unchecked: [], errors: [] }
  const text = values.map((value) => `${JSON.stringify(value)}\n`).join('')
  const file = { path: 'records', absolute: '', size: 0, content: Buffer.from(text) }
  const records: CatalogueRecord[] = []
  for (const item of readRecords(file.path, readPlainly(file), reader)) {
    if (isError(item)) outcome.errors.push(speak(item.words))
    else if (!isNote(item)) records.push(item)
  }
  const catalogue = new JoinedRecords()
  // Joins first, so that every product knows its campaigns.
  for (const record of records) if (record.kind !== 'product') catalogue.add(record)
  for (const record of records) if (record.kind === 'product') catalogue.add(record)

  const rules = about.rules.filter((rule) => isInEffect(rule, asOf))
  const court = createCourt(policy, rules, FACTS, about.platform)
  const context = court.open(catalogue, asOf)
  const numbered = createNumbering()
  const findingsOf = createFindingBuilder(speak, about.severityOf, {
    ...(about.allowanceOf ? { allowanceOf: about.allowanceOf } : {}),
  })
  for (const record of records) {
    await tryRecord(court.rulesFor(context.use(record), reference), context, reference, (entry, verdict) => {
      if (verdict.outcome === 'breached')
        outcome.findings.push(...findingsOf(entry, verdict.evidence, context).map(numbered))
      else
        outcome.unchecked.push({ rule: entry.rule.id, record: record.id, reason: speak(verdict.why.reason) })
    })
    about.onJudged?.(context)
  }
  return outcome
}

/** Runs one example of a rule, by the screen and by the judge alone. */
export const runExample = async (
  rule: Rule,
  example: RuleExample,
  policy: Policy,
  newReader: () => RecordReader,
): Promise<ExampleOutcome> => {
  const about = { policy, rules: [rule], asOf: example.asOf ?? EXAMPLE_DAY }
  const screened = await checkRecords(example.records, { ...about, reference: false, reader: newReader() })
  const judged = await checkRecords(example.records, { ...about, reference: true, reader: newReader() })
  return {
    findings: screened.findings.length,
    unchecked: screened.unchecked.length,
    errors: screened.errors,
    agree: JSON.stringify(screened) === JSON.stringify(judged),
  }
}
