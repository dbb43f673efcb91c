import type { Localised } from '../text/localised.ts'
import { compileDetection, type Detectable } from './adapter-detect.ts'
import { attempt } from './adapter-mapping.ts'
import type { JsonObject } from './record.ts'

/** A table of a platform's export that is no record by itself: attributes, brands, categories. */
export interface Table extends Detectable {
  platform: string
  /** What its rows are, for the note: "goods attributes". */
  title: Localised
}

interface TablesFile {
  platform: string
  tables: {
    table: string
    title: Localised
    unwrap?: string[]
    detect: string[] | string[][]
  }[]
}

/**
 * Compiles an adapter file that names tables.
 * @param data the file as plain data, valid by schemas/adapter.schema.json
 * @throws MappingError that names the place of the mistake in the file
 */
export const compileTables = (data: JsonObject): Table[] => {
  const { platform, tables } = data as unknown as TablesFile
  return tables.map(({ table, title, ...detection }, i) => ({
    ...attempt(`tables.${i}`, () => compileDetection(table, detection)),
    platform,
    title,
  }))
}
