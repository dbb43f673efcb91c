import type { FindingBuilder } from './findings/build.ts'
import type { FoundHere } from './findings/outcome.ts'
import type { Day } from './policy/rule.ts'
import type { CatalogueBefore } from './records/catalogue-before.ts'
import { isUnchanged } from './records/changed.ts'
import type { CatalogueRecord } from './records/record.ts'
import type { Comparing } from './verdicts/comparing.ts'
import type { RecordContext } from './verdicts/context.ts'
import { type Court, type RuleInCourt, tryRecord } from './verdicts/court.ts'

/** Judges records that did not change: of these only what comes of others that did is told. */
export interface BesideJudge {
  /** True for a record that did not change. */
  isBeside(record: CatalogueRecord): boolean
  /** @returns `isJoined`: the record is joined with one that changed, came or went */
  judge(
    record: CatalogueRecord,
    rules: readonly RuleInCourt[],
    context: RecordContext,
    findingsOf: FindingBuilder,
  ): Promise<{ findings: FoundHere[]; isJoined: boolean }>
}

export const createBesideJudge = ({
  court,
  comparing,
  unchanged,
  before,
  asOf,
  reference,
  findingsOf: formerFindingsOf,
}: {
  court: Court
  comparing: Comparing
  unchanged: ReadonlySet<string>
  before: CatalogueBefore
  asOf: Day
  reference: boolean
  /** Of its own, since it numbers what it finds in a record. */
  findingsOf: FindingBuilder
}): BesideJudge => {
  let formerContext: RecordContext | undefined

  // What would have been told of the record before the change, by rules that are breached now.
  const identitiesBefore = async (
    record: CatalogueRecord,
    rules: ReadonlySet<string>,
  ): Promise<Set<string>> => {
    formerContext ??= court.open(before, asOf)
    const context = formerContext
    const told = new Set<string>()
    const chosen = court.rulesFor(context.use(record), reference).filter(({ rule }) => rules.has(rule.id))
    await tryRecord(chosen, context, reference, (entry, verdict) => {
      if (verdict.outcome === 'breached')
        for (const found of formerFindingsOf(entry, verdict.evidence, context)) told.add(identityOf(found))
    })
    return told
  }

  return {
    isBeside: (record) => isUnchanged(record, unchanged),
    judge: async (record, rules, context, findingsOf) => {
      const isJoined = before.differsFor(record)
      const compares = new Set(comparing.chosen(rules))
      const shared: FoundHere[] = []
      const joined: FoundHere[] = []
      await tryRecord(isJoined ? rules : [...compares], context, reference, (entry, verdict) => {
        if (verdict.outcome !== 'breached') return
        if (!compares.has(entry)) joined.push(...findingsOf(entry, verdict.evidence, context))
        else if (comparing.sharesWithChanged(entry, context))
          shared.push(...findingsOf(entry, verdict.evidence, context))
      })
      if (joined.length === 0) return { findings: shared, isJoined }
      const known = await identitiesBefore(record, new Set(joined.map(({ finding }) => finding.rule)))
      return { findings: [...shared, ...joined.filter((found) => !known.has(identityOf(found)))], isJoined }
    },
  }
}

const identityOf = ({ identity, nth }: FoundHere): string => `${identity}#${nth}`
