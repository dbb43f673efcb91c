import type { Localised } from '../text/localised.ts'
import { unexpected } from './broken-value.ts'
import type { ByteSource } from './bytes.ts'
import { afterDocument, readDocuments } from './documents.ts'
import type { FileNote } from './file-note.ts'
import { type InputError, inputError } from './input-error.ts'
import { beginsValue, EXPECTED, WORD_LENGTH } from './json-words.ts'
import { looksLikeLines, readLines } from './lines.ts'
import { readLists } from './lists.ts'
import { type FirstReading, type Outline, readOutline } from './outline.ts'
import type { RawRecord } from './raw-record.ts'
import type { ReadOptions } from './read-options.ts'
import { skipBlank } from './scan-value.ts'
import { BLOCK_SIZE, END, TextWindow } from './text-window.ts'

/** What a document is, in the caller's eyes: one record; a holder of lists (or single objects) of records; or neither. */
export type Opening =
  | { as: 'record' }
  /** `beside`: what else stands there that should have been read; told before the records. */
  | { as: 'lists'; pointers: string[]; beside?: InputError[] }
  | { as: 'error'; error: InputError }

export interface SplitOptions extends ReadOptions {
  blockSize?: number
  /** Told, before the end of the file is passed, how it was read where that is worth knowing. */
  say?: (note: FileNote) => void
}

/** Decides from a document's shape what its records are. Each pointer must name a list or an object of the outline. */
export type Choose = (outline: Outline) => Opening

/**
 * Cuts a file into records without parsing them. The form is told by the content, not by the file's name:
 * a list of records; NDJSON (one record a line); documents one after another; or one object, for `choose` to open.
 * Yields records and errors in the order of the file; what is to be said of how it was read goes to `say`. A broken line of NDJSON is one error and reading goes on; any
 * other break in the structure ends the file, after the records before it. Closes the source.
 * Memory does not grow with the file, except for a single document from a pipe, which cannot be read twice.
 */
export function* splitRecords(
  source: ByteSource,
  choose: Choose,
  { blockSize = BLOCK_SIZE, say = () => undefined, encoding }: SplitOptions = {},
): Generator<RawRecord | InputError> {
  const window = new TextWindow(source, blockSize, encoding)
  try {
    // The first unit opens the file, which tells how it is read and whether it could be read twice.
    window.unit()
    yield* split(window, choose)
    source.drain()
  } finally {
    window.takeNotes().forEach(say)
    source.close()
  }
}

/** Tells the errors from the records that `splitRecords` yields. */
export const isInputError = (item: RawRecord | InputError): item is InputError => 'code' in item

const LIST = 0x5b
const OBJECT = 0x7b

const split = (window: TextWindow, choose: Choose): Iterable<RawRecord | InputError> => {
  window.keepsAll = window.worthKeeping
  const unit = skipBlank(window)
  if (unit === END) return [window.problem() ?? inputError('input/empty', window.file)]
  if (!beginsValue(window.ahead(WORD_LENGTH), 0)) return [notJson(window)]
  if (unit !== LIST && looksLikeLines(window)) return once(window, readLines)
  return unit === OBJECT ? readObject(window, choose) : once(window, readRoot)
}

const once = <T>(window: TextWindow, read: (window: TextWindow) => T): T => {
  window.keepsAll = false
  return read(window)
}

const notJson = (window: TextWindow): InputError => unexpected(window, likelier(window.ahead(SAMPLE)))

// What other thing a text may be that does not begin like JSON.
const likelier = (text: string): Localised => {
  if (text.startsWith('<')) return EXPECTED.jsonNotMarkup
  if (/^[\w$.]+\s*\(/.test(text)) return EXPECTED.plainJson
  return /^[^\n,;\t]*([,;\t])[^\n,;\t]*\1/.test(text) ? EXPECTED.jsonNotTable : EXPECTED.document
}

/** Code units from which the kind of a text is guessed. */
const SAMPLE = 200

const readRoot = (window: TextWindow): Iterable<RawRecord | InputError> => readDocument(window, [''])

function* readDocument(
  window: TextWindow,
  pointers: readonly string[],
  known?: InputError,
): Generator<RawRecord | InputError> {
  const whole = yield* readLists(window, pointers, known)
  const problem = whole && afterDocument(window)
  if (problem) yield problem
}

// Two readings: one for the shape, one for the records. The second is from memory where the file is small or a pipe.
const readObject = (window: TextWindow, choose: Choose): Iterable<RawRecord | InputError> => {
  const firstLine = window.line
  const reading = readOutline(window)
  if (reading.refusal) return [reading.refusal]
  const lastLine = window.line
  const another = reading.complete && beginsAnother(window)
  const inLines = another && window.line > lastLine
  window.rewind()
  skipBlank(window)
  if (inLines) return lastLine === firstLine ? readLines(window) : readDocuments(window)
  return readAs(window, reading, choose(reading.outline))
}

const beginsAnother = (window: TextWindow): boolean =>
  skipBlank(window) !== END && beginsValue(window.ahead(WORD_LENGTH), 0)

function* after<T>(first: readonly T[], rest: Iterable<T>): Generator<T> {
  yield* first
  yield* rest
}

const readAs = (
  window: TextWindow,
  { outline, complete, duplicate }: FirstReading,
  opening: Opening,
): Iterable<RawRecord | InputError> => {
  if (opening.as === 'record') return readRoot(window)
  if (opening.as === 'lists') {
    checkPointers(outline, opening.pointers)
    return after(opening.beside ?? [], readDocument(window, opening.pointers, duplicate))
  }
  return complete ? [opening.error] : readBroken(window, opening.error)
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
  return node?.type === 'list' || node?.type === 'object'
}
