import { openSource } from './bytes.ts'
import { readOpening } from './encoding.ts'
import type { FoundFile } from './found-file.ts'
import { guessEncoding } from './guess-encoding.ts'
import { encodingInWords } from './text-encoding.ts'
import { firstInvalidUtf8 } from './utf8.ts'

/** Bytes looked at: enough for some records of any catalogue. */
const SAMPLE = 64 * 1024
/** A character may be cut by the end of the sample. */
const LONGEST_CHARACTER = 4

/**
 * What a file's beginning is written in: the name of an encoding, with a question mark where it is only a guess; "not
 * UTF-8", or "binary".
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
    if (opening.encoding !== 'utf-8') return encodingInWords(opening.encoding)
    const invalid = firstInvalidUtf8(sample)
    const isCut = sample.length === SAMPLE && invalid > sample.length - LONGEST_CHARACTER
    if (invalid < 0 || isCut) return encodingInWords('utf-8')
    const guess = guessEncoding(sample)
    return guess ? `${encodingInWords(guess.encoding)} ?` : 'not UTF-8'
  } finally {
    source.close()
  }
}
