import type { Json, JsonObject, Kind } from '../records/record.ts'
import { inline, type WrittenCondition } from './conditions.ts'
import type { Pack } from './pack.ts'
import { rulesIn } from './pack.ts'
import { PolicyError } from './policy-error.ts'
import type { Condition, Rule } from './rule.ts'
import type { YamlFile } from './yaml-file.ts'

/** What a user changed about one rule in ecomply.yaml. */
export interface RuleSetting {
  severity?: Rule['severity'] | 'off'
  options?: Record<string, Json>
}

/** A rule ready to be judged, with the file it came from for error messages. */
export interface WrittenRule {
  rule: Rule
  file: YamlFile
  path: readonly (string | number)[]
}

/**
 * Turns the rules of the packs as written into rules with plain conditions.
 * @param settings per rule id, what the user changed
 * @returns the rules in order of pack, file and place, and every mistake
 */
export const compileRules = (
  packs: readonly Pack[],
  settings: ReadonlyMap<string, RuleSetting>,
): { rules: WrittenRule[]; errors: PolicyError[] } => {
  const errors: PolicyError[] = []
  const named = namedConditions(packs, errors)
  const rules: WrittenRule[] = []
  const seen = new Map<string, string>()
  for (const file of packs.flatMap((pack) => pack.ruleFiles)) {
    for (const [index, written] of rulesIn(file).entries()) {
      const id = written.id as string
      const path = ['rules', index] as const
      const before = seen.get(id)
      if (before !== undefined) {
        errors.push(duplicate('rule', id, before, file.placeOf([...path, 'id'])))
        continue
      }
      seen.set(id, file.file)
      try {
        rules.push({ rule: compileRule(written, file, path, named, settings.get(id)), file, path })
      } catch (error) {
        if (!(error instanceof PolicyError)) throw error
        errors.push(error)
      }
    }
  }
  return { rules, errors }
}

const compileRule = (
  written: JsonObject,
  file: YamlFile,
  path: readonly (string | number)[],
  named: ReadonlyMap<string, WrittenCondition>,
  setting: RuleSetting | undefined,
): Rule => {
  const { when, require, forbid } = written as Record<string, unknown> as Record<
    string,
    WrittenCondition | undefined
  >
  if ((require === undefined) === (forbid === undefined)) {
    throw new PolicyError(
      'policy/require-or-forbid',
      {
        en: 'A rule has exactly one of "require" and "forbid".',
        zh: '每条规则必须且只能有“require”或“forbid”之一。',
      },
      file.placeOf([...path, 'id']),
    )
  }
  const from = { named, options: optionsOf(written, setting), placeOf: file.placeOf }
  const tree = (name: string, condition: WrittenCondition | undefined): Record<string, Condition> =>
    condition ? { [name]: inline(condition, [...path, name], from) } : {}
  const { severity } = setting ?? {}
  const rule = {
    ...(written as unknown as Rule),
    ...(severity && severity !== 'off' ? { severity } : {}),
    ...tree('when', when),
    ...tree('require', require),
    ...tree('forbid', forbid),
    source: file.file,
  }
  // Of the built-in rules they are read from files of their own, and only for those who look at them.
  for (const name of ['examples', 'report', 'description'])
    if (name in written) Object.defineProperty(rule, name, { get: () => written[name], enumerable: true })
  return rule
}

const optionsOf = (written: JsonObject, setting: RuleSetting | undefined): Map<string, Json> => {
  const declared = (written.options ?? {}) as Record<string, { default: Json }>
  const given = setting?.options ?? {}
  return new Map(
    Object.entries(declared).map(([name, option]) => [
      name,
      Object.hasOwn(given, name) ? (given[name] as Json) : option.default,
    ]),
  )
}

const namedConditions = (packs: readonly Pack[], errors: PolicyError[]): Map<string, WrittenCondition> => {
  const named = new Map<string, WrittenCondition>()
  for (const file of packs.flatMap((pack) => pack.conditions)) {
    const { conditions } = file.value as unknown as { conditions: Record<string, WrittenCondition> }
    for (const [name, condition] of Object.entries(conditions)) {
      if (named.has(name))
        errors.push(duplicate('condition', name, 'an earlier pack', file.placeOf(['conditions', name], true)))
      named.set(name, condition)
    }
  }
  return named
}

const duplicate = (what: string, name: string, before: string, place: PolicyError['place']): PolicyError =>
  new PolicyError(
    `policy/duplicate-${what}`,
    { en: `The ${what} "${name}" was defined before, in ${before}.`, zh: `“${name}”已在 ${before} 中定义。` },
    place,
  )

/** Kinds of all rules, for deciding which facts are needed at all. */
export const kindsOf = (rules: readonly Rule[]): Set<Kind> => new Set(rules.flatMap((rule) => rule.kinds))
