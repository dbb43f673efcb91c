import { statSync } from 'node:fs'
import { memorySource, openSource } from './bytes.ts'
import type { FoundFile } from './found-file.ts'

const BLOCK = 1024 * 1024

/**
 * The digest of a file's bytes, as its reading would give it, and how many they are.
 * @returns undefined where the file cannot be read: the reading will say why
 */
export const digestOfFile = (file: FoundFile): { digest: string; bytes: number } | undefined => {
  try {
    return digestOf(file)
  } catch {
    return undefined
  }
}

const digestOf = (file: FoundFile): { digest: string; bytes: number } => {
  const source = file.content ? memorySource(file.path, file.content) : openSource(file)
  try {
    const block = Buffer.allocUnsafe(BLOCK)
    while (source.read(block, 0) > 0) {
      // each turn passes a block
    }
    return { digest: source.digest(), bytes: source.bytes }
  } finally {
    source.close()
  }
}

/** The same for one who asks again and again: a file that was not written to since is not read again. */
export const createDigests = (): typeof digestOfFile => {
  const known = new Map<string, { stamp: string; answer: ReturnType<typeof digestOfFile> }>()
  return (file) => {
    const stats = file.content ? undefined : statSync(file.absolute, { throwIfNoEntry: false, bigint: true })
    if (!stats) return digestOfFile(file)
    const stamp = `${stats.mtimeNs} ${stats.size} ${stats.ino}`
    const before = known.get(file.absolute)
    if (before?.stamp === stamp) return before.answer
    const answer = digestOfFile(file)
    known.set(file.absolute, { stamp, answer })
    return answer
  }
}
