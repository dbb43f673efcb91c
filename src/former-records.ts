import path from 'node:path'
import type { CheckRequest, Since } from './check.ts'
import { readOptionsFor } from './config/read-options.ts'
import { readPlainly } from './files/ahead.ts'
import type { FoundFile } from './files/found-file.ts'
import { isNote } from './files/input-note.ts'
import type { FormerRecords } from './records/catalogue-before.ts'
import type { RecordReader } from './records/read.ts'
import { isError, readRecords } from './records/source.ts'

interface ChangedInput {
  since: Since
  files: readonly FoundFile[]
  unchanged: ReadonlySet<string>
  newReader: () => RecordReader
}

/**
 * Reads the records of files that changed or went away, as they were. What could not be read then is passed over: nobody can be
 * asked to correct it any more.
 */
export const readFormer = async (
  records: FormerRecords,
  request: Pick<CheckRequest, 'paths' | 'cwd' | 'config' | 'reading'>,
  { since, files, unchanged, newReader }: ChangedInput,
): Promise<void> => {
  const changed = files.filter((file) => !file.content && !unchanged.has(file.path))
  const gone = since.gone
    .filter((absolute) => READABLE.test(absolute) && isUnder(absolute, request))
    .map((absolute) => ({ path: shown(absolute, request.cwd), absolute, size: 0 }))
  const optionsOf = await readOptionsFor(request.config, request.reading)
  for (const file of [...changed, ...gone]) {
    const content = await since.contentBefore(file.absolute)
    if (content === undefined) continue
    const options = optionsOf?.(file.path)
    const former: FoundFile = { ...file, size: content.length, content, ...(options ? { options } : {}) }
    for (const item of readRecords(former.path, readPlainly(former), newReader()))
      if (!isError(item) && !isNote(item)) records.add(item)
  }
}

const READABLE = /\.(?:json|ndjson|jsonl|csv|tsv|tab|xlsx|xml)$/i

/** True for a file that one of the paths of the run named, or that lay in a folder of them. */
const isUnder = (absolute: string, { paths, cwd }: Pick<CheckRequest, 'paths' | 'cwd'>): boolean =>
  paths.some((name) => {
    const place = path.resolve(cwd, withoutGlob(name))
    return absolute === place || absolute.startsWith(place === path.sep ? place : place + path.sep)
  })

// The folder that all files of a glob lie in.
const withoutGlob = (name: string): string => {
  const at = name.search(/[*?[{(!]/)
  return at < 0 ? name : path.dirname(`${name.slice(0, at)}x`)
}

const shown = (absolute: string, cwd: string): string =>
  path.relative(cwd, absolute).split(path.sep).join('/')
