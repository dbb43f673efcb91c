import { readPlainly } from './files/ahead.ts'
import { encodingOf } from './files/encoding-of.ts'
import { type FoundFile, findFiles } from './files/find.ts'
import type { InputError } from './files/input-error.ts'
import { isNote } from './files/input-note.ts'
import type { RecordReader } from './records/read.ts'
import type { Kind } from './records/record.ts'
import { isError, readRecords } from './records/source.ts'

/** What a file holds, as far as its beginning tells. */
export interface SurveyedFile {
  path: string
  encoding: string
  records: Partial<Record<Kind, number>>
  /** There are more records than were looked at. */
  more: boolean
  /** "Shopify (shopify-product)": the platforms whose exports were recognised. */
  exports: string[]
  /** The first thing that could not be read. */
  problem?: InputError
}

export interface Survey {
  files: SurveyedFile[]
  /** Tables and other exports that are not read. */
  unread: string[]
  /** What could not even be looked at. */
  errors: InputError[]
}

/** Records of a file that are looked at. */
const ENOUGH = 1000

/**
 * Looks at what lies in a folder.
 * @param newReader a fresh reader for each file
 */
export const survey = async (cwd: string, newReader: () => RecordReader): Promise<Survey> => {
  const { files, errors } = await findFiles(['.'], { cwd })
  const tables = await findFiles([TABLES], { cwd })
  const read = new Set(files.map(({ path }) => path))
  return {
    files: files.map((file) => look(file, newReader())),
    unread: tables.files.map(({ path }) => path).filter((path) => !read.has(path)),
    errors: errors.filter(({ code }) => code !== 'input/nothing-found'),
  }
}

const TABLES = '**/*.{csv,tsv,xls,xlsm,xlsx,xml,ods}'

const look = (file: FoundFile, reader: RecordReader): SurveyedFile => {
  const seen: SurveyedFile = { path: file.path, encoding: '', records: {}, more: false, exports: [] }
  const exports = new Set<string>()
  let count = 0
  for (const item of readRecords(file.path, readPlainly(file), reader)) {
    if (count >= ENOUGH) {
      seen.more = true
      break
    }
    if (isError(item)) {
      seen.problem ??= item
      if (++count >= ENOUGH) break
      continue
    }
    if (isNote(item)) continue
    count++
    seen.records[item.kind] = (seen.records[item.kind] ?? 0) + 1
    if (item.adapter) exports.add(`${item.adapter.platform} (${item.adapter.name})`)
  }
  return { ...seen, encoding: encodingIn(file), exports: [...exports].sort() }
}

// A file that cannot be read has its problem already.
const encodingIn = (file: FoundFile): string => {
  try {
    return encodingOf(file)
  } catch {
    return ''
  }
}
