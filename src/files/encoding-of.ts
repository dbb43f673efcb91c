import { openSource } from './bytes.ts'
import { readOpening } from './encoding.ts'
import type { FoundFile } from './found-file.ts'
import { firstInvalidUtf8 } from './utf8.ts'

/** Bytes looked at: enough for some records of any catalogue. */
const SAMPLE = 64 * 1024
/** A character may be cut by the end of the sample. */
const LONGEST_CHARACTER = 4

/**
 * What a file's beginning is written in: "UTF-8", the name of another encoding, "not UTF-8" (mostly GBK, which nothing
 * in the file names), or "binary".
 * @throws what the system throws when the file cannot be read
 */
export const encodingOf = (file: FoundFile): string => {
  const source = openSource(file)
  try {
    const block = Buffer.alloc(SAMPLE)
    const sample = block.subarray(0, source.read(block, 0))
    const opening = readOpening(sample)
    if (opening.text === 'none') return 'binary'
    if (opening.text === 'other') return opening.encoding
    const invalid = firstInvalidUtf8(sample)
    const isCut = sample.length === SAMPLE && invalid > sample.length - LONGEST_CHARACTER
    return invalid >= 0 && invalid < sample.length && !isCut ? 'not UTF-8' : 'UTF-8'
  } finally {
    source.close()
  }
}
