import { type InputError, inputError } from '../files/input-error.ts'
import { positionIn } from '../files/position.ts'
import type { RawRecord } from '../files/raw-record.ts'
import type { AdaptProblem } from './adapt-scope.ts'
import { checkJson } from './json-check.ts'
import { locateNearest } from './locate.ts'
import type { Json } from './record.ts'
import type { RecordProblem } from './validate.ts'

/** The record as plain data, new each time. Throws what JSON.parse throws. */
export const parseRecord = ({ text, form }: RawRecord): Json => {
  if (form?.is === 'cells') return form.value()
  return JSON.parse(form ? form.json : text)
}

/** What makes a record's JSON unfit to be judged: broken, too deep, a key twice, a number too large; or nothing. */
export const jsonErrors = (raw: RawRecord): InputError[] => {
  if (raw.form?.is === 'cells') return []
  const problem = checkJson(raw.form?.json ?? raw.text)
  if (problem === undefined) return []
  const at = raw.form ? raw.form.toText([problem.offset, problem.offset])[0] : problem.offset
  return [inputError(problem.code, raw.file, positionIn(raw.start, raw.text, at), problem.values)]
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
    const at = positionIn(raw.start, raw.text, offsetOf(raw, toSource(pointer)))
    return inputError(code, raw.file, at, values)
  })

const offsetOf = ({ text, form }: RawRecord, pointer: string): number => {
  if (form === undefined) return locateNearest(text, pointer).start
  if (form.is === 'cells') return form.locate(pointer).from
  const { start } = locateNearest(form.json, pointer)
  return form.toText([start, start])[0]
}
