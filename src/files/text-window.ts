import { BlockDecoder, type BlockText } from './block-decoder.ts'
import type { ByteSource } from './bytes.ts'
import { type InputError, inputError, type Position } from './input-error.ts'
import type { InputNote } from './input-note.ts'
import type { Encoding } from './text-encoding.ts'
import { unreadable } from './unreadable.ts'

/** Bytes read at a time: small enough for block and text to stay in the processor's cache, a fifth faster than 1 MiB. */
export const BLOCK_SIZE = 256 * 1024

/** A file of no more bytes than this is kept in memory rather than read twice. */
const SMALL_FILE = 4 * 1024 * 1024

const LINE_BREAK = 0x0a
const RETURN = 0x0d

/** Code units of one file that may be kept in memory (1 GiB). */
const MAX_KEPT = 512 * 1024 * 1024

/** `unit()` where the text has ended: no code unit has this value. */
export const END = -1

/**
 * A window that moves over the text of a file: the UTF-16 code units read and not yet let go, with a reading position.
 *
 * The units stand in a typed array because scanning one is faster than `charCodeAt`, and cutting records straight out
 * of it saves a copy of the whole text. A 0 always follows the last unit, so a scan stops there without a bounds check
 * (a NUL in the file itself is `input/binary` and never gets this far).
 *
 * What stops the text early (unreadable, wrong encoding, ill-formed UTF-8) is told by `problem()` once `more()` is false.
 */
export class TextWindow {
  units: Uint16Array
  /** How many units the window holds; `units[length]` is 0. */
  length = 0
  /** Index of the next unit to be read. */
  index = 0
  /** Index of the first unit that must stay in the window; Infinity holds nothing. */
  held = Number.POSITIVE_INFINITY
  /** Keeps every unit from the file's first, so that `rewind` need not read again. */
  keepsAll = false
  /** Offset in the file of `units[0]`. */
  base = 0
  /** Line of `units[index]`. */
  line = 1
  /** Offset in the file of the first unit of that line. */
  lineStart = 0
  /** The document stands in a call or an assignment. */
  wrapped = false
  /** Keys seen by the last scan of a value. */
  keys = 0

  private readonly source: ByteSource
  private readonly block: Buffer
  private bytes: Buffer
  private readonly decoder: BlockDecoder
  // Bytes at the front of `block` of a character whose other bytes are still to come.
  private tail = 0
  private ended = false
  // Lines end with a carriage return alone, which then stands as a line break. Unknown before the first block.
  private usesReturns: boolean | undefined
  private failure: ((end: Position) => InputError) | undefined

  constructor(source: ByteSource, blockSize: number = BLOCK_SIZE, encoding?: Encoding) {
    this.decoder = new BlockDecoder(source.file, encoding)
    const enough = source.size > 0 ? Math.max(source.size + 1, 4096) : blockSize
    this.source = source
    this.block = Buffer.allocUnsafe(Math.max(Math.min(blockSize, enough), 16))
    this.units = new Uint16Array(this.block.length + 1)
    this.bytes = Buffer.from(this.units.buffer)
  }

  get file(): string {
    return this.source.file
  }

  /** What is to be said of how the text was read, and was not taken before. */
  takeNotes(): InputNote[] {
    return this.decoder.notes.splice(0)
  }

  /** The file begins like a zip archive. Known once a unit was read. */
  get isArchive(): boolean {
    return this.decoder.isArchive
  }

  /** Bytes to expect; 0 when unknown. */
  get size(): number {
    return this.source.size
  }

  /** Whether all of the text is better kept than read a second time. Known once a unit was read. */
  get worthKeeping(): boolean {
    return !this.source.seekable || this.source.size <= SMALL_FILE
  }

  /** True when no text will come after what the window holds. */
  get complete(): boolean {
    return this.ended
  }

  /** The position of the next unit. */
  position(): Position {
    const offset = this.base + this.index
    return { line: this.line, column: offset - this.lineStart + 1, offset }
  }

  /** The next unit, or END. */
  unit(): number {
    return this.index < this.length || this.more() ? this.units[this.index]! : END
  }

  /** The text between two indexes of the window. */
  slice(from: number, to: number): string {
    return this.bytes.toString('utf16le', from * 2, to * 2)
  }

  /** Up to `count` units from the next one on. */
  ahead(count: number): string {
    let enough = true
    while (enough && this.length - this.index < count) enough = this.more()
    return this.slice(this.index, Math.min(this.index + count, this.length))
  }

  /**
   * Reads the next block and lets go of what is neither held nor still to be read; indexes move along.
   * Returns false, and lets go of nothing, when the text has ended.
   */
  more(): boolean {
    while (!this.ended) {
      if (this.append(this.nextBlock())) return true
    }
    return false
  }

  /** What stopped the text early, if anything, placed at the end of the text that could be read. */
  problem(): InputError | undefined {
    if (!this.ended || !this.failure) return undefined
    const rest = this.slice(this.index, this.length)
    const lastBreak = rest.lastIndexOf('\n')
    const offset = this.base + this.length
    return this.failure({
      line: this.line + rest.split('\n').length - 1,
      column: lastBreak < 0 ? offset - this.lineStart + 1 : rest.length - lastBreak,
      offset,
    })
  }

  /** Goes back to the beginning; reads the file again only if some of its text has left the window. */
  rewind(): void {
    this.index = 0
    this.line = 1
    this.lineStart = 0
    this.held = Number.POSITIVE_INFINITY
    this.keepsAll = false
    if (this.base === 0) return
    this.base = 0
    this.length = 0
    this.tail = 0
    this.decoder.reset()
    this.ended = false
    this.failure = undefined
    this.attempt(() => this.source.rewind())
  }

  // The next bytes, after those of a character that was cut off before.
  private nextBlock(): Buffer {
    const count = this.attempt(() => this.source.read(this.block, this.tail)) ?? 0
    const filled = this.block.subarray(0, this.tail + count)
    if (filled.length < this.block.length) this.ended = true
    return filled
  }

  // Adds a block as text; false when it holds none.
  private append(block: Buffer): boolean {
    const text = this.decoder.decode(block, this.ended)
    if (text.failure) this.fail(text.failure)
    this.tail = text.tail
    const added = this.write(text)
    if (this.tail > 0) this.block.copyWithin(0, block.length - this.tail, block.length)
    return added
  }

  private write({ narrow, units }: BlockText): boolean {
    const count = narrow ? units.length : units.length / 2
    if (count === 0 || !this.makeRoom(count)) return false
    if (narrow) this.units.set(units, this.length)
    else this.bytes.set(units, this.length * 2)
    if (this.usesReturns ?? this.seesReturns(count)) this.breakAtReturns(count)
    this.length += count
    this.units[this.length] = 0
    return true
  }

  // Old programs of the Mac end lines with a carriage return alone; the first block tells.
  private seesReturns(count: number): boolean {
    const added = this.units.subarray(this.length, this.length + count)
    this.usesReturns = !added.includes(LINE_BREAK) && added.includes(RETURN)
    return this.usesReturns
  }

  private breakAtReturns(count: number): void {
    const added = this.units.subarray(this.length, this.length + count)
    for (let at = added.indexOf(RETURN); at >= 0; at = added.indexOf(RETURN, at + 1)) added[at] = LINE_BREAK
  }

  // Moves the kept units to the front, and grows the window where `count` more do not fit (by doubling, so that a
  // record much larger than a block costs linear time). False when they may not be kept.
  private makeRoom(count: number): boolean {
    const keep = this.keepsAll ? 0 : Math.min(this.held, this.index)
    const needed = this.length - keep + count + 1
    if (needed > MAX_KEPT) {
      this.fail(() => inputError('input/too-large', this.file))
      return false
    }
    if (needed > this.units.length) this.grow(keep, needed)
    else if (keep > 0) this.units.copyWithin(0, keep, this.length)
    this.length -= keep
    this.index -= keep
    this.held -= keep
    this.base += keep
    return true
  }

  private grow(keep: number, needed: number): void {
    const grown = new Uint16Array(Math.max(needed, Math.min(this.units.length * 2, MAX_KEPT)))
    grown.set(this.units.subarray(keep, this.length))
    this.units = grown
    this.bytes = Buffer.from(grown.buffer)
  }

  private attempt<T>(work: () => T): T | undefined {
    try {
      return work()
    } catch (error) {
      this.fail(() => unreadable(this.file, error))
      return undefined
    }
  }

  // The first failure is the one that counts; the text ends with it.
  private fail(failure: (end: Position) => InputError): void {
    this.failure ??= failure
    this.ended = true
  }
}
