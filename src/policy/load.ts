import type { Json } from '../records/record.ts'
import { compileRules, type RuleSetting, type WrittenRule } from './compile.ts'
import { contextErrors, mergeContexts } from './context.ts'
import { mergeLexicons } from './lexicon.ts'
import { type Pack, type Prebuilt, readPack } from './pack.ts'
import type { Policy } from './policy.ts'
import { didYouMean, join, PolicyError, PolicyErrors } from './policy-error.ts'
import { mergeClauses, mergeLaw, mergeSections, mergeTables } from './registers.ts'
import type { Rule } from './rule.ts'
import { createParamsCheck, createSchemaCheck, type SchemaCheck } from './schema-check.ts'
import { checkRuleWords, type Vocabulary } from './vocabulary.ts'
import { sha256, type YamlFile } from './yaml-file.ts'

export interface PolicyRequest {
  /** Pack folders in order; `shown` is how messages name them. */
  packs: readonly { folder: string; shown: string; place?: PolicyError['place'] }[]
  /** Called only when rules must be checked that were not checked at build time. */
  vocabulary: () => Vocabulary
  /** Reads the JSON Schemas of the project; called only when something must be checked. */
  schemas: () => readonly object[]
  prebuilt: Prebuilt
  /** What ecomply.yaml changes. */
  rules?: Readonly<Record<string, RuleSetting>>
  overrides?: Policy['overrides']
  allow?: Policy['allow']
  timeZone?: string
  /** The place in ecomply.yaml of what it changes. */
  placeOf?: YamlFile['placeOf']
}

/**
 * Loads packs into one policy.
 * @throws PolicyErrors with every mistake found, so that a user mends them in one go
 */
export const loadPolicy = async (request: PolicyRequest): Promise<Policy> => {
  const { packs, errors } = await readPacks(request)
  const settings = new Map(Object.entries(request.rules ?? {}))
  const { rules, errors: ruleErrors } = compileRules(packs, settings)
  errors.push(...ruleErrors)
  const registers = { clauses: mergeClauses(packs), law: mergeLaw(packs) }
  errors.push(...(await wordErrors(rules, packs, request.vocabulary, registers)))
  const contextFiles = packs.flatMap((pack) => pack.contexts)
  const contexts = mergeContexts(contextFiles)
  const lexiconFiles = packs.flatMap((pack) => pack.lexicons)
  const lexicons = mergeLexicons(lexiconFiles)
  const unchecked = packs
    .filter((pack) => !pack.prebuilt)
    .flatMap((pack) => [...pack.lexicons, ...pack.contexts])
  if (unchecked.length > 0) {
    errors.push(...contextErrors(unchecked, { contexts, lexicons }))
    errors.push(...buildErrors(lexicons))
  }
  const all = rules.map(({ rule }) => rule)
  errors.push(...settingErrors(settings, request.overrides ?? [], all, request.placeOf ?? (() => undefined)))
  if (errors.length > 0) throw new PolicyErrors(errors)

  const packInfos = packs.map(({ name, version, digest }) => ({ name, version, digest }))
  const changed: Json = {
    rules: request.rules ?? {},
    overrides: request.overrides ?? [],
    ...(request.allow?.length ? { allow: request.allow } : {}),
    timeZone: request.timeZone ?? null,
  } as unknown as Json
  return {
    packs: packInfos,
    digest: `sha256-${sha256(JSON.stringify([packInfos, changed]))}`,
    rules: all.filter((rule) => settings.get(rule.id)?.severity !== 'off'),
    turnedOff: all.map(({ id }) => id).filter((id) => settings.get(id)?.severity === 'off'),
    lexicons,
    ...(request.prebuilt.words?.lexicons === digestOfAll([...lexiconFiles, ...contextFiles])
      ? { packedWords: request.prebuilt.words.read }
      : {}),
    ...(settings.size === 0 && packs.every((pack) => pack.prebuilt) ? { isChecked: true } : {}),
    contexts,
    tables: mergeTables(packs),
    ...registers,
    sections: mergeSections(packs),
    overrides: request.overrides ?? [],
    allow: request.allow ?? [],
    timeZone: request.timeZone ?? packs.map((pack) => pack.timeZone).find(Boolean) ?? 'Asia/Shanghai',
  }
}

/** One digest for files in their order. */
export const digestOfAll = (files: readonly YamlFile[]): string =>
  sha256(files.map(({ digest }) => digest).join('\n'))

// Lexicons are merged when they are asked for; what a user wrote is looked at now.
const buildErrors = (lexicons: Policy['lexicons']): PolicyError[] =>
  Object.keys(lexicons).flatMap((name) => {
    try {
      return lexicons[name] ? [] : []
    } catch (error) {
      if (error instanceof PolicyError) return [error]
      throw error
    }
  })

const readPacks = async (request: PolicyRequest): Promise<{ packs: Pack[]; errors: PolicyError[] }> => {
  let check: Promise<SchemaCheck> | undefined
  const loadCheck = () => (check ??= createSchemaCheck(request.schemas))
  const packs: Pack[] = []
  const errors: PolicyError[] = []
  for (const { folder, shown, place } of request.packs) {
    try {
      const read = await readPack(folder, shown, request.prebuilt, loadCheck)
      packs.push(read.pack)
      errors.push(...read.errors)
    } catch (error) {
      if (!(error instanceof PolicyError)) throw error
      errors.push(new PolicyError(error.code, error.words, error.place ?? place))
    }
  }
  return { packs, errors }
}

// Rules of the prebuilt pack passed this check when the program was built.
const wordErrors = async (
  rules: readonly WrittenRule[],
  packs: readonly Pack[],
  vocabulary: () => Vocabulary,
  registers: Pick<Policy, 'clauses' | 'law'>,
): Promise<PolicyError[]> => {
  const checked = new Set(packs.filter((pack) => pack.prebuilt).flatMap((pack) => pack.ruleFiles))
  const unchecked = rules.filter(({ file }) => !checked.has(file))
  if (unchecked.length === 0) return []
  const checkParams = await createParamsCheck()
  const words = vocabulary()
  return unchecked.flatMap((rule) => checkRuleWords(rule, words, registers, checkParams))
}

const settingErrors = (
  settings: ReadonlyMap<string, RuleSetting>,
  overrides: Policy['overrides'],
  rules: readonly Rule[],
  placeOf: YamlFile['placeOf'],
): PolicyError[] => {
  const known = new Map(rules.map((rule) => [rule.id, rule]))
  const named = [
    ...[...settings.keys()].map((id) => ({ id, place: placeOf(['rules', id], true) })),
    ...overrides.flatMap((override, at) =>
      Object.keys(override.rules).map((id) => ({ id, place: placeOf(['overrides', at, 'rules', id], true) })),
    ),
  ]
  const unknownRules = named
    .filter(({ id }) => !known.has(id))
    .map(({ id, place }) => unknownRule(id, known.keys(), place))
  const unknownOptions = [...settings].flatMap(([id, setting]) => {
    const options = Object.keys(known.get(id)?.options ?? {})
    return Object.keys(setting.options ?? {})
      .filter((name) => known.has(id) && !options.includes(name))
      .map((name) => unknownOption(id, name, options, placeOf(['rules', id, 'options', name], true)))
  })
  return [...unknownRules, ...unknownOptions]
}

const unknownOption = (
  id: string,
  name: string,
  options: readonly string[],
  place: PolicyError['place'],
): PolicyError =>
  new PolicyError(
    'config/unknown-option',
    join(
      { en: `The rule ${id} has no option "${name}".`, zh: `规则 ${id} 没有选项“${name}”。` },
      didYouMean(name, options),
    ),
    place,
  )

/** The error for a rule id that no pack defines, with the nearest one that exists. */
export const unknownRule = (id: string, known: Iterable<string>, place?: PolicyError['place']): PolicyError =>
  new PolicyError(
    'policy/unknown-rule',
    join({ en: `No rule is named "${id}".`, zh: `没有名为“${id}”的规则。` }, didYouMean(id, known)),
    place,
  )
