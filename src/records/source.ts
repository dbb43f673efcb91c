import { type ByteSource, memorySource, openSource } from '../files/bytes.ts'
import type { FoundFile } from '../files/found-file.ts'
import type { InputError } from '../files/input-error.ts'
import { isInputError, splitRecords } from '../files/split.ts'
import type { RecordReader } from './read.ts'
import type { CatalogueRecord } from './record.ts'

/** Reads the records of one file, in their order, with the errors between them. */
export function* readRecords(source: ByteSource, reader: RecordReader): Generator<CatalogueRecord | InputError> {
  for (const item of splitRecords(source, (outline) => reader.choose(source.file, outline))) {
    if (isInputError(item)) {
      yield item
      continue
    }
    const read = reader.read(item)
    if (Array.isArray(read)) yield* read
    else yield read
  }
}

/** Tells errors from records. */
export const isError = (item: CatalogueRecord | InputError): item is InputError => 'code' in item

/** Opens a file once for each reading: what was read of it before is forgotten. */
export const open = (file: FoundFile): ByteSource =>
  file.content ? memorySource(file.path, file.content) : openSource(file)
