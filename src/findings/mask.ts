import { luhn } from '../facts/check-digits.ts'
import { isBirthDate } from '../facts/personal-data-detectors.ts'
import { type DigitGroup, digitRuns } from '../facts/personal-data-digits.ts'
import { findEmails } from '../facts/personal-data-email.ts'
import { fold } from '../text/fold.ts'

/** The places of a text that hide one piece of personal data. */
type Cover = readonly number[]

/** Covering one number may bring digits together that look like another; more rounds than this are never needed by real text. */
const MOST_ROUNDS = 50

/**
 * Hides personal data in any text: mobile numbers (138******78), resident identity numbers (11****************), bank
 * card numbers (************3256) and e-mail addresses (l*******@e**********). It covers more than the facts report:
 * a number in doubt is hidden. The text keeps its length, and masking twice changes nothing.
 */
export const maskPersonalData = (text: string): string => {
  let masked = text
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const covers = [...digitRuns(masked).flatMap((run) => coverNumbers(masked, run)), ...coverEmails(masked)]
    if (covers.length === 0) return masked
    masked = cover(masked, covers)
  }
  return masked
}

const cover = (text: string, covers: readonly Cover[]): string => {
  const hidden = new Set(covers.flat())
  return text
    .split('')
    .map((unit, at) => (hidden.has(at) ? '*' : unit))
    .join('')
}

/** Every stretch of groups that reads as a mobile, identity or card number, whatever stands around it. */
const coverNumbers = (text: string, run: readonly DigitGroup[]): Cover[] => {
  const covers: Cover[] = []
  for (let from = 0; from < run.length; from++) {
    let digits = ''
    let places: number[] = []
    for (let to = from; to < run.length && digits.length < 19; to++) {
      const group = run[to]!
      digits += group.digits
      places = places.concat(group.places)
      const next = fold(text.slice(group.end, group.end + 1))
      const kept = keptDigits(digits, next) ?? keptOfCard(run.slice(from, to + 1), digits)
      if (!kept) continue
      const hidden = units(
        text,
        places.filter((_, index) => !kept.has(index)),
      )
      covers.push(next === 'x' && digits.length === 17 ? [...hidden, group.end] : hidden)
    }
  }
  return covers
}

/** Which digits of a number may be shown; undefined when it is no personal number. */
const keptDigits = (digits: string, next: string): ReadonlySet<number> | undefined => {
  const count = digits.length
  if (/^(?:(?:00)?86)?1[3-9]\d{9}$/.test(digits)) {
    return new Set([...range(0, count - 8), count - 2, count - 1])
  }
  const isId = (count === 18 || (count === 17 && next === 'x')) && isBirthDate(digits.slice(6, 14))
  return isId ? new Set(range(0, 2)) : undefined
}

/** Card numbers are written in one piece or in fours. */
const keptOfCard = (groups: readonly DigitGroup[], digits: string): ReadonlySet<number> | undefined => {
  const inFours =
    groups.slice(0, -1).every((group) => group.digits.length === 4) && groups.at(-1)!.digits.length <= 4
  if (groups.length > 1 && !inFours) return undefined
  return isCard(digits) ? new Set(range(digits.length - 4, digits.length)) : undefined
}

/** Issuer prefixes of UnionPay, Visa, Mastercard and JCB with 16 to 19 digits and a right Luhn digit (ISO/IEC 7812). */
const isCard = (digits: string): boolean =>
  /^(?:62|81|4|5[1-5]|2[2-7]|35)\d{12,17}$/.test(digits) &&
  digits.length >= 16 &&
  luhn(digits.slice(0, -1)) === digits.at(-1)

/** First character of the name and of the domain, and the sign between them, are shown. */
const coverEmails = (text: string): Cover[] =>
  findEmails(text).map(({ start, end }) => {
    const sign = start + text.slice(start, end).search(/[@＠]/)
    return [...range(start + 1, sign), ...range(sign + 2, end)]
  })

/** A digit beyond the basic plane takes two units. */
const units = (text: string, places: readonly number[]): number[] =>
  places.flatMap((at) => (/[\ud800-\udbff]/.test(text[at] ?? '') ? [at, at + 1] : [at]))

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index)
