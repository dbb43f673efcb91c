// Views of numbers need their bytes at multiples of four.
const padded = (length: number): number => (length + 3) & ~3

/** Several byte arrays in one: how many, their lengths, then each at a multiple of four. */
export const packParts = (parts: readonly Uint8Array[]): Uint8Array => {
  const header = Uint32Array.from([parts.length, ...parts.map(({ length }) => length)])
  const packed = new Uint8Array(parts.reduce((sum, { length }) => sum + padded(length), header.byteLength))
  packed.set(new Uint8Array(header.buffer))
  let at = header.byteLength
  for (const part of parts) {
    packed.set(part, at)
    at += padded(part.length)
  }
  return packed
}

/** Views on what {@link packParts} packed, without a copy. @param packed begins at a multiple of four in its buffer */
export const openParts = (packed: Uint8Array): Uint8Array[] => {
  const [count] = new Uint32Array(packed.buffer, packed.byteOffset, 1) as unknown as [number]
  const lengths = new Uint32Array(packed.buffer, packed.byteOffset + 4, count)
  let at = 4 + lengths.byteLength
  return [...lengths].map((length) => {
    const part = packed.subarray(at, at + length)
    at += padded(length)
    return part
  })
}
