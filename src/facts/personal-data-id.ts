import { fold } from '../text/fold.ts'
import { iso7064Mod112, luhn } from './check-digits.ts'
import { contextOf, isClear } from './personal-data-context.ts'
import { countDigits, type DigitGroup } from './personal-data-digits.ts'
import type { RunHit } from './personal-data-phone.ts'

const REGIONS = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
)
const ID_GROUPINGS = new Set(['18', '17', '6,8,4', '6,8,3', '6,4,4,4', '6,4,4,3'])
const JOINS = /^[-._‐-―−]$/
const ID_WORDS = /身份证|身分证|证件|证号|实名|id ?(?:card|no|number)/

/** A resident identity number of 18 characters, in one piece or parted as on the card. */
export const residentIdAt = (text: string, run: readonly DigitGroup[], from: number): RunHit | undefined => {
  for (let to = from; to < Math.min(run.length, from + 4); to++) {
    const groups = run.slice(from, to + 1)
    const count = countDigits(groups)
    if (count < 17) continue
    if (count > 18 || !ID_GROUPINGS.has(groups.map((group) => group.digits.length).join())) return undefined
    const digits = groups.map((group) => group.digits).join('')
    const end = run[to]!.end + (count === 17 ? 1 : 0)
    const number = count === 17 ? digits + fold(text.slice(end - 1, end)).toUpperCase() : digits
    const start = run[from]!.places[0]!
    if (!isResidentId(number) || !isClear(text, start, end)) return undefined
    if (JOINS.test(run[from]!.gap) || (count === 18 && JOINS.test(run[to + 1]?.gap ?? ''))) return undefined
    const confidence = ID_WORDS.test(contextOf(text, start, end)) ? 0.99 : 0.97
    return { piece: { kind: 'resident-id', start, end, confidence }, to }
  }
  return undefined
}

/** GB 11643-1999: region, a real date of birth from 1900 to 2049, and the check character. */
const isResidentId = (number: string): boolean =>
  REGIONS.has(number.slice(0, 2)) &&
  isBirthDate(number.slice(6, 14)) &&
  iso7064Mod112(number.slice(0, 17)) === number[17]

/**
 * An identity number of the first generation: 15 digits, no check character, so one in eighty random numbers fits.
 * Only where the words around speak of identity.
 */
export const oldResidentIdAt = (
  text: string,
  run: readonly DigitGroup[],
  from: number,
): RunHit | undefined => {
  const { digits, places, end } = run[from]!
  const start = places[0]!
  if (digits.length !== 15 || !REGIONS.has(digits.slice(0, 2)) || !isBirthDate(`19${digits.slice(6, 12)}`))
    return undefined
  if (!isClear(text, start, end) || !ID_WORDS.test(contextOf(text, start, end))) return undefined
  return { piece: { kind: 'resident-id', start, end, confidence: 0.6 }, to: from }
}

/** True for YYYYMMDD of a real date between 1900 and 2049. */
export const isBirthDate = (digits: string): boolean => {
  const [year, month, day] = [Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6))]
  if (year < 1900 || year > 2049 || month < 1 || day < 1) return false
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

// ---- bank cards ----------------------------------------------------------------------------------------------------

/** Issuer prefixes of UnionPay, Visa, Mastercard and JCB, with 16 to 19 digits. */
const BIN = /^(?:62|81|4|5[1-5]|2[2-7]|35)\d{12,18}$/
const CARD_WORDS =
  /卡号|银行|储蓄卡|信用卡|借记卡|开户|户名|收款|打款|转账|汇款|农行|工行|建行|招行|邮储|银联|bank|card|account/

/** Luhn digit (ISO/IEC 7812-1) and issuer prefix of a card with 16 to 19 digits. */
export const isCardNumber = (digits: string): boolean =>
  digits.length >= 16 &&
  digits.length <= 19 &&
  BIN.test(digits) &&
  luhn(digits.slice(0, -1)) === digits.at(-1)

/**
 * A bank card number, in one piece or in fours. One random number in ten has a right last digit, so either the words
 * around speak of cards, or a UnionPay number is parted in fours.
 */
export const bankCardAt = (text: string, run: readonly DigitGroup[], from: number): RunHit | undefined => {
  let digits = ''
  for (let to = from; to < Math.min(run.length, from + 5); to++) {
    if (to > from && (run[to - 1]!.digits.length !== 4 || !/^[- ]$/.test(run[to]!.gap))) return undefined
    digits += run[to]!.digits
    if (digits.length < 16) continue
    const [start, end] = [run[from]!.places[0]!, run[to]!.end]
    if (digits.length > 19) return undefined
    // 6222 0212 3456 7890 128 goes on.
    if (run[to + 1] && /^[- ]$/.test(run[to + 1]!.gap) && run[to]!.digits.length === 4) continue
    if (!isCardNumber(digits) || !isClear(text, start, end)) return undefined
    const isAnnounced = CARD_WORDS.test(contextOf(text, start, end, 16))
    const isParted = to > from && digits.startsWith('62')
    if (!isAnnounced && !isParted) return undefined
    return { piece: { kind: 'bank-card', start, end, confidence: isAnnounced ? 0.95 : 0.7 }, to }
  }
  return undefined
}
