import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js'
import type { Json } from '../records/record.ts'
import { didYouMean, join, PolicyError } from './policy-error.ts'
import type { YamlFile } from './yaml-file.ts'

/** Checks a value against one of the project's schemas. */
export type SchemaCheck = (schema: string, file: YamlFile) => PolicyError[]

/**
 * Builds the check of YAML files against the schemas of `schemas/`; the same schemas share one.
 * ajv is loaded here and only here on the policy side: the built-in pack, checked at build time, does not need it.
 * @param schemas reads JSON Schemas, each with its `$id`
 */
export const createSchemaCheck = (schemas: () => readonly object[]): Promise<SchemaCheck> => {
  const check = checks.get(schemas) ?? newSchemaCheck(schemas())
  checks.set(schemas, check)
  return check
}

// A configuration, its packs, adapters and waivers are checked in one run, and setting up takes longer than all of them.
const checks = new WeakMap<() => readonly object[], Promise<SchemaCheck>>()

const newSchemaCheck = async (schemas: readonly object[]): Promise<SchemaCheck> => {
  const { Ajv2020 } = await import('ajv/dist/2020.js')
  // That the schemas are schemas is tested, and looking takes most of the time.
  const ajv = new Ajv2020({ allErrors: true, strict: false, verbose: true, validateSchema: false })
  for (const schema of schemas) ajv.addSchema(schema)
  return (schema, file) => {
    const validate = ajv.getSchema(schema)
    if (!validate) throw new Error(`No schema "${schema}"`)
    return validate(file.value) ? [] : describe(validate, file)
  }
}

/** Checks one value against one schema object, for parameters of facts and the like. */
export const createParamsCheck = async (): Promise<(schema: object, value: Json) => string | undefined> => {
  const { Ajv2020 } = await import('ajv/dist/2020.js')
  const ajv = new Ajv2020({ strict: false, validateSchema: false })
  return (schema, value) => {
    const validate = ajv.compile(schema)
    if (validate(value)) return undefined
    const [error] = validate.errors ?? []
    if (!error) return 'not allowed'
    const where = error.instancePath.slice(1)
    const extra = String(error.params.additionalProperty ?? error.params.allowedValues ?? '')
    return `${where ? `${where} ` : ''}${error.message ?? ''}${extra ? `: ${extra}` : ''}`
  }
}

const describe = (validate: ValidateFunction, file: YamlFile): PolicyError[] => {
  const errors = (validate.errors ?? []).filter((error) => error.keyword !== 'if')
  const seen = new Set<string>()
  return errors.flatMap((error) => {
    const described = describeOne(error, file)
    const key = `${error.instancePath} ${described.words.en}`
    if (seen.has(key)) return []
    seen.add(key)
    return [described]
  })
}

const describeOne = (error: ErrorObject, file: YamlFile): PolicyError => {
  const path = pathOf(error.instancePath, file.value)
  const where = path.length > 0 ? path.join('.') : file.file
  const { keyword, params } = error
  if (keyword === 'additionalProperties' || keyword === 'unevaluatedProperties') {
    const key = String(params.additionalProperty ?? params.unevaluatedProperty)
    const known = Object.keys((error.parentSchema as { properties?: object } | undefined)?.properties ?? {})
    return new PolicyError(
      'policy/unknown-key',
      join({ en: `Unknown key "${key}".`, zh: `未知的键“${key}”。` }, suggestion(key, known)),
      file.placeOf([...path, key], true),
    )
  }
  if (keyword === 'required') {
    const key = String(params.missingProperty)
    return new PolicyError(
      'policy/missing-key',
      { en: `"${key}" is missing in ${where}.`, zh: `${where} 缺少“${key}”。` },
      file.placeOf(path),
    )
  }
  if (keyword === 'enum') {
    const allowed = (params.allowedValues as unknown[]).map(String)
    const found = typeof error.data === 'object' ? JSON.stringify(error.data) : String(error.data)
    return new PolicyError(
      'policy/unknown-value',
      join(
        { en: `"${found}" is not allowed here.`, zh: `此处不能写“${found}”。` },
        suggestion(found, allowed),
      ),
      file.placeOf(path),
    )
  }
  return new PolicyError(
    'policy/invalid-value',
    {
      en: `${where} ${error.message ?? 'is not allowed'}.`,
      zh: `${where} 的取值不符合要求（${error.message ?? ''}）。`,
    },
    file.placeOf(path),
  )
}

const suggestion = (wrong: string, known: readonly string[]) => {
  const near = didYouMean(wrong, known)
  if (near.en !== '') return near
  const list = known.slice(0, 20).join(', ')
  return { en: ` Allowed: ${list}.`, zh: `可用：${list}。` }
}

/** A JSON pointer as a path, list positions as numbers. */
const pathOf = (pointer: string, root: Json): (string | number)[] => {
  let value: unknown = root
  return pointer
    .split('/')
    .slice(1)
    .map((step) => {
      const key = step.replaceAll('~1', '/').replaceAll('~0', '~')
      const at = Array.isArray(value) ? Number(key) : key
      value = (value as Record<string, unknown> | undefined)?.[at]
      return at
    })
}
