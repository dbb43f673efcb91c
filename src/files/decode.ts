import { isAscii, transcode } from 'node:buffer'
import { firstInvalidUtf8 } from './utf8.ts'

/** The text of a block, as far as it is text. */
export interface Decoded {
  /** True when `units` has one byte for each code unit (ASCII), false when it has two (UTF-16 LE). */
  narrow: boolean
  units: Uint8Array
  /** Why the text ends before the block: an ill-formed byte and its index, or a NUL. */
  stop?: { because: 'invalid'; at: number } | { because: 'nul' }
}

/** Decodes whole characters of UTF-8 without a byte order mark, up to the first NUL or ill-formed byte. */
export const decodeUtf8 = (block: Buffer): Decoded => {
  const nul = block.indexOf(0)
  if (nul < 0) return decode(block)
  return { stop: { because: 'nul' }, ...decode(block.subarray(0, nul)) }
}

const decode = (text: Buffer): Decoded => {
  if (isAscii(text)) return { narrow: true, units: text }
  try {
    // A third of the time of `toString('utf8')`, and it throws at ill-formed UTF-8 instead of replacing it.
    return { narrow: false, units: transcode(text, 'utf8', 'utf16le') }
  } catch {
    return decodeUntilInvalid(text)
  }
}

const decodeUntilInvalid = (text: Buffer): Decoded => {
  const at = firstInvalidUtf8(text)
  return { ...decode(text.subarray(0, at)), stop: { because: 'invalid', at } }
}
