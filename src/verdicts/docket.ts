import type { Fact, FactContext } from '../facts/fact.ts'
import { compilePath } from '../facts/path.ts'
import { isReference, leavesIn } from '../policy/conditions.ts'
import type { Policy } from '../policy/policy.ts'
import type { Condition, Leaf } from '../policy/rule.ts'
import type { Json } from '../records/record.ts'
import type { RecordContext } from './context.ts'
import type { RuleInCourt } from './court.ts'
import type { Operator } from './operators.ts'
import type { Questions } from './questions.ts'
import type { ScreenOf } from './screen.ts'
import { type Known, simplify } from './simplify.ts'

/** What a docket asks of the court it belongs to. */
export interface DocketOptions {
  policy: Policy
  facts: ReadonlyMap<string, Fact>
  questions: Questions
  operators: ReadonlyMap<string, Operator>
  screenOf: ScreenOf
}

/**
 * Narrows rules to those that a record can breach, by two things that decide many rules at once: the classes its
 * category declares, and which facts have nothing to say of it. Records alike in both share one list of rules, made
 * when the first of them comes, in whose screens what is known is no longer asked. So a rule that cannot apply costs
 * a record nothing, however many such rules there are.
 */
export const createDocket = (
  rules: readonly RuleInCourt[],
  options: DocketOptions,
): ((context: RecordContext) => readonly RuleInCourt[]) => {
  let wide: Branch | undefined
  const open = (): Branch => {
    wide ??= branchOf(rules, options)
    return wide
  }
  if (!rules.some(({ breach }) => hasLeaf(breach, isAboutClasses)))
    return (context) => rulesIn(open(), context)
  const question = options.questions.of(CLASSES, '')
  // The fact gives records of one category the same list; categories of the same classes share a branch.
  const byList = new WeakMap<object, Branch>()
  const byClasses = new Map<string, Branch>()
  const branchFor = (classes: readonly string[]): Branch => {
    const key = classes.join('\n')
    let branch = byClasses.get(key)
    if (!branch) {
      if (byClasses.size >= MOST_BRANCHES) return open()
      branch = branchOf(narrow(rules, knownByClasses(classes, options.operators), options.screenOf), options)
      byClasses.set(key, branch)
    }
    byList.set(classes, branch)
    return branch
  }
  return (context) => {
    const classes = context.answer(question)
    if (!Array.isArray(classes)) return rulesIn(open(), context)
    return rulesIn(byList.get(classes) ?? branchFor(classes as readonly string[]), context)
  }
}

/** Sets of classes that are told apart: far more than goods have. */
const MOST_BRANCHES = 2000

/** The classes that a record's category declares, as a question. */
const CLASSES = { fact: 'classes' } as const

const isAboutClasses = ({ fact, params, path, value }: Leaf): boolean =>
  fact === CLASSES.fact &&
  path === undefined &&
  (params === undefined || Object.keys(params).length === 0) &&
  !isReference(value)

const knownByClasses =
  (classes: readonly string[], operators: ReadonlyMap<string, Operator>): Known =>
  (leaf) =>
    isAboutClasses(leaf) ? operators.get(leaf.operator)?.(classes, leaf.value) : undefined

type Silence = (context: FactContext) => boolean

/** The rules of records that have the same classes, and which of them are left when facts have nothing to say. */
interface Branch {
  rules: readonly RuleInCourt[]
  silences: readonly Silence[]
  silenceOf(leaf: Leaf): Silence | undefined
  /** By the silences that hold for a record, a bit each. */
  left: Map<number, readonly RuleInCourt[]>
  options: DocketOptions
}

// A bit for each in one small number.
const MOST_SILENCES = 30

const branchOf = (rules: readonly RuleInCourt[], options: DocketOptions): Branch => {
  const silenceOf = (leaf: Leaf): Silence | undefined =>
    isReference(leaf.value)
      ? undefined
      : options.facts.get(leaf.fact)?.silence?.(leaf.params ?? NO_PARAMS, options.policy)
  const silences = new Set<Silence>()
  for (const { breach } of rules) {
    for (const leaf of leavesIn(breach)) {
      const silence = silenceOf(leaf)
      if (silence) silences.add(silence)
    }
  }
  return { rules, silences: [...silences].slice(0, MOST_SILENCES), silenceOf, left: new Map(), options }
}

const NO_PARAMS: Readonly<Record<string, Json>> = {}

const rulesIn = (branch: Branch, context: RecordContext): readonly RuleInCourt[] => {
  const { silences, left } = branch
  let silent = 0
  for (let i = 0; i < silences.length; i++) if ((silences[i] as Silence)(context)) silent |= 1 << i
  let rules = left.get(silent)
  if (!rules) {
    rules = narrow(branch.rules, knownBySilence(silent, branch), branch.options.screenOf)
    left.set(silent, rules)
  }
  return rules
}

const knownBySilence = (silent: number, { silences, silenceOf, options }: Branch): Known => {
  const silentOnes = new Set(silences.filter((_, at) => (silent & (1 << at)) !== 0))
  return (leaf) => {
    const silence = silenceOf(leaf)
    if (!silence || !silentOnes.has(silence)) return undefined
    return options.operators.get(leaf.operator)?.(compilePath(leaf.path ?? '')(NOTHING), leaf.value)
  }
}

const NOTHING: readonly never[] = []

const hasLeaf = (condition: Condition, test: (leaf: Leaf) => boolean): boolean =>
  leavesIn(condition).some(test)

const narrow = (rules: readonly RuleInCourt[], known: Known, screenOf: ScreenOf): readonly RuleInCourt[] =>
  rules.flatMap((entry) => {
    const left = simplify(entry.breach, known)
    if (left === false) return []
    const breach = left === true ? CERTAIN : left
    return [{ ...entry, breach, screen: screenOf(breach, entry.rule.id) }]
  })

/** What is left of a breach that is certain. */
const CERTAIN: Condition = { all: [] }
