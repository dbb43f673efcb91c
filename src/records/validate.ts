import { createRequire } from 'node:module'
import type { ErrorObject, ValidateFunction } from 'ajv'
import type { Localised } from '../text/localised.ts'
import { KIND_WORDS } from './kind-words.ts'
import type { Json, JsonObject, Kind } from './record.ts'

/** One thing in a record that its schema refuses. */
export interface RecordProblem {
  code: 'input/wrong-type' | 'input/missing-field'
  /** JSON pointer in the canonical record: the value that is wrong, or the object that lacks a field. */
  pointer: string
  /** What fills the words of the error. */
  values: Readonly<Record<string, string | Localised>>
}

/** Says what a record's schema refuses; nothing for a sound record. */
export type Validator = (kind: Kind, value: JsonObject) => RecordProblem[]

/** A record that is wrong in many places is wrong as a whole; more errors would not help. */
export const MOST_PROBLEMS = 3

/**
 * Makes the validator that has the last word on suspicious records.
 * The schema library is loaded for the first of them only: a run over sound records never needs it.
 */
export const createValidator = (schemas: Readonly<Record<Kind | 'common', JsonObject>>): Validator => {
  const compiled = new Map<Kind, ValidateFunction>()
  return (kind, value) => {
    const validate = compiled.get(kind) ?? compile(schemas.common, schemas[kind])
    compiled.set(kind, validate)
    return validate(value) ? [] : problemsOf(validate.errors ?? [], kind, value)
  }
}

// Loaded by `require`, since records are read synchronously.
const compile = (common: JsonObject, schema: JsonObject): ValidateFunction => {
  const { Ajv2020 } = createRequire(import.meta.url)('ajv/dist/2020.js') as typeof import('ajv/dist/2020.js')
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true })
  ajv.addKeyword({ keyword: 'copy', schemaType: 'string' })
  return ajv.addSchema(common).compile(schema)
}

const problemsOf = (errors: readonly ErrorObject[], kind: Kind, value: JsonObject): RecordProblem[] => {
  const problems = new Map<string, RecordProblem>()
  for (const error of errors) {
    if (isEchoOfNull(error)) continue
    const problem = problemOf(error, kind, value)
    // One value is wrong once, whatever else the schema says of it.
    const place =
      problem.code === 'input/missing-field' ? `${problem.pointer} ${problem.values.field}` : problem.pointer
    if (!problems.has(place)) problems.set(place, problem)
  }
  // A record of another kind is not also wrong in every field.
  const otherKind = problems.get('/kind')
  return otherKind ? [otherKind] : [...problems.values()].slice(0, MOST_PROBLEMS)
}

// "or null" is a second branch of the schema: that the value is not null either is no news.
const isEchoOfNull = ({ keyword, params }: ErrorObject): boolean =>
  keyword === 'anyOf' || params.type === 'null'

const problemOf = (error: ErrorObject, kind: Kind, value: JsonObject): RecordProblem => {
  const { keyword, instancePath: pointer, params } = error
  if (keyword === 'required')
    return missing(pointer, [...fieldPath(value, pointer), params.missingProperty as string], kind)
  const path = fieldPath(value, pointer)
  if (keyword === 'minLength') return missing(pointer, path, kind)
  const actual = valueAt(value, pointer)
  // Of a text where a number or a yes belongs, the text says what is wrong: "12 件".
  const isTold = keyword === 'type' && !(typeof actual === 'string' && isOfWords(params.type))
  const found = isTold ? typeWords(typeName(actual)) : quoted(actual)
  return {
    code: 'input/wrong-type',
    pointer,
    values: { field: path.join('.') || kind, found, expected: expectation(error) },
  }
}

const isOfWords = (type: unknown): boolean =>
  [type].flat().every((one) => one === 'number' || one === 'integer' || one === 'boolean' || one === 'null')

const missing = (pointer: string, path: readonly string[], kind: Kind): RecordProblem => ({
  code: 'input/missing-field',
  pointer,
  values: { field: path.join('.'), kind: KIND_WORDS[kind] },
})

const expectation = ({ keyword, params }: ErrorObject): Localised => {
  if (keyword === 'type')
    return oneOf([params.type as string | string[]].flat().filter((type) => type !== 'null'))
  if (keyword === 'const') return quoted(params.allowedValue as Json)
  if (keyword === 'enum') {
    const words = (params.allowedValues as Json[]).filter((value) => value !== null).join(', ')
    return { en: `one of ${words}`, zh: `以下之一：${words}` }
  }
  return { en: 'a decimal number such as "29.90"', zh: '十进制数字，例如 "29.90"' }
}

const oneOf = (types: readonly string[]): Localised => ({
  en: types.map((type) => typeWords(type).en).join(' or '),
  zh: types.map((type) => typeWords(type).zh).join('或'),
})

const TYPE_WORDS = new Map<string, Localised>([
  ['null', { en: 'null', zh: 'null' }],
  ['boolean', { en: 'true or false', zh: '布尔值（true 或 false）' }],
  ['integer', { en: 'a whole number', zh: '整数' }],
  ['number', { en: 'a number', zh: '数字' }],
  ['string', { en: 'a string', zh: '字符串' }],
  ['array', { en: 'a list', zh: '列表' }],
  ['object', { en: 'an object', zh: '对象' }],
])

/** A JSON type ("array") in the words of both languages ("a list"). */
export const typeWords = (type: string): Localised => TYPE_WORDS.get(type) ?? { en: type, zh: type }

/** The JSON type of a value, as schemas name it; a missing value is "null". */
export const typeName = (value: Json | undefined): string => {
  if (value === null || value === undefined) return 'null'
  return Array.isArray(value) ? 'array' : typeof value
}

// Short codes are shown as written; anything longer might be somebody's name or number.
const MOST_DIGITS = 4
const CODE = /^[\p{L}\p{N}_.+ -]{1,24}$/u

/** A value as a message shows it: a short code as written in JSON, else its type. */
export const quoted = (value: Json | undefined): Localised => {
  if (typeof value === 'object' || value === undefined) return typeWords(typeName(value))
  const text = String(value)
  if (!CODE.test(text) || text.replace(/\D/g, '').length > MOST_DIGITS) {
    return value === '' ? { en: 'empty', zh: '空' } : typeWords(typeName(value))
  }
  const shown = JSON.stringify(value)
  return { en: shown, zh: shown }
}

// "images.alt" for "/images/2/alt": positions in lists are told by the line and column.
const fieldPath = (value: JsonObject, pointer: string): string[] => {
  const path: string[] = []
  let at: Json | undefined = value
  for (const token of tokensOf(pointer)) {
    if (!Array.isArray(at)) path.push(token)
    at = memberOf(at, token)
  }
  return path
}

const valueAt = (value: Json, pointer: string): Json | undefined =>
  tokensOf(pointer).reduce<Json | undefined>(memberOf, value)

const memberOf = (value: Json | undefined, token: string): Json | undefined => {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, token)) return undefined
  return (value as JsonObject)[token]
}

const tokensOf = (pointer: string): string[] =>
  pointer === ''
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'))
