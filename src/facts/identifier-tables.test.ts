import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { JsonObject } from '../records/record.ts'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const schema = (name: string) => JSON.parse(read(`schemas/${name}.schema.json`)) as object
const ajv = new Ajv2020({ strict: false, allErrors: true })
for (const name of ['rules', 'tables/identifiers', 'tables/licences', 'tables/classes'])
  ajv.addSchema(schema(name))
const table = (name: string) => parse(read(`rules/cn-baseline/tables/${name}.yaml`)) as { rows: JsonObject[] }

describe.each(['identifiers', 'licences', 'classes'])('tables/%s.yaml', (name) => {
  const validate = ajv.getSchema(`ecomply:tables/${name}`)!

  it('is what its schema allows', () => {
    validate(table(name))
    expect(validate.errors ?? []).toEqual([])
  })

  it('has every id once', () => {
    const ids = table(name).rows.map(({ id }) => id)
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([])
  })

  it('may not hold keys that nobody reads', () => {
    const { rows, ...rest } = table(name)
    expect(validate({ ...rest, rows: [{ ...rows[0], colour: 'red' }] })).toBe(false)
    expect(validate({ ...rest, rows: [{ id: 'x' }] })).toBe(false)
  })
})

it('licences name identifiers that exist, and no word stands for two licences', () => {
  const identifiers = new Set(table('identifiers').rows.map(({ id }) => id))
  const words = new Map<string, string>()
  for (const { id, identifier = [], aliases = [] } of table('licences').rows) {
    for (const one of [identifier].flat()) expect(identifiers, `${id}`).toContain(one)
    for (const word of aliases as string[]) {
      expect(words.get(word), `${word} of ${id}`).toBeUndefined()
      words.set(word, String(id))
    }
  }
})
