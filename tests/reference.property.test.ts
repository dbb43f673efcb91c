import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { checkRecords, type Outcome } from '../src/check-records.ts'
import { readConfig } from '../src/config/config.ts'
import { readSchemas } from '../src/config/installation.ts'
import { loadConfiguredPolicy } from '../src/config/policy.ts'
import { readerFor } from '../src/config/reader.ts'
import { EXAMPLE_DAY } from '../src/policy/examples.ts'
import type { Policy } from '../src/policy/policy.ts'
import type { RecordReader } from '../src/records/read.ts'
import type { Json, JsonObject } from '../src/records/record.ts'

// The screen may never miss what the judge would find: all rules, on the rules' own examples, mutated at random.

let policy: Policy
let newReader: () => RecordReader
let groups: JsonObject[][]

beforeAll(async () => {
  const config = await readConfig('/', undefined, readSchemas)
  policy = await loadConfiguredPolicy(config, ['cn-baseline'], '/')
  newReader = await readerFor(config)
  groups = policy.rules.flatMap((rule) => rule.examples.map((example) => example.records as JsonObject[]))
})

const STRANGE: Json[] = [
  null,
  '',
  '全网最佳',
  '2020-01-01',
  '2099-12-31T00:00:00+08:00',
  '0',
  [],
  {},
  '<img src="a.jpg">',
  '13800001234',
]

/** Every place in a record that a mutation may change: the path to it. */
const pathsIn = (value: Json, path: (string | number)[] = []): (string | number)[][] => {
  if (value === null || typeof value !== 'object') return path.length > 0 ? [path] : []
  const inside = Object.entries(value).flatMap(([key, child]) =>
    pathsIn(child as Json, [...path, Array.isArray(value) ? Number(key) : key]),
  )
  return path.length > 0 ? [path, ...inside] : inside
}

const mutate = (record: JsonObject, seed: number, pick: number): JsonObject => {
  const copy = structuredClone(record)
  const paths = pathsIn(copy)
  const path = paths[seed % Math.max(1, paths.length)]
  if (!path || path[0] === 'kind' || path[0] === 'id') return copy
  let parent = copy as unknown as Record<string | number, Json>
  for (const step of path.slice(0, -1)) parent = parent[step] as unknown as Record<string | number, Json>
  const last = path.at(-1) as string | number
  if (pick >= STRANGE.length) delete parent[last]
  else parent[last] = STRANGE[pick] as Json
  return copy
}

const check = (records: JsonObject[], reference: boolean): Promise<Outcome> =>
  checkRecords(records, { policy, rules: policy.rules, asOf: EXAMPLE_DAY, reference, reader: newReader() })

describe('--reference', () => {
  it('gives what the screen gives, to the byte', async () => {
    let findings = 0
    let unchecked = 0
    await fc.assert(
      fc.asyncProperty(
        fc.nat(),
        fc.array(fc.tuple(fc.nat(), fc.nat(), fc.nat({ max: STRANGE.length + 2 })), { maxLength: 4 }),
        async (which, mutations) => {
          const records = [...(groups[which % groups.length] as JsonObject[])]
          for (const [record, place, pick] of mutations) {
            const index = record % records.length
            records[index] = mutate(records[index] as JsonObject, place, pick)
          }
          const screened = await check(records, false)
          expect(JSON.stringify(screened)).toBe(JSON.stringify(await check(records, true)))
          findings += screened.findings.length
          unchecked += screened.unchecked.length
        },
      ),
      { numRuns: 250 },
    )
    // The property says little if nothing was ever found.
    expect(findings).toBeGreaterThan(500)
    expect(unchecked).toBeGreaterThan(10)
  })
})
