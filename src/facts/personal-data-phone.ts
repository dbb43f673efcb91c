import { contextOf, PHONE_WORDS, standsAlone, textBefore } from './personal-data-context.ts'
import type { DigitGroup } from './personal-data-digits.ts'
import type { Piece } from './personal-data-kinds.ts'

/** A piece that was read out of a run of digits. */
export interface RunHit {
  piece: Piece
  /** The last group of the run that belongs to it. */
  to: number
}

/** Prefixes in use: 13, 18 whole; 14 for 145 and 147; 15 and 19 without 154 and 194; the virtual operators' 16 and 17. */
const MOBILE = /^1(?:[38]\d|4[57]|5[0-35-9]|6[2567]|7[0-35-8]|9[0-35-9])\d{8}$/
/** Prefixes not in use yet, or given out since: a mobile number only where the words around say so. */
const ANY_MOBILE = /^1[3-9]\d{9}$/
const IS_CALLED =
  /(?:电话|手机|致电|来电|直接打|拨打|拨|打|联系|热线|微信|同号|加[vV微薇]|tel|phone|mobile|call|text|whatsapp|wechat|[vw]x)[:：号码是\s+]{0,4}(?:\+?86[\s-]?)?$|(?:顾客|客户|买家|会员|中奖|收[货件]人|名单|患者|得主|获奖者?)[:：\s]{0,2}[\u4e00-\u9fff]{2,3}[\s:：,，(（]{1,2}$/
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
  '1,1,1,4,4',
  '1,1,1,8',
  '1,1,1,1,1,1,1,1,1,1,1',
])
const JOINS = /^[-._‐-―−]$/
const PARTS = /^[-. ·・★☆‐-―−]$/

/**
 * A mainland mobile number, with or without country code, that begins with the group `from`.
 * @param previousEnd where the last piece found in the run ends
 */
export const mobileAt = (
  text: string,
  run: readonly DigitGroup[],
  from: number,
  previousEnd: number | undefined,
): RunHit | undefined => {
  const window = mobileWindow(run, from) ?? announcedWindow(text, run, from) ?? calledWindow(text, run, from)
  if (!window) return undefined
  const { first, to, parts } = window
  const [start, end] = [first.start, run[to]!.end]
  const before = first.group === 0 || previousEnd === run[first.group - 1]!.end ? '' : run[first.group]!.gap
  const after = run[to + 1]?.gap ?? ''
  if (continues(before, parts) || (continues(after, parts) && !mobileWindow(run, to + 1))) return undefined
  if (!standsAlone(text, start, end)) return undefined
  const isAnnounced = PHONE_WORDS.test(contextOf(text, start, end))
  if (first.bareCode && text[start - 1] !== '+' && !isAnnounced) return undefined
  const confidence = isAnnounced ? 0.98 : parts === '' ? 0.85 : 0.75
  return { piece: { kind: 'mobile', start, end, confidence }, to }
}

interface MobileWindow {
  /** `bareCode`: 8613812345678, which only a + or the words around tell from a code. */
  first: { start: number; group: number; bareCode: boolean }
  to: number
  /** The separator between the groups of the number, "" when there is none. */
  parts: string
}

const mobileWindow = (run: readonly DigitGroup[], from: number, shape = MOBILE): MobileWindow | undefined => {
  const group = run[from]
  if (!group) return undefined
  const start = group.places[0]!
  const glued = /^(00)?86(1\d{10})$/.exec(group.digits)
  if (glued && shape.test(glued[2]!)) {
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
    if (!shape.test(digits) || !isGrouping(run.slice(body, to + 1), parts)) return undefined
    return { first: { start, group: from, bareCode: false }, to, parts }
  }
  return undefined
}

/** Where the words right before say that a number follows, it may be parted in any way: 电话 1 3 8 - 0000 0000. */
const announcedWindow = (
  text: string,
  run: readonly DigitGroup[],
  from: number,
): MobileWindow | undefined => {
  let digits = ''
  let to = from
  for (; to < run.length && digits.length < 11; to++) digits += run[to]!.digits
  if (to - from < 2 || !MOBILE.test(digits)) return undefined
  const start = run[from]!.places[0]!
  if (!PHONE_WORDS.test(textBefore(text, start, 8))) return undefined
  return { first: { start, group: from, bareCode: false }, to: to - 1, parts: '?' }
}

/** A number whose prefix is not in use, behind a word that says to call it or whose it is. */
const calledWindow = (text: string, run: readonly DigitGroup[], from: number): MobileWindow | undefined => {
  const start = run[from]!.places[0]!
  const window = mobileWindow(run, from, ANY_MOBILE)
  return window && IS_CALLED.test(textBefore(text, start, 16)) ? window : undefined
}

const isGrouping = (groups: readonly DigitGroup[], parts: string): boolean => {
  const lengths = groups.map((group) => group.digits.length).join()
  // 13812.345678 is a decimal fraction.
  if (parts === '.') return lengths === '3,4,4' || groups.length === 11
  return GROUPINGS.has(lengths)
}

/** True when a separator ties the number to further digits: 13812345678-1234, 138 1234 5678 90. */
const continues = (gap: string, parts: string): boolean => JOINS.test(gap) || (gap !== '' && gap === parts)

/** A mobile number of the disguised reading: any parting, as only a reader was meant to see it. */
export const disguisedMobileAt = (
  text: string,
  run: readonly DigitGroup[],
  from: number,
): RunHit | undefined => {
  let digits = ''
  for (let to = from; to < run.length && digits.length < 11; to++) {
    digits += run[to]!.digits
    if (digits.length !== 11 || !MOBILE.test(digits)) continue
    const [start, end] = [run[from]!.places[0]!, run[to]!.end]
    const isPartOfMore = JOINS.test(run[from]!.gap) || JOINS.test(run[to + 1]?.gap ?? '')
    if (isPartOfMore || !standsAlone(text, start, end)) return undefined
    return { piece: { kind: 'mobile', start, end, confidence: 0.9, disguised: true }, to }
  }
  return undefined
}
