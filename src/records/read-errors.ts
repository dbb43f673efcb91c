import { type InputError, inputError } from '../files/input-error.ts'
import { positionIn } from '../files/position.ts'
import type { RawRecord } from '../files/raw-record.ts'
import type { AdaptProblem } from './adapt-scope.ts'
import { checkJson } from './json-check.ts'
import { locateNearest } from './locate.ts'
import type { RecordProblem } from './validate.ts'

/** What makes a record's JSON unfit to be judged: broken, too deep, a key twice, a number too large; or nothing. */
export const jsonErrors = (raw: RawRecord): InputError[] => {
  const problem = checkJson(raw.text)
  return problem === undefined
    ? []
    : [inputError(problem.code, raw.file, positionIn(raw.start, raw.text, problem.offset), problem.values)]
}

/**
 * Errors with the places of the values that are wrong.
 * @param toSource the way from a problem's pointer to one in the record's text
 */
export const problemErrors = (
  raw: RawRecord,
  problems: readonly (RecordProblem | AdaptProblem)[],
  toSource: (pointer: string) => string = (pointer) => pointer,
): InputError[] =>
  problems.map(({ code, pointer, values }) => {
    const { start } = locateNearest(raw.text, toSource(pointer))
    return inputError(code, raw.file, positionIn(raw.start, raw.text, start), values)
  })
