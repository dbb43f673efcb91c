import { lstatSync, type Stats, statSync } from 'node:fs'
import { type FoundFile, STDIN } from './found-file.ts'
import { type InputError, inputError } from './input-error.ts'
import { Names } from './names.ts'
import { searchFolder, searchGlob } from './search.ts'
import { errorCode, unreadable } from './unreadable.ts'

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
}

/**
 * Finds the files that patterns name. A pattern is a file (of any extension), a folder (searched for .json, .ndjson and
 * .jsonl), a glob, or "-" for standard input. What exists under its literal name is no glob.
 * A file that is reached twice, by two patterns or through a link, comes once. Files are in the order of their paths'
 * code units, so that no locale and no file system decides it.
 */
export const findFiles = async (patterns: readonly string[], options: FindOptions): Promise<FoundFiles> => {
  const names = new Names(options.cwd)
  const errors = [...new Set(patterns)].flatMap((pattern) => addPattern(pattern, names, options))
  return { files: names.files(), errors }
}

const addPattern = (pattern: string, names: Names, options: FindOptions): InputError[] => {
  if (pattern === STDIN) {
    names.addStdin()
    return []
  }
  try {
    const stats = pattern === '' ? undefined : statOf(names.resolve(pattern))
    if (stats && !stats.isDirectory()) {
      names.add(pattern, names.resolve(pattern))
      return []
    }
    const search = stats ? searchFolder : searchGlob
    const { found, errors } = search(pattern, names, options.ignore ?? [])
    for (const file of found) names.add(pattern, file)
    const nothing = found.length === 0 && errors.length === 0
    return nothing ? [inputError('input/nothing-found', pattern, undefined, { pattern })] : errors
  } catch (error) {
    return [unreadable(names.show(pattern, names.resolve(pattern)), error)]
  }
}

// Undefined where nothing bears the name; a link that leads nowhere throws.
const statOf = (path: string): Stats | undefined => {
  if (path.includes('\0')) return undefined
  try {
    lstatSync(path)
  } catch (error) {
    if (NO_SUCH_NAME.has(errorCode(error) ?? '')) return undefined
    throw error
  }
  return statSync(path)
}

const NO_SUCH_NAME: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'ENAMETOOLONG', 'EINVAL'])
