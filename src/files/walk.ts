import type { Localised } from '../text/localised.ts'
import { brokenValue, endedEarly, problemError, unexpected } from './broken-value.ts'
import { type InputError, inputError, type Position } from './input-error.ts'
import { findSyntaxProblem } from './json-syntax.ts'
import { EXPECTED, type JsonType, typeAt } from './json-words.ts'
import { scanValue, skipBlank } from './scan-value.ts'
import { END, type TextWindow } from './text-window.ts'

/** A value met on the way, not yet read. */
export interface Met {
  type: JsonType
  pointer: string
  at: Position
  /** The open containers it stands in, outermost first. */
  inside: readonly Container[]
  /** Where it is a member of an object: its key, and where that key begins. */
  member?: { key: string; at: Position }
}

export interface Container {
  type: 'object' | 'list'
  pointer: string
  /** Values met in it so far. */
  count: number
}

/** A value that was taken. */
export interface Piece {
  met: Met
  text: string
  keys: number
}

/** What to do with a value: go into it, take its text, move over it; or end the walk with an error. */
export type Visit = (met: Met) => 'open' | 'take' | 'skip' | InputError

/**
 * Walks over one JSON value from the window's position, going into what `visit` opens, and yields what it takes.
 * What lies between is held to the grammar; what is taken or skipped is not parsed. An error is yielded last.
 * Keeps no more than the piece at hand and the containers open: their number is for `visit` to limit.
 */
export function* walk(window: TextWindow, visit: Visit): Generator<Piece | InputError> {
  const inside: Container[] = []
  let next: Met | InputError | undefined = meet(window, inside, EXPECTED.document)
  while (next && !('code' in next)) {
    const met: Met = next
    const action = visit(met)
    if (action === 'open') {
      inside.push({ type: met.type === 'list' ? 'list' : 'object', pointer: met.pointer, count: 0 })
      window.index++
      next = first(window, inside)
    } else if (action === 'take') {
      const piece = take(window, met)
      yield piece
      next = 'code' in piece ? undefined : following(window, inside)
    } else if (action === 'skip') {
      next = skip(window) ?? following(window, inside)
    } else {
      next = action
    }
  }
  if (next) yield next
}

const take = (window: TextWindow, met: Met): Piece | InputError => {
  window.held = window.index
  const end = scanValue(window)
  if (end !== 'done') return brokenValue(window, met.at, end)
  const text = window.slice(window.held, window.index)
  window.held = Number.POSITIVE_INFINITY
  return { met, text, keys: window.keys }
}

// A skipped value is not kept, so all that can be told of a broken one is that it has no end.
const skip = (window: TextWindow): InputError | undefined =>
  scanValue(window) === 'done' ? undefined : endedEarly(window, EXPECTED.value)

// What comes first in a container just opened.
const first = (window: TextWindow, inside: Container[]): Met | InputError | undefined => {
  const list = inside.at(-1)!.type === 'list'
  if (skipBlank(window) === (list ? LIST_END : OBJECT_END)) return leave(window, inside)
  return list
    ? meet(window, inside, EXPECTED.valueOrListEnd)
    : member(window, inside, EXPECTED.keyOrObjectEnd)
}

const leave = (window: TextWindow, inside: Container[]): Met | InputError | undefined => {
  inside.pop()
  window.index++
  return following(window, inside)
}

// What follows a value; undefined after the outermost.
const following = (window: TextWindow, inside: Container[]): Met | InputError | undefined => {
  const container = inside.at(-1)
  if (!container) return undefined
  const list = container.type === 'list'
  const expected = list ? EXPECTED.commaOrListEnd : EXPECTED.commaOrObjectEnd
  const unit = skipBlank(window)
  if (unit === (list ? LIST_END : OBJECT_END)) return leave(window, inside)
  if (unit === END) return endedEarly(window, expected)
  if (unit !== COMMA) return unexpected(window, expected)
  const comma = window.position()
  window.index++
  const after = skipBlank(window)
  if (after === LIST_END || after === OBJECT_END) {
    return inputError('input/trailing-comma', window.file, comma, { found: String.fromCharCode(after) })
  }
  return list ? meet(window, inside, EXPECTED.value) : member(window, inside, EXPECTED.key)
}

const member = (window: TextWindow, inside: Container[], expected: Localised): Met | InputError => {
  const unit = skipBlank(window)
  if (unit === END) return endedEarly(window, expected)
  if (unit !== QUOTE) return unexpected(window, expected)
  const at = window.position()
  const key = readKey(window, at)
  if (typeof key !== 'string') return key
  const separator = skipBlank(window)
  if (separator === END) return endedEarly(window, EXPECTED.colon)
  if (separator !== COLON) return unexpected(window, EXPECTED.colon)
  window.index++
  return meet(window, inside, EXPECTED.value, { key, at })
}

const readKey = (window: TextWindow, at: Position): string | InputError => {
  window.held = window.index
  const end = scanValue(window)
  if (end !== 'done') return brokenValue(window, at, end)
  const text = window.slice(window.held, window.index)
  window.held = Number.POSITIVE_INFINITY
  const problem = findSyntaxProblem(text)
  return problem ? problemError(window.file, at, text, problem) : JSON.parse(text)
}

const meet = (
  window: TextWindow,
  inside: Container[],
  expected: Localised,
  of?: Met['member'],
): Met | InputError => {
  const unit = skipBlank(window)
  if (unit === END) return endedEarly(window, expected)
  const type = typeAt(unit)
  if (!type) return unexpected(window, expected)
  const container = inside.at(-1)
  const step = of ? of.key : container?.count
  const pointer = container ? `${container.pointer}/${escapeStep(step!)}` : ''
  if (container) container.count++
  return { type, pointer, at: window.position(), inside, ...(of ? { member: of } : {}) }
}

// One step of a JSON pointer (RFC 6901).
const escapeStep = (step: string | number): string | number =>
  typeof step === 'number' ? step : step.replaceAll('~', '~0').replaceAll('/', '~1')

const QUOTE = 0x22
const COMMA = 0x2c
const COLON = 0x3a
const LIST_END = 0x5d
const OBJECT_END = 0x7d
