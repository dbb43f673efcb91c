import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { didYouMean, join, PolicyError, PolicyErrors, type YamlPlace } from '../policy/policy-error.ts'
import { createSchemaCheck } from '../policy/schema-check.ts'
import { parseYaml } from '../policy/yaml-file.ts'
import { type Adapter, compileAdapter } from '../records/adapter.ts'
import { compileKinds, type RecordKinds } from '../records/kinds.ts'
import { createReader, type ReaderOptions, type RecordReader } from '../records/read.ts'
import type { JsonObject } from '../records/record.ts'
import type { Config } from './config.ts'
import { installationFolder, readPrebuilt, readRecordSchema, readSchemas } from './installation.ts'

/**
 * Prepares the reading of records: schemas, adapters, the `files:` entries of the configuration.
 * @param adapter the adapter named on the command line
 * @returns makes a fresh reader for each file
 * @throws PolicyErrors for mistakes in adapter files and for an adapter that does not exist
 */
export const readerFor = async (config: Config, adapter?: string): Promise<() => RecordReader> => {
  const kinds = compileKinds({
    product: readRecordSchema('product') as unknown as JsonObject,
    store: readRecordSchema('store') as unknown as JsonObject,
    campaign: readRecordSchema('campaign') as unknown as JsonObject,
    common: readRecordSchema('common') as unknown as JsonObject,
  })
  const adapters = await readAdapters(config, kinds)
  const named = [
    ...(adapter ? [{ name: adapter, place: undefined }] : []),
    ...config.files.flatMap(({ adapter: name }, at) =>
      name ? [{ name, place: config.placeOf(['files', at, 'adapter']) }] : [],
    ),
  ]
  const unknown = named.filter(({ name }) => !adapters.some((known) => known.name === name))
  if (unknown.length > 0)
    throw new PolicyErrors(unknown.map(({ name, place }) => unknownAdapter(name, adapters, place)))
  const picomatch = config.files.length > 0 ? (await import('picomatch')).default : undefined
  const options: ReaderOptions = {
    kinds,
    adapters,
    patterns: config.files.map(({ match, kind, adapter: name }) => ({
      match: picomatch?.(match, { dot: true }) ?? (() => false),
      ...(kind ? { kind } : {}),
      ...(name ? { adapter: name } : {}),
    })),
    settings: {
      ...(config.currency ? { currency: config.currency } : {}),
      ...(config.lang ? { locale: config.lang } : {}),
    },
    ...(adapter ? { adapter } : {}),
  }
  return () => createReader(options)
}

// Ours first, so that an adapter of the user's own cannot take a known platform over by accident.
const readAdapters = async (config: Config, kinds: RecordKinds): Promise<Adapter[]> => {
  const folder = path.join(installationFolder(), 'schemas', 'adapters')
  const builtIn = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => ({ file: path.join(folder, name), shown: `schemas/adapters/${name}`, place: undefined }))
  const own = config.adapters.map((name, at) => ({
    file: path.resolve(config.folder, name),
    shown: name,
    place: config.placeOf(['adapters', at]),
  }))
  const { parsed } = readPrebuilt()
  const adapters: Adapter[] = []
  for (const { file, shown, place } of [...builtIn, ...own]) {
    const yaml = await parseYaml(shown, readAdapterFile(file, shown, place), parsed)
    // Files that were parsed at build time were checked then, too.
    if (!Object.hasOwn(parsed, yaml.digest)) {
      const errors = (await createSchemaCheck(readSchemas()))('ecomply:adapter', yaml)
      if (errors.length > 0) throw new PolicyErrors(errors)
    }
    adapters.push(compile(yaml.value as JsonObject, shown, kinds))
  }
  return adapters
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

const compile = (data: JsonObject, shown: string, kinds: RecordKinds): Adapter => {
  try {
    return compileAdapter(data, kinds)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new PolicyErrors([
      new PolicyError('adapter/invalid', { en: `${shown}: ${reason}`, zh: `${shown}：${reason}` }),
    ])
  }
}

const unknownAdapter = (
  name: string,
  adapters: readonly Adapter[],
  place: YamlPlace | undefined,
): PolicyError => {
  const names = adapters.map((adapter) => adapter.name)
  return new PolicyError(
    'adapter/unknown',
    join(
      { en: `No adapter is named "${name}".`, zh: `没有名为“${name}”的适配器。` },
      didYouMean(name, names).en === ''
        ? { en: ` Available: ${names.join(', ')}.`, zh: `可用：${names.join('、')}。` }
        : didYouMean(name, names),
    ),
    place,
  )
}
