import { Ajv2020 } from 'ajv/dist/2020.js'
import { describe, expect, it } from 'vitest'
import { readSchemas } from '../config/installation.ts'
import { FACTS } from '../facts/index.ts'
import { createSchemaCheck } from './schema-check.ts'

// Runs do not look.
describe('what the checks go by is JSON Schema', () => {
  const ajv = new Ajv2020({ strict: false })
  const problems = (schema: object) => (ajv.validateSchema(schema) ? [] : ajv.errors)

  it.each((readSchemas() as { $id: string }[]).map((schema) => [schema.$id, schema] as const))(
    '%s',
    (_, schema) => {
      expect(problems(schema)).toEqual([])
    },
  )

  it.each([...FACTS].map(([name, { params }]) => [name, params] as const))(
    'parameters of %s',
    (_, params) => {
      expect(problems(params)).toEqual([])
    },
  )

  it('and a mistake in one would be seen', () => {
    expect(problems({ properties: { a: { type: 'text' } } })).not.toEqual([])
  })
})

it('the same schemas are set up once', async () => {
  expect(createSchemaCheck(readSchemas)).toBe(createSchemaCheck(readSchemas))
  const check = await createSchemaCheck(() => [{ $id: 'a', type: 'string' }])
  const file = { file: 'a.yaml', value: 'x', digest: '', placeOf: () => undefined }
  expect(check('a', file)).toEqual([])
  expect(check('a', { ...file, value: 1 })).toMatchObject([{ code: 'policy/invalid-value' }])
})
