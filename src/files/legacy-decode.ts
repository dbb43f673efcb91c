import { hkscsCharacter } from './hkscs.ts'
import type { Encoding } from './text-encoding.ts'

type OtherEncoding = Exclude<Encoding, 'utf-8'>

/** How many bytes the character at `at` takes by the rules of an encoding: 0 when none begins so, -1 when bytes are missing. */
type Measure = (bytes: Uint8Array, at: number) => number

const utf16 =
  (high: 0 | 1): Measure =>
  (bytes, at) => {
    if (at + 2 > bytes.length) return -1
    if ((bytes[at + high]! & 0xfc) !== 0xd8) return (bytes[at + high]! & 0xfc) === 0xdc ? 0 : 2
    if (at + 4 > bytes.length) return -1
    return (bytes[at + 2 + high]! & 0xfc) === 0xdc ? 4 : 0
  }

// GB 18030-2022, section 5: one byte, two bytes (GBK), or four.
const gb18030: Measure = (bytes, at) => {
  const lead = bytes[at]!
  if (lead <= 0x80) return 1
  if (lead === 0xff) return 0
  if (at + 1 >= bytes.length) return -1
  const second = bytes[at + 1]!
  if (second >= 0x40) return second === 0x7f || second === 0xff ? 0 : 2
  if (second < 0x30 || second > 0x39) return 0
  if (at + 3 >= bytes.length) return -1
  const third = bytes[at + 2]!
  const fourth = bytes[at + 3]!
  return third > 0x80 && third < 0xff && fourth >= 0x30 && fourth <= 0x39 ? 4 : 0
}

const big5: Measure = (bytes, at) => {
  const lead = bytes[at]!
  if (lead < 0x80) return 1
  if (lead === 0x80 || lead === 0xff) return 0
  if (at + 1 >= bytes.length) return -1
  const second = bytes[at + 1]!
  return (second >= 0x40 && second <= 0x7e) || (second >= 0xa1 && second <= 0xfe) ? 2 : 0
}

const MEASURES: Record<OtherEncoding, Measure> = {
  'utf-16le': utf16(1),
  'utf-16be': utf16(0),
  gb18030,
  big5,
}

/** Index after the last whole, possible character of `bytes`, and whether what follows can only be broken. */
export const wholeCharacters = (
  bytes: Uint8Array,
  encoding: OtherEncoding,
): { end: number; broken: boolean } => {
  const measure = MEASURES[encoding]
  let at = 0
  while (at < bytes.length) {
    const length = measure(bytes, at)
    if (length <= 0) return { end: at, broken: length === 0 }
    at += length
  }
  return { end: at, broken: false }
}

/** The text of whole characters, as far as they are characters: `valid` is the number of bytes up to the first that is none. */
export const decodeCharacters = (
  bytes: Uint8Array,
  encoding: OtherEncoding,
): { text: string; valid: number } => {
  const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: true })
  const whole = attempt(decoder, bytes)
  const isText = whole !== undefined && !NOT_TEXT.test(whole)
  if (isText && !(encoding === 'big5' && PRIVATE.test(whole))) return { text: whole, valid: bytes.length }
  return encoding === 'big5' ? decodeHongKong(decoder, bytes) : decodeOneByOne(decoder, bytes, encoding)
}

// Node gives characters of Hong Kong's supplement as ones of the private use area, and refuses some: they are put in between.
const decodeHongKong = (decoder: Decoder, bytes: Uint8Array): { text: string; valid: number } => {
  let text = ''
  let from = 0
  for (let at = 0; at <= bytes.length; at += Math.max(1, big5(bytes, at))) {
    const character = at < bytes.length ? hkscsCharacter(bytes[at]!, bytes[at + 1]!) : ''
    if (character === undefined) continue
    const run = bytes.subarray(from, at)
    const plain = attempt(decoder, run)
    if (plain === undefined || NOT_TEXT.test(plain) || PRIVATE.test(plain)) {
      const { text: good, valid } = decodeOneByOne(decoder, run, 'big5')
      return { text: text + good, valid: from + valid }
    }
    text += plain + character
    from = at + 2
  }
  return { text, valid: bytes.length }
}

const decodeOneByOne = (
  decoder: Decoder,
  bytes: Uint8Array,
  encoding: OtherEncoding,
): { text: string; valid: number } => {
  const measure = MEASURES[encoding]
  let text = ''
  let at = 0
  while (at < bytes.length) {
    const length = measure(bytes, at)
    const character = attempt(decoder, bytes.subarray(at, at + length))
    if (character === undefined || NOT_TEXT.test(character)) break
    if (encoding === 'big5' && PRIVATE.test(character)) break
    text += character
    at += length
  }
  return { text, valid: at }
}

// Controls that no text has, and the sign that stands for what could not be decoded: some tables map stray bytes to them.
const NOT_TEXT = /[\x80-\x9f\ufffd]/

/** What Node gives for what Big5 has no character for. */
const PRIVATE = /[\ue000-\uf8ff]/

type Decoder = InstanceType<typeof TextDecoder>

const attempt = (decoder: Decoder, bytes: Uint8Array): string | undefined => {
  try {
    return decoder.decode(bytes)
  } catch {
    return undefined
  }
}
