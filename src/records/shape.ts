import type { CopyField, Json, JsonObject } from './record.ts'

// JSON types as bits, so that one number says which of them a value may have.
export const NULL = 1
export const BOOLEAN = 2
export const INTEGER = 4
export const NUMBER = 8
export const STRING = 16
export const ARRAY = 32
export const OBJECT = 64
const ANY = NULL | BOOLEAN | INTEGER | NUMBER | STRING | ARRAY | OBJECT

/** What a record schema says of one value, laid out for a fast walk. */
export interface Shape {
  /** The JSON types the value may have: NULL, BOOLEAN, … joined by `|`. */
  types: number
  /** The only values allowed, from `enum` or `const`. */
  allowed: ReadonlySet<Json> | undefined
  /** What a string must look like. */
  pattern: RegExp | undefined
  /** A string must not be empty. */
  filled: boolean
  /** Set where a string is a text buyers read. */
  copy: CopyField | undefined
  /** Shape of each element of a list. */
  items: Shape | undefined
  /** The named fields of an object. */
  properties: ReadonlyMap<string, Property> | undefined
  /** Stands for every field that is not named; its shape holds for all of them, where it has one. */
  rest: Property
  /** Stands before the first field of an object. */
  first: Property
  /** How many of the named fields are needed. */
  needed: number
}

/** A field of an object. */
export interface Property {
  key: string
  shape: Shape | undefined
  needed: boolean
  /**
   * The field that followed this one in the last object walked. Records of one export have the same order, so
   * this guess saves most look-ups; a wrong guess costs one look-up and changes no result.
   */
  next: Property
}

/** A record schema made ready to walk. */
export interface RecordShape {
  root: Shape
  /** Every copy field, in the order of the schema; `copyFields[i].index` is `i`. */
  copyFields: readonly CopyField[]
  /** The list of fields given out last, given out again while records have the same fields. */
  shared: readonly CopyField[]
}

/**
 * Compiles a record schema.
 * @param schema a schema of schemas/records (JSON Schema 2020-12)
 * @param common the shared schema its `$ref`s point into
 * @throws Error on a keyword the walk does not enforce: it must never pass what the schema refuses
 */
export const compileShape = (schema: JsonObject, common: JsonObject): RecordShape => {
  const compiler: Compiler = { common, copyFields: new Map() }
  const root = compile(schema, '', compiler)
  return { root, copyFields: [...compiler.copyFields.values()], shared: [] }
}

interface Compiler {
  common: JsonObject
  /** By path: a text and a list of texts at the same path are one field. */
  copyFields: Map<string, CopyField>
}

const IGNORED = ['title', 'description', '$schema', '$id', '$defs', '$comment', 'examples', 'deprecated']
const ENFORCED = [
  'type',
  'enum',
  'const',
  'pattern',
  'minLength',
  'copy',
  'items',
  'properties',
  'required',
  'additionalProperties',
]
const KNOWN = new Set([...IGNORED, ...ENFORCED])

const compile = (schema: JsonObject, path: string, compiler: Compiler): Shape => {
  if (schema.$ref !== undefined) return compile(target(schema, path, compiler), path, compiler)
  if (schema.anyOf !== undefined) return orNull(compile(nullable(schema, path), path, compiler))
  const unknown = Object.keys(schema).find((keyword) => !KNOWN.has(keyword))
  if (unknown !== undefined) throw new Error(`${path || 'the root'}: the walk does not enforce "${unknown}"`)
  if (schema.minLength !== undefined && schema.minLength !== 1)
    throw new Error(`${path}: minLength can only be 1`)
  return {
    types: typesOf(schema.type),
    allowed: allowedBy(schema),
    pattern: schema.pattern === undefined ? undefined : new RegExp(schema.pattern as string, 'u'),
    filled: schema.minLength === 1,
    copy:
      schema.copy === undefined ? undefined : copyField(schema.copy as CopyField['format'], path, compiler),
    items: schema.items === undefined ? undefined : compile(schema.items as JsonObject, path, compiler),
    ...compileFields(schema, path, compiler),
  }
}

const compileFields = (
  schema: JsonObject,
  path: string,
  compiler: Compiler,
): Pick<Shape, 'properties' | 'rest' | 'first' | 'needed'> => {
  const others = schema.additionalProperties as JsonObject | undefined
  const rest = property('', others && compile(others, path, compiler), false)
  const first = property('', undefined, false)
  first.next = rest
  if (schema.properties === undefined) return { properties: undefined, rest, first, needed: 0 }
  const required = new Set(schema.required as string[] | undefined)
  const properties = new Map<string, Property>()
  for (const [key, value] of Object.entries(schema.properties as JsonObject)) {
    const shape = compile(value as JsonObject, path ? `${path}.${key}` : key, compiler)
    properties.set(key, property(key, shape, required.has(key)))
  }
  const unnamed = [...required].find((key) => !properties.has(key))
  if (unnamed !== undefined) throw new Error(`${path}: "${unnamed}" is required but not described`)
  return { properties, rest, first, needed: required.size }
}

const property = (key: string, shape: Shape | undefined, needed: boolean): Property => {
  const made = { key, shape, needed } as Property
  made.next = made
  return made
}

// Only references into the shared schema, and only with words beside them, are in use.
const target = (schema: JsonObject, path: string, { common }: Compiler): JsonObject => {
  const name = /^common\.schema\.json#\/\$defs\/(\w+)$/.exec(String(schema.$ref))?.[1]
  const definitions = common.$defs as JsonObject
  if (name === undefined || !Object.hasOwn(definitions, name))
    throw new Error(`${path}: no schema at ${schema.$ref}`)
  refuseBeside('$ref', schema, path)
  return definitions[name] as JsonObject
}

const nullable = (schema: JsonObject, path: string): JsonObject => {
  const [some, none, more] = schema.anyOf as JsonObject[]
  if (some === undefined || none?.type !== 'null' || more !== undefined)
    throw new Error(`${path}: anyOf can only add null`)
  refuseBeside('anyOf', schema, path)
  return some
}

const refuseBeside = (keyword: string, schema: JsonObject, path: string): void => {
  const other = Object.keys(schema).find((key) => key !== keyword && !IGNORED.includes(key))
  if (other !== undefined) throw new Error(`${path}: "${other}" cannot stand beside ${keyword}`)
}

const orNull = (shape: Shape): Shape => ({ ...shape, types: shape.types | NULL })

const TYPES: Readonly<Record<string, number>> = {
  null: NULL,
  boolean: BOOLEAN,
  integer: INTEGER,
  number: NUMBER | INTEGER,
  string: STRING,
  array: ARRAY,
  object: OBJECT,
}

const typesOf = (type: Json | undefined): number => {
  if (type === undefined) return ANY
  const names = Array.isArray(type) ? type : [type]
  return names.reduce<number>((types, name) => types | (TYPES[name as string] as number), 0)
}

const allowedBy = (schema: JsonObject): ReadonlySet<Json> | undefined => {
  if (schema.const !== undefined) return new Set([schema.const])
  return schema.enum === undefined ? undefined : new Set(schema.enum as Json[])
}

const copyField = (format: CopyField['format'], path: string, { copyFields }: Compiler): CopyField => {
  const known = copyFields.get(path)
  if (known) return known
  const field: CopyField = { index: copyFields.size, path, format }
  copyFields.set(path, field)
  return field
}
