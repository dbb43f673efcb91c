import { readFileSync } from 'node:fs'
import { Ajv, type AnySchemaObject } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'

/** Problems of a document under schemas/result.schema.json, keys the schema does not name included. */
export const resultProblems = (document: unknown): string[] => {
  const ajv = new Ajv2020({ allErrors: true, strict: true })
  return problems(ajv.compile(closed(read('../../schemas/result.schema.json'))), document)
}

/** The same without looking at further keys, as readers of later versions do. */
export const openResultProblems = (document: unknown): string[] =>
  problems(new Ajv2020({ allErrors: true }).compile(read('../../schemas/result.schema.json')), document)

/** Problems of a document under the official SARIF 2.1.0 schema. */
export const sarifProblems = (document: unknown): string[] => {
  // The schema is draft-04: of its keywords only `id` means something else to a later draft, and one of
  // its patterns is no Unicode pattern.
  const { id, $schema, ...schema } = read('../schemas/sarif-2.1.0.schema.json')
  const ajv = new Ajv({ allErrors: true, strict: false, unicodeRegExp: false })
  formats.default(ajv)
  return problems(ajv.compile({ ...schema, $id: String(id) }), document)
}

const problems = (
  validate: ((document: unknown) => unknown) & {
    errors?: { instancePath: string; message?: string }[] | null
  },
  document: unknown,
): string[] =>
  validate(document)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)

const read = (path: string): AnySchemaObject =>
  JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'))

// The published schema is open, as keys may be added; our own output must hold none that it does not name.
const closed = (schema: unknown): AnySchemaObject =>
  JSON.parse(JSON.stringify(schema), (_, value) =>
    value?.type === 'object' && value.properties && !('additionalProperties' in value)
      ? { ...value, additionalProperties: false }
      : value,
  )
