import { problemError } from './broken-value.ts'
import { type InputError, inputError, type Position } from './input-error.ts'
import { findSyntaxProblem } from './json-syntax.ts'
import { beginsValue, EXPECTED, typeAt } from './json-words.ts'
import { notARecord } from './lists.ts'
import type { RawRecord } from './raw-record.ts'
import { MAX_RECORD, MAX_RECORD_MILLIONS, scanValue, skipBlank, skipBlankInLine } from './scan-value.ts'
import { END, type TextWindow } from './text-window.ts'

const LINE_BREAK = 0x0a
const OBJECT = 0x7b

/**
 * Reads NDJSON from the window's position: each line that is not blank holds one record, with pointer "".
 * A line that does not is one error, with the lines it was broken into, and reading goes on with the next.
 */
export function* readLines(window: TextWindow): Generator<RawRecord | InputError> {
  for (let unit = skipBlank(window); unit !== END; unit = skipBlank(window)) {
    const start = window.position()
    window.held = window.index
    const scanned = unit === OBJECT ? scanValue(window, true) : 'end-of-line'
    const length = window.index - window.held
    if (scanned === 'done' && isLineEnd(skipBlankInLine(window))) {
      const text = window.slice(window.held, window.held + length)
      window.held = Number.POSITIVE_INFINITY
      yield { file: window.file, text, start, pointer: '', keys: window.keys }
    } else {
      const error = brokenLine(window, start)
      window.held = Number.POSITIVE_INFINITY
      if (error) yield error
      if (error && UNFINISHED.has(error.code)) skipRest(window)
    }
  }
  const problem = window.problem()
  if (problem) yield problem
}

const UNFINISHED: ReadonlySet<string> = new Set(['input/raw-line-break', 'input/truncated'])

// Lines after an unfinished one are its rest, and no further errors, until one begins like a record.
const skipRest = (window: TextWindow): void => {
  const atRest = (unit: number): boolean => unit !== OBJECT && unit !== END
  while (atRest(skipBlank(window))) moveToLineEnd(window)
}

const isLineEnd = (unit: number): boolean => unit === LINE_BREAK || unit === END

// Moves to the end of the line; says what is wrong with it, unless the text itself ends early for a reason of its own.
const brokenLine = (window: TextWindow, start: Position): InputError | undefined => {
  const { file } = window
  if (!moveToLineEnd(window)) return inputError('input/too-long', file, start, { limit: MAX_RECORD_MILLIONS })
  const text = window.slice(window.held, window.index)
  const problem = findSyntaxProblem(text)
  if (!problem) return notARecord(file, start, typeAt(text.charCodeAt(0)) ?? 'null')
  if (problem.code !== 'input/truncated') return problemError(file, start, text, problem)
  if (window.unit() === END) return window.problem() ? undefined : problemError(file, start, text, problem)
  const inString = problem.values.expected === EXPECTED.closingQuote
  return inString
    ? inputError('input/raw-line-break', file, window.position())
    : problemError(file, start, text, problem)
}

// False when the line is too long to be kept.
const moveToLineEnd = (window: TextWindow): boolean => {
  let fits = true
  for (let unit = window.unit(); !isLineEnd(unit); unit = window.unit()) {
    window.index++
    if (window.index - window.held <= MAX_RECORD) continue
    fits = false
    window.held = Number.POSITIVE_INFINITY
  }
  return fits
}

/**
 * Whether the text at the window's position is NDJSON, judged by its first lines that are not blank. Either the first is
 * a whole JSON value, and another begins on the second or an object on a later one; or the first is broken, and the
 * second is a whole object that cannot continue it. False also when the first block does not show as much.
 */
export const looksLikeLines = (window: TextWindow): boolean => {
  window.ahead(SNIFFED)
  const text = window.slice(window.index, window.length)
  const first = lineAt(text, 0)
  const second = first && lineAt(text, first.end)
  if (!second) return false
  const begun = text.slice(second.start, second.end)
  const problem = findSyntaxProblem(text.slice(first.start, first.end))
  if (!problem) {
    const another = text[first.start] === '{' && beginsValue(begun, 0)
    return another || OBJECT_LINE.test(text.slice(second.start))
  }
  const whole = second.closed || window.complete
  if (!begun.startsWith('{') || !whole || findSyntaxProblem(begun)) return false
  const both = findSyntaxProblem(text.slice(first.start, second.end))
  return both !== undefined && both.offset <= second.start - first.start
}

const OBJECT_LINE = /^[ \t]*\{/m

/** Code units that are looked at, if there are so many. */
const SNIFFED = 64 * 1024

interface Line {
  start: number
  end: number
  /** False where the text ends before the line does. */
  closed: boolean
}

// The next line that is not blank, without the white space before it.
const lineAt = (text: string, from: number): Line | undefined => {
  const blank = /[ \t\r\n]*/y
  blank.lastIndex = from
  const start = from + (blank.exec(text)?.[0].length ?? 0)
  if (start === text.length) return undefined
  const end = text.indexOf('\n', start)
  return end < 0 ? { start, end: text.length, closed: false } : { start, end, closed: true }
}
