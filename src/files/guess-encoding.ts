import { decodeCharacters, wholeCharacters } from './legacy-decode.ts'
import type { Encoding } from './text-encoding.ts'

/** An encoding that was inferred from the bytes, and the share of their two-byte characters that are everyday ones. */
export interface Guess {
  encoding: Exclude<Encoding, 'utf-8'>
  share: number
}

/** Bytes that are looked at. */
const SAMPLE = 64 * 1024

/** What share of a text has to be everyday characters, and by how much that has to exceed the other encoding's. */
const LEAST = 0.85
const MARGIN = 0.15

/**
 * Which encoding bytes that are no UTF-8 are in. Both Chinese encodings list their everyday characters in a range of
 * lead bytes of their own (GB 2312 level 1: the 3,755 most common; Big5 level 1: 5,401), and text read by the wrong one
 * scatters over the rest. Undefined where the bytes decode by neither, or do not tell.
 */
export const guessEncoding = (bytes: Uint8Array): Guess | undefined => {
  const sample = bytes.subarray(0, SAMPLE)
  const guesses = [
    { encoding: 'gb18030' as const, share: shareOf(sample, 'gb18030', isEverydayGb) },
    { encoding: 'big5' as const, share: shareOf(sample, 'big5', isEverydayBig5) },
  ].sort((a, b) => b.share - a.share)
  const [best, other] = guesses as [Guess, Guess]
  return best.share >= LEAST && best.share - other.share >= MARGIN ? best : undefined
}

/** Lead and trail byte of an everyday character or sign. */
type IsEveryday = (lead: number, trail: number) => boolean

// Level 1 characters (rows 16 to 55), punctuation and full-width signs (rows 1 to 3).
const isEverydayGb: IsEveryday = (lead, trail) =>
  trail >= 0xa1 && ((lead >= 0xb0 && lead <= 0xd7) || (lead >= 0xa1 && lead <= 0xa3))

const isEverydayBig5: IsEveryday = (lead, trail) =>
  (lead >= 0xa1 && lead <= 0xc6) || CANTONESE.has((lead << 8) | trail)

// 啲 喺 嚟 哋 咗 嘢 㗎 冇 佢: what every sentence of a Hong Kong shop holds, and Big5 lists elsewhere or not at all.
const CANTONESE: ReadonlySet<number> = new Set([
  0x9df8, 0x9df6, 0x91c1, 0x925d, 0x9df7, 0x9dcf, 0x9dee, 0xc94e, 0xca5c,
])

const shareOf = (sample: Uint8Array, encoding: 'gb18030' | 'big5', isEveryday: IsEveryday): number => {
  const { end, broken } = wholeCharacters(sample, encoding)
  if (broken) return 0
  const whole = sample.subarray(0, end)
  let double = 0
  let everyday = 0
  for (let at = 0; at < whole.length; at++) {
    if (whole[at]! < 0x81) continue
    double++
    if (isEveryday(whole[at]!, whole[at + 1]!)) everyday++
    // A four-byte character is as rare as can be: its second half is counted as another.
    at++
  }
  if (double === 0 || decodeCharacters(whole, encoding).valid < whole.length) return 0
  return everyday / double
}
