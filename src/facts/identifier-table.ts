import type { Policy } from '../policy/policy.ts'
import type { JsonObject } from '../records/record.ts'
import { fold } from '../text/fold.ts'
import type { Localised } from '../text/localised.ts'
import { CHECKS, type CheckName } from './check-digits.ts'
import { compilePattern } from './identifier-pattern.ts'

/** One kind of number: a row of tables/identifiers.yaml, its pattern compiled. */
export interface Identifier {
  id: string
  name: Localised
  pattern: RegExp
  normalise: readonly NormaliseStep[]
  /** Words that are glued to the number in real text and do not belong to it: "备案编号". */
  labels: readonly string[]
  check?: { name: CheckName; from: number }
  /** A second check over part of the number; when only it fails, the number is in doubt, not wrong. */
  inner?: { name: CheckName; from: number; to: number }
  /** Lengths the number may have, in characters, or in digits where `digits` is set. */
  length: readonly number[]
  digits: readonly number[]
  /** Numbers, or the digits of numbers, that only stand in for one. */
  placeholders: readonly string[]
  /** Folded names of the attributes that carry the number. */
  attributes: ReadonlySet<string>
  /** The paper was replaced by another: a right number does not make it valid. */
  legacy: boolean
  /** Any number has this shape, so that only a rule that names it may judge by it. */
  plain: boolean
  /** One number of the right shape, for messages. */
  example: string
  /** How sure a failed check is: "warning" where real numbers are known to break the rule. */
  level: 'error' | 'warning'
}

export const NORMALISE_STEPS = [
  'nfkc',
  'label',
  'spaces',
  'hyphens',
  'dashes',
  'brackets',
  'upper-case',
  'hao',
] as const
export type NormaliseStep = (typeof NORMALISE_STEPS)[number]

const compiled = new WeakMap<Policy, ReadonlyMap<string, Identifier>>()

/**
 * The kinds of numbers a policy knows, by id, in the order of its table.
 * @throws Error when a row names an unknown check or holds a pattern that could run away
 */
export const identifiersOf = (policy: Policy): ReadonlyMap<string, Identifier> => {
  const known = compiled.get(policy)
  if (known) return known
  const rows = policy.tables.identifiers?.rows ?? []
  const identifiers = new Map(rows.map((row) => [String(row.id), compileNamed(row)]))
  compiled.set(policy, identifiers)
  return identifiers
}

/**
 * Picks identifiers by id, for the parameters of a fact.
 * @throws Error that names the id when there is none
 */
export const identifiersNamed = (policy: Policy, ids: readonly string[]): Identifier[] => {
  const known = identifiersOf(policy)
  return ids.map((id) => {
    const identifier = known.get(id)
    if (!identifier)
      throw new Error(
        `no identifier "${id}" in tables/identifiers.yaml; known: ${[...known.keys()].join(', ')}`,
      )
    return identifier
  })
}

const compileNamed = (row: JsonObject): Identifier => {
  try {
    return compileIdentifier(row)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw new Error(`tables/identifiers.yaml, ${row.id}: ${why}`, { cause: error })
  }
}

/** Compiles one row as the schema allows it. */
export const compileIdentifier = (row: JsonObject): Identifier => {
  const check = checkOf(row.check)
  const inner = checkOf(row.inner)
  return {
    id: String(row.id),
    name: row.name as unknown as Localised,
    pattern: compilePattern(String(row.pattern)),
    normalise: listOf(row.normalise) as NormaliseStep[],
    labels: listOf(row.labels) as string[],
    ...(check ? { check: { name: check.name, from: check.from } } : {}),
    ...(inner ? { inner } : {}),
    length: listOf(row.length) as number[],
    digits: listOf(row.digits) as number[],
    placeholders: listOf(row.placeholders) as string[],
    attributes: new Set((listOf(row.attributes) as string[]).map(attributeName)),
    legacy: row.legacy === true,
    plain: row.plain === true,
    example: String(row.example),
    level: row.level === 'warning' ? 'warning' : 'error',
  }
}

/** The name of an attribute as names are compared: folded, without blanks. */
export const attributeName = (written: string): string => fold(written).replace(/[\s:：]/g, '')

const checkOf = (written: unknown): Identifier['inner'] => {
  if (written === undefined) return undefined
  const { name, from = 0, to = 0 } = written as { name: string; from?: number; to?: number }
  if (!Object.hasOwn(CHECKS, name)) {
    throw new Error(`no check "${name}"; known: ${Object.keys(CHECKS).join(', ')}`)
  }
  return { name: name as CheckName, from, to }
}

/** A list that may also be written as one value, or left out. */
const listOf = (value: unknown): readonly unknown[] => {
  if (value === undefined) return []
  return Array.isArray(value) ? value : [value]
}
