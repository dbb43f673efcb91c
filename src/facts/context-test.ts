import type { ContextTest } from '../policy/context.ts'
import type { Policy } from '../policy/policy.ts'
import { fold } from '../text/fold.ts'
import { classes } from './classes.ts'
import { fieldFilter } from './copy-text.ts'
import type { FactContext } from './fact.ts'
import { namesIn } from './names.ts'
import { findWord, type Neighbourhood, type Stretch } from './neighbourhood.ts'
import { numberBeside } from './number-beside.ts'
import { compilePath } from './path.ts'

/** One hit of a term and what a test may look at around it. */
export interface Surroundings {
  hit: Stretch
  field: string
  around: Neighbourhood
  /** Places of a lexicon's terms in the same text, exemptions not applied. */
  hitsOf(lexicon: string): readonly Stretch[]
  context: FactContext
}

/**
 * What a test came to: false, or the stretch that the hit and what the test found beside it take up together (the
 * number of "7天见效"); most tests only say yes, with the hit itself.
 */
export type TestResult = false | Stretch
export type CompiledTest = (surroundings: Surroundings) => TestResult

/** Compiles tests, each when it is first asked: most terms of a policy are never hit. */
export const createTests = (policy: Pick<Policy, 'contexts' | 'lexicons' | 'tables'>) => {
  const known = new Map<ContextTest, CompiledTest>()
  const named = new Map<string, CompiledTest>()
  const holds: Holds = (test, surroundings) => {
    let compiled = known.get(test)
    if (!compiled) {
      compiled = everyKey(test, policy as Policy, holds, context)
      known.set(test, compiled)
    }
    return compiled(surroundings)
  }
  const context = (name: string): CompiledTest => {
    const compiled = named.get(name) ?? anyOf(policy.contexts[name]?.any ?? [], holds)
    named.set(name, compiled)
    return compiled
  }
  /** All of the tests: the hit grown by what they take in, or false. */
  const all = (tests: readonly ContextTest[], surroundings: Surroundings): TestResult =>
    allOf(tests.map((test) => (one: Surroundings) => holds(test, one)))(surroundings)
  return { holds, all, context }
}

type Holds = (test: ContextTest, surroundings: Surroundings) => TestResult

const anyOf =
  (tests: readonly ContextTest[], holds: Holds): CompiledTest =>
  (surroundings) =>
    tests.some((test) => holds(test, surroundings)) && surroundings.hit

const allOf =
  (tests: readonly CompiledTest[]): CompiledTest =>
  (surroundings) => {
    let { start, end } = surroundings.hit
    for (const test of tests) {
      const found = test(surroundings)
      if (!found) return false
      start = Math.min(start, found.start)
      end = Math.max(end, found.end)
    }
    return { start, end }
  }

const everyKey = (
  test: ContextTest,
  policy: Policy,
  holds: Holds,
  context: (name: string) => CompiledTest,
): CompiledTest => {
  const { within = 0, units = [], side = 'any' } = test
  // All must hold, so those that look at the least go first.
  const parts: CompiledTest[] = []
  if (test.field) parts.push(inField(test.field))
  if (test.kind) parts.push(ofKind(test.kind))
  if (test.number) parts.push(numberAt(test.number, within, folded(units)))
  if (test.before) parts.push(wordBefore(folded(test.before), within))
  if (test.after) parts.push(wordAfter(folded(test.after), within))
  if (test.clause) parts.push(wordIn(folded(test.clause), ({ around, hit }) => around.clause(hit)))
  if (test.sentence) parts.push(wordIn(folded(test.sentence), ({ around, hit }) => around.sentence(hit)))
  if (test.text) parts.push(wordIn(folded(test.text), wholeText))
  if (test.inside) parts.push(insideMarks(test.inside))
  if (test.name) parts.push(insideName)
  if (test.class) parts.push(ofClass(test.class, policy))
  if (test.has) parts.push(hasValue(test.has))
  if (test.context) parts.push(someOf(test.context.map(context)))
  if (test.mention) parts.push(mentionNear(test.mention, { ...test, within, side }))
  if (test.all) for (const one of test.all) parts.push((surroundings) => holds(one, surroundings))
  if (test.any) parts.push(anyOf(test.any, holds))
  if (test.not) parts.push(not(test.not, holds))
  return allOf(parts)
}

const folded = (words: readonly string[]): string[] => words.map(fold)

const someOf =
  (tests: readonly CompiledTest[]): CompiledTest =>
  (surroundings) =>
    tests.some((test) => test(surroundings)) && surroundings.hit

const not =
  (test: ContextTest, holds: Holds): CompiledTest =>
  (surroundings) =>
    !holds(test, surroundings) && surroundings.hit

const wordBefore =
  (words: readonly string[], within: number): CompiledTest =>
  ({ around, hit }) => {
    const { start } = around.withSeparators(hit)
    return (
      words.some((word) => {
        const at = findWord(around.folded, word, {
          start: Math.max(0, start - within - word.length),
          end: start,
        })
        // Where the sentence begins is asked only of what was found.
        return (
          at >= 0 &&
          findWord(around.folded, word, { start: Math.max(at, around.sentence(hit).start), end: start }) >= 0
        )
      }) && hit
    )
  }

const wordAfter =
  (words: readonly string[], within: number): CompiledTest =>
  ({ around, hit }) => {
    const { end } = around.withSeparators(hit)
    return (
      words.some((word) => {
        const at = findWord(around.folded, word, { start: end, end: end + within + word.length })
        return at >= 0 && at + word.length <= around.sentence(hit).end
      }) && hit
    )
  }

const wholeText = ({ around }: Surroundings): Stretch => ({ start: 0, end: around.folded.length })

// A word that stands only inside the hit itself says nothing about what is around it.
const wordIn =
  (words: readonly string[], stretchOf: (surroundings: Surroundings) => Stretch): CompiledTest =>
  (surroundings) => {
    const { around, hit } = surroundings
    const { start, end } = stretchOf(surroundings)
    return (
      words.some(
        (word) =>
          findWord(around.folded, word, { start, end: Math.min(end, hit.end - 1) }) >= 0 ||
          findWord(around.folded, word, { start: Math.max(start, hit.start + 1), end }) >= 0,
      ) && hit
    )
  }

const numberAt =
  (side: 'before' | 'after', within: number, units: readonly string[]): CompiledTest =>
  ({ around, hit }) =>
    numberBeside(around.folded, hit, side, within, units, around.clause(hit)) ?? false

const LONGEST_QUOTE = 80

const insideMarks =
  (pairs: readonly string[]): CompiledTest =>
  ({ around, hit }) =>
    pairs.some((pair) => {
      const before = around.folded.slice(Math.max(0, hit.start - LONGEST_QUOTE), hit.start)
      const after = around.folded.slice(hit.end, hit.end + LONGEST_QUOTE)
      const [open, close] = [fold(pair.charAt(0)), fold(pair.charAt(1))]
      const isOpen = before.lastIndexOf(open) > (open === close ? -1 : before.lastIndexOf(close))
      const closes = after.indexOf(close)
      return isOpen && closes >= 0 && (open === close || !after.slice(0, closes).includes(open))
    }) && hit

const insideName: CompiledTest = ({ around, hit, context }) =>
  namesIn(context).some((name) => {
    const from = Math.max(0, hit.end - name.length)
    const at = around.folded.indexOf(name, from)
    return at >= 0 && at <= hit.start && at + name.length >= hit.end
  }) && hit

const ofClass = (wanted: readonly string[], policy: Policy): CompiledTest => {
  const declared = classes.prepare({}, policy)
  return ({ context, hit }) => {
    const found = context.record.kind === 'campaign' ? undefined : declared(context)
    return Array.isArray(found) && found.some((id) => wanted.includes(id as string)) && hit
  }
}

const inField = (fields: readonly string[]): CompiledTest => {
  const passes = fieldFilter({ in: fields })
  return ({ field, hit }) => passes(field) && hit
}

const ofKind =
  (kinds: readonly string[]): CompiledTest =>
  ({ context, hit }) =>
    kinds.includes(context.record.kind) && hit

const hasValue = (paths: readonly string[]): CompiledTest => {
  const readers = paths.map(compilePath)
  return ({ context, hit }) => readers.some((read) => isSomething(read(context.record.value))) && hit
}

const isSomething = (value: unknown): boolean =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)

const mentionNear = (
  lexicon: string,
  { within, side, in: region }: { within: number; side: 'before' | 'after' | 'any'; in?: ContextTest['in'] },
): CompiledTest => {
  const isNear = (other: Stretch, { around, hit }: Surroundings): boolean => {
    const isBefore = other.end <= hit.start
    if (!isBefore && other.start < hit.end) return false
    if (side !== 'any' && (side === 'before') !== isBefore) return false
    if (region === 'text') return true
    const bounds = region === 'clause' ? around.clause(hit) : around.sentence(hit)
    if (other.start < bounds.start || other.end > bounds.end) return false
    const gap = isBefore ? hit.start - other.end : other.start - hit.end
    return region !== undefined || gap <= within
  }
  return (surroundings) =>
    surroundings.hitsOf(lexicon).some((other) => isNear(other, surroundings)) && surroundings.hit
}
