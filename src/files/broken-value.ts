import type { Localised } from '../text/localised.ts'
import { type InputError, inputError, type Position } from './input-error.ts'
import { findSyntaxProblem, type JsonProblem } from './json-syntax.ts'
import { EXPECTED, foundAt, WORD_LENGTH } from './json-words.ts'
import { positionIn } from './position.ts'
import { MAX_RECORD_MILLIONS, type ScanEnd } from './scan-value.ts'
import type { TextWindow } from './text-window.ts'

/**
 * The first thing wrong in the held value, which begins at `start` and whose scan ended at `window.index`:
 * a missing quote or brace is told where it is missing, not where the scan came to grief over it.
 */
export const brokenValue = (window: TextWindow, start: Position, end: ScanEnd): InputError => {
  const text = window.slice(window.held, Math.min(window.index + 1, window.length))
  const problem = findSyntaxProblem(text)
  if (problem && problem.code !== 'input/truncated') return problemError(window.file, start, text, problem)
  if (end === 'too-long') {
    return inputError('input/too-long', window.file, start, { limit: MAX_RECORD_MILLIONS })
  }
  return endedEarly(window, problem?.values.expected ?? EXPECTED.value)
}

/** An input error for a problem in `text`, which begins at `start`. */
export const problemError = (
  file: string,
  start: Position,
  text: string,
  { code, offset, values }: JsonProblem,
): InputError => inputError(code, file, positionIn(start, text, offset), values)

/** The text ended where `expected` should have stood: for its own reason if it has one, else it was cut off. */
export const endedEarly = (window: TextWindow, expected: JsonProblem['values'][string]): InputError => {
  const problem = window.problem()
  if (problem) return problem
  window.index = window.length
  return inputError('input/truncated', window.file, window.position(), { expected })
}

/** The next unit is not what the grammar allows here. */
export const unexpected = (window: TextWindow, expected: Localised): InputError =>
  inputError('input/invalid-json', window.file, window.position(), {
    expected,
    found: foundAt(window.ahead(WORD_LENGTH), 0),
  })
