import type { Reading } from '../files/ahead.ts'
import type { InputError } from '../files/input-error.ts'
import { isInputError } from '../files/split.ts'
import type { InputNote } from './input-note.ts'
import type { RecordReader } from './read.ts'
import type { CatalogueRecord } from './record.ts'

/** Reads the records of one file, in their order, with the errors and notes between them. */
export function* readRecords(
  file: string,
  reading: Pick<Reading, 'records'>,
  reader: RecordReader,
): Generator<CatalogueRecord | InputError | InputNote> {
  for (const item of reading.records((outline) => reader.choose(file, outline))) {
    if (isInputError(item)) {
      yield item
      continue
    }
    const read = reader.read(item)
    if (Array.isArray(read)) yield* read
    else yield read
  }
}

/** Tells errors from records and notes. */
export const isError = (item: CatalogueRecord | InputError | InputNote): item is InputError => 'code' in item
