import { readFileSync } from 'node:fs'
import path from 'node:path'
import { compile, type JSONSchema } from 'json-schema-to-typescript'

const folder = path.resolve(import.meta.dirname, '../schemas/records')
const read = (name: string) =>
  JSON.parse(readFileSync(path.join(folder, `${name}.schema.json`), 'utf8')) as JSONSchema

const HEAD = `// Generated from schemas/records by tests/types.test.ts: npx vitest run tests/types.test.ts -u. Do not edit.
// The canonical records as programs see them; unknown fields are kept and allowed everywhere.

`

// A title would become a type of its own for every field.
const untitled = (schema: JSONSchema): JSONSchema =>
  JSON.parse(
    JSON.stringify(schema, (_, value) => {
      if (typeof value !== 'object' || value === null || typeof value.title !== 'string') return value
      const { title, ...rest } = value
      return rest
    }),
  ) as JSONSchema

/** The TypeScript types of the canonical records, as src/records/canonical.generated.ts should hold them. */
export const generateTypes = async (): Promise<string> => {
  // One document with everything in it, so that shared shapes are written once.
  const { $defs } = untitled(read('common'))
  const kinds = ['product', 'store', 'campaign']
  const schema = {
    title: 'CanonicalRecord',
    oneOf: kinds.map((kind) => ({ $ref: `#/$defs/${kind}Record` })),
    $defs: {
      ...$defs,
      ...Object.fromEntries(
        kinds.map((kind) => [`${kind}Record`, { ...untitled(read(kind)), title: `${kind}Record` }]),
      ),
    },
  }
  const local = JSON.parse(
    JSON.stringify(schema)
      .replaceAll('common.schema.json#', '#')
      .replace(/"\$(schema|id)":"[^"]*",?/g, ''),
  ) as JSONSchema
  return (
    HEAD +
    (await compile(local, 'CanonicalRecord', {
      bannerComment: '',
      additionalProperties: true,
      style: { singleQuote: true, semi: false, printWidth: 110 },
    }))
  )
}
