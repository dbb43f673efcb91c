import { readPlainly } from '../files/ahead.ts'
import type { FoundFile } from '../files/found-file.ts'
import { JoinedRecords } from './catalogue.ts'
import { isNote } from './input-note.ts'
import type { RecordReader } from './read.ts'
import { isError, readRecords } from './source.ts'

/**
 * Finds the stores and campaigns that stand where they are looked for: in files of their own, or before the
 * products of a file. Those that come later are met when everything is read; see `JoinedRecords.cameLate`.
 * Errors are left to that reading.
 * @param newReader a fresh reader, which keeps what it learns of a file
 */
export const readLeadingJoins = (
  files: readonly FoundFile[],
  newReader: () => RecordReader,
): JoinedRecords => {
  readSideTables(files, newReader)
  const joined = new JoinedRecords()
  for (const file of files) {
    for (const item of readRecords(file.path, readPlainly(file), newReader())) {
      if (isError(item) || isNote(item)) continue
      if (item.kind === 'product') break
      joined.add(item)
    }
  }
  return joined
}

/**
 * Reads the files that hold a side table (attributes, variants) and nothing else, before the records they belong to. Of
 * every other file the first record is read, which tells what it is.
 */
export const readSideTables = (files: readonly FoundFile[], newReader: () => RecordReader): void => {
  if (files.length > 1)
    for (const file of files)
      for (const item of readRecords(file.path, readPlainly(file), newReader())) if (!isNote(item)) break
  newReader().closeTables()
}
