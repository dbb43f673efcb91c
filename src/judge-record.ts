import { FACTS } from './facts/index.ts'
import { type AllowanceOf, allowancesWith } from './findings/allow.ts'
import { createFindingBuilder } from './findings/build.ts'
import type { Finding, Result } from './findings/finding.ts'
import type { FoundHere, RecordOutcome, UncheckedHere } from './findings/outcome.ts'
import { type SeverityOf, severitiesWith } from './findings/severity.ts'
import { createSpeak } from './findings/speak.ts'
import { createUncheckedWords } from './findings/unchecked.ts'
import { createShelfReader, NOTICE_DAYS } from './licence-shelf.ts'
import type { Policy } from './policy/policy.ts'
import type { Day, Rule } from './policy/rule.ts'
import type { JoinedRecords } from './records/catalogue.ts'
import { CatalogueAlone } from './records/catalogue-alone.ts'
import type { CatalogueRecord } from './records/record.ts'
import type { Speak } from './text/localised.ts'
import { type Comparing, createComparing } from './verdicts/comparing.ts'
import type { RecordContext } from './verdicts/context.ts'
import { type Court, createCourt, tryRecord } from './verdicts/court.ts'

/** By what records are judged: the same in every thread of a run. */
export interface JudgeTerms {
  policy: Policy
  /** The rules of the run, in effect on the day. */
  rules: readonly Rule[]
  asOf: Day
  language: Result['language']
  /** The platform of records that name none. */
  platform?: string
  /** Send every rule to the judge. */
  reference: boolean
  /** Write with each finding the digest of its text, for the waivers to come. */
  textDigests: boolean
  /** Read each record's licences for the shelf. */
  audit: boolean
  /** With --since: files whose records are only held against those of files that changed. */
  unchanged: ReadonlySet<string> | undefined
  mayBeWaived(finding: Finding): boolean
}

/** What is made ready once for all records of a run. */
interface Prepared {
  terms: JudgeTerms
  court: Court
  speak: Speak
  severityOf: SeverityOf
  allowanceOf: AllowanceOf
  comparing: Comparing | undefined
}

/** Judges one record after another of one catalogue. */
export interface RecordJudge {
  /** What comes of a record by itself, as if nobody had its keys. A promise only where the judge was needed. */
  alone(record: CatalogueRecord): RecordOutcome | Promise<RecordOutcome>
  /** What comes of a record among those before it, whose keys were all taken in the catalogue; its own are taken too. */
  among(record: CatalogueRecord): RecordOutcome | Promise<RecordOutcome>
}

/**
 * Makes the judging of records ready; rules are compiled once, whatever the number of catalogues.
 * @throws PolicyError when a fact refuses the parameters a rule gives it
 */
export const prepareJudging = async (
  terms: JudgeTerms,
): Promise<(catalogue: JoinedRecords) => RecordJudge> => {
  const { policy, rules, platform, unchanged } = terms
  const prepared: Prepared = {
    terms,
    court: createCourt(policy, rules, FACTS, platform),
    speak: await createSpeak(terms.language),
    severityOf: await severitiesWith(policy.overrides),
    allowanceOf: await allowancesWith(policy.allow),
    comparing: unchanged && createComparing(rules, unchanged),
  }
  return (catalogue) => {
    const alone = new CatalogueAlone(catalogue)
    const { court } = prepared
    const byItself = judgeIn(court.open(alone, terms.asOf), prepared, alone)
    let amongOthers: ReturnType<typeof judgeIn> | undefined
    return {
      alone: byItself,
      among: (record) => {
        amongOthers ??= judgeIn(court.open(catalogue, terms.asOf), prepared)
        return amongOthers(record)
      },
    }
  }
}

/** @param alone the catalogue of the context, where it notes what records ask of it */
const judgeIn = (
  context: RecordContext,
  { terms, court, speak, severityOf, allowanceOf, comparing }: Prepared,
  alone?: CatalogueAlone,
): ((record: CatalogueRecord) => RecordOutcome | Promise<RecordOutcome>) => {
  const { policy, asOf, reference, textDigests, mayBeWaived, unchanged } = terms
  const findingsOf = createFindingBuilder(speak, severityOf, { mayBeWaived, textDigests, allowanceOf })
  const uncheckedOf = createUncheckedWords(speak)
  const shelfRecordOf = terms.audit ? createShelfReader(policy, { asOf, notice: NOTICE_DAYS }) : undefined
  return (record) => {
    const findings: FoundHere[] = []
    const unchecked: UncheckedHere[] = []
    const outcome = (): RecordOutcome => {
      const shelf = shelfRecordOf?.(context)
      const { keys, joins } = alone?.next() ?? ASKED_NOTHING
      const { kind, raw } = record
      return { kind, line: raw.start.line, findings, unchecked, keys, joins, ...(shelf ? { shelf } : {}) }
    }
    const chosen = court.rulesFor(context.use(record), reference)
    const judged =
      comparing && unchanged?.has(record.raw.file)
        ? // Of a record that did not change, only what it shares with one that did is told.
          tryRecord(comparing.chosen(chosen), context, reference, (entry, verdict) => {
            if (verdict.outcome === 'breached' && comparing.sharesWithChanged(entry, context))
              findings.push(...findingsOf(entry, verdict.evidence, context))
          })
        : tryRecord(chosen, context, reference, (entry, verdict) => {
            if (verdict.outcome === 'breached') findings.push(...findingsOf(entry, verdict.evidence, context))
            else unchecked.push(uncheckedOf(entry.rule, record.kind, verdict.why.reason))
          })
    return judged ? judged.then(outcome) : outcome()
  }
}

const ASKED_NOTHING = { keys: [], joins: {} }
