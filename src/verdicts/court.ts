import type { Catalogue, Fact, FactValue } from '../facts/fact.ts'
import { createScanner } from '../facts/scan.ts'
import { Unknown } from '../facts/unknown.ts'
import { leavesIn } from '../policy/conditions.ts'
import type { Policy } from '../policy/policy.ts'
import type { Condition, Day, Rule } from '../policy/rule.ts'
import type { CatalogueRecord } from '../records/record.ts'
import { RecordContext } from './context.ts'
import { createDocket, type DocketOptions } from './docket.ts'
import { createJudge, type Judge } from './judge.ts'
import { createOperators } from './operators.ts'
import { Questions } from './questions.ts'
import { breachOf, createScreens, type Predicate } from './screen.ts'
import type { Verdict } from './verdict.ts'

/** One rule, ready for both the screen and the judge. */
export interface RuleInCourt {
  rule: Rule
  /** True exactly when the rule is breached; what is left of it where the docket knows a part. */
  breach: Condition
  screen: Predicate
  judge: Judge
  /** The whole value of a fact of this rule, for messages and places; undefined when the rule does not use it. */
  factValue(name: string): ((context: RecordContext) => FactValue) | undefined
}

/** All rules of a run, by the kind of record they judge. */
export interface Court {
  /**
   * The rules that judge the record the context points at: those of its kind, of its platform where a rule names
   * platforms, and of these the ones it can breach (see docket.ts).
   * @param reference leave out no rule that it cannot breach: the judge shall say so itself
   */
  rulesFor(context: RecordContext, reference: boolean): readonly RuleInCourt[]
  open(catalogue: Catalogue, asOf: Day): RecordContext
}

/**
 * Compiles the rules once for a run.
 * @param platform the platform of records that name none
 * @throws PolicyError when a fact refuses the parameters a rule gives it
 */
export const createCourt = (
  policy: Policy,
  rules: readonly Rule[],
  facts: ReadonlyMap<string, Fact>,
  platform?: string,
): Court => {
  const questions = new Questions(facts, policy)
  const operators = createOperators(policy.timeZone)
  const screenOf = createScreens(questions, operators)
  const inCourt = rules.map((rule) => ruleInCourt(rule, { questions, operators, screenOf }))
  // Rules that passed this when the program was built are prepared when a record first needs them.
  if (!policy.isChecked) for (const { rule, breach } of inCourt) screenOf(breach, rule.id)
  const groupOf = byKindAndPlatform(inCourt, platform, { policy, facts, questions, operators, screenOf })
  const scanner = createScanner(policy)
  return {
    rulesFor: (context, reference) => {
      const group = groupOf(context.record)
      return reference ? group.rules : group.docket(context)
    },
    open: (catalogue, asOf) => new RecordContext({ catalogue, asOf, scanner, questions: questions.count }),
  }
}

const ruleInCourt = (
  rule: Rule,
  { questions, operators, screenOf }: Pick<DocketOptions, 'questions' | 'operators' | 'screenOf'>,
): RuleInCourt => {
  const breach = breachOf(rule)
  let values: ReturnType<typeof factValues> | undefined
  let judge: Judge | undefined
  return {
    rule,
    breach,
    screen: (context) => screenOf(breach, rule.id)(context),
    // Most rules of a clean catalogue never reach the judge.
    judge: (context) => (judge ??= createJudge(rule, questions, operators))(context),
    factValue: (name) => (values ??= factValues(rule, questions)).get(name),
  }
}

/** The rules for records of one kind and platform. */
interface Group {
  rules: readonly RuleInCourt[]
  docket(context: RecordContext): readonly RuleInCourt[]
}

const byKindAndPlatform = (
  rules: readonly RuleInCourt[],
  platform: string | undefined,
  options: DocketOptions,
) => {
  const ofKinds = new Map<string, Map<string | undefined, Group>>()
  const named = new Set(rules.flatMap(({ rule }) => rule.platforms ?? []))
  return (record: CatalogueRecord): Group => {
    const written = platformOf(record) ?? platform
    // Platforms that no rule names are alike, however many a catalogue holds.
    const own = written !== undefined && named.has(written) ? written : undefined
    let ofKind = ofKinds.get(record.kind)
    if (!ofKind) {
      ofKind = new Map()
      ofKinds.set(record.kind, ofKind)
    }
    let group = ofKind.get(own)
    if (!group) {
      const chosen = rules.filter(
        ({ rule }) => rule.kinds.includes(record.kind) && concernsPlatform(rule, own),
      )
      group = { rules: chosen, docket: createDocket(chosen, options) }
      ofKind.set(own, group)
    }
    return group
  }
}

const factValues = (rule: Rule, questions: Questions): Map<string, (context: RecordContext) => FactValue> => {
  const values = new Map<string, (context: RecordContext) => FactValue>()
  for (const leaf of leavesIn(breachOf(rule))) {
    // The first use of a fact in a rule is the one its messages speak of.
    if (values.has(leaf.fact) || leaf.fact === 'record') continue
    const question = questions.of(
      { fact: leaf.fact, ...(leaf.params ? { params: leaf.params } : {}) },
      rule.id,
    )
    values.set(leaf.fact, (context) => context.answer(question))
  }
  return values
}

type Report = (rule: RuleInCourt, verdict: Exclude<Verdict, { outcome: 'holds' }>) => void

/**
 * Gives the verdicts on one record: the screen decides what cannot be breached, the judge the rest.
 * @param reference send every rule to the judge, to check the screen against it
 * @param report called for each verdict that is not plain "holds", in order of the rules
 * @returns a promise only when the judge was needed: a clean record costs no turn of the event loop
 */
export const tryRecord = (
  rules: readonly RuleInCourt[],
  context: RecordContext,
  reference: boolean,
  report: Report,
): Promise<void> | undefined => {
  if (reference) return judgeFrom(0, rules, context, reference, report)
  for (let i = 0; i < rules.length; i++) {
    const entry = rules[i] as RuleInCourt
    const truth = entry.screen(context)
    if (truth === true) return judgeFrom(i, rules, context, reference, report)
    if (truth !== false) report(entry, { outcome: 'unchecked', why: truth })
  }
  return undefined
}

const judgeFrom = async (
  first: number,
  rules: readonly RuleInCourt[],
  context: RecordContext,
  reference: boolean,
  report: Report,
): Promise<void> => {
  for (const entry of rules.slice(first)) {
    const truth = reference ? true : entry.screen(context)
    if (truth === false) continue
    if (truth instanceof Unknown) {
      report(entry, { outcome: 'unchecked', why: truth })
      continue
    }
    const verdict = await entry.judge(context)
    if (verdict.outcome !== 'holds') report(entry, verdict)
  }
}

/** True when a rule has effect on a day. */
export const isInEffect = (rule: Rule, asOf: Day): boolean =>
  (rule.effective?.from === undefined || asOf >= rule.effective.from) &&
  (rule.effective?.until === undefined || asOf <= rule.effective.until)

// A rule without platforms concerns all; a record whose platform is not known, only those.
const concernsPlatform = ({ platforms }: Rule, platform: string | undefined): boolean =>
  platforms === undefined || (platform !== undefined && platforms.includes(platform))

const platformOf = ({ value, adapter }: CatalogueRecord): string | undefined => {
  const { platform } = value
  return typeof platform === 'string' ? platform.toLowerCase() : adapter?.platform.toLowerCase()
}
