import type { Config } from './config/config.ts'
import { type ReadingAsked, readOptionsFor } from './config/read-options.ts'
import { readerFor } from './config/reader.ts'
import { readPlainly } from './files/ahead.ts'
import { findFiles } from './files/find.ts'
import { holdPipes } from './files/hold.ts'
import type { InputError } from './files/input-error.ts'
import { type InputNote, isNote } from './files/input-note.ts'
import { escapeToken } from './records/copy.ts'
import { readSideTables } from './records/join.ts'
import { placeInSource } from './records/place.ts'
import type { CatalogueRecord, Json, JsonObject } from './records/record.ts'
import { isError, readRecords } from './records/source.ts'

/** A canonical record as it is written: where it was read, and where each of its values stands there ("line:column", or "sheet!cell"). */
export const convertedRecord = (record: CatalogueRecord): JsonObject => {
  const { extra, ...value } = record.value
  const { file, start, pointer } = record.raw
  const fields: JsonObject = {}
  for (const path of leavesOf(value, '')) {
    const place = placeInSource(record, { pointer: path })
    fields[path] = place.cell
      ? `${place.cell.sheet}!${place.cell.cell}`
      : `${place.start.line}:${place.start.column}`
  }
  return {
    ...value,
    source: {
      file,
      line: start.line,
      ...(pointer === '' ? {} : { pointer }),
      ...(record.adapter ? { adapter: record.adapter.name } : {}),
      fields,
    },
  }
}

const leavesOf = (value: Json, pointer: string): string[] => {
  if (Array.isArray(value)) return value.flatMap((item, at) => leavesOf(item, `${pointer}/${at}`))
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).flatMap(([key, item]) => leavesOf(item, `${pointer}/${escapeToken(key)}`))
  return pointer === '/kind' || value === null ? [] : [pointer]
}

/**
 * Reads files and gives their records in ecomply's own shape, with the errors and notes between them.
 * @throws PolicyErrors for mistakes in adapter files and for an adapter that does not exist
 */
export async function* convert(request: {
  paths: readonly string[]
  cwd: string
  config: Config
  adapter?: string
  reading?: ReadingAsked
}): AsyncGenerator<{ record: JsonObject } | InputError | InputNote> {
  const { config } = request
  const newReader = await readerFor(config, request.adapter)
  const found = await findFiles([...request.paths], {
    cwd: request.cwd,
    ignore: config.ignore,
    optionsOf: await readOptionsFor(config, request.reading),
  })
  const { files, release } = holdPipes(found.files)
  try {
    yield* found.errors
    readSideTables(files, newReader)
    for (const file of files) {
      const reading = readPlainly(file)
      for (const item of readRecords(file.path, reading, newReader()))
        yield isError(item) || isNote(item) ? item : { record: convertedRecord(item) }
      yield* reading.notes
    }
  } finally {
    release()
  }
}
