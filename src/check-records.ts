import { FACTS } from './facts/index.ts'
import { readPlainly } from './files/ahead.ts'
import { createFindingBuilder } from './findings/build.ts'
import type { Finding } from './findings/finding.ts'
import type { ExampleOutcome } from './policy/examples.ts'
import { EXAMPLE_DAY } from './policy/examples.ts'
import type { Policy } from './policy/policy.ts'
import type { Day, Rule, RuleExample } from './policy/rule.ts'
import { JoinedRecords } from './records/catalogue.ts'
import type { RecordReader } from './records/read.ts'
import type { CatalogueRecord, JsonObject } from './records/record.ts'
import { isError, readRecords } from './records/source.ts'
import { createCourt, isInEffect, tryRecord } from './verdicts/court.ts'

/** What came of judging records that are in memory. */
export interface Outcome {
  findings: Finding[]
  /** Rule, record and reason of each verdict that could not be given. */
  unchecked: { rule: string; record: string; reason: string }[]
  errors: string[]
}

/**
 * Judges a few canonical records against each other, as `check` judges the records of files.
 * @param rules the rules to judge by; those not in effect on the day are left out
 * @param reference send every rule to the judge
 */
export const checkRecords = async (
  values: readonly JsonObject[],
  {
    policy,
    rules,
    asOf,
    reference,
    reader,
  }: { policy: Policy; rules: readonly Rule[]; asOf: Day; reference: boolean; reader: RecordReader },
): Promise<Outcome> => {
  const outcome: Outcome = { findings: [], unchecked: [], errors: [] }
  const text = values.map((value) => `${JSON.stringify(value)}\n`).join('')
  const file = { path: 'records', absolute: '', size: 0, content: Buffer.from(text) }
  const records: CatalogueRecord[] = []
  for (const item of readRecords(file.path, readPlainly(file), reader)) {
    if (isError(item)) outcome.errors.push(item.words.en)
    else records.push(item)
  }
  const catalogue = new JoinedRecords()
  // Joins first, so that every product knows its campaigns.
  for (const record of records) if (record.kind !== 'product') catalogue.add(record)
  for (const record of records) if (record.kind === 'product') catalogue.add(record)

  const court = createCourt(
    policy,
    rules.filter((rule) => isInEffect(rule, asOf)),
    FACTS,
  )
  const context = court.open(catalogue, asOf)
  const findingsOf = createFindingBuilder((words) => words.en)
  for (const record of records) {
    await tryRecord(court.rulesFor(context.use(record), reference), context, reference, (entry, verdict) => {
      if (verdict.outcome === 'breached')
        outcome.findings.push(...findingsOf(entry, verdict.evidence, context))
      else outcome.unchecked.push({ rule: entry.rule.id, record: record.id, reason: verdict.why.reason.en })
    })
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
