import type { Localised } from '../text/localised.ts'
import type { AdaptProblem, Found, Part } from './adapt-scope.ts'
import type { SourcePlace } from './record.ts'
import { MOST_PROBLEMS, quoted, typeName, typeWords } from './validate.ts'

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

  /** Notes where a canonical value comes from; without a pointer nothing is traced. */
  note(target: string, pointer: string | undefined, shift = NO_SHIFT): void {
    if (pointer !== undefined)
      this.trace.push([target, shift === NO_SHIFT ? { pointer } : { pointer, shift }])
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
    const pointer = part.pointer ?? ''
    if (this.problems.length === MOST_PROBLEMS || this.problems.some((known) => known.pointer === pointer))
      return
    this.problems.push({ code, pointer, values })
  }
}
