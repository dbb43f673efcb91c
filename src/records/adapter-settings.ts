import { MappingError } from './adapter-mapping.ts'
import type { Json, JsonObject } from './record.ts'

/**
 * Puts the settings of an adapter into its paths: `values.{title}.data` with title "name" is `values.name.data`.
 * @param given what ecomply.yaml says; the adapter's own `settings` stand for the others
 * @throws MappingError for a setting the adapter has not
 */
export const withSettings = (data: JsonObject, given: Readonly<Record<string, string>> = {}): JsonObject => {
  const own = (data.settings ?? {}) as Record<string, string>
  const unknown = Object.keys(given).find((name) => !Object.hasOwn(own, name))
  if (unknown !== undefined)
    throw new MappingError(
      'settings',
      `no setting is named "${unknown}". Settings: ${Object.keys(own).join(', ') || 'none'}`,
    )
  if (data.settings === undefined) return data
  const { examples, settings, ...rest } = data
  return fillIn(rest, new Map(Object.entries({ ...own, ...given }))) as JsonObject
}

const fillIn = (value: Json, settings: ReadonlyMap<string, string>): Json => {
  if (typeof value === 'string')
    return value.replace(/\{([a-z][A-Za-z0-9]*)\}/g, (whole, name: string) => settings.get(name) ?? whole)
  if (Array.isArray(value)) return value.map((item) => fillIn(item, settings))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, fillIn(item, settings)]))
}
