/**
 * Index of the first byte that does not belong to well-formed UTF-8 (Unicode 15, table 3-7), or -1.
 * A sequence cut off by the end of `bytes` counts as ill-formed. Used only once a decoder has refused the bytes.
 */
export const firstInvalidUtf8 = (bytes: Uint8Array): number => {
  let at = 0
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at)
    if (length === 0) return at
    at += length
  }
  return -1
}

/** How many bytes at the end of `bytes` begin a character without finishing it (0 to 3). */
export const unfinishedTail = (bytes: Uint8Array): number => {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!
    if (byte >= 0xc0) return back < leadLength(byte) ? back : 0
    if (byte < 0x80) return 0
  }
  return 0
}

const leadLength = (lead: number): number => {
  if (lead < 0x80) return 1
  if (lead < 0xc2) return 0
  if (lead < 0xe0) return 2
  if (lead < 0xf0) return 3
  return lead < 0xf5 ? 4 : 0
}

const sequenceLength = (bytes: Uint8Array, at: number): number => {
  const lead = bytes[at]!
  const length = leadLength(lead)
  if (at + length > bytes.length) return 0
  for (let next = 1; next < length; next++) {
    if (!isContinuation(lead, next, bytes[at + next]!)) return 0
  }
  return length
}

// The second byte has a narrower range after some leads: no overlong forms, no surrogates, nothing above U+10FFFF.
const isContinuation = (lead: number, index: number, byte: number): boolean => {
  if (index > 1) return byte >= 0x80 && byte < 0xc0
  if (lead === 0xe0) return byte >= 0xa0 && byte < 0xc0
  if (lead === 0xed) return byte >= 0x80 && byte < 0xa0
  if (lead === 0xf0) return byte >= 0x90 && byte < 0xc0
  if (lead === 0xf4) return byte >= 0x80 && byte < 0x90
  return byte >= 0x80 && byte < 0xc0
}
