import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Baseline } from '../findings/baseline.ts'
import { PolicyError, PolicyErrors } from '../policy/policy-error.ts'

/**
 * Reads a baseline file, as `ecomply baseline` writes it.
 * @throws PolicyErrors when it cannot be read or is none
 */
export const readBaseline = (folder: string, file: string): Baseline => {
  let text: string
  try {
    text = readFileSync(path.resolve(folder, file), 'utf8')
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? String(cause)
    throw refusal('baseline/unreadable', {
      en: `Cannot read the baseline ${file} (${reason}). Write one with: ecomply baseline --output ${file}`,
      zh: `无法读取基线文件 ${file}（${reason}）。可用以下命令生成：ecomply baseline --output ${file}`,
    })
  }
  const value = parsed(text)
  if (isBaseline(value)) return value
  throw refusal('baseline/no-baseline', {
    en: `${file} is not a baseline. Write one with: ecomply baseline --output ${file}`,
    zh: `${file} 不是基线文件。可用以下命令生成：ecomply baseline --output ${file}`,
  })
}

const refusal = (code: string, words: { en: string; zh: string }): PolicyErrors =>
  new PolicyErrors([new PolicyError(code, words)])

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isBaseline = (value: unknown): value is Baseline => {
  const { version, findings } = (value ?? {}) as Partial<Baseline>
  return (
    version === 1 && Array.isArray(findings) && findings.every((one) => typeof one?.fingerprint === 'string')
  )
}
