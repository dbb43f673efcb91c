import { type Encoding, encodingNamed } from './text-encoding.ts'

/** What the first bytes of a file say about the rest. */
export type Opening =
  /** `by`: a byte order mark, a declaration in the text itself, or the pattern of zero bytes. Absent: nothing says it. */
  | { text: 'readable'; encoding: Encoding; skip: number; by?: 'mark' | 'declaration' | 'zeros' }
  | { text: 'other'; encoding: string }
  | { text: 'none' }

/** Bytes that are looked at; a NUL or many control characters among them mean the file is not text. */
const SAMPLE = 1024

/** Judges the first block of a file: the encoding (with the length of its byte order mark), or no text. */
export const readOpening = (block: Uint8Array): Opening => {
  const marked = MARKS.find(({ mark }) => mark.every((byte, index) => block[index] === byte))
  if (marked) {
    const encoding = encodingNamed(marked.encoding)
    return encoding
      ? { text: 'readable', encoding, skip: marked.mark.length, by: 'mark' }
      : { text: 'other', encoding: marked.encoding }
  }
  const sample = block.subarray(0, SAMPLE)
  const zeros = utf16WithoutMark(sample)
  if (zeros) return { text: 'readable', encoding: zeros, skip: 0, by: 'zeros' }
  if (looksBinary(sample)) return { text: 'none' }
  const declared = declaredInXml(sample)
  if (declared === undefined) return { text: 'readable', encoding: 'utf-8', skip: 0 }
  const encoding = encodingNamed(declared)
  return encoding
    ? { text: 'readable', encoding, skip: 0, by: 'declaration' }
    : { text: 'other', encoding: declared }
}

// UTF-32 LE begins like UTF-16 LE and must come first.
const MARKS = [
  { encoding: 'utf-8', mark: [0xef, 0xbb, 0xbf] },
  { encoding: 'UTF-32 LE', mark: [0xff, 0xfe, 0, 0] },
  { encoding: 'UTF-32 BE', mark: [0, 0, 0xfe, 0xff] },
  { encoding: 'utf-16le', mark: [0xff, 0xfe] },
  { encoding: 'utf-16be', mark: [0xfe, 0xff] },
  { encoding: 'gb18030', mark: [0x84, 0x31, 0x95, 0x33] },
]

// JSON begins with two ASCII characters, so the place of the zeros tells the byte order (RFC 4627, section 3). In other
// text every line break and comma is a zero beside a byte, and none stands on the other side.
const utf16WithoutMark = (sample: Uint8Array): Encoding | undefined => {
  if (sample.length < 4) return undefined
  const zeros = [0, 0]
  for (let at = 0; at < sample.length; at++) if (sample[at] === 0) zeros[at % 2]!++
  const [even, odd] = zeros as [number, number]
  const isTold = (found: number, first: number): boolean =>
    (sample[first] === 0 && sample[first + 2] === 0) || (found >= 8 && found * 50 > sample.length)
  if (even === 0 && isTold(odd, 1)) return 'utf-16le'
  return odd === 0 && isTold(even, 0) ? 'utf-16be' : undefined
}

// XML 1.0, section 4.3.3: a document that is not in UTF-8 says so in its first line.
const declaredInXml = (sample: Uint8Array): string | undefined => {
  const text = Buffer.from(sample.subarray(0, 200)).toString('latin1')
  return /^\s*<\?xml\b[^>]*?\bencoding\s*=\s*["']([A-Za-z][\w.-]*)["']/.exec(text)?.[1]
}

const looksBinary = (sample: Uint8Array): boolean => {
  if (sample.includes(0)) return true
  const odd = sample.reduce((count, byte) => (isOddControl(byte) ? count + 1 : count), 0)
  return odd >= 8 && odd * 20 > sample.length
}

// Tab, line breaks, form feed and escape occur in text.
const isOddControl = (byte: number): boolean =>
  byte === 0x7f || (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27)
