import { readdirSync, readFileSync } from 'node:fs'
import { parse } from 'yaml'
import { readPlainly } from '../../src/files/ahead.ts'
import { isNote } from '../../src/files/input-note.ts'
import { compileAdapter } from '../../src/records/adapter.ts'
import { compileTables } from '../../src/records/adapter-table.ts'
import { compileKinds } from '../../src/records/kinds.ts'
import { createReader, type ReaderOptions } from '../../src/records/read.ts'
import type { CatalogueRecord, Json, JsonObject } from '../../src/records/record.ts'
import { isError, readRecords } from '../../src/records/source.ts'

const SCHEMAS = new URL('../../schemas/', import.meta.url)
const schema = (kind: string): JsonObject =>
  JSON.parse(readFileSync(new URL(`records/${kind}.schema.json`, SCHEMAS), 'utf8'))
export const kinds = compileKinds({
  common: schema('common'),
  product: schema('product'),
  store: schema('store'),
  campaign: schema('campaign'),
})
const files = readdirSync(new URL('adapters/', SCHEMAS)).map(
  (name) => parse(readFileSync(new URL(`adapters/${name}`, SCHEMAS), 'utf8')) as JsonObject,
)
export const adapters = files
  .filter(({ kind }) => kind !== undefined)
  .map((data) => compileAdapter(data, kinds))
export const tables = files.filter(({ kind }) => kind === undefined).flatMap(compileTables)

export type Options = Partial<ReaderOptions>

/** What comes out of a file of this content, by the adapters that come with ecomply. */
export const readAll = (file: string, content: string, options: Options = {}) => {
  const reader = createReader({ kinds, adapters, tables, patterns: [], settings: {}, ...options })
  const found = { path: file, absolute: '', size: 0, content: Buffer.from(content) }
  return [...readRecords(file, readPlainly(found), reader)]
}

/** The same, where all of it is records. */
export const recordsIn = (file: string, content: string | Json, options?: Options): CatalogueRecord[] => {
  const items = readAll(file, typeof content === 'string' ? content : JSON.stringify(content), options)
  return items.map((item) => {
    if (isError(item) || isNote(item)) throw new Error(item.words.en)
    return item
  })
}

/** One line for each item: what it was read as, or where and what is wrong. */
export const summary = (file: string, content: string | Json, options?: Options): string[] =>
  readAll(file, typeof content === 'string' ? content : JSON.stringify(content), options).map((item) => {
    if (isError(item)) return `${item.at?.line}:${item.at?.column} ${item.code}`
    if (isNote(item)) return `${item.at?.line}:${item.at?.column} ${item.note}`
    return `${item.kind} ${item.id}${item.adapter ? ` (${item.adapter.name})` : ''}`
  })

/** What the errors say. */
export const errorsIn = (file: string, content: string | Json, options?: Options): string[] =>
  readAll(file, typeof content === 'string' ? content : JSON.stringify(content), options).map((item) =>
    isError(item) ? item.words.en : 'no error',
  )
