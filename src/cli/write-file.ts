import { appendFileSync, lstatSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Localised } from '../text/localised.ts'
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
    throw new UsageError(cannotWrite(file, cause))
  }
}

/** True when something of this name is there, be it a link that leads nowhere. */
export const existsIn = (cwd: string, file: string): boolean =>
  lstatSync(path.resolve(cwd, file), { throwIfNoEntry: false }) !== undefined

/** A file written piece by piece, which is there whole or not at all. */
export interface GrowingFile {
  /** @throws UsageError when the place cannot be written */
  write(text: string): void
  /** Puts the file in its place. */
  close(): void
  /** Leaves nothing behind. */
  abandon(): void
}

/** Begins a file that may be too large to be kept in memory. */
export const growFile = (cwd: string, file: string): GrowingFile => {
  const target = path.resolve(cwd, file)
  const temporary = `${target}.${process.pid}.tmp`
  const orExplain = (act: () => void): void => {
    try {
      act()
    } catch (cause) {
      removeQuietly(temporary)
      throw new UsageError(cannotWrite(file, cause))
    }
  }
  orExplain(() => {
    mkdirSync(path.dirname(target), { recursive: true })
    writeFileSync(temporary, '')
  })
  return {
    write: (text) => orExplain(() => appendFileSync(temporary, text)),
    close: () => orExplain(() => renameSync(temporary, target)),
    abandon: () => removeQuietly(temporary),
  }
}

const cannotWrite = (file: string, cause: unknown): Localised => {
  const reason = (cause as NodeJS.ErrnoException).code ?? String(cause)
  return {
    en: `Cannot write ${file} (${reason}). Name a file in a folder you may write to.`,
    zh: `无法写入 ${file}（${reason}）。请指定可写文件夹中的文件。`,
  }
}

// What could not be written may not be removable either; the first reason is the one to tell.
const removeQuietly = (file: string): void => {
  try {
    rmSync(file, { force: true })
  } catch {}
}
