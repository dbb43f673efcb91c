import type { CatalogueRecord } from './record.ts'

/** True for a record of which nothing stands in a file that changed: neither itself nor a row that is joined to it. */
export const isUnchanged = ({ raw, parts }: CatalogueRecord, unchanged: ReadonlySet<string>): boolean =>
  unchanged.has(raw.file) && (parts === undefined || parts.every(({ file }) => unchanged.has(file)))
