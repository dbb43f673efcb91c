import type { Localised } from '../text/localised.ts'
import { unexpected } from './broken-value.ts'
import { type ByteSource, memorySource } from './bytes.ts'
import { readDocuments } from './documents.ts'
import { type InputError, inputError, type Position } from './input-error.ts'
import { type InputNote, inputNote } from './input-note.ts'
import { beginsValue, EXPECTED, WORD_LENGTH } from './json-words.ts'
import { looksLikeLines, readLines } from './lines.ts'
import { embeddedIn, notARecord, originOf, readLists, syntaxError } from './lists.ts'
import { type Cut, readDerived } from './mapped.ts'
import { type MendedText, mend, mendingsInWords } from './mend.ts'
import { type FirstReading, type Outline, readOutline } from './outline.ts'
import { positionIn } from './position.ts'
import type { RawRecord } from './raw-record.ts'
import type { ReadOptions } from './read-options.ts'
import type { TableReading } from './row-records.ts'
import { skipBlank } from './scan-value.ts'
import { readWorkbook } from './sheet-records.ts'
import { readTable } from './table.ts'
import { looksLikeTable } from './table-head.ts'
import { BLOCK_SIZE, END, TextWindow } from './text-window.ts'
import { walk } from './walk.ts'
import { openText } from './wrapper.ts'
import { looksLikeXml, readXml } from './xml-items.ts'

/** What a document is, in the caller's eyes: one record; a holder of lists (or single objects) of records; or neither. */
export type Opening =
  /** `table`: how the rows of a table become records. */
  | { as: 'record'; table?: TableReading }
  /** `beside`: what else stands there that should have been read; told before the records. */
  | { as: 'lists'; pointers: string[]; beside?: InputError[] }
  | { as: 'error'; error: InputError }

export interface SplitOptions extends ReadOptions {
  blockSize?: number
  /** Told, before the end of the file is passed, how it was read where that is worth knowing. */
  say?: (note: InputNote) => void
  /** The text stood in a file that is known to be JSON. */
  nested?: boolean
}

/** Decides from a document's shape what its records are. Each pointer must name a list or an object of the outline. */
export type Choose = (outline: Outline) => Opening

/**
 * Cuts a file into records without parsing them. The form is told by the content, not by the file's name:
 * a list of records; NDJSON (one record a line); documents one after another; one object, for `choose` to open; any of
 * these in the call of a function (JSONP), in an assignment, or in a JSON string.
 * Yields records and errors in the order of the file; what is to be said of how it was read goes to `say`. A broken line of NDJSON is one error and reading goes on; any
 * other break in the structure ends the file, after the records before it. Closes the source.
 * Memory does not grow with the file, except for a single document from a pipe, which cannot be read twice.
 */
export function* splitRecords(
  source: ByteSource,
  choose: Choose,
  options: SplitOptions = {},
): Generator<RawRecord | InputError> {
  const { blockSize = BLOCK_SIZE, say = () => undefined, encoding } = options
  const window = new TextWindow(source, blockSize, encoding)
  try {
    // The first unit opens the file, which tells how it is read and whether it could be read twice.
    window.unit()
    const workbook = window.isArchive ? readWhole(source) : undefined
    if (workbook) {
      yield* readWorkbook(source.file, workbook, choose, options)
      return
    }
    yield* new Splitter(window, choose, options).split()
    source.drain()
  } finally {
    window.takeNotes().forEach(say)
    source.close()
  }
}

/** Bytes a workbook may have: it is read whole, and unpacked it is many times as large. */
const LARGEST_WORKBOOK = 100 * 1024 * 1024

const readWhole = (source: ByteSource): Uint8Array | undefined => {
  if (!source.seekable || source.size > LARGEST_WORKBOOK) return undefined
  const bytes = new Uint8Array(source.size)
  source.rewind()
  return bytes.subarray(0, source.read(bytes, 0))
}

/** Tells the errors from the records that `splitRecords` yields. */
export const isInputError = (item: RawRecord | InputError): item is InputError => 'code' in item

const LIST = 0x5b
const OBJECT = 0x7b
const QUOTE = 0x22
const LESS = 0x3c

const TABLE_NAME = /\.(?:csv|tsv|tab)$/i

class Splitter {
  readonly #window: TextWindow
  readonly #choose: Choose
  readonly #options: SplitOptions

  readonly #cut: Cut = (text) =>
    splitRecords(memorySource(this.#window.file, Buffer.from(text)), this.#choose, { nested: true })

  constructor(window: TextWindow, choose: Choose, options: SplitOptions) {
    this.#window = window
    this.#choose = choose
    this.#options = options
  }

  split(): Iterable<RawRecord | InputError> {
    const mended = this.#options.lenient ? this.#mended() : undefined
    return mended ?? this.#read()
  }

  #read(): Iterable<RawRecord | InputError> {
    const window = this.#window
    window.keepsAll = window.worthKeeping
    const unit = openText(window)
    if (unit === END) return [window.problem() ?? inputError('input/empty', window.file)]
    if (!this.#options.nested && unit === LESS && looksLikeXml(window)) return once(window, readXml)
    if (this.#isTable(unit)) return once(window, () => readTable(window, this.#choose, this.#options.table))
    if (!beginsValue(window.ahead(WORD_LENGTH), 0)) return [notJson(window)]
    if (unit === QUOTE) return once(window, () => this.#readString())
    if (unit !== LIST && looksLikeLines(window)) return once(window, readLines)
    return unit === OBJECT ? this.#readObject() : once(window, () => this.#readDocument(['']))
  }

  #isTable(unit: number): boolean {
    const { nested, table } = this.#options
    if (nested || unit === OBJECT || unit === LIST || unit === LESS) return false
    return table !== undefined || TABLE_NAME.test(this.#window.file) || looksLikeTable(this.#window)
  }

  // The whole text is looked at, so no more of it is mended than may be kept in memory.
  #mended(): Iterable<RawRecord | InputError> | undefined {
    const window = this.#window
    window.keepsAll = true
    const text = window.ahead(MAX_MENDED + 1)
    if (window.problem() || text.length > MAX_MENDED) return undefined
    const unit = openText(window)
    const isJson = unit === OBJECT || unit === LIST || /^\s*\/[/*]/.test(text)
    const near = isJson ? mend(text) : undefined
    window.rewind()
    if (!near) return undefined
    const start = window.position()
    this.#options.say?.(lenientNote(window.file, near, positionIn(start, text, near.first)))
    return readDerived({ file: window.file, text, start, pointer: '' }, near, this.#cut)
  }

  // A whole document in one JSON string.
  *#readString(): Generator<RawRecord | InputError> {
    const window = this.#window
    const [piece] = walk(window, () => 'take')
    const error = !piece ? undefined : 'code' in piece ? piece : syntaxError(window, piece)
    if (!piece || 'code' in piece || error) {
      if (error) yield error
      return
    }
    const document = embeddedIn(piece)
    if (document) yield* readDerived(originOf(window.file, piece), document, this.#cut)
    else yield notARecord(window.file, piece.met.at, 'string')
    yield* this.#readFollowing()
  }

  *#readDocument(pointers: readonly string[], known?: InputError): Generator<RawRecord | InputError> {
    const whole = yield* readLists(this.#window, pointers, known, this.#cut)
    if (whole) yield* this.#readFollowing()
  }

  #readFollowing(): Iterable<RawRecord | InputError> {
    return readDocuments(this.#window, this.#cut)
  }

  // Two readings: one for the shape, one for the records. The second is from memory where the file is small or a pipe.
  #readObject(): Iterable<RawRecord | InputError> {
    const window = this.#window
    const firstLine = window.line
    const reading = readOutline(window)
    if (reading.refusal) return [reading.refusal]
    const lastLine = window.line
    const another = reading.complete && beginsAnother(window)
    const inLines = another && window.line > lastLine
    window.rewind()
    openText(window)
    if (inLines && lastLine === firstLine) return readLines(window)
    return another ? readDocuments(window, this.#cut) : this.#readAs(reading, this.#choose(reading.outline))
  }

  #readAs(
    { outline, complete, duplicate }: FirstReading,
    opening: Opening,
  ): Iterable<RawRecord | InputError> {
    if (opening.as === 'record') return this.#readDocument([''])
    if (opening.as === 'lists') {
      checkPointers(outline, opening.pointers)
      return after(opening.beside ?? [], this.#readDocument(opening.pointers, duplicate))
    }
    return complete ? [opening.error] : readBroken(this.#window, opening.error)
  }
}

/** Code units of a text that may be mended (256 MB of them in memory, twice). */
const MAX_MENDED = 64 * 1024 * 1024

const once = <T>(window: TextWindow, read: (window: TextWindow) => T): T => {
  window.keepsAll = false
  return read(window)
}

const lenientNote = (file: string, { counts }: MendedText, at: Position): InputNote =>
  inputNote('note/lenient', file, at, { what: mendingsInWords(counts) })

const notJson = (window: TextWindow): InputError => unexpected(window, likelier(window.ahead(SAMPLE)))

// What other thing a text may be that does not begin like JSON.
const likelier = (text: string): Localised => {
  return text.startsWith('<') ? EXPECTED.jsonNotMarkup : EXPECTED.document
}

/** Code units from which the kind of a text is guessed. */
const SAMPLE = 200

const beginsAnother = (window: TextWindow): boolean =>
  skipBlank(window) !== END && beginsValue(window.ahead(WORD_LENGTH), 0)

function* after<T>(first: readonly T[], rest: Iterable<T>): Generator<T> {
  yield* first
  yield* rest
}

// In a broken document the break is what there is to say, and only a second reading tells it exactly.
function* readBroken(window: TextWindow, otherwise: InputError): Generator<RawRecord | InputError> {
  const whole = yield* readLists(window, [])
  if (whole) yield otherwise
}

// What a caller chooses it has seen in the outline; anything else is our own mistake.
const checkPointers = (outline: Outline, pointers: readonly string[]): void => {
  const missing = pointers.find((pointer) => !has(outline, pointer))
  if (missing !== undefined) throw new RangeError(`The document has no list or object at "${missing}"`)
}

const has = (outline: Outline, pointer: string): boolean => {
  let node: Outline | undefined = outline
  for (const step of pointer.split('/').slice(1)) {
    node = node?.members?.get(step.replaceAll('~1', '/').replaceAll('~0', '~'))
  }
  return node?.type === 'list' || node?.type === 'object' || node?.holds === 'document'
}
