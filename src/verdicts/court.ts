import type { Catalogue, Fact, FactValue } from '../facts/fact.ts'
import { createScanner } from '../facts/scan.ts'
import { Unknown } from '../facts/unknown.ts'
import { leavesOf } from '../policy/conditions.ts'
import type { Policy } from '../policy/policy.ts'
import type { Day, Rule } from '../policy/rule.ts'
import type { CatalogueRecord } from '../records/record.ts'
import { CLASSES, classGateOf } from './class-gate.ts'
import { RecordContext } from './context.ts'
import { createJudge, type Judge } from './judge.ts'
import { createOperators } from './operators.ts'
import { type Question, Questions } from './questions.ts'
import { breachOf, compileCondition, compileScreen, type Predicate, type Truth } from './screen.ts'
import type { Verdict } from './verdict.ts'

/** One rule, ready for both the screen and the judge. */
export interface RuleInCourt {
  rule: Rule
  screen: (context: RecordContext) => Truth
  judge: Judge
  /** The whole value of a fact of this rule, for messages and places; undefined when the rule does not use it. */
  factValue(name: string): ((context: RecordContext) => FactValue) | undefined
  /** False where the record's class alone says that the rule holds. */
  gate: Predicate | undefined
}

/** All rules of a run, by the kind of record they judge. */
export interface Court {
  /**
   * The rules that judge the record the context points at: those of its kind, of its platform where a rule names
   * platforms, and of its class where a rule asks for one.
   * @param reference leave no rule out for its class: the judge shall say so itself
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
  const inCourt = rules.map((rule): RuleInCourt => {
    const screen = compileScreen(rule, questions, operators)
    const values = factValues(rule, questions)
    const gate = classGateOf(rule)
    let judge: Judge | undefined
    return {
      rule,
      screen,
      // Most rules of a clean catalogue never reach the judge.
      judge: (context) => (judge ??= createJudge(rule, questions, operators))(context),
      factValue: (name) => values.get(name),
      gate: gate && compileCondition(gate, rule.id, questions, operators),
    }
  })
  const ofKind = byKindAndPlatform(inCourt, platform)
  const ofClass = byClass(inCourt.some(({ gate }) => gate) ? questions.of(CLASSES, '') : undefined)
  const scanner = createScanner(policy)
  return {
    rulesFor: (context, reference) => {
      const chosen = ofKind(context.record)
      return reference ? chosen : ofClass(chosen, context)
    },
    open: (catalogue, asOf) => new RecordContext({ catalogue, asOf, scanner, questions: questions.count }),
  }
}

const byKindAndPlatform = (rules: readonly RuleInCourt[], platform: string | undefined) => {
  const known = new Map<string, readonly RuleInCourt[]>()
  return (record: CatalogueRecord): readonly RuleInCourt[] => {
    const own = platformOf(record) ?? platform
    const key = own === undefined ? record.kind : `${record.kind} ${own}`
    const chosen =
      known.get(key) ??
      rules.filter(({ rule }) => rule.kinds.includes(record.kind) && concernsPlatform(rule, own))
    known.set(key, chosen)
    return chosen
  }
}

// The fact gives records of one category the same list of classes, so the choice is made once for a category.
const byClass = (question: Question | undefined) => {
  const known = new Map<readonly RuleInCourt[], WeakMap<object, readonly RuleInCourt[]> | 'ungated'>()
  return (rules: readonly RuleInCourt[], context: RecordContext): readonly RuleInCourt[] => {
    const ofRules = known.get(rules) ?? (rules.some(({ gate }) => gate) ? new WeakMap() : 'ungated')
    known.set(rules, ofRules)
    const classes = ofRules === 'ungated' ? undefined : question?.answer(context)
    if (ofRules === 'ungated' || typeof classes !== 'object' || classes === null) return rules
    const chosen =
      ofRules.get(classes) ?? rules.filter(({ gate }) => gate === undefined || gate(context) !== false)
    ofRules.set(classes, chosen)
    return chosen
  }
}

const factValues = (rule: Rule, questions: Questions): Map<string, (context: RecordContext) => FactValue> => {
  const values = new Map<string, (context: RecordContext) => FactValue>()
  for (const { leaf } of leavesOf(breachOf(rule))) {
    // The first use of a fact in a rule is the one its messages speak of.
    if (values.has(leaf.fact) || leaf.fact === 'record') continue
    const question = questions.of(
      { fact: leaf.fact, ...(leaf.params ? { params: leaf.params } : {}) },
      rule.id,
    )
    values.set(leaf.fact, (context) => question.answer(context))
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
