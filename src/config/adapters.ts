import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { didYouMean, join, PolicyError, PolicyErrors, type YamlPlace } from '../policy/policy-error.ts'
import { createSchemaCheck } from '../policy/schema-check.ts'
import { parseYaml } from '../policy/yaml-file.ts'
import { type Adapter, compileAdapter, prepareAdapter } from '../records/adapter.ts'
import { compileTables, type Table } from '../records/adapter-table.ts'
import type { RecordKinds } from '../records/kinds.ts'
import type { JsonObject } from '../records/record.ts'
import type { Localised } from '../text/localised.ts'
import type { Config } from './config.ts'
import { installationFolder, prebuiltAdapters, readSchemas } from './installation.ts'

/** The adapters of a run, and the tables that its adapter files name. */
export interface Adapters {
  adapters: Adapter[]
  tables: Table[]
}

/**
 * Reads the built-in adapters and those ecomply.yaml names.
 * @throws PolicyErrors for mistakes in adapter files
 */
export const readAdapters = async (config: Config, kinds: RecordKinds): Promise<Adapters> => {
  const adapters: Adapter[] = []
  const tables: Table[] = []
  for (const source of await readAdapterFiles(config)) {
    if (source.data.tables === undefined) adapters.push(compile(source, kinds, config))
    else tables.push(...orRefuse(source.shown, () => compileTables(source.data)))
  }
  refuseUnknownSettings(config, adapters)
  return { adapters, tables }
}

interface AdapterSource {
  data: JsonObject
  /** The file's path as shown. */
  shown: string
  /** The build has compiled it. */
  isBuilt: boolean
}

// Ours first, so that an adapter of the user's own cannot take a known platform over by accident.
const readAdapterFiles = async (config: Config): Promise<AdapterSource[]> => {
  const folder = path.join(installationFolder(), 'schemas', 'adapters')
  const prebuilt = prebuiltAdapters()
  const sources: AdapterSource[] = []
  for (const name of readdirSync(folder).sort()) {
    if (!name.endsWith('.yaml')) continue
    const file = path.join(folder, name)
    const built = prebuilt(file)
    sources.push(
      built === undefined
        ? await readSource(file, `schemas/adapters/${name}`, undefined)
        : { data: built, shown: `schemas/adapters/${name}`, isBuilt: true },
    )
  }
  for (const [at, name] of config.adapters.entries())
    sources.push(await readSource(path.resolve(config.folder, name), name, config.placeOf(['adapters', at])))
  refuseSameName(sources)
  return sources
}

const readSource = async (
  file: string,
  shown: string,
  place: YamlPlace | undefined,
): Promise<AdapterSource> => {
  const yaml = await parseYaml(shown, readAdapterFile(file, shown, place))
  const errors = (await createSchemaCheck(readSchemas))('ecomply:adapter', yaml)
  if (errors.length > 0) throw new PolicyErrors(errors)
  return { data: yaml.value as JsonObject, shown, isBuilt: false }
}

// Of two adapters with one name --adapter could mean either.
const refuseSameName = (sources: readonly AdapterSource[]): void => {
  const first = new Map<unknown, string>()
  for (const { data, shown } of sources) {
    const other = first.get(data.adapter)
    if (other !== undefined)
      throw new PolicyErrors([
        new PolicyError('adapter/same-name', {
          en: `${shown}: an adapter named "${data.adapter}" is in ${other} already. Give yours another name.`,
          zh: `${shown}：${other} 中已有名为“${data.adapter}”的适配器，请改名。`,
        }),
      ])
    first.set(data.adapter, shown)
  }
}

const refuseUnknownSettings = (config: Config, adapters: readonly Adapter[]): void => {
  const unknown = Object.keys(config.adapterSettings).find(
    (name) => !adapters.some((one) => one.name === name),
  )
  if (unknown !== undefined)
    throw new PolicyErrors([
      unknownAdapter(unknown, adapters, config.placeOf(['adapterSettings', unknown], true)),
    ])
}

const readAdapterFile = (file: string, shown: string, place: YamlPlace | undefined): Buffer => {
  try {
    return readFileSync(file)
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? String(cause)
    throw new PolicyErrors([
      new PolicyError(
        'adapter/unreadable',
        {
          en: `Cannot read the adapter ${shown} (${reason}).`,
          zh: `无法读取适配器 ${shown}（${reason}）。`,
        },
        place,
      ),
    ])
  }
}

const compile = (
  { data, shown, isBuilt }: AdapterSource,
  kinds: RecordKinds,
  { adapterSettings }: Config,
): Adapter => {
  const { adapter: name } = data as { adapter: string }
  const settings = Object.hasOwn(adapterSettings, name) ? adapterSettings[name] : undefined
  const make = isBuilt && settings === undefined ? prepareAdapter : compileAdapter
  return orRefuse(shown, () => make(data, kinds, settings))
}

const orRefuse = <T>(shown: string, make: () => T): T => {
  try {
    return make()
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new PolicyErrors([
      new PolicyError('adapter/invalid', { en: `${shown}: ${reason}`, zh: `${shown}：${reason}` }),
    ])
  }
}

/** That no adapter has a name, with the nearest that some has. */
export const unknownAdapter = (
  name: string,
  adapters: readonly Adapter[],
  place: YamlPlace | undefined,
): PolicyError => {
  const names = adapters.map((adapter) => adapter.name)
  return new PolicyError(
    'adapter/unknown',
    join({ en: `No adapter is named "${name}".`, zh: `没有名为“${name}”的适配器。` }, nearNames(name, names)),
    place,
  )
}

// A platform's name stands for all its adapters.
const nearNames = (name: string, names: readonly string[]): Localised => {
  const ofPlatform = names.filter((one) => one.startsWith(`${name}-`))
  if (ofPlatform.length > 0)
    return { en: ` Available: ${ofPlatform.join(', ')}.`, zh: `可用：${ofPlatform.join('、')}。` }
  const near = didYouMean(name, names)
  return near.en === ''
    ? { en: ' The command "ecomply adapters" lists them.', zh: '可用 ecomply adapters 查看全部适配器。' }
    : near
}
