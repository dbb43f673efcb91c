import { createHash } from 'node:crypto'
import type { Place } from '../facts/place.ts'
import type { CatalogueRecord, Json } from '../records/record.ts'
import { maskPersonalData } from './mask.ts'

/**
 * The digest of the value a finding is in: what a waiver is granted for. Personal data in it is masked first, so that
 * a number cannot be guessed from the digest.
 */
export const textDigest = ({ value }: CatalogueRecord, { pointer }: Place): string => {
  const found = valueAt(value, pointer)
  const text = typeof found === 'string' ? found : JSON.stringify(found ?? null)
  return `sha256-${createHash('sha256').update(maskPersonalData(text)).digest('hex')}`
}

const valueAt = (root: Json, pointer: string): Json | undefined => {
  let value: Json | undefined = root
  for (const step of pointer.split('/').slice(1)) {
    const key = step.replaceAll('~1', '/').replaceAll('~0', '~')
    if (value === null || typeof value !== 'object' || !Object.hasOwn(value, key)) return undefined
    value = (value as Record<string, Json>)[key]
  }
  return value
}
