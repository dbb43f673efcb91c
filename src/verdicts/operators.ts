import { toDay, toInstant } from '../facts/day.ts'

/** Compares the value of a fact with the value a rule names. Given to the screen and to the judge alike. */
export type Operator = (fact: unknown, value: unknown) => boolean

/**
 * Every operator rules may use, by name.
 *
 * A comparison with a missing value (null or absent) is false; `equal`, `notEqual`, `in`, `notIn`, `empty`,
 * `doesNotContain` and `containsNone` take it as a value like any other.
 * The ones that begin with `some` are for lists and hold when they hold for one element.
 * @param timeZone days are told from times in this zone
 */
export const createOperators = (timeZone: string): ReadonlyMap<string, Operator> => {
  const dates =
    (holds: (order: number) => boolean): Operator =>
    (a, b) => {
      const order = compareTimes(a, b, timeZone)
      return order !== undefined && holds(order)
    }
  return new Map<string, Operator>([
    ['equal', same],
    ['notEqual', (a, b) => !same(a, b)],
    ['in', (a, b) => Array.isArray(b) && b.some((item) => same(a, item))],
    ['notIn', (a, b) => Array.isArray(b) && !b.some((item) => same(a, item))],
    ['contains', contains],
    ['doesNotContain', (a, b) => !contains(a, b)],
    ['containsAny', (a, b) => Array.isArray(b) && b.some((item) => contains(a, item))],
    ['containsNone', (a, b) => Array.isArray(b) && !b.some((item) => contains(a, item))],
    ['lessThan', numbers((a, b) => a < b)],
    ['lessThanInclusive', numbers((a, b) => a <= b)],
    ['greaterThan', numbers((a, b) => a > b)],
    ['greaterThanInclusive', numbers((a, b) => a >= b)],
    ['before', dates((order) => order < 0)],
    ['after', dates((order) => order > 0)],
    ['notAfter', dates((order) => order <= 0)],
    ['notBefore', dates((order) => order >= 0)],
    ['empty', (a, b) => isEmpty(a) === b],
    ['date', (a, b) => (toDay(a, timeZone) !== undefined) === b],
    ['someLessThan', some(numbers((a, b) => a < b))],
    ['someGreaterThan', some(numbers((a, b) => a > b))],
    ['someBefore', some(dates((order) => order < 0))],
    ['someAfter', some(dates((order) => order > 0))],
    ['everyIn', (a, b) => Array.isArray(a) && Array.isArray(b) && a.every((item) => b.includes(item))],
  ])
}

/**
 * An operator with the value a rule names put in: the same answers, for less where the value can be made ready.
 * @param name of the operator
 */
export const withValue = (name: string, holds: Operator, value: unknown): ((fact: unknown) => boolean) => {
  const isList = Array.isArray(value) && value.every(isPlain)
  if ((name === 'in' || name === 'notIn') && isList) {
    const list = new Set<unknown>(value)
    return name === 'in' ? (fact) => list.has(fact ?? null) : (fact) => !list.has(fact ?? null)
  }
  if (name === 'equal' && isPlain(value)) return (fact) => (fact ?? null) === value
  if (name === 'empty' && value === true) return isEmpty
  if (name === 'empty' && value === false) return (fact) => !isEmpty(fact)
  return (fact) => holds(fact, value)
}

// What compares alike by === and in a Set: no lists, no objects, not NaN.
const isPlain = (value: unknown): boolean =>
  value === null || ['string', 'boolean'].includes(typeof value) || Number.isFinite(value)

// Missing and null are one value, so that `equal: null` asks for either.
const same = (a: unknown, b: unknown): boolean => (a ?? null) === (b ?? null)

const contains = (a: unknown, b: unknown): boolean => {
  if (Array.isArray(a)) return a.includes(b)
  return typeof a === 'string' && typeof b === 'string' && a.includes(b)
}

const numbers =
  (holds: (a: number, b: number) => boolean): Operator =>
  (a, b) => {
    const [left, right] = [toNumber(a), toNumber(b)]
    return left !== undefined && right !== undefined && holds(left, right)
  }

const some =
  (holds: Operator): Operator =>
  (a, b) =>
    Array.isArray(a) && a.some((item) => holds(item, b))

// Money is written as decimal strings.
const toNumber = (value: unknown): number | undefined => {
  if (typeof value === 'number') return Number.isNaN(value) ? undefined : value
  return typeof value === 'string' && isDecimal(value) ? Number(value) : undefined
}

/** -?\d{1,15}(\.\d{1,10})?, told without a regular expression: every product has prices. */
const isDecimal = (text: string): boolean => {
  const start = text.charCodeAt(0) === MINUS ? 1 : 0
  const point = digitsEnd(text, start)
  if (point === start || point - start > 15) return false
  if (point === text.length) return true
  const end = digitsEnd(text, point + 1)
  return text.charCodeAt(point) === POINT && end === text.length && end > point + 1 && end - point <= 11
}

const digitsEnd = (text: string, from: number): number => {
  let at = from
  while (at < text.length && text.charCodeAt(at) >= 0x30 && text.charCodeAt(at) <= 0x39) at++
  return at
}

const MINUS = 0x2d
const POINT = 0x2e
const PLAIN_DAY = /^\d{4}-\d{2}-\d{2}$/

// A day has no time: where one side is a day, both are compared as days.
const compareTimes = (a: unknown, b: unknown, timeZone: string): number | undefined => {
  if (typeof a !== 'string' || typeof b !== 'string') return undefined
  const [dayA, dayB] = [toDay(a, timeZone), toDay(b, timeZone)]
  if (dayA === undefined || dayB === undefined) return undefined
  if (PLAIN_DAY.test(a) || PLAIN_DAY.test(b)) return dayA < dayB ? -1 : dayA > dayB ? 1 : 0
  const [instantA, instantB] = [toInstant(a, timeZone), toInstant(b, timeZone)]
  return instantA === undefined || instantB === undefined ? undefined : instantA - instantB
}

const isEmpty = (value: unknown): boolean => {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  if (Array.isArray(value)) return value.length === 0
  return typeof value === 'object' && Object.keys(value).length === 0
}

/** The names of all operators, for checking rules. */
export const OPERATOR_NAMES: ReadonlySet<string> = new Set(createOperators('UTC').keys())
