import type { Rule, RuleExample } from './rule.ts'

/** The day examples are judged on when they name none; fixed, so that a pack's test is the same every day. */
export const EXAMPLE_DAY = '2026-11-24'

/** How many examples a rule needs on each side to be believed. */
export const EXAMPLES_ON_EACH_SIDE = 2

/** What an example came to. */
export interface ExampleOutcome {
  findings: number
  unchecked: number
  /** Records of the example that could not be read: the example itself is wrong. */
  errors: readonly string[]
  /** The screen and the judge must agree on every example. */
  agree: boolean
}

/** What is wrong with an example's outcome, in one line; undefined when it came out as it says. */
export const exampleProblem = (example: RuleExample, outcome: ExampleOutcome): string | undefined => {
  if (outcome.errors.length > 0) return `its records cannot be read: ${outcome.errors.join('; ')}`
  if (!outcome.agree) return 'the screen and the judge disagree'
  if (outcome.findings !== example.finds) return `expected ${example.finds} findings, got ${outcome.findings}`
  if (example.unchecked && outcome.unchecked === 0)
    return 'expected the rule to be unchecked, but it was judged'
  if (!example.unchecked && outcome.unchecked > 0 && example.finds === 0) {
    return 'the rule was unchecked; say "unchecked: true" or give the records it needs'
  }
  return undefined
}

/** What a rule's examples lack as a whole. */
export const missingExamples = (rule: Rule): string | undefined => {
  const passing = rule.examples.filter((example) => example.finds === 0).length
  const failing = rule.examples.length - passing
  const lacks = [
    ...(passing < EXAMPLES_ON_EACH_SIDE ? [`${passing} passing`] : []),
    ...(failing < EXAMPLES_ON_EACH_SIDE ? [`${failing} failing`] : []),
  ]
  return lacks.length > 0
    ? `has ${lacks.join(' and ')} examples, needs at least ${EXAMPLES_ON_EACH_SIDE} of each`
    : undefined
}
