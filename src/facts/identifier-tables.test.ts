import { readFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import type { JsonObject } from '../records/record.ts'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const schema = (name: string) => JSON.parse(read(`schemas/${name}.schema.json`)) as object
const ajv = new Ajv2020({ strict: false, allErrors: true })
for (const name of ['rules', 'tables/identifiers', 'tables/licences', 'tables/classes', 'tables/duties'])
  ajv.addSchema(schema(name))
const table = (name: string) => parse(read(`rules/cn-baseline/tables/${name}.yaml`)) as { rows: JsonObject[] }

describe.each(['identifiers', 'licences', 'classes', 'duties'])('tables/%s.yaml', (name) => {
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

it('duties name classes, licences and articles of law that exist', () => {
  const classes = new Set(table('classes').rows.map(({ id }) => id))
  const licences = new Set(table('licences').rows.map(({ id }) => id))
  const law = parse(read('rules/cn-baseline/law.yaml')) as { law: JsonObject[] }
  const articles = new Set(
    law.law.flatMap(({ id, articles }) =>
      articles ? Object.keys(articles).map((article) => `${id}/${article}`) : [String(id)],
    ),
  )
  for (const { id, instead = [], ban, ...parts } of table('duties').rows) {
    expect(classes, `${id}`).toContain(id)
    for (const other of instead as string[]) expect(classes, `${id}`).toContain(other)
    const all = [...(ban ? [ban as JsonObject] : []), ...(Object.values(parts) as JsonObject[][])].flat()
    for (const part of all) {
      if (typeof part !== 'object') continue
      for (const article of part.law as string[]) expect(articles, `${id}`).toContain(article)
      for (const licence of (part.any ?? part.allowedWith ?? []) as string[])
        expect(licences, `${id}`).toContain(licence)
    }
  }
})
