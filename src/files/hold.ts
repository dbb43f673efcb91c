import { closeSync, mkdtempSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { openSource } from './bytes.ts'
import { type FoundFile, STDIN } from './found-file.ts'
import { BLOCK_SIZE } from './text-window.ts'

/** More than this is kept on disk instead of in memory. */
const MOST_IN_MEMORY = 64 * 1024 * 1024

/**
 * Makes files that can be read only once (standard input, pipes) readable twice, as joins need: small ones are held
 * in memory, large ones in a temporary file that only this user can read.
 * @returns the files in the same order, and a function that removes what was written
 */
export const holdPipes = (files: readonly FoundFile[]): { files: FoundFile[]; release: () => void } => {
  const folders: string[] = []
  const held = files.map((file) => (isPipe(file) ? hold(file, folders) : file))
  return {
    files: held,
    release: () => {
      for (const folder of folders) rmSync(folder, { recursive: true, force: true })
    },
  }
}

const isPipe = (file: FoundFile): boolean => {
  if (file.absolute === STDIN) return true
  try {
    const stats = statSync(file.absolute)
    return !stats.isFile() && !stats.isDirectory()
  } catch {
    return false
  }
}

const hold = (file: FoundFile, folders: string[]): FoundFile => {
  const source = openSource(file)
  const blocks: Uint8Array[] = []
  let bytes = 0
  let spill: { descriptor: number; path: string } | undefined
  try {
    for (;;) {
      const block = Buffer.allocUnsafe(BLOCK_SIZE)
      const count = source.read(block, 0)
      if (count === 0) break
      bytes += count
      blocks.push(block.subarray(0, count))
      if (bytes <= MOST_IN_MEMORY && !spill) continue
      spill ??= openSpill(folders)
      for (const kept of blocks.splice(0)) writeSync(spill.descriptor, kept)
    }
  } catch {
    // The reading that reports errors meets the same one.
    return file
  } finally {
    source.close()
    if (spill) closeSync(spill.descriptor)
  }
  if (spill) return { ...file, absolute: spill.path, size: bytes }
  return { ...file, size: bytes, content: Buffer.concat(blocks) }
}

const openSpill = (folders: string[]): { descriptor: number; path: string } => {
  const folder = mkdtempSync(path.join(tmpdir(), 'ecomply-'))
  folders.push(folder)
  const spill = path.join(folder, 'input')
  return { descriptor: openSync(spill, 'wx', 0o600), path: spill }
}
