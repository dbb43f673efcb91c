import type { Reading } from '../files/ahead.ts'
import { memorySource } from '../files/bytes.ts'
import type { InputError } from '../files/input-error.ts'
import { readDerived } from '../files/mapped.ts'
import type { RawRecord } from '../files/raw-record.ts'
import { type Choose, isInputError, splitRecords } from '../files/split.ts'
import { outlineOf } from './envelope-search.ts'
import { LineGatherer } from './lines.ts'
import type { ReadItem, RecordReader } from './read.ts'
import { tryParse } from './read-errors.ts'
import { listOf } from './read-list.ts'
import type { Json } from './record.ts'

/**
 * Reads the records of one file, in their order, with the errors and notes between them. A record whose further lines may
 * stand anywhere comes when they have been met.
 * @param lookAhead only what records are joined with is wanted, so products need not be whole
 */
export function* readRecords(
  file: string,
  reading: Pick<Reading, 'records'>,
  reader: RecordReader,
  { lookAhead = false }: { lookAhead?: boolean } = {},
): Generator<ReadItem> {
  const choose: Choose = (outline) => reader.choose(file, outline)
  const gatherer = new LineGatherer((first) => reader.linesBeside(first, lookAhead))
  for (const item of withoutEnvelopes(reading.records(choose), choose)) {
    if (isInputError(item)) {
      yield item
      continue
    }
    const whole = gatherer.take(item)
    if (whole === undefined) {
      const read = reader.read(item)
      if (Array.isArray(read)) yield* read
      else yield read
    } else yield* readWhole(whole, reader)
  }
  yield* readWhole(gatherer.close(), reader)
  yield* reader.finish(file)
}

const readWhole = (items: readonly (RawRecord | InputError)[], reader: RecordReader): ReadItem[] =>
  items.flatMap((item) => (isInputError(item) ? item : reader.read(item)))

/** Tells errors from records and notes. */
export const isError = (item: ReadItem): item is InputError => 'code' in item

/**
 * Opens what was cut out as a record and is an envelope: a line or a document of several may be an answer of its own with
 * a list of records, and so may an element of a list. The first of each list tells.
 */
function* withoutEnvelopes(
  items: Iterable<RawRecord | InputError>,
  choose: Choose,
): Generator<RawRecord | InputError> {
  let list: string | undefined
  let opens = false
  for (const item of items) {
    if (isInputError(item)) {
      yield item
      continue
    }
    const pointer = item.pointer === '' ? '' : listOf(item.pointer)
    if (pointer !== list) {
      list = pointer
      opens = holdsLists(item, choose)
    }
    if (opens && holdsLists(item, choose)) yield* withoutEnvelopes(cutAgain(item, choose), choose)
    else yield item
  }
}

// Objects in envelopes of their own are the reader's business.
const holdsLists = (raw: RawRecord, choose: Choose): boolean => {
  if (raw.form?.is === 'cells') return false
  const value = tryParse(raw)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  const outline = outlineOf(value, raw.start)
  const opening = choose(outline)
  return (
    opening.as === 'lists' &&
    opening.pointers.some((pointer) => {
      const part = partAt(value, pointer)
      return Array.isArray(part) || typeof part === 'string'
    })
  )
}

const partAt = (value: Json, pointer: string): Json | undefined =>
  pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))
    .reduce<Json | undefined>(
      (part, step) =>
        typeof part === 'object' && part !== null && !Array.isArray(part) && Object.hasOwn(part, step)
          ? part[step]
          : undefined,
      value,
    )

const cutAgain = (raw: RawRecord, choose: Choose): Iterable<RawRecord | InputError> => {
  const { form } = raw
  const json = form?.is === 'json' ? form.json : raw.text
  const map = { toSource: form?.is === 'json' ? form.toText : (span: readonly [number, number]) => span }
  return readDerived(raw, { text: json, map }, (text) =>
    splitRecords(memorySource(raw.file, Buffer.from(text)), choose, { nested: true }),
  )
}
