/** Reads one value out of another; undefined where nothing is. */
export type PathReader = (value: unknown) => unknown

/**
 * Compiles a dotted path over own properties: "brand.name", "contacts.0.value", "contacts.*.type".
 * `*` maps over a list and drops what is missing; `[type=phone]` maps over those elements of a list whose member has
 * that value (`[step=legal,decision=approved]`: all of them); `length` of a list is its length.
 * Prototypes cannot be reached, and there is no expression language to run.
 */
export const compilePath = (path: string): PathReader => {
  if (path === '') return (value) => value
  const steps = path.split('.').map(parseStep)
  return steps.every((step) => typeof step === 'string')
    ? (value) => readOne(value, steps)
    : (value) => readAll(value, steps, 0)
}

/** A member's name, or which elements of a list are meant: all, or those whose member has a value. */
type Step = string | { wanted: readonly (readonly [member: string, value: string])[] }

const parseStep = (step: string): Step => {
  if (step === '*') return { wanted: [] }
  const filter = /^\[(.+)\]$/.exec(step)
  if (!filter) return step
  const pairs = (filter[1] as string).split(',').map((pair) => pair.split('='))
  return { wanted: pairs.map(([member = '', ...value]) => [member.trim(), value.join('=')] as const) }
}

const readOne = (value: unknown, steps: readonly Step[]): unknown => {
  let current = value
  for (const step of steps) {
    if (current === null || typeof current !== 'object' || !Object.hasOwn(current, step as string)) return undefined
    current = (current as Record<string, unknown>)[step as string]
  }
  return current
}

const readAll = (value: unknown, steps: readonly Step[], at: number): unknown => {
  const step = steps[at]
  if (step === undefined) return value
  if (typeof step === 'string') {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, step)) return undefined
    return readAll((value as Record<string, unknown>)[step], steps, at + 1)
  }
  if (!Array.isArray(value)) return undefined
  const more = steps.some((later, index) => index > at && typeof later === 'object')
  const found = value
    .filter((item) => step.wanted.every(([member, wanted]) => String(readOne(item, [member])) === wanted))
    .map((item) => readAll(item, steps, at + 1))
    .filter((item) => item !== undefined && item !== null)
  return more ? found.flat() : found
}
