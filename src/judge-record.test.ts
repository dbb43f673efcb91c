import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { readConfig } from './config/config.ts'
import { readSchemas } from './config/installation.ts'
import { loadConfiguredPolicy } from './config/policy.ts'
import { readerFor } from './config/reader.ts'
import { readPlainly } from './files/ahead.ts'
import type { RecordOutcome } from './findings/outcome.ts'
import { type JudgeTerms, prepareJudging } from './judge-record.ts'
import { JoinedRecords } from './records/catalogue.ts'
import type { RecordReader } from './records/read.ts'
import type { CatalogueRecord, JsonObject } from './records/record.ts'
import { readRecords } from './records/source.ts'

let terms: JudgeTerms
let newReader: () => RecordReader

beforeAll(async () => {
  const config = await readConfig('/', undefined, readSchemas)
  const policy = await loadConfiguredPolicy(config, ['cn-baseline'], '/')
  newReader = await readerFor(config)
  terms = {
    policy,
    rules: policy.rules,
    asOf: '2026-11-23',
    language: 'en',
    reference: false,
    textDigests: false,
    audit: true,
    changes: undefined,
    mayBeWaived: () => true,
  }
})

const recordsOf = (values: readonly JsonObject[]): CatalogueRecord[] => {
  const content = Buffer.from(values.map((value) => `${JSON.stringify(value)}\n`).join(''))
  const file = {
    path: 'records.ndjson',
    absolute: path.resolve('records.ndjson'),
    size: content.length,
    content,
  }
  return [...readRecords(file.path, readPlainly(file), newReader())] as CatalogueRecord[]
}

const product = (id: string, more: JsonObject = {}): JsonObject => ({
  kind: 'product',
  id,
  title: '全网第一的保温杯，全网第一',
  storeId: 'S1',
  category: { path: ['居家日用', '保温杯'] },
  ...more,
})

/** What comes of each record by itself, and of the last one among those before it. */
const judged = async (values: readonly JsonObject[]) => {
  const catalogue = new JoinedRecords()
  const records = recordsOf(values)
  for (const record of records) catalogue.add(record)
  const judge = (await prepareJudging(terms))(catalogue)
  const alone: RecordOutcome[] = []
  for (const record of records) alone.push(await judge.alone(record))
  const taken = alone.map(({ keys, line }) => catalogue.takeKeys(keys, { file: 'records.ndjson', line }))
  return { alone, taken, last: await judge.among(records.at(-1) as CatalogueRecord) }
}

const rulesIn = ({ findings }: RecordOutcome) => findings.map(({ finding }) => finding.rule)

describe('what comes of a record', () => {
  it('is plain data, and says what it rests on', async () => {
    const licences = [{ type: 'food-trading', number: 'JY13301060000011', validTo: '2026-12-01' }]
    const { alone } = await judged([product('P1', { licences, sku: 'A-1' })])
    const [outcome] = alone as [RecordOutcome]
    expect(JSON.parse(JSON.stringify(outcome))).toEqual(outcome)
    expect(structuredClone(outcome)).toEqual(outcome)
    expect(outcome).toMatchObject({
      kind: 'product',
      line: 1,
      joins: { stores: ['S1'] },
    })
    expect(outcome.keys.length).toBeGreaterThan(0)
    expect(outcome.keys.length % 3).toBe(0)
    expect(outcome.unchecked.map(({ reason }) => reason)).toContain('no store record "S1" in the input')
    expect(outcome.shelf).toMatchObject({ kind: 'product', id: 'P1', store: 'S1' })
    expect(outcome.findings[0]?.digest).toMatch(/^sha256-/)
  })

  it('counts findings of one identity within the record', async () => {
    const { alone } = await judged([product('P1'), product('P1')])
    const ranks = alone.map(({ findings }) =>
      findings.filter(({ finding }) => finding.match === '全网第一').map(({ nth }) => nth),
    )
    expect(ranks).toEqual([
      [0, 1],
      [0, 1],
    ])
  })

  it('does not know who had its keys first, which taking them tells', async () => {
    const { alone, taken, last } = await judged([
      product('P1', { sku: 'A-1' }),
      product('P2', { sku: 'A-2' }),
      product('P3', { sku: 'A-1' }),
    ])
    expect(taken).toEqual([true, true, false])
    expect(alone.flatMap(rulesIn)).not.toContain('product/duplicate-sku')
    expect(rulesIn(last)).toContain('product/duplicate-sku')
  })
})
