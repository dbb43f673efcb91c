import { PolicyErrors } from '../policy/policy-error.ts'
import { compileKinds } from '../records/kinds.ts'
import { createReader, type ReaderOptions, type RecordReader } from '../records/read.ts'
import type { JsonObject } from '../records/record.ts'
import { SideTables } from '../records/side-tables.ts'
import { readAdapters, unknownAdapter } from './adapters.ts'
import type { Config } from './config.ts'
import { readRecordSchema } from './installation.ts'

/**
 * Prepares the reading of records: schemas, adapters, the `files:` entries of the configuration.
 * @param adapter the adapter named on the command line
 * @returns makes a fresh reader for each file
 * @throws PolicyErrors for mistakes in adapter files and for an adapter that does not exist
 */
export const readerFor = async (config: Config, adapter?: string): Promise<() => RecordReader> => {
  const options = await readingOptions(config, adapter)
  return () => createReader(options)
}

/** What readers read by, for those who also want to know of the adapters. @throws PolicyErrors as `readerFor` does */
export const readingOptions = async (config: Config, adapter?: string): Promise<ReaderOptions> => {
  const kinds = compileKinds({
    product: readRecordSchema('product') as unknown as JsonObject,
    store: readRecordSchema('store') as unknown as JsonObject,
    campaign: readRecordSchema('campaign') as unknown as JsonObject,
    common: readRecordSchema('common') as unknown as JsonObject,
  })
  const { adapters, tables } = await readAdapters(config, kinds)
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
  return {
    kinds,
    adapters,
    tables,
    side: new SideTables(adapters),
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
}
