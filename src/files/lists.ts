import { problemError } from './broken-value.ts'
import { type InputError, inputError, type Position } from './input-error.ts'
import { findSyntaxProblem, type JsonProblem } from './json-syntax.ts'
import { EXPECTED, foundAt, type JsonType, typeInWords } from './json-words.ts'
import { type Cut, type Origin, readDerived } from './mapped.ts'
import { OUTLINE_DEPTH } from './outline.ts'
import type { RawRecord } from './raw-record.ts'
import type { TextWindow } from './text-window.ts'
import { beginsDocument, type DerivedText, unquote } from './unquote.ts'
import { type Met, type Piece, type Visit, walk } from './walk.ts'

/**
 * Reads the document at the window's position a second time: yields the elements of the lists at `pointers`, and the
 * objects at `pointers`, as records. Everything else is parsed and let go, so that no part of a file is passed over.
 * An error of structure is yielded last; returns true when there was none. `known`: an error of the first reading.
 * `cut`: how a document that stands in a string at one of the pointers is read.
 */
export function* readLists(
  window: TextWindow,
  pointers: readonly string[],
  known?: InputError,
  cut?: Cut,
): Generator<RawRecord | InputError, boolean> {
  const wanted = new Set(pointers)
  const strangers = new Strangers(window.file)
  let found = false
  let list: Position | undefined
  const visit: Visit = (met) => {
    if (known && met.member?.at.offset === known.at?.offset) return known
    if (met.type === 'list' && wanted.has(met.pointer)) list ??= met.at
    return opens(met, wanted) ? 'open' : 'take'
  }
  for (const item of walk(window, visit)) {
    const chosen = 'met' in item && isChosen(item.met, wanted)
    const record = chosen && item.met.type === 'object'
    if (chosen) found = true
    const error = 'code' in item ? item : record ? undefined : syntaxError(window, item)
    const document = chosen && !record && !error && cut && embeddedIn(item)
    if (document) {
      yield* strangers.leave()
      yield* readDerived(originOf(window.file, item), document, cut)
      continue
    }
    if (record || error) yield* strangers.leave()
    if (record) yield recordOf(window.file, item)
    if (error) {
      yield error
      return false
    }
    if (chosen && !record) strangers.add(item.met)
  }
  yield* strangers.leave()
  if (list && !found) yield inputError('input/no-records', window.file, list)
  return true
}

// Lists are opened wherever only objects are around them, so that one far too large for memory can be passed over too.
const opens = ({ type, pointer, inside }: Met, wanted: ReadonlySet<string>): boolean => {
  if (inside.at(-1)?.type === 'list') return false
  if (type === 'list') return true
  return type === 'object' && inside.length <= OUTLINE_DEPTH && !wanted.has(pointer)
}

const isChosen = ({ pointer, inside }: Met, wanted: ReadonlySet<string>): boolean => {
  const container = inside.at(-1)
  return wanted.has(container?.type === 'list' ? container.pointer : pointer)
}

/** What is wrong with the JSON of a piece. The parser is quick to say nothing; only otherwise the place is looked for. */
export const syntaxError = (window: TextWindow, { met, text }: Piece): InputError | undefined => {
  try {
    JSON.parse(text)
    return undefined
  } catch {
    // With what follows, for half a word is broken and not cut off.
    const more = text + window.ahead(1)
    const problem = findSyntaxProblem(more)
    return problem && problemError(window.file, met.at, more, inContext(problem, met, more))
  }
}

// What follows a value inside a container should have been a comma or the container's end, not the end of the JSON.
const inContext = (problem: JsonProblem, { inside }: Met, text: string): JsonProblem => {
  const container = inside.at(-1)
  const isAfterValue =
    problem.code === 'input/several-documents' || problem.values.expected === EXPECTED.documentEnd
  if (!container || !isAfterValue) return problem
  const expected = container.type === 'list' ? EXPECTED.commaOrListEnd : EXPECTED.commaOrObjectEnd
  return {
    code: 'input/invalid-json',
    offset: problem.offset,
    values: { expected, found: foundAt(text, problem.offset) },
  }
}

/** The document that stands in a valid JSON string, or undefined. */
export const embeddedIn = ({ met, text }: Piece): DerivedText | undefined =>
  met.type === 'string' && beginsDocument(JSON.parse(text)) ? unquote(text) : undefined

/** What a document in a string was made from. */
export const originOf = (file: string, { met, text }: Piece): Origin => ({
  file,
  text,
  start: met.at,
  pointer: met.pointer,
})

/** A piece as a record. */
export const recordOf = (file: string, { met, text, keys }: Piece): RawRecord => ({
  file,
  text,
  start: met.at,
  pointer: met.pointer,
  keys,
})

/** Elements that are no records. A run of them is one error, or a list of numbers would be a million. */
class Strangers {
  private readonly file: string
  private run: { at: Position; type: JsonType; count: number } | undefined

  constructor(file: string) {
    this.file = file
  }

  add({ type, at }: Met): void {
    this.run ??= { at, type, count: 0 }
    this.run.count++
  }

  *leave(): Generator<InputError> {
    if (!this.run) return
    const { at, type, count } = this.run
    this.run = undefined
    yield notARecord(this.file, at, type, count - 1)
  }
}

/** `input/not-a-record` for a value of `type` at `at`, and for `more` values straight after it. */
export const notARecord = (file: string, at: Position, type: JsonType, more = 0): InputError => {
  const { en, zh } = typeInWords(type)
  const found =
    more > 0 ? { en: `${en} (and ${more} more after it)`, zh: `${zh}（其后还有 ${more} 个）` } : { en, zh }
  return inputError('input/not-a-record', file, at, { found })
}
