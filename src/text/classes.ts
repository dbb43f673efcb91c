import { FOLDED_UNITS, foldUnit, STYLED_HIGHS } from './fold.ts'
import { SKIPPED_RANGES } from './skipped.ts'

/** Class of units that stand in no term. */
export const OTHER = 0
/** Class of units that matching passes over. */
export const SKIP = 65535
/** Class of high surrogates that may begin a styled letter; only the pair tells. */
export const STYLED = 65534

/** Which class each code unit of a text belongs to: folding and numbering in one load. */
export interface Classes {
  of: Uint16Array
  /** Classes from here on need a look of their own: units that are a whole term, STYLED, SKIP. */
  firstSpecial: number
}

/** Gives every folded unit of the terms a class, and the same class to all units that fold to it. */
export const createClasses = (terms: readonly (readonly number[])[]): Classes => {
  const of = new Uint16Array(65536)
  let count = 1
  const number = (term: readonly number[]): void => {
    for (const unit of term) if (of[unit] === OTHER) of[unit] = count++
  }
  const whole = new Set(terms.filter((term) => term.length === 1).map(([unit]) => unit as number))
  for (const term of terms) number(whole.size === 0 ? term : term.filter((unit) => !whole.has(unit)))
  const firstSpecial = count
  number([...whole])
  for (const [first, last] of SKIPPED_RANGES) of.fill(SKIP, first, last + 1)
  for (const high of STYLED_HIGHS) of[high] = STYLED
  for (let i = 0; i < FOLDED_UNITS.length; i++) {
    const code = FOLDED_UNITS.charCodeAt(i)
    of[code] = of[foldUnit(code)] as number
  }
  return { of, firstSpecial }
}
