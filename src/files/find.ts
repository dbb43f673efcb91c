import { lstatSync, type Stats, statSync } from 'node:fs'
import { type FoundFile, STDIN } from './found-file.ts'
import { type InputError, inputError } from './input-error.ts'
import { Names } from './names.ts'
import type { ReadOptions } from './read-options.ts'
import type { Search } from './search.ts'
import { isMissing, unreadable } from './unreadable.ts'

export { type FoundFile, STDIN } from './found-file.ts'

/** What the patterns stand for, and what kept them from standing for more. */
export interface FoundFiles {
  files: FoundFile[]
  errors: InputError[]
}

export interface FindOptions {
  /** Absolute path of the folder that patterns and shown paths are relative to. */
  cwd: string
  /** Globs, relative to `cwd`, of what folders and globs should not find. A file named as such is always taken. */
  ignore?: readonly string[]
  /** Absolute paths that folders and globs should not find: what the run itself reads or writes beside its input. */
  leaveOut?: ReadonlySet<string>
  /** How a file is to be read, by its path as shown. */
  optionsOf?: ((path: string) => ReadOptions) | undefined
}

/**
 * Finds the files that patterns name. A pattern is a file (of any extension), a folder (searched for .json, .ndjson,
 * .jsonl, .csv and .tsv), a glob, or "-" for standard input. What exists under its literal name is no glob.
 * A file that is reached twice, by two patterns or through a link, comes once. Files are in the order of their paths'
 * code units, so that no locale and no file system decides it.
 */
export const findFiles = async (patterns: readonly string[], options: FindOptions): Promise<FoundFiles> => {
  const names = new Names(options.cwd)
  const errors: InputError[] = []
  for (const pattern of new Set(patterns)) errors.push(...(await addPattern(pattern, names, options)))
  const { optionsOf } = options
  const files = names.files()
  return {
    files: optionsOf ? files.map((file) => ({ ...file, options: optionsOf(file.path) })) : files,
    errors,
  }
}

const addPattern = async (
  pattern: string,
  names: Names,
  { ignore = [], leaveOut = NO_FILES }: FindOptions,
): Promise<InputError[]> => {
  if (pattern === STDIN) {
    names.addStdin()
    return []
  }
  const absolute = names.resolve(pattern)
  try {
    const stats = isName(pattern) ? statOf(absolute) : undefined
    if (stats && !stats.isDirectory()) return addFile(pattern, absolute, names)
    // Globbing is a library of many files, and a file named plainly does not need it.
    const { isGlobPattern, searchFolder, searchGlob } = await import('./search.ts')
    const isGlob = !stats && isName(pattern) && isGlobPattern(pattern)
    if (!stats && !isGlob) return addFound(pattern, NOTHING, names)
    const search = stats ? searchFolder(pattern, names, ignore) : searchGlob(pattern, names, ignore)
    return addFound(pattern, { ...search, found: search.found.filter((file) => !leaveOut.has(file)) }, names)
  } catch (error) {
    return [unreadable(names.show(pattern, absolute), error)]
  }
}

const addFile = (pattern: string, absolute: string, names: Names): InputError[] => {
  try {
    names.add(pattern, absolute)
    return []
  } catch (error) {
    return [unreadable(names.show(pattern, absolute), error)]
  }
}

const addFound = (pattern: string, { found, errors }: Search, names: Names): InputError[] => {
  if (found.length === 0 && errors.length === 0) {
    return [inputError('input/nothing-found', pattern, undefined, { pattern })]
  }
  return [...errors, ...found.flatMap((file) => addFile(pattern, file, names))]
}

const NO_FILES: ReadonlySet<string> = new Set()

const NOTHING: Search = { found: [], errors: [] }

// The empty name would stand for the working folder, which a script with an unset variable does not mean.
const isName = (pattern: string): boolean => pattern !== '' && !pattern.includes('\0')

// Undefined where nothing bears the name; a link that leads nowhere throws.
const statOf = (path: string): Stats | undefined => {
  try {
    lstatSync(path)
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
  return statSync(path)
}
