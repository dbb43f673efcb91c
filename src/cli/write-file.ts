import { lstatSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { UsageError } from './failure.ts'

/**
 * Writes a report file so that it is there whole or not at all: a run that is stopped leaves no half report.
 * @throws UsageError when the place cannot be written
 */
export const writeFileWhole = (cwd: string, file: string, text: string | Uint8Array): void => {
  const target = path.resolve(cwd, file)
  const temporary = `${target}.${process.pid}.tmp`
  try {
    mkdirSync(path.dirname(target), { recursive: true })
    writeFileSync(temporary, text)
    renameSync(temporary, target)
  } catch (cause) {
    removeQuietly(temporary)
    const reason = (cause as NodeJS.ErrnoException).code ?? String(cause)
    throw new UsageError(`Cannot write ${file} (${reason}). Name a file in a folder you may write to.`)
  }
}

/** True when something of this name is there, be it a link that leads nowhere. */
export const existsIn = (cwd: string, file: string): boolean =>
  lstatSync(path.resolve(cwd, file), { throwIfNoEntry: false }) !== undefined

// What could not be written may not be removable either; the first reason is the one to tell.
const removeQuietly = (file: string): void => {
  try {
    rmSync(file, { force: true })
  } catch {}
}
