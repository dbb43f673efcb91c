import type { Outline } from '../files/outline.ts'
import type { TableReading } from '../files/row-records.ts'
import type { Adapter } from './adapter.ts'
import { matchesOutline } from './adapter-open.ts'

/** How the rows of a table become records: as the adapter says that knows its columns, else a row is a record. */
export const tableReading = (
  adapters: readonly Adapter[],
  outline: Outline,
  isCanonical: boolean,
): TableReading => {
  const matching = adapters.filter((adapter) => matchesOutline(adapter, outline))
  if (matching.length > 0) return matching[0]?.table ?? {}
  return isCanonical ? { nested: true } : {}
}
