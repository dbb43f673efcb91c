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
  const [first] = steps
  if (steps.length === 1 && typeof first === 'string') return (value) => memberOf(value, first)
  const lists = steps.filter((step) => typeof step === 'object').length
  return lists === 0 ? (value) => readOne(value, steps) : (value) => readAll(value, steps, 0, lists)
}

/** An own member of an object or list; undefined for anything else. */
const memberOf = (value: unknown, name: string): unknown =>
  value !== null && typeof value === 'object' && Object.hasOwn(value, name)
    ? (value as Record<string, unknown>)[name]
    : undefined

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
  for (let at = 0; at < steps.length && current !== undefined; at++)
    current = memberOf(current, steps[at] as string)
  return current
}

/** @param lists how many of the steps from `at` on map over a list */
const readAll = (value: unknown, steps: readonly Step[], at: number, lists: number): unknown => {
  let current = value
  let place = at
  let step = steps[place]
  while (typeof step === 'string') {
    current = memberOf(current, step)
    if (current === undefined) return undefined
    step = steps[++place]
  }
  if (step === undefined) return current
  if (!Array.isArray(current)) return undefined
  const found: unknown[] = []
  for (const item of current) {
    if (!isWanted(item, step.wanted)) continue
    const inside = readAll(item, steps, place + 1, lists - 1)
    if (inside === undefined || inside === null) continue
    if (lists > 1 && Array.isArray(inside)) found.push(...inside)
    else found.push(inside)
  }
  return found
}

const isWanted = (item: unknown, wanted: readonly (readonly [string, string])[]): boolean => {
  for (const [member, value] of wanted) if (String(readOne(item, [member])) !== value) return false
  return true
}
