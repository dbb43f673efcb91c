import type { Localised } from '../text/localised.ts'
import type { AdaptProblem, Found, Part } from './adapt-scope.ts'
import type { SourcePlace } from './record.ts'
import { MOST_PROBLEMS, quoted, typeName, typeWords } from './validate.ts'

/** Parts the pointer of a string from the pointer in the JSON text that it holds. */
export const INSIDE = '\u0000'

/** Stands for "not a verbatim piece of the source"; what `indexOf` says of a text that is not there. */
export const NO_SHIFT = -1

/** What is learned while a record is adapted. */
export class AdaptLog {
  /** Values that could not be taken over, the first few of them. */
  readonly problems: AdaptProblem[] = []
  /** Canonical pointers and their places in the source, the last one of each counts; empty unless tracing. */
  readonly trace: [string, SourcePlace][] = []
  /** How many values came from the source: constants and empty texts do not count. */
  reads = 0
  readonly tracing: boolean

  constructor(tracing: boolean) {
    this.tracing = tracing
  }

  /**
   * Notes where a canonical value comes from; without a pointer nothing is traced.
   * @param way where the value begins in the source string, or the way back from its text to the source's
   */
  note(target: string, pointer: string | undefined, way: number | SourcePlace['span'] = NO_SHIFT): void {
    if (pointer === undefined) return
    const [outer = '', ...inside] = pointer.split(INSIDE)
    const place: SourcePlace = { pointer: outer }
    if (inside.length > 0) place.inside = inside
    if (typeof way === 'function') place.span = way
    else if (way !== NO_SHIFT) place.shift = way
    this.trace.push([target, place])
  }

  /** Reports a value that is not what the adapter takes it for. */
  refuse(found: Found, part: Part, expected: Localised): undefined {
    const words = typeof part.value === 'object' ? typeWords(typeName(part.value)) : quoted(part.value)
    this.#report('input/wrong-type', part, { field: found.path, found: words, expected })
  }

  /** Reports a code that the adapter has no meaning for. */
  unknownCode(found: Found, part: Part): undefined {
    this.#report('input/unknown-code', part, { field: found.path, value: quoted(part.value) })
  }

  // One value is wrong once, however many fields are made from it.
  #report(code: AdaptProblem['code'], part: Part, values: AdaptProblem['values']): void {
    const pointer = (part.pointer ?? '').split(INSIDE)[0] as string
    if (this.problems.length === MOST_PROBLEMS || this.problems.some((known) => known.pointer === pointer))
      return
    this.problems.push({ code, pointer, values })
  }
}
