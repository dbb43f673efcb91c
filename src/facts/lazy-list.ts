import type { Json } from '../records/record.ts'

/** Values in order, each read when it is first asked for; the same place always gives the same object. */
export type LazyList<T> = (at: number) => T

/** Values as bytes: how many, where each begins, and their JSON. */
export const packList = (values: readonly Json[]): Uint8Array => {
  const texts = values.map((value) => new TextEncoder().encode(JSON.stringify(value)))
  const starts = new Uint32Array(values.length + 2)
  starts[0] = values.length
  for (const [at, { length }] of texts.entries()) starts[at + 2] = (starts[at + 1] as number) + length
  const packed = new Uint8Array(starts.byteLength + (starts.at(-1) as number))
  packed.set(new Uint8Array(starts.buffer))
  for (const [at, text] of texts.entries()) packed.set(text, starts.byteLength + (starts[at + 1] as number))
  return packed
}

/** Opens what {@link packList} packed. @param packed begins at a multiple of four in its buffer */
export const openList = <T>(packed: Uint8Array): LazyList<T> => {
  const [count] = new Uint32Array(packed.buffer, packed.byteOffset, 1) as unknown as [number]
  const starts = new Uint32Array(packed.buffer, packed.byteOffset + 4, count + 1)
  const bytes = Buffer.from(packed.buffer, packed.byteOffset + 4 * (count + 2))
  const known: T[] = []
  return (at) => {
    known[at] ??= JSON.parse(bytes.toString('utf8', starts[at], starts[at + 1])) as T
    return known[at]
  }
}
