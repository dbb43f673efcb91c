import { unexpected } from './broken-value.ts'
import { type InputError, inputError } from './input-error.ts'
import { beginsValue, EXPECTED, WORD_LENGTH } from './json-words.ts'
import { notARecord, recordOf, syntaxError } from './lists.ts'
import type { RawRecord } from './raw-record.ts'
import { skipBlank } from './scan-value.ts'
import { END, type TextWindow } from './text-window.ts'
import { walk } from './walk.ts'

/**
 * Reads documents that follow each other, each beginning on a line of its own but free to take several lines.
 * Each is one record with pointer "". Where one is broken the next cannot be told from it, so reading ends there.
 */
export function* readDocuments(window: TextWindow): Generator<RawRecord | InputError> {
  let lastLine = 0
  while (skipBlank(window) !== END && window.line !== lastLine) {
    const { item, goesOn } = readDocument(window)
    yield item
    if (!goesOn) return
    lastLine = window.line
  }
  const problem = afterDocument(window)
  if (problem) yield problem
}

const readDocument = (window: TextWindow): { item: RawRecord | InputError; goesOn: boolean } => {
  const [piece] = walk(window, () => 'take')
  if (!piece || 'code' in piece)
    return { item: piece ?? unexpected(window, EXPECTED.document), goesOn: false }
  const { file } = window
  if (piece.met.type === 'object') return { item: recordOf(file, piece), goesOn: true }
  const error = syntaxError(window, piece)
  return { item: error ?? notARecord(file, piece.met.at, piece.met.type), goesOn: error === undefined }
}

/** What is wrong after a document that should be the only one, or the last. */
export const afterDocument = (window: TextWindow): InputError | undefined => {
  if (skipBlank(window) === END) return window.problem()
  if (beginsValue(window.ahead(WORD_LENGTH), 0)) {
    return inputError('input/several-documents', window.file, window.position())
  }
  return unexpected(window, EXPECTED.documentEnd)
}
