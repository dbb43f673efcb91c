import type { JsonObject } from '../records/record.ts'
import type { Localised } from '../text/localised.ts'
import type { Fact } from './fact.ts'
import { checkIdentifier, type IdentifierCheck } from './identifier-check.ts'
import { type Identifier, identifiersNamed, identifiersOf } from './identifier-table.ts'
import { notCarried } from './record.ts'
import { type Found, fieldOf, findAll, textOf } from './record-path.ts'

export interface IdentifierVerdict {
  status: IdentifierCheck['status'] | 'missing'
  /** The number after normalisation; null when there is none. */
  number: string | null
  /** The identifier it was judged as. */
  type: string | null
  /** How sure the verdict is: "warning" where real numbers are known to break the rule. */
  level: 'error' | 'warning'
  problem: Localised | null
  /** What makes a valid number doubtful. */
  doubt: Localised | null
  /** Where the number stands. */
  pointer: string | null
}

/** The verdict on one number of the record; where the path has "*", on the first bad one. */
export const identifier: Fact = {
  name: 'identifier',
  summary:
    'the verdict on a number (status, number, type, problem); with "*" in the path, on the first bad one',
  params: {
    type: 'object',
    required: ['at'],
    additionalProperties: false,
    properties: {
      at: { type: 'string', minLength: 1 },
      type: { anyOf: [{ type: 'string' }, { type: 'array', minItems: 1, items: { type: 'string' } }] },
    },
  },
  returns: 'value',
  fields: ['status', 'number', 'type', 'level', 'problem', 'doubt', 'pointer'],
  prepare: ({ at, type }, policy) => {
    const path = String(at)
    const field = path
      .split('.')
      .filter((step) => !/^(?:\*|\d+)$/.test(step))
      .join('.')
    const types =
      type === undefined
        ? [...identifiersOf(policy).values()].filter(({ plain }) => !plain)
        : identifiersNamed(policy, [type].flat() as string[])
    const numbersAt = finder(path)
    return ({ record }) => {
      const verdict = firstBad(numbersAt(record.value), types)
      if (verdict) return verdict
      return record.adapter?.carries(field) === false ? notCarried(record.adapter.platform, field) : MISSING
    }
  },
}

/** Most numbers stand in a field of the record itself. */
const finder = (path: string): ((record: JsonObject) => Found[]) => {
  if (/[.*~/]/.test(path)) return (record) => findAll(record, path)
  return (record) => {
    const value = fieldOf(record, path)
    return value === undefined ? [] : [{ pointer: `/${path}`, value }]
  }
}

const MISSING: IdentifierVerdict = {
  status: 'missing',
  number: null,
  type: null,
  level: 'error',
  problem: { en: 'no number is given', zh: '未填写编号' },
  doubt: null,
  pointer: null,
}

/** Undefined when there are no numbers. */
const firstBad = (numbers: readonly Found[], types: readonly Identifier[]): IdentifierVerdict | undefined => {
  let first: IdentifierVerdict | undefined
  for (const { pointer, value } of numbers) {
    const number = textOf(value)
    if (number === undefined) continue
    const verdict = judgeNumber(number, types)
    if (verdict.status !== 'valid') return { ...verdict, pointer }
    first ??= { ...verdict, pointer }
  }
  return first
}

/**
 * Judges a number as the type it fits best: one that makes it valid, else one that only its check character breaks.
 * @param types at least one
 */
export const judgeNumber = (number: string, types: readonly Identifier[]): IdentifierVerdict => {
  let best: { type: Identifier; check: IdentifierCheck } | undefined
  for (const type of types) {
    const check = checkIdentifier(type, number)
    if (check.status === 'valid') return verdictOf(type, check)
    if (!best || (check.status === 'bad-check-digit' && best.check.status === 'malformed'))
      best = { type, check }
  }
  if (!best) return MISSING
  const fitsNone = best.check.status === 'malformed' && types.length > 1
  return fitsNone
    ? { ...verdictOf(best.type, best.check), type: null, problem: noneOf(types) }
    : verdictOf(best.type, best.check)
}

const verdictOf = (
  type: Identifier,
  { status, number, problem, doubt }: IdentifierCheck,
): IdentifierVerdict => ({
  status,
  number,
  type: type.id,
  level: type.level,
  problem: problem ?? null,
  doubt: doubt ?? null,
  pointer: null,
})

const MOST_NAMES = 3

const noneOf = (types: readonly Identifier[]): Localised => {
  if (types.length > MOST_NAMES) return { en: 'not a number of any known kind', zh: '不是任何已知类型的编号' }
  return {
    en: `not of the form ${types.map(({ example }) => example).join(' or ')}`,
    zh: `不符合“${types.map(({ example }) => example).join('”或“')}”的格式`,
  }
}
