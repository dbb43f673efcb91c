import type { DigitGroup } from '../facts/personal-data-digits.ts'
import { isBirthDate, isCardNumber } from '../facts/personal-data-id.ts'
import { fold } from '../text/fold.ts'

const SHORTEST_NUMBER = 11
const LONGEST_NUMBER = 19

/**
 * Finds every stretch of groups that reads as a mobile, identity or card number, whatever stands around it.
 * @param run groups of digits as `digitRuns` gives them
 * @param hidden gets the places (UTF-16 code units) of the digits that must not be shown
 */
export const hideNumbers = (text: string, run: readonly DigitGroup[], hidden: number[]): void => {
  for (let from = 0; from < run.length; from++) {
    let digits = ''
    for (let to = from; to < run.length && digits.length < LONGEST_NUMBER; to++) {
      const group = run[to]!
      digits += group.digits
      if (digits.length < SHORTEST_NUMBER) continue
      const next = fold(text.slice(group.end, group.end + 1))
      const shown = shownDigits(digits, next) ?? shownOfCard(run, from, to, digits)
      if (!shown) continue
      hideDigits(text, run, from, { from: shown.first, to: digits.length - shown.last }, hidden)
      if (next === 'x' && digits.length === 17) hidden.push(group.end)
    }
  }
}

/** Hides the digits of the groups that begin at `first`, as many as `which` says. */
const hideDigits = (
  text: string,
  run: readonly DigitGroup[],
  first: number,
  which: { from: number; to: number },
  hidden: number[],
): void => {
  let count = 0
  for (let i = first; count < which.to; i++) {
    for (const at of run[i]!.places) {
      if (count >= which.from && count < which.to) {
        hidden.push(at)
        // A digit beyond the basic plane takes two units.
        if (isHighSurrogate(text.charCodeAt(at))) hidden.push(at + 1)
      }
      count++
    }
  }
}

/** How many digits at each end of a number may be shown. */
interface Shown {
  first: number
  last: number
}

/** For a mobile or identity number; undefined when it is none. */
const shownDigits = (digits: string, next: string): Shown | undefined => {
  const count = digits.length
  if (/^(?:(?:00)?86)?1[3-9]\d{9}$/.test(digits)) return { first: count - 8, last: 2 }
  const isId = (count === 18 || (count === 17 && next === 'x')) && isBirthDate(digits.slice(6, 14))
  return isId ? { first: 2, last: 0 } : undefined
}

/** Card numbers are written in one piece or in fours. */
const shownOfCard = (
  run: readonly DigitGroup[],
  from: number,
  to: number,
  digits: string,
): Shown | undefined => {
  if (!isCardNumber(digits)) return undefined
  const groups = run.slice(from, to + 1)
  const inFours =
    groups.slice(0, -1).every((group) => group.digits.length === 4) && groups.at(-1)!.digits.length <= 4
  return groups.length === 1 || inFours ? { first: 0, last: 4 } : undefined
}

const isHighSurrogate = (code: number): boolean => code >= 0xd800 && code < 0xdc00
