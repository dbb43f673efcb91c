/** Reads one value out of another; undefined where nothing is. */
export type PathReader = (value: unknown) => unknown

/**
 * Compiles a dotted path over own properties: "brand.name", "contacts.0.value", "contacts.*.type".
 * `*` maps over a list and drops what is missing; `length` of a list is its length.
 * Prototypes cannot be reached, and there is no expression language to run.
 */
export const compilePath = (path: string): PathReader => {
  if (path === '') return (value) => value
  const steps = path.split('.')
  return steps.includes('*') ? (value) => readAll(value, steps, 0) : (value) => readOne(value, steps)
}

const readOne = (value: unknown, steps: readonly string[]): unknown => {
  let current = value
  for (const step of steps) {
    if (current === null || typeof current !== 'object' || !Object.hasOwn(current, step)) return undefined
    current = (current as Record<string, unknown>)[step]
  }
  return current
}

const readAll = (value: unknown, steps: readonly string[], at: number): unknown => {
  if (at === steps.length) return value
  const step = steps[at] as string
  if (step !== '*') {
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, step)) return undefined
    return readAll((value as Record<string, unknown>)[step], steps, at + 1)
  }
  if (!Array.isArray(value)) return undefined
  const more = steps.indexOf('*', at + 1) >= 0
  const found = value
    .map((item) => readAll(item, steps, at + 1))
    .filter((item) => item !== undefined && item !== null)
  return more ? found.flat() : found
}
