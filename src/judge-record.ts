import { FACTS } from './facts/index.ts'
import { type AllowanceOf, allowancesWith } from './findings/allow.ts'
import { createFindingBuilder } from './findings/build.ts'
import type { Finding, Result } from './findings/finding.ts'
import type { FoundHere, RecordOutcome, UncheckedHere } from './findings/outcome.ts'
import { type SeverityOf, severitiesWith } from './findings/severity.ts'
import { createSpeak } from './findings/speak.ts'
import { createUncheckedWords } from './findings/unchecked.ts'
import { type BesideJudge, createBesideJudge } from './judge-beside.ts'
import { createShelfReader, NOTICE_DAYS } from './licence-shelf.ts'
import type { Policy } from './policy/policy.ts'
import type { Day, Rule } from './policy/rule.ts'
import type { JoinedRecords } from './records/catalogue.ts'
import { CatalogueAlone } from './records/catalogue-alone.ts'
import { CatalogueBefore, type FormerRecords } from './records/catalogue-before.ts'
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
  /** With --since: what changed. */
  changes: Changes | undefined
  mayBeWaived(finding: Finding): boolean
}

/** What tells records that changed from those that did not, of which only what comes of the change is told. */
export interface Changes {
  /** Files that are as they were. */
  unchanged: ReadonlySet<string>
  /** The records of the others, as they were. */
  former: FormerRecords
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
  const { policy, rules, platform, changes } = terms
  const prepared: Prepared = {
    terms,
    court: createCourt(policy, rules, FACTS, platform),
    speak: await createSpeak(terms.language),
    severityOf: await severitiesWith(policy.overrides),
    allowanceOf: await allowancesWith(policy.allow),
    comparing: changes && createComparing(rules, changes.unchanged),
  }
  return (catalogue) => {
    const alone = new CatalogueAlone(catalogue)
    const { court } = prepared
    const beside = changes && judgeBesideIn(catalogue, changes, prepared)
    const byItself = judgeIn(court.open(alone, terms.asOf), prepared, { alone, beside })
    let amongOthers: ReturnType<typeof judgeIn> | undefined
    return {
      alone: byItself,
      among: (record) => {
        amongOthers ??= judgeIn(court.open(catalogue, terms.asOf), prepared, { beside })
        return amongOthers(record)
      },
    }
  }
}

const judgeIn = (
  context: RecordContext,
  { terms, court, speak, severityOf, allowanceOf }: Prepared,
  { alone, beside }: With,
): ((record: CatalogueRecord) => RecordOutcome | Promise<RecordOutcome>) => {
  const { policy, asOf, reference, textDigests, mayBeWaived } = terms
  const findingsOf = createFindingBuilder(speak, severityOf, { mayBeWaived, textDigests, allowanceOf })
  const uncheckedOf = createUncheckedWords(speak)
  const shelfRecordOf = terms.audit ? createShelfReader(policy, { asOf, notice: NOTICE_DAYS }) : undefined
  return (record) => {
    const findings: FoundHere[] = []
    const unchecked: UncheckedHere[] = []
    let isBeside = false as boolean
    const outcome = (): RecordOutcome => {
      const shelf = shelfRecordOf?.(context)
      const { keys, joins } = alone?.next() ?? ASKED_NOTHING
      const { kind, raw } = record
      return {
        kind,
        line: raw.start.line,
        findings,
        unchecked,
        keys,
        joins,
        ...(shelf ? { shelf } : {}),
        ...(isBeside ? { isBeside } : {}),
      }
    }
    const chosen = court.rulesFor(context.use(record), reference)
    if (beside?.isBeside(record))
      return beside.judge(record, chosen, context, findingsOf).then((told) => {
        findings.push(...told.findings)
        isBeside = told.isJoined
        return outcome()
      })
    const judged = tryRecord(chosen, context, reference, (entry, verdict) => {
      if (verdict.outcome === 'breached') findings.push(...findingsOf(entry, verdict.evidence, context))
      else unchecked.push(uncheckedOf(entry.rule, record.kind, verdict.why.reason))
    })
    return judged ? judged.then(outcome) : outcome()
  }
}

/** What a judge may have beside the court. */
interface With {
  /** The catalogue of the context, where it notes what records ask of it. */
  alone?: CatalogueAlone
  beside: BesideJudge | undefined
}

const judgeBesideIn = (
  catalogue: JoinedRecords,
  { unchanged, former }: Changes,
  { terms, court, speak, comparing }: Prepared & { comparing: Comparing | undefined },
): BesideJudge | undefined =>
  comparing &&
  createBesideJudge({
    court,
    comparing,
    unchanged,
    before: new CatalogueBefore(catalogue, former, unchanged),
    asOf: terms.asOf,
    reference: terms.reference,
    findingsOf: createFindingBuilder(speak),
  })

const ASKED_NOTHING = { keys: [], joins: {} }
