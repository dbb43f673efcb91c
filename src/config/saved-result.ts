import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Result } from '../findings/finding.ts'
import { PolicyError, PolicyErrors } from '../policy/policy-error.ts'
import { createSchemaCheck } from '../policy/schema-check.ts'
import type { Json } from '../records/record.ts'
import { readSchemas } from './installation.ts'

/**
 * Reads a result that `ecomply check --format json` wrote.
 * @throws PolicyErrors when it cannot be read, is no JSON or does not hold to schemas/result.schema.json
 */
export const readSavedResult = async (folder: string, file: string): Promise<Result> => {
  let value: Json
  try {
    value = JSON.parse(readFileSync(path.resolve(folder, file), 'utf8')) as Json
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? (cause as Error).message
    throw refusal(file, reason)
  }
  const mistake = await mistakeIn(file, value)
  if (mistake) throw refusal(file, mistake.message)
  return value as unknown as Result
}

/** The result that some bytes are; undefined when they are none. */
export const resultIn = async (bytes: Uint8Array): Promise<Result | undefined> => {
  try {
    const value = JSON.parse(Buffer.from(bytes).toString('utf8')) as Json
    return (await mistakeIn('', value)) ? undefined : (value as unknown as Result)
  } catch {
    return undefined
  }
}

const mistakeIn = async (file: string, value: Json): Promise<PolicyError | undefined> => {
  const check = await createSchemaCheck(readSchemas)
  return check('ecomply:result', { file, value, digest: '', placeOf: () => undefined })[0]
}

const refusal = (file: string, reason: string): PolicyErrors =>
  new PolicyErrors([
    new PolicyError('report/no-result', {
      en: `${file} is not a result of ecomply (${reason}) Write one with: ecomply check --format json --output ${file}`,
      zh: `${file} 不是 ecomply 的结果文件（${reason}）。可用以下命令生成：ecomply check --format json --output ${file}`,
    }),
  ])
