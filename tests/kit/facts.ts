// Builds records and contexts in memory for tests.
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { Fact, FactContext, FactValue } from '../../src/facts/fact.ts'
import { productIdsOf } from '../../src/facts/joins.ts'
import type { OnceKey } from '../../src/facts/once.ts'
import type { Policy } from '../../src/policy/policy.ts'
import { JoinedRecords } from '../../src/records/catalogue.ts'
import type {
  AdapterInfo,
  CatalogueRecord,
  CopyField,
  Json,
  JsonObject,
  Kind,
} from '../../src/records/record.ts'

const TABLES = ['identifiers', 'licences', 'classes', 'duties'] as const

/** The rows of a table of the built-in pack. */
export const readExampleTable = (name: string): { rows: JsonObject[] } => {
  let table = tables.get(name)
  if (table === undefined) {
    table = parse(
      readFileSync(new URL(`../../rules/cn-baseline/tables/${name}.yaml`, import.meta.url), 'utf8'),
    ) as { rows: JsonObject[] }
    tables.set(name, table)
  }
  return table
}

const tables = new Map<string, { rows: JsonObject[] }>()

/** A policy without rules, with the tables of the built-in pack. */
export const examplePolicy = (tables: Record<string, { rows: JsonObject[] }> = {}): Policy => ({
  packs: [],
  digest: '',
  rules: [],
  turnedOff: [],
  lexicons: {},
  contexts: {},
  tables: { ...Object.fromEntries(TABLES.map((name) => [name, readExampleTable(name)])), ...tables },
  clauses: {},
  sections: {},
  law: {},
  overrides: [],
  allow: [],
  timeZone: 'Asia/Shanghai',
})

/** A record with one text of copy per entry of `copy`, keyed by its field. */
export const exampleRecord = (
  value: JsonObject,
  copy: Record<string, string> = {},
  adapter?: AdapterInfo,
): CatalogueRecord => {
  const fields = Object.keys(copy)
  return {
    kind: value.kind as Kind,
    id: String(value.id),
    value,
    raw: { file: 'example.json', text: '', start: { line: 1, column: 1, offset: 0 }, pointer: '', keys: 0 },
    ...(adapter ? { adapter } : {}),
    copy: Object.values(copy),
    copyFields: fields.map(
      (path, index): CopyField => ({ index, path, format: path === 'description' ? 'html' : 'text' }),
    ),
    copyPointers: () => fields.map((path) => `/${path.replaceAll('.', '/')}`),
  }
}

/** An adapter of a platform that can carry only the fields named. */
export const exampleAdapter = (carries: readonly string[]): AdapterInfo => ({
  name: 'example',
  platform: 'Example',
  carries: (field) => carries.includes(field),
})

/** A context on the first record; the others are the rest of the catalogue. */
export const exampleContext = (
  record: CatalogueRecord,
  others: readonly CatalogueRecord[] = [],
  asOf = '2026-11-23',
): FactContext => {
  const all = [record, ...others]
  const joined = new JoinedRecords()
  // Records made in memory all stand at one place; the catalogue takes a record of one place once.
  for (const [index, one] of all.entries()) joined.add({ ...one, raw: { ...one.raw, file: `${index}.json` } })
  const find = (kind: Kind, id: string) => all.find((one) => one.kind === kind && one.id === id)
  const kept = new Map<OnceKey, unknown>()
  return {
    record,
    asOf,
    catalogue: {
      store: (id) => find('store', id),
      product: (id) => find('product', id),
      hasStores: () => all.some(({ kind }) => kind === 'store'),
      hasProductsOf: (id) =>
        all.some(({ kind, value }) => kind === 'product' && (id === undefined || value.storeId === id)),
      campaignsOf: (id) =>
        all.filter((one) => one.kind === 'campaign' && productIdsOf(one.value).includes(id)),
      storesWithLicence: (number) => joined.storesWithLicence(number),
      hasPastPrices: () => joined.hasPastPrices(),
      pastPrices: (one, sku) => joined.pastPrices(one, sku),
      takeKey: (key, owner, one) => joined.takeKey(key, owner, one),
    },
    scan: () => ({ mentions: () => [] }),
    once: <T>(key: OnceKey, compute: () => T): T => {
      if (!kept.has(key)) kept.set(key, compute())
      return kept.get(key) as T
    },
  }
}

const policy = examplePolicy()

/** The value of a fact of the built-in tables for one canonical record. */
export const ask = (
  fact: Fact,
  params: Record<string, Json>,
  value: JsonObject,
  others: readonly JsonObject[] = [],
  asOf?: string,
): FactValue =>
  fact.prepare(
    params,
    policy,
  )(
    exampleContext(
      exampleRecord(value),
      others.map((other) => exampleRecord(other)),
      asOf,
    ),
  )
