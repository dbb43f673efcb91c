import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { TableOptions } from '../files/read-options.ts'
import type { RuleSetting } from '../policy/compile.ts'
import type { Policy } from '../policy/policy.ts'
import { PolicyError, PolicyErrors } from '../policy/policy-error.ts'
import type { Severity } from '../policy/rule.ts'
import { createSchemaCheck } from '../policy/schema-check.ts'
import { parseYaml, type YamlFile } from '../policy/yaml-file.ts'
import type { JsonObject, Kind } from '../records/record.ts'

/** ecomply.yaml, resolved: strict, complete, with paths that need no further looking up. */
export interface Config {
  /** The file's path as shown, or undefined when there is none. */
  file: string | undefined
  /** The folder patterns and packs are relative to. */
  folder: string
  packs: string[]
  rules: Record<string, RuleSetting>
  overrides: Policy['overrides']
  allow: Policy['allow']
  files: {
    match: string
    kind?: Kind
    adapter?: string
    encoding?: string
    lenient?: boolean
    table?: TableOptions
  }[]
  adapters: string[]
  /** By adapter: what `{name}` stands for in its paths. */
  adapterSettings: Record<string, Record<string, string>>
  ignore: string[]
  /** Files, folders or globs of price histories, relative to `folder`. */
  prices?: string[]
  currency?: string
  platform?: string
  timeZone?: string
  baseline?: string
  waivers?: { file?: string; maxDays?: Partial<Record<Severity, number>>; noticeDays?: number }
  lang?: 'en' | 'zh-CN' | 'zh-TW'
  failOn: Severity | 'never'
  maxWarnings?: number
  failOnUnchecked: boolean
  /** The place of a value in the file, for mistakes that show only later. */
  placeOf: YamlFile['placeOf']
}

/** What the configuration may be called. */
export const CONFIG_NAMES = ['ecomply.yaml', 'ecomply.yml']
/** The pack that is used when the configuration names none. */
export const BUILT_IN = 'cn-baseline'

/**
 * Finds and reads the configuration.
 * @param cwd where the search begins; parent folders follow, up to the one that holds .git
 * @param given the file named by --config, which must exist
 * @throws PolicyErrors for every mistake in the file
 */
export const readConfig = async (
  cwd: string,
  given: string | undefined,
  schemas: () => readonly object[],
): Promise<Config> => {
  const file = given === undefined ? findConfig(cwd) : path.resolve(cwd, given)
  if (file === undefined) return resolve({}, undefined, cwd, () => undefined)
  const shown = path.relative(cwd, file).split(path.sep).join('/')
  if (!existsSync(file)) {
    throw new PolicyErrors([
      new PolicyError('config/not-found', {
        en: `No configuration file ${shown}. Leave out --config to go without one.`,
        zh: `没有配置文件 ${shown}。不需要配置时请省略 --config。`,
      }),
    ])
  }
  const parsed = await read(file, shown)
  const errors = (await createSchemaCheck(schemas))('ecomply:config', parsed)
  if (errors.length === 0) errors.push(...timeZoneErrors(parsed), ...allowErrors(parsed))
  if (errors.length > 0) throw new PolicyErrors(errors)
  return resolve((parsed.value ?? {}) as JsonObject, shown, path.dirname(file), parsed.placeOf)
}

/** What holds where there is no configuration. */
export const noConfig = (folder: string): Config => resolve({}, undefined, folder, () => undefined)

const timeZoneErrors = (file: YamlFile): PolicyError[] => {
  const { timeZone } = file.value as { timeZone?: string }
  if (timeZone === undefined || isTimeZone(timeZone)) return []
  const words = {
    en: `"${timeZone}" is no time zone. Write one such as Asia/Shanghai.`,
    zh: `“${timeZone}”不是时区。请写作 Asia/Shanghai 这样的名称。`,
  }
  return [new PolicyError('config/unknown-time-zone', words, file.placeOf(['timeZone']))]
}

// To allow a term everywhere is to change the rule for everybody: that is done where the words are.
const allowErrors = (file: YamlFile): PolicyError[] => {
  const { allow = [] } = file.value as { allow?: Policy['allow'] }
  return allow.flatMap((entry, at) =>
    entry.brand !== undefined || entry.paths !== undefined
      ? []
      : [
          new PolicyError(
            'config/allowed-everywhere',
            {
              en: `Say for which brand or paths "${entry.term}" is allowed. To allow it everywhere, give it an "unless" in a lexicon of your own.`,
              zh: `请写明“${entry.term}”允许用于哪个品牌（brand）或路径（paths）。需要处处允许时，请在自己的词表中用 unless 说明。`,
            },
            file.placeOf(['allow', at]),
          ),
        ],
  )
}

const isTimeZone = (name: string): boolean => {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

const read = async (file: string, shown: string) => {
  try {
    const parsed = await parseYaml(shown, readFileSync(file, 'utf8'))
    // An empty file is an empty configuration.
    return { ...parsed, value: parsed.value ?? {} }
  } catch (error) {
    if (error instanceof PolicyError) throw new PolicyErrors([error])
    const reason = (error as NodeJS.ErrnoException).code ?? String(error)
    throw new PolicyErrors([
      new PolicyError('config/unreadable', {
        en: `Cannot read ${shown} (${reason}).`,
        zh: `无法读取 ${shown}（${reason}）。`,
      }),
    ])
  }
}

const findConfig = (cwd: string): string | undefined => {
  for (let folder = path.resolve(cwd); ; folder = path.dirname(folder)) {
    const found = CONFIG_NAMES.map((name) => path.join(folder, name)).find((file) => existsSync(file))
    if (found) return found
    if (existsSync(path.join(folder, '.git')) || folder === path.dirname(folder)) return undefined
  }
}

type Written = Omit<Partial<Config>, 'rules' | 'packs'> & {
  extends?: string[]
  rules?: Record<string, string | (RuleSetting & { reason?: string })>
}

const resolve = (
  value: JsonObject,
  file: string | undefined,
  folder: string,
  placeOf: Config['placeOf'],
): Config => {
  const written = value as unknown as Written
  const {
    extends: packs,
    rules,
    overrides,
    allow,
    files,
    adapters,
    adapterSettings,
    ignore,
    failOn,
    failOnUnchecked,
    ...rest
  } = written
  return {
    ...rest,
    placeOf,
    file,
    folder,
    packs: packs ?? [BUILT_IN],
    rules: Object.fromEntries(Object.entries(rules ?? {}).map(([id, setting]) => [id, settingOf(setting)])),
    overrides: overrides ?? [],
    allow: allow ?? [],
    files: files ?? [],
    adapters: adapters ?? [],
    adapterSettings: adapterSettings ?? {},
    ignore: ignore ?? [],
    failOn: failOn ?? 'error',
    failOnUnchecked: failOnUnchecked ?? false,
  }
}

const settingOf = (setting: string | (RuleSetting & { reason?: string })): RuleSetting => {
  if (typeof setting === 'string') return { severity: setting as NonNullable<RuleSetting['severity']> }
  const { severity, options } = setting
  return { ...(severity ? { severity } : {}), ...(options ? { options } : {}) }
}
