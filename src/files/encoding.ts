/** What the first bytes of a file say about the rest. */
export type Opening = { text: 'utf-8'; skip: number } | { text: 'other'; encoding: string } | { text: 'none' }

/** Bytes that are looked at; a NUL or many control characters among them mean the file is not text. */
const SAMPLE = 1024

/** Judges the first block of a file: UTF-8 (with the length of its byte order mark), another encoding, or no text. */
export const readOpening = (block: Uint8Array): Opening => {
  const marked = MARKS.find(({ mark }) => mark.every((byte, index) => block[index] === byte))
  if (marked) {
    return marked.encoding === 'UTF-8'
      ? { text: 'utf-8', skip: 3 }
      : { text: 'other', encoding: marked.encoding }
  }
  const unmarked = utf16WithoutMark(block)
  if (unmarked) return { text: 'other', encoding: unmarked }
  return looksBinary(block.subarray(0, SAMPLE)) ? { text: 'none' } : { text: 'utf-8', skip: 0 }
}

// UTF-32 LE begins like UTF-16 LE and must come first.
const MARKS = [
  { encoding: 'UTF-8', mark: [0xef, 0xbb, 0xbf] },
  { encoding: 'UTF-32 LE', mark: [0xff, 0xfe, 0, 0] },
  { encoding: 'UTF-32 BE', mark: [0, 0, 0xfe, 0xff] },
  { encoding: 'UTF-16 LE', mark: [0xff, 0xfe] },
  { encoding: 'UTF-16 BE', mark: [0xfe, 0xff] },
  { encoding: 'GB 18030', mark: [0x84, 0x31, 0x95, 0x33] },
]

// JSON begins with two ASCII characters, so the place of the NULs tells the byte order (RFC 4627, section 3).
const utf16WithoutMark = (block: Uint8Array): string | undefined => {
  if (block.length < 4) return undefined
  const nuls = [0, 1, 2, 3].map((index) => (block[index] === 0 ? '0' : 'x')).join('')
  if (nuls === 'x0x0') return 'UTF-16 LE'
  return nuls === '0x0x' ? 'UTF-16 BE' : undefined
}

const looksBinary = (sample: Uint8Array): boolean => {
  if (sample.includes(0)) return true
  const odd = sample.reduce((count, byte) => (isOddControl(byte) ? count + 1 : count), 0)
  return odd >= 8 && odd * 20 > sample.length
}

// Tab, line breaks, form feed and escape occur in text.
const isOddControl = (byte: number): boolean =>
  byte === 0x7f || (byte < 0x20 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13 && byte !== 27)
