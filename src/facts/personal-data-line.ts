import { contextOf, PHONE_WORDS, standsAlone, textBefore } from './personal-data-context.ts'
import type { DigitGroup } from './personal-data-digits.ts'
import type { RunHit } from './personal-data-phone.ts'

/** Area codes: 010 and 02x with eight digits, three more digits after 03 to 09 with seven or eight. */
const LANDLINE = /^0(?:10[2-8]\d{7}|2[0-57-9][2-8]\d{7}|[3-9]\d{2}[2-8]\d{6,7})$/
const PARTS = /^(?:[-. ‐-―−]| - )$/
/** Country codes of phones that a shop's copy may name, behind + or 00. */
const FOREIGN =
  /^(?:00)?(?:85[23]\d{8}|886\d{9}|1[2-9]\d{9}|7\d{10}|44\d{10}|4[1359]\d{8,11}|3[1349]\d{8,10}|6[0-6]\d{8,10}|8[1-4]\d{8,10}|9[0-8]\d{8,10}|2[07]\d{9})$/

/** A landline number with its area code: 0755-12345678, 010 1234 5678. */
export const landlineAt = (text: string, run: readonly DigitGroup[], from: number): RunHit | undefined => {
  let digits = ''
  let parts = ''
  for (let to = from; to < Math.min(run.length, from + 3); to++) {
    if (to > from) {
      if (!PARTS.test(run[to]!.gap)) return undefined
      parts = run[to]!.gap
    }
    digits += run[to]!.digits
    if (digits.length < 11) continue
    const [start, end] = [run[from]!.places[0]!, run[to]!.end]
    if (!LANDLINE.test(digits) || !standsAlone(text, start, end)) return undefined
    if (run[from]!.gap === '-' || isDate(run, from)) return undefined
    const isAnnounced = PHONE_WORDS.test(contextOf(text, start, end))
    // Glued together it may as well be a bar code.
    if (parts === '' && !isAnnounced) return undefined
    return { piece: { kind: 'landline', start, end, confidence: isAnnounced ? 0.95 : 0.7 }, to }
  }
  return undefined
}

const isDate = (run: readonly DigitGroup[], from: number): boolean => run[from]!.digits.length < 3

/** A number of another country or of Hong Kong, Macau or Taiwan, behind + or 00. */
export const foreignPhoneAt = (
  text: string,
  run: readonly DigitGroup[],
  from: number,
): RunHit | undefined => {
  const start = run[from]!.places[0]!
  const hasPlus = /\+\s?$/.test(textBefore(text, start, 2))
  if (!hasPlus && !run[from]!.digits.startsWith('00')) return undefined
  if (hasPlus && /\d\s?\+\s?$/.test(textBefore(text, start, 4))) return undefined
  let digits = ''
  let found: RunHit | undefined
  for (let to = from; to < Math.min(run.length, from + 6); to++) {
    if (to > from && !PARTS.test(run[to]!.gap)) break
    digits += run[to]!.digits
    if (digits.length > 15) break
    const end = run[to]!.end
    if (!FOREIGN.test(digits) || !standsAlone(text, start, end)) continue
    const isAnnounced = PHONE_WORDS.test(contextOf(text, start, end))
    if (!hasPlus && !isAnnounced) continue
    found = {
      piece: { kind: 'foreign-phone', start, end, confidence: isAnnounced ? 0.95 : 0.85 },
      to,
    }
  }
  return found
}
