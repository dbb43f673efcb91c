import type { FoundFile } from '../files/found-file.ts'
import { holdsAny } from '../files/holds.ts'
import type { RawRecord } from '../files/raw-record.ts'
import { JoinedRecords } from './catalogue.ts'
import type { RecordReader } from './read.ts'
import type { CatalogueRecord } from './record.ts'
import { isError, open, readRecords } from './source.ts'

/**
 * Finds the stores and campaigns of all files before anything is judged, since a product may come before its store.
 * A file of products costs one search for the words that a store or campaign among them would hold.
 * Errors are left to the reading that judges.
 * @param newReader a fresh reader, which keeps what it learns of each file
 */
export const readJoins = (files: readonly FoundFile[], newReader: () => RecordReader): JoinedRecords => {
  const joined = new JoinedRecords()
  for (const file of files) {
    const reader = newReader()
    const first = firstRecord(file, newReader())
    if (first === undefined) continue
    const ofJoins = first.kind !== 'product'
    if (!ofJoins && !holdsAny(open(file), WORDS)) continue
    const wanted = ofJoins ? undefined : mayBeJoin
    for (const item of readRecords(open(file), reader, wanted)) {
      if (!isError(item) && item.kind !== 'product') joined.addJoin(item)
    }
  }
  return joined
}

const firstRecord = (file: FoundFile, reader: RecordReader): CatalogueRecord | undefined => {
  for (const item of readRecords(open(file), reader)) if (!isError(item)) return item
  return undefined
}

// What says that a record is a store or campaign: its kind, or the list it stands in.
const WORDS = ['"store"', '"stores"', '"campaign"', '"campaigns"'] as const

const mayBeJoin = ({ text, pointer }: RawRecord): boolean =>
  pointer.startsWith('/store') ||
  pointer.startsWith('/campaign') ||
  text.includes('"store"') ||
  text.includes('"campaign"')
