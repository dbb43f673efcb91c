import { fold } from '../text/fold.ts'
import { iso7064Mod112 } from './check-digits.ts'
import { countDigits, type DigitGroup, digitRuns } from './personal-data-digits.ts'
import { findEmails } from './personal-data-email.ts'

export const PERSONAL_DATA_KINDS = ['mobile', 'resident-id', 'email'] as const
export type PersonalDataKind = (typeof PERSONAL_DATA_KINDS)[number]

/** One piece of personal data in a text: places in UTF-16 code units, end exclusive; confidence from 0 to 1. */
export interface PersonalData {
  kind: PersonalDataKind
  start: number
  end: number
  confidence: number
}

/**
 * Finds mainland mobile numbers, resident identity numbers (GB 11643) and e-mail addresses that were not masked.
 * Other long numbers (bar codes, times, prices, licence, model and order numbers) are told apart by their boundaries,
 * their prefixes and the words around them.
 */
export const findPersonalData = (text: string): readonly PersonalData[] => {
  const runs = digitRuns(text)
  const addresses = findEmails(text)
  if (runs.length === 0 && addresses.length === 0) return NOTHING
  const numbers = runs.flatMap((run) => findNumbers(text, run))
  const emails = addresses.map(
    ({ start, end }): PersonalData => ({ kind: 'email', start, end, confidence: 0.9 }),
  )
  return [...numbers, ...emails].sort((a, b) => a.start - b.start)
}

const NOTHING: readonly PersonalData[] = []

const findNumbers = (text: string, run: readonly DigitGroup[]): PersonalData[] => {
  const found: PersonalData[] = []
  for (let from = 0; from < run.length; from++) {
    const hit = residentIdAt(text, run, from) ?? mobileAt(text, run, from, found.at(-1)?.end)
    if (!hit) continue
    found.push(hit.data)
    from = hit.to
  }
  return found
}

interface Hit {
  data: PersonalData
  /** The last group of the run that belongs to the number. */
  to: number
}

// ---- mobile --------------------------------------------------------------------------------------------------------

/** Prefixes in use: 13, 18 whole; 14 for 145 and 147; 15 and 19 without 154 and 194; the virtual operators' 16 and 17. */
const MOBILE = /^1(?:[38]\d|4[57]|5[0-35-9]|6[2567]|7[0-35-8]|9[0-35-9])\d{8}$/
/** How people part a mobile number: 138-1234-5678, 138 12345678, … or after every digit. */
const GROUPINGS = new Set([
  '11',
  '3,4,4',
  '3,8',
  '4,4,3',
  '4,3,4',
  '3,3,5',
  '3,3,3,2',
  '5,6',
  '6,5',
  '7,4',
  '3,4,2,2',
  '1,1,1,1,1,1,1,1,1,1,1',
])
const JOINS = /^[-._‐-―−]$/
const PARTS = /^[-. ·・★☆‐-―−]$/

const mobileAt = (
  text: string,
  run: readonly DigitGroup[],
  from: number,
  previousEnd: number | undefined,
): Hit | undefined => {
  const window = mobileWindow(run, from)
  if (!window) return undefined
  const { first, to, parts } = window
  const [start, end] = [first.start, run[to]!.end]
  const before = first.group === 0 || previousEnd === run[first.group - 1]!.end ? '' : run[first.group]!.gap
  const after = run[to + 1]?.gap ?? ''
  if (continues(before, parts) || (continues(after, parts) && !mobileWindow(run, to + 1))) return undefined
  if (!standsAlone(text, start, end)) return undefined
  const around = contextOf(text, start, end)
  if (first.bareCode && text[start - 1] !== '+' && !PHONE_WORDS.test(around)) return undefined
  const confidence = PHONE_WORDS.test(around) ? 0.98 : parts === '' ? 0.85 : 0.75
  return { data: { kind: 'mobile', start, end, confidence }, to }
}

interface MobileWindow {
  /** `bareCode`: 8613812345678, which only a + or the words around tell from a code. */
  first: { start: number; group: number; bareCode: boolean }
  to: number
  /** The separator between the groups of the number, "" when there is none. */
  parts: string
}

/** A mobile number, with or without the country code, that begins with the group `from`. */
const mobileWindow = (run: readonly DigitGroup[], from: number): MobileWindow | undefined => {
  const group = run[from]
  if (!group) return undefined
  const start = group.places[0]!
  const glued = /^(00)?86(1\d{10})$/.exec(group.digits)
  if (glued && MOBILE.test(glued[2]!)) {
    return { first: { start, group: from, bareCode: glued[1] === undefined }, to: from, parts: '' }
  }
  const hasCode = group.digits === '86' || group.digits === '0086'
  const body = hasCode ? from + 1 : from
  let digits = ''
  let parts = ''
  for (let to = body; to < run.length; to++) {
    if (to > body) {
      if (!PARTS.test(run[to]!.gap) || (parts !== '' && parts !== run[to]!.gap)) return undefined
      parts = run[to]!.gap
    }
    digits += run[to]!.digits
    if (digits.length < 11) continue
    if (!MOBILE.test(digits) || !isGrouping(run.slice(body, to + 1), parts)) return undefined
    return { first: { start, group: from, bareCode: false }, to, parts }
  }
  return undefined
}

const isGrouping = (groups: readonly DigitGroup[], parts: string): boolean => {
  const lengths = groups.map((group) => group.digits.length).join()
  // 13812.345678 is a decimal fraction.
  if (parts === '.') return lengths === '3,4,4' || groups.length === 11
  return GROUPINGS.has(lengths)
}

/** True when a separator ties the number to further digits: 13812345678-1234, 138 1234 5678 90. */
const continues = (gap: string, parts: string): boolean => JOINS.test(gap) || (gap !== '' && gap === parts)

// ---- resident identity number --------------------------------------------------------------------------------------

const REGIONS = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82 83'.split(
    ' ',
  ),
)
const ID_GROUPINGS = new Set(['18', '17', '6,8,4', '6,8,3', '6,4,4,4', '6,4,4,3'])

const residentIdAt = (text: string, run: readonly DigitGroup[], from: number): Hit | undefined => {
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
    return { data: { kind: 'resident-id', start, end, confidence }, to }
  }
  return undefined
}

/** GB 11643-1999: region, a real date of birth from 1900 to 2049, and the check character. */
const isResidentId = (number: string): boolean =>
  REGIONS.has(number.slice(0, 2)) &&
  isBirthDate(number.slice(6, 14)) &&
  iso7064Mod112(number.slice(0, 17)) === number[17]

/** True for YYYYMMDD of a real date between 1900 and 2049. */
export const isBirthDate = (digits: string): boolean => {
  const [year, month, day] = [Number(digits.slice(0, 4)), Number(digits.slice(4, 6)), Number(digits.slice(6))]
  if (year < 1900 || year > 2049 || month < 1 || day < 1) return false
  const date = new Date(Date.UTC(year, month - 1, day))
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
}

// ---- the words around ----------------------------------------------------------------------------------------------

const CONTEXT = 12
const PHONE_WORDS =
  /电话|手机|联系|客服|咨询|热线|拨打|致电|来电|短信|同号|微信|加[vV微薇]|tel|phone|mobile|call|contact|whatsapp|wechat|[vw]x/
const ID_WORDS = /身份证|证件|实名|id ?card/
/** Words that say the number after them is the name of a thing, not of a person's line. */
const CODE_WORDS =
  /(?:(?:货号|款号|型号|编号|编码|条码|条形码|批号|批次|序列号|订单号?|单号|文号|证号|备案号)|(?:^|[^a-z])(?:sku|ean|upc|isbn|model|item|order|no))\s*[.:#：号]*\s*$/
/** A Latin word may run into the number only when it announces it: tel13812345678. */
const LINE_WORDS = /(?:^|[^a-z])(?:tel|phone|mobile|mob|cell|call|wechat|weixin|wx|vx|v|qq|t|m|p)$/

/** The folded text around a place, without the place itself. */
const contextOf = (text: string, start: number, end: number): string =>
  `${fold(text.slice(Math.max(0, start - CONTEXT), start))} ${fold(text.slice(end, end + CONTEXT))}`

const standsAlone = (text: string, start: number, end: number): boolean => {
  const before = fold(text.slice(Math.max(0, start - CONTEXT), start))
  const after = fold(text.slice(end, end + 1))
  if (CODE_WORDS.test(before.trimEnd()) && !PHONE_WORDS.test(before)) return false
  if (/[a-z_]$/.test(before) && !LINE_WORDS.test(before)) return false
  return !/[¥$€£￥#№]\s*$/.test(before) && !/^[a-z_元块万亿%]/.test(after)
}

const isClear = (text: string, start: number, end: number): boolean =>
  !/[a-z0-9_]$/.test(fold(text.slice(Math.max(0, start - 1), start))) &&
  !/^[a-z0-9_]/.test(fold(text.slice(end, end + 1)))
