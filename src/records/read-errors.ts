import { type InputError, inputError, type Position } from '../files/input-error.ts'
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

/** The same, or undefined where it cannot be parsed. */
export const tryParse = (raw: RawRecord): Json | undefined => {
  try {
    return parseRecord(raw)
  } catch {
    return undefined
  }
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
    return inputError(code, raw.file, positionOf(raw, toSource(pointer)), values)
  })

/** Where the value at a pointer stands in the file, or the nearest part that holds it. */
export const positionOf = ({ text, start, form }: RawRecord, pointer: string): Position => {
  if (form === undefined) return positionIn(start, text, locateNearest(text, pointer).start)
  if (form.is === 'json') {
    const at = locateNearest(form.json, pointer).start
    return positionIn(start, text, form.toText([at, at])[0])
  }
  const { from, row } = form.locate(pointer)
  return row
    ? positionIn(row.start, text.slice(row.offset), from - row.offset)
    : positionIn(start, text, from)
}
