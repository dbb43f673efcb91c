import type { ByteSource } from './bytes.ts'
import { BLOCK_SIZE } from './text-window.ts'

/**
 * Tells whether any of the words stands in the bytes, at the speed of reading them; closes the source.
 * A file that cannot be read holds nothing: the reading that reports errors comes later.
 * @param words ASCII
 */
export const holdsAny = (source: ByteSource, words: readonly string[]): boolean => {
  const needles = words.map((word) => Buffer.from(word))
  const longest = Math.max(...needles.map((needle) => needle.length))
  const block = Buffer.allocUnsafe(BLOCK_SIZE)
  let kept = 0
  try {
    for (;;) {
      const count = source.read(block, kept)
      if (count === 0) return false
      const filled = block.subarray(0, kept + count)
      if (needles.some((needle) => filled.includes(needle))) return true
      // A word may lie across two blocks.
      kept = Math.min(longest - 1, filled.length)
      filled.copy(block, 0, filled.length - kept)
    }
  } catch {
    return false
  } finally {
    source.close()
  }
}
