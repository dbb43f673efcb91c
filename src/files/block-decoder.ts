import { type Decoded, decodeUtf8 } from './decode.ts'
import { readOpening } from './encoding.ts'
import { guessEncoding } from './guess-encoding.ts'
import { type InputError, inputError, type Position } from './input-error.ts'
import { type InputNote, inputNote } from './input-note.ts'
import { decodeCharacters, wholeCharacters } from './legacy-decode.ts'
import { type Encoding, encodingInWords } from './text-encoding.ts'
import { unfinishedTail } from './utf8.ts'

/** The text of a block of a file. */
export interface BlockText extends Pick<Decoded, 'narrow' | 'units'> {
  /** Bytes at the block's end that begin a character without finishing it: they belong before the next block. */
  tail: number
  /** Why the text ends with this block; the place is that of the text's end. */
  failure?: (end: Position) => InputError
}

/**
 * Decodes a file block by block. The encoding is told by a byte order mark, by the text itself (XML), by what the user
 * declared, or it is UTF-8. Text that was ASCII and then is no UTF-8 is looked at once more: if it reads well in one of
 * the Chinese encodings it is read so, and that is said in `notes`.
 */
export class BlockDecoder {
  /** What is to be said of the file; each note once. */
  readonly notes: InputNote[] = []
  private readonly file: string
  private readonly declared: Encoding | undefined
  private encoding: Encoding = 'utf-8'
  private opened = false
  /** The file begins like a zip archive, as workbooks do. */
  isArchive = false
  // Nothing but ASCII so far, which reads the same in UTF-8 and in the Chinese encodings.
  private plain = true
  // Bytes of the file before the block at hand.
  private before = 0

  constructor(file: string, declared: Encoding | undefined) {
    this.file = file
    this.declared = declared
  }

  /** Begins again with the first block. */
  reset(): void {
    this.encoding = 'utf-8'
    this.opened = false
    this.plain = true
    this.before = 0
  }

  /** `last`: no bytes come after the block. */
  decode(block: Buffer, last: boolean): BlockText {
    let skip = 0
    if (!this.opened) {
      this.opened = true
      const opening = this.open(block)
      if (typeof opening !== 'number') return { ...NOTHING, failure: () => opening }
      skip = opening
    }
    const bytes = block.subarray(skip)
    this.before += skip
    const text = this.encoding === 'utf-8' ? this.utf8(bytes, last) : this.other(bytes, this.encoding, last)
    this.before += bytes.length - text.tail
    return text
  }

  // The length of the byte order mark, or why the file is not read.
  private open(block: Buffer): number | InputError {
    const opening = readOpening(block)
    // Without a mark and with few characters, UTF-16 looks like no text.
    if (opening.text === 'none' && this.declared?.startsWith('utf-16')) {
      this.encoding = this.declared
      return 0
    }
    this.isArchive = block[0] === 0x50 && block[1] === 0x4b && block[2] === 3 && block[3] === 4
    if (opening.text === 'none') return inputError('input/binary', this.file)
    if (opening.text === 'other')
      return inputError('input/encoding', this.file, undefined, { encoding: opening.encoding })
    const { encoding, skip, by } = opening
    this.encoding = encoding
    if (by === 'zeros' && this.declared !== encoding)
      this.say('note/encoding-unmarked', { encoding: encodingInWords(encoding) })
    if (by === 'mark' || by === 'zeros') return skip
    const declared = this.declared ?? (by === 'declaration' ? encoding : undefined)
    if (declared) this.encoding = declared
    // UTF-8 read as anything else is mojibake that decodes without an error.
    if (this.encoding !== 'utf-8' && isSurelyUtf8(block)) {
      this.say('note/encoding-declared', { declared: encodingInWords(this.encoding) })
      this.encoding = 'utf-8'
    }
    return skip
  }

  private utf8(bytes: Buffer, last: boolean): BlockText {
    const tail = last ? 0 : unfinishedTail(bytes)
    const { stop, ...text } = decodeUtf8(tail > 0 ? bytes.subarray(0, bytes.length - tail) : bytes)
    if (stop?.because === 'invalid' && this.plain) {
      const guess = this.declared === undefined ? guessEncoding(bytes.subarray(firstHigh(bytes))) : undefined
      if (guess) {
        this.encoding = guess.encoding
        this.say('note/encoding-guessed', {
          encoding: encodingInWords(guess.encoding),
          share: `${Math.floor(guess.share * 100)}%`,
        })
        return this.other(bytes, guess.encoding, last)
      }
    }
    if (!text.narrow) this.plain = false
    if (!stop) return { ...text, tail }
    return {
      ...text,
      tail: 0,
      failure: stop.because === 'nul' ? this.binary : this.invalid(bytes, stop.at, 'utf-8'),
    }
  }

  private other(bytes: Buffer, encoding: Exclude<Encoding, 'utf-8'>, last: boolean): BlockText {
    const { end, broken } = wholeCharacters(bytes, encoding)
    const decoded = decodeCharacters(bytes.subarray(0, end), encoding)
    const invalid = decoded.valid < end || broken || (last && end < bytes.length)
    const nul = decoded.text.indexOf('\0')
    const text = {
      narrow: false,
      units: Buffer.from(nul < 0 ? decoded.text : decoded.text.slice(0, nul), 'utf16le'),
    }
    if (nul >= 0) return { ...text, tail: 0, failure: this.binary }
    return invalid
      ? { ...text, tail: 0, failure: this.invalid(bytes, decoded.valid, encoding) }
      : { ...text, tail: bytes.length - end }
  }

  private readonly binary = (end: Position): InputError => inputError('input/binary', this.file, end)

  private invalid(bytes: Buffer, at: number, encoding: Encoding): (end: Position) => InputError {
    const values = {
      byte: `0x${bytes[at]!.toString(16).toUpperCase().padStart(2, '0')}`,
      index: this.before + at,
      encoding: encodingInWords(encoding),
    }
    const code = encoding === 'utf-8' ? 'input/invalid-utf8' : 'input/invalid-bytes'
    return (end) => inputError(code, this.file, end, values)
  }

  private say(...[code, values]: [Parameters<typeof inputNote>[0], Record<string, string>]): void {
    // A file that is read twice is told of once.
    if (!this.said.has(code)) this.notes.push(inputNote(code, this.file, undefined, values))
    this.said.add(code)
  }

  private readonly said = new Set<string>()
}

const NOTHING = { narrow: true, units: new Uint8Array(0), tail: 0 }

const firstHigh = (bytes: Uint8Array): number => {
  const at = bytes.findIndex((byte) => byte >= 0x80)
  return at < 0 ? bytes.length : at
}

// A three-byte sequence of UTF-8 is what no other encoding's text happens to be made of throughout.
const isSurelyUtf8 = (block: Buffer): boolean => {
  const whole = block.subarray(0, block.length - unfinishedTail(block))
  return decodeUtf8(whole).stop === undefined && whole.some((byte) => byte >= 0xe0)
}
