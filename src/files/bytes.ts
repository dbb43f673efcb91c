import { createHash, type Hash } from 'node:crypto'
import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { type FoundFile, STDIN } from './found-file.ts'
import { CHANGED, errorCode } from './unreadable.ts'

/** Bytes to be read once, or twice where they can be rewound. Opened by the first read. */
export interface ByteSource {
  /** The file as the user knows it. */
  readonly file: string
  /** How many bytes to expect; 0 when unknown. */
  readonly size: number
  /** Whether `rewind` works: true for regular files and memory, known after the first read. */
  readonly seekable: boolean
  /** Bytes read so far, those of a second reading not counted. */
  readonly bytes: number
  /** Fills `into` from `at`, to its end unless the bytes run out; returns how many came. Throws what the system throws. */
  read(into: Uint8Array, at: number): number
  /** Goes back to the first byte. */
  rewind(): void
  /** Reads what is left of a source that can be rewound, so that `bytes` and `digest` tell of all of it. */
  drain(): void
  /** "sha256-…" (hex) of the bytes read so far, those of a second reading not counted. */
  digest(): string
  close(): void
}

/** Reads a file, or standard input, in blocks. */
export const openSource = (file: FoundFile): ByteSource => new FileSource(file)

/** Reads bytes that are already in memory. */
export const memorySource = (file: string, bytes: Uint8Array): ByteSource => new MemorySource(file, bytes)

abstract class Source implements ByteSource {
  readonly file: string
  readonly size: number
  abstract readonly seekable: boolean
  bytes = 0
  protected position = 0
  protected finished = false
  private readonly hash: Hash = createHash('sha256')

  constructor(file: string, size: number) {
    this.file = file
    this.size = size
  }

  abstract read(into: Uint8Array, at: number): number

  abstract close(): void

  rewind(): void {
    this.position = 0
    this.finished = false
  }

  drain(): void {
    if (!this.seekable || this.finished) return
    this.position = this.bytes
    const block = Buffer.allocUnsafe(DRAIN_SIZE)
    try {
      while (this.read(block, 0) > 0) {
        // each turn passes a block
      }
    } catch {
      // A file is drained after an error in it was told; a second one adds nothing.
    }
  }

  digest(): string {
    return `sha256-${this.hash.copy().digest('hex')}`
  }

  // Counts and hashes what lies beyond the furthest byte seen before.
  protected pass(block: Uint8Array): void {
    this.position += block.length
    const fresh = this.position - this.bytes
    if (fresh <= 0) return
    this.hash.update(fresh < block.length ? block.subarray(block.length - fresh) : block)
    this.bytes = this.position
  }
}

class MemorySource extends Source {
  readonly seekable = true
  private readonly content: Uint8Array

  constructor(file: string, content: Uint8Array) {
    super(file, content.length)
    this.content = content
  }

  read(into: Uint8Array, at: number): number {
    const block = this.content.subarray(this.position, this.position + into.length - at)
    into.set(block, at)
    this.pass(block)
    this.finished = block.length < into.length - at
    return block.length
  }

  close(): void {}
}

class FileSource extends Source {
  seekable = false
  private readonly path: string
  private descriptor: number | undefined
  private stamp = ''

  constructor(file: FoundFile) {
    super(file.path, file.size)
    this.path = file.absolute
  }

  read(into: Uint8Array, at: number): number {
    const descriptor = this.descriptor ?? this.open()
    let end = at
    while (end < into.length) {
      const place = this.seekable ? this.position + end - at : null
      const count = readSome(descriptor, into, end, place)
      if (count === 0) break
      end += count
    }
    this.pass(into.subarray(at, end))
    this.finished = end < into.length
    if (this.finished) this.checkUnchanged()
    return end - at
  }

  override rewind(): void {
    super.rewind()
    if (this.descriptor !== undefined) this.checkUnchanged()
  }

  close(): void {
    if (this.descriptor !== undefined && this.path !== STDIN) closeSync(this.descriptor)
    this.descriptor = undefined
  }

  private open(): number {
    this.descriptor = this.path === STDIN ? 0 : openSync(this.path, 'r')
    // Standard input may be a file already read in part, so it is never rewound.
    this.seekable = this.path !== STDIN && fstatSync(this.descriptor).isFile()
    this.stamp = this.stampNow()
    return this.descriptor
  }

  private stampNow(): string {
    if (!this.seekable || this.descriptor === undefined) return ''
    const { size, mtimeMs } = fstatSync(this.descriptor)
    return `${size} ${mtimeMs}`
  }

  // Two readings of a file must see the same bytes, or records would be cut in wrong places.
  private checkUnchanged(): void {
    if (this.stampNow() === this.stamp) return
    throw Object.assign(new Error('The file changed while it was being read'), { code: CHANGED })
  }
}

const DRAIN_SIZE = 1024 * 1024

const PAUSE = new Int32Array(new SharedArrayBuffer(4))

// One system read; waits where a terminal or pipe has nothing yet (EAGAIN), and takes EOF for an end.
const readSome = (descriptor: number, into: Uint8Array, at: number, place: number | null): number => {
  for (;;) {
    try {
      return readSync(descriptor, into, at, into.length - at, place)
    } catch (error) {
      if (errorCode(error) === 'EOF') return 0
      if (errorCode(error) !== 'EAGAIN') throw error
      Atomics.wait(PAUSE, 0, 0, 5)
    }
  }
}
