import { type Dirent, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs'
import path from 'node:path'
import glob, { type FileSystemAdapter } from 'fast-glob'
import type { InputError } from './input-error.ts'
import type { Names } from './names.ts'
import { isMissing, unreadable } from './unreadable.ts'

/** Absolute paths of files, and what could not be read on the way. */
export interface Search {
  found: string[]
  errors: InputError[]
}

/** True for a pattern with signs that stand for others: `*.json`. */
export const isGlobPattern = (pattern: string): boolean => glob.isDynamicPattern(pattern)

/** The files in a folder, and in the folders below it, that are catalogues by their names. */
export const searchFolder = (folder: string, names: Names, ignore: readonly string[]): Search => {
  const cwd = names.resolve(folder)
  // Searched from within, so that no character of the folder's name can count as a glob's.
  const ignored = cwd === names.cwd ? ignore : ignore.map((pattern) => absoluteGlob(names.cwd, pattern))
  return search(folder, { cwd, pattern: '**/*', ignore: [...ignored, DEPENDENCIES] }, names, (name) =>
    CATALOGUE_FILE.test(name),
  )
}

// A glob, relative to the working folder, for searches that start elsewhere.
const absoluteGlob = (cwd: string, pattern: string): string =>
  path.isAbsolute(pattern) ? pattern : `${glob.convertPathToPattern(cwd)}/${pattern}`

/** The files that a glob matches. */
export const searchGlob = (named: string, names: Names, ignore: readonly string[]): Search => {
  const pattern = names.relativeGlob(named)
  const ignored = pattern.includes('node_modules') ? ignore : [...ignore, DEPENDENCIES]
  return search(named, { cwd: names.cwd, pattern, ignore: [...ignored] }, names, () => true)
}

const DEPENDENCIES = '**/node_modules/**'

const CATALOGUE_FILE = /\.(?:json|ndjson|jsonl|csv|tsv|xlsx|xml)$/i

// JSON that lies about in many folders and is no catalogue.
const OTHER_JSON =
  /^(?:package|package-lock|npm-shrinkwrap|tsconfig.*|jsconfig|composer|.*\.schema|.*\.sarif|ecomply-baseline)\.json$|\.sarif$/i

const search = (
  named: string,
  { cwd, pattern, ignore }: { cwd: string; pattern: string; ignore: string[] },
  names: Names,
  wanted: (name: string) => boolean,
): Search => {
  const found: string[] = []
  const errors: InputError[] = []
  const report = (absolute: string, error: unknown): void => {
    errors.push(unreadable(names.show(named, absolute), error))
  }
  const fs = { readdirSync: readdirOnce(report) }
  const entries = glob.sync(pattern, { cwd, ignore, fs, onlyFiles: false, objectMode: true })
  for (const { path: relative, name, dirent } of entries) {
    const absolute = path.resolve(cwd, relative)
    if (!wanted(name) || OTHER_JSON.test(name)) continue
    if (dirent.isFile()) found.push(absolute)
    // Links have been followed, so one that is still a link leads nowhere.
    if (dirent.isSymbolicLink()) reportDead(absolute, report)
  }
  return { found, errors }
}

const reportDead = (link: string, report: (absolute: string, error: unknown) => void): void => {
  attempt(
    () => statSync(link),
    (error) => report(link, error),
  )
}

/**
 * Lists folders for one search: one that cannot be read is reported and counts as empty. A folder reached through a
 * link is listed once under all its names, or links that lead back up would be followed for ever.
 */
const readdirOnce = (
  report: (absolute: string, error: unknown) => void,
): FileSystemAdapter['readdirSync'] => {
  const behindLinks = new Set<string>()
  const seenThroughLinks = new Set<string>()
  const isNew = (folder: string): boolean => {
    if (!behindLinks.has(path.dirname(folder)) && !lstatSync(folder).isSymbolicLink()) return true
    behindLinks.add(folder)
    const real = realpathSync(folder)
    if (seenThroughLinks.has(real)) return false
    seenThroughLinks.add(real)
    return true
  }
  function list(folder: string, options: { withFileTypes: true }): Dirent[]
  function list(folder: string): string[]
  function list(folder: string, options?: { withFileTypes: true }): Dirent[] | string[] {
    const read = () => (options ? readdirSync(folder, options) : readdirSync(folder))
    const onError = (error: unknown): void => {
      if (!isMissing(error)) report(folder, error)
    }
    return attempt(() => (isNew(folder) ? read() : []), onError) ?? []
  }
  return list
}

const attempt = <T>(work: () => T, onError: (error: unknown) => void): T | undefined => {
  try {
    return work()
  } catch (error) {
    onError(error)
    return undefined
  }
}
