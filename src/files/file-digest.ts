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
