import { unexpected } from './broken-value.ts'
import { type InputError, inputError } from './input-error.ts'
import { beginsValue, EXPECTED, WORD_LENGTH } from './json-words.ts'
import { readLists, recordOf } from './lists.ts'
import type { Cut } from './mapped.ts'
import type { RawRecord } from './raw-record.ts'
import { skipBlank } from './scan-value.ts'
import { END, type TextWindow } from './text-window.ts'
import { walk } from './walk.ts'
import { skipWrapperEnd } from './wrapper.ts'

/**
 * Reads documents that follow each other, on lines of their own or on one. An object is a record with pointer "", a list
 * holds records. Where one is broken the next cannot be told from it, so reading ends there.
 */
export function* readDocuments(window: TextWindow, cut?: Cut): Generator<RawRecord | InputError> {
  for (let unit = skipBlank(window); unit === OBJECT || unit === LIST; unit = skipBlank(window)) {
    if (unit === LIST) {
      const whole = yield* readLists(window, [''], undefined, cut)
      if (!whole) return
      continue
    }
    const { item, goesOn } = readDocument(window)
    yield item
    if (!goesOn) return
  }
  const problem = afterDocument(window)
  if (problem) yield problem
}

const OBJECT = 0x7b
const LIST = 0x5b

const readDocument = (window: TextWindow): { item: RawRecord | InputError; goesOn: boolean } => {
  const [piece] = walk(window, () => 'take')
  if (!piece || 'code' in piece)
    return { item: piece ?? unexpected(window, EXPECTED.document), goesOn: false }
  const { file } = window
  return { item: recordOf(file, piece), goesOn: true }
}

// What is wrong after the last document.
const afterDocument = (window: TextWindow): InputError | undefined => {
  skipWrapperEnd(window)
  if (skipBlank(window) === END) return window.problem()
  if (beginsValue(window.ahead(WORD_LENGTH), 0)) {
    return inputError('input/several-documents', window.file, window.position())
  }
  return unexpected(window, EXPECTED.documentEnd)
}
