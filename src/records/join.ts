import { readPlainly } from '../files/ahead.ts'
import type { FoundFile } from '../files/found-file.ts'
import { isNote } from '../files/input-note.ts'
import { JoinedRecords } from './catalogue.ts'
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
  const joined = new JoinedRecords()
  const again = files.filter((file) => addLeading(file, newReader(), joined) === 'needs tables')
  // By now the tables that lie beside the records have been met.
  newReader().closeTables()
  for (const file of again) addLeading(file, newReader(), joined)
  return joined
}

// Stops at the first product, and at a record that may be made with tables of files to come.
const addLeading = (
  file: FoundFile,
  reader: RecordReader,
  joined: JoinedRecords,
): 'needs tables' | undefined => {
  for (const item of readRecords(file.path, readPlainly(file), reader, { lookAhead: true })) {
    if (isError(item) || isNote(item)) continue
    if (item.kind === 'product') return undefined
    if (reader.awaitsTables(item)) return 'needs tables'
    joined.add(item)
  }
  return undefined
}

/**
 * Reads the files that hold a side table (attributes, variants) and nothing else, before the records they belong to. Of
 * every other file the first record is read, which tells what it is.
 */
export const readSideTables = (files: readonly FoundFile[], newReader: () => RecordReader): void => {
  if (files.length > 1)
    for (const file of files)
      for (const item of readRecords(file.path, readPlainly(file), newReader(), { lookAhead: true }))
        if (!isNote(item)) break
  newReader().closeTables()
}
