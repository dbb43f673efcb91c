import { UNKNOWN_PLATFORM } from '../records/adapter.ts'
import type { Json } from '../records/record.ts'
import type { Fact, FactContext } from './fact.ts'
import { compilePath } from './path.ts'
import { Unknown } from './unknown.ts'

/**
 * The canonical record, or one field of it. A field that the record's platform cannot export is Unknown:
 * its absence says nothing about the seller.
 */
export const record: Fact = {
  name: 'record',
  summary: 'the canonical record; a path names the field, "*" maps over a list',
  params: { type: 'object', properties: { path: { type: 'string' } }, additionalProperties: false },
  returns: 'value',
  prepare: (params) => readField((params.path as string | undefined) ?? ''),
}

/** Compiles the reading of one canonical field of the record at hand. */
export const readField = (path: string): ((context: FactContext) => Json | Unknown | undefined) => {
  if (path === 'extra' || path.startsWith('extra.')) return readExtra(path.slice('extra.'.length))
  const read = compilePath(path)
  const field = path
    .split('.')
    .filter((step) => step !== '*' && !/^(\d+$|\[)/.test(step))
    .join('.')
  return ({ record }) => {
    const value = read(record.value) as Json | undefined
    if (record.adapter === undefined || !isMissing(value) || record.adapter.carries(field)) return value
    return notCarried(record.adapter.platform, field)
  }
}

// A company's own fields: under `extra` when an adapter put them there, else beside the canonical ones.
const readExtra = (path: string): ((context: FactContext) => Json | undefined) => {
  const read = compilePath(path)
  return ({ record }) => (read(record.value.extra) ?? read(record.value)) as Json | undefined
}

const isMissing = (value: unknown): boolean =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)

const reasons = new Map<string, Unknown>()

/** The Unknown for a field that a platform's export does not hold. */
export const notCarried = (platform: string, field: string): Unknown => {
  const key = `${platform}\n${field}`
  let unknown = reasons.get(key)
  if (!unknown) {
    const isKnown = platform !== UNKNOWN_PLATFORM
    unknown = new Unknown({
      en: isKnown
        ? `${platform} exports do not hold ${field}`
        : `the export of an unknown platform shows no ${field}`,
      zh: isKnown ? `${platform} 导出的数据不含 ${field}` : `未知平台的导出数据中未见 ${field}`,
    })
    reasons.set(key, unknown)
  }
  return unknown
}
