import type { Json, JsonObject } from '../records/record.ts'
import type { YamlPlace } from './policy-error.ts'
import { didYouMean, join, PolicyError } from './policy-error.ts'
import type { Condition, FactReference, Leaf } from './rule.ts'

type Path = readonly (string | number)[]

/** A condition as written: named conditions and options are not yet put in. */
export type WrittenCondition = Condition | { condition: string }

export interface Inliner {
  /** Named conditions of all packs. */
  named: ReadonlyMap<string, WrittenCondition>
  /** Values of the rule's options. */
  options: ReadonlyMap<string, Json>
  placeOf(path: Path): YamlPlace | undefined
}

/**
 * Puts named conditions and options into a condition, so that what follows sees plain trees only.
 * @throws PolicyError for an unknown name or a condition that contains itself
 */
export const inline = (condition: WrittenCondition, path: Path, from: Inliner): Condition =>
  inlineWithin(condition, path, from, [])

const inlineWithin = (
  condition: WrittenCondition,
  path: Path,
  from: Inliner,
  within: readonly string[],
): Condition => {
  if ('condition' in condition) return inlineNamed(condition.condition, path, from, within)
  if ('all' in condition)
    return { all: condition.all.map((child, i) => inlineWithin(child, [...path, 'all', i], from, within)) }
  if ('any' in condition)
    return { any: condition.any.map((child, i) => inlineWithin(child, [...path, 'any', i], from, within)) }
  if ('not' in condition) return { not: inlineWithin(condition.not, [...path, 'not'], from, within) }
  return inlineLeaf(condition, path, from)
}

const inlineNamed = (name: string, path: Path, from: Inliner, within: readonly string[]): Condition => {
  const named = from.named.get(name)
  if (!named) {
    throw new PolicyError(
      'policy/unknown-condition',
      join(
        { en: `No condition is named "${name}".`, zh: `没有名为“${name}”的条件。` },
        didYouMean(name, from.named.keys()),
      ),
      from.placeOf([...path, 'condition']),
    )
  }
  if (within.includes(name)) {
    throw new PolicyError(
      'policy/circular-condition',
      { en: `The condition "${name}" contains itself.`, zh: `条件“${name}”包含了自身。` },
      from.placeOf([...path, 'condition']),
    )
  }
  return inlineWithin(named, path, from, [...within, name])
}

const inlineLeaf = (leaf: Leaf, path: Path, from: Inliner): Leaf => {
  // Most leaves use no option and stay as they are.
  if (!isReference(leaf.value) && !isOption(leaf.value) && !usesOptions(leaf.params)) return leaf
  return inlinedLeaf(leaf, path, from)
}

const usesOptions = (params: Record<string, Json> | undefined): boolean => {
  for (const name in params) if (isOption(params[name] as Json)) return true
  return false
}

const isOption = (value: Json | FactReference): value is JsonObject =>
  value !== null && typeof value === 'object' && !Array.isArray(value) && 'option' in value

const inlinedLeaf = (leaf: Leaf, path: Path, from: Inliner): Leaf => ({
  ...leaf,
  value: isReference(leaf.value)
    ? {
        ...leaf.value,
        ...(leaf.value.params
          ? { params: optionsIn(leaf.value.params, [...path, 'value', 'params'], from) }
          : {}),
      }
    : (optionIn(leaf.value, [...path, 'value'], from) as Json),
  ...(leaf.params ? { params: optionsIn(leaf.params, [...path, 'params'], from) } : {}),
})

const optionsIn = (params: Record<string, Json>, path: Path, from: Inliner): Record<string, Json> =>
  Object.fromEntries(
    Object.entries(params).map(([key, value]) => [key, optionIn(value, [...path, key], from)]),
  )

const optionIn = (value: Json, path: Path, from: Inliner): Json => {
  if (!isOption(value)) return value
  const name = String(value.option)
  const option = from.options.get(name)
  if (option !== undefined) return option
  throw new PolicyError(
    'policy/unknown-option',
    join(
      { en: `The rule has no option "${name}".`, zh: `该规则没有选项“${name}”。` },
      didYouMean(name, from.options.keys()),
    ),
    from.placeOf(path),
  )
}

/** True when a leaf compares with another fact instead of a plain value. */
export const isReference = (value: Json | FactReference): value is FactReference =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  typeof (value as { fact?: unknown }).fact === 'string'

/** All leaves of a condition, in order; a list made once for each condition. */
export const leavesIn = (condition: Condition): readonly Leaf[] => {
  if (!('all' in condition || 'any' in condition || 'not' in condition)) return [condition]
  let leaves = knownLeaves.get(condition)
  if (!leaves) {
    if ('not' in condition) leaves = leavesIn(condition.not)
    else leaves = ('all' in condition ? condition.all : condition.any).flatMap(leavesIn)
    knownLeaves.set(condition, leaves)
  }
  return leaves
}

const knownLeaves = new WeakMap<Condition, readonly Leaf[]>()

/** All leaves of a condition, with the path to each. */
export function* leavesOf(condition: Condition, path: Path = []): Generator<{ leaf: Leaf; path: Path }> {
  if ('all' in condition)
    for (const [i, child] of condition.all.entries()) yield* leavesOf(child, [...path, 'all', i])
  else if ('any' in condition)
    for (const [i, child] of condition.any.entries()) yield* leavesOf(child, [...path, 'any', i])
  else if ('not' in condition) yield* leavesOf(condition.not, [...path, 'not'])
  else yield { leaf: condition, path }
}
