import { foldUnit } from '../text/fold.ts'
import { placeBefore, unitAt } from './personal-data-context.ts'

/** A stretch of plain letters, digits, _ and - that may be an account, a code or a number. */
export interface WordRun {
  start: number
  end: number
  /** Folded: half width, lower case. */
  word: string
}

const FEWEST = 5
const LONGEST = 40
const ORDER_LENGTH = 22

/**
 * Stretches of five and more letters and digits (Latin, half or full width) behind a character that may announce an
 * account or a number. Chinese text costs one look at every fifth character.
 */
export const announcedWords = (text: string): WordRun[] => {
  const words: WordRun[] = []
  for (let at = FEWEST - 1; at < text.length; at += FEWEST) {
    if (IS_PART[text.charCodeAt(at)] === 0) continue
    let start = at
    while (start > 0 && IS_PART[text.charCodeAt(start - 1)] === 1) start -= 1
    let end = at + 1
    while (end < text.length && IS_PART[text.charCodeAt(end)] === 1) end += 1
    at = end - 1
    // A hyphen may stand before an account, and lead on to what comes after it.
    while (start < end && isDash(text.charCodeAt(start))) start += 1
    while (end > start && isDash(text.charCodeAt(end - 1))) end -= 1
    if (end - start < FEWEST || end - start > LONGEST || !isAnnounced(text, start, end)) continue
    words.push({ start, end, word: foldWord(text, start, end) })
  }
  return words
}

const IS_PART = new Uint8Array(65536)
for (const char of 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-') {
  IS_PART[char.charCodeAt(0)] = 1
  IS_PART[char.charCodeAt(0) + 0xfee0] = 1
}

const isDash = (code: number): boolean => code === 0x2d || code === 0x5f || code === 0xff0d || code === 0xff3f

const foldWord = (text: string, start: number, end: number): string => {
  let word = ''
  for (let at = start; at < end; at++) word += String.fromCharCode(foldUnit(text.charCodeAt(at)))
  return word
}

/** Last characters of words that announce one; the provinces begin a number plate. */
const ANNOUNCERS = new Uint8Array(65536)
for (const char of '信微威维徽薇卫♥芯心星扣群鹅泡号码加+搜找单照牌证件箱名录叫机报线户账件款秋球口话址')
  ANNOUNCERS[char.charCodeAt(0)] = 1
for (const char of '京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼')
  ANNOUNCERS[char.charCodeAt(0)] = 1
/** The last Latin word before one. */
const ANNOUNCING_WORDS = new Set(
  'v w q x vx wx qq wechat weixin vxin id no number account is at me us on telegram tg whatsapp line skype viber kakao kakaotalk messenger ins instagram facebook fb order call text tel phone mobile cell passport plate tracking waybill ems hkid a b c d e f g h j k l m n p r s t u y z'.split(
    ' ',
  ),
)
/** What may stand between such a word and the account, folded. */
const POINTERS = new Set(Array.from(':：=@)]>】是为(', (sign) => sign.charCodeAt(0)))
const MOST_POINTERS = 3

const isAnnounced = (text: string, start: number, end: number): boolean => {
  // The order number of one platform is told by its shape: 240501-123456789012345.
  if (end - start === ORDER_LENGTH) return true
  if (namesItself(text, start, end)) return true
  if (isOrdinaryWord(text, start, end)) return false
  let before = start
  let unit = 0
  for (let pointers = 0; pointers <= MOST_POINTERS; pointers++) {
    before = placeBefore(text, before)
    unit = before < 0 ? 0 : unitAt(text, before)
    if (!POINTERS.has(unit)) break
  }
  if (ANNOUNCERS[unit] === 1) return true
  // (0755)26000000
  if (isDigit(unit)) return CLOSING.has(unitAt(text, start - 1))
  return isLatin(unit) && ANNOUNCING_WORDS.has(lastWord(text, before))
}

/** A Latin word of letters only behind another: what English texts are made of. */
const isOrdinaryWord = (text: string, start: number, end: number): boolean => {
  const previous = text.charCodeAt(start - 1) === 0x20 ? start - 2 : start - 1
  if (previous < 0 || !isLatin(text.charCodeAt(previous) | 0x20)) return false
  for (let at = start; at < end; at++) if (!isLatin(text.charCodeAt(at) | 0x20)) return false
  return true
}

/** wxid_…, vx12345, qq12345: with a digit in it, or every English word in v and w would be looked at. */
const namesItself = (text: string, start: number, end: number): boolean => {
  const first = foldUnit(text.charCodeAt(start))
  if (first !== 0x77 && first !== 0x76 && first !== 0x71) return false
  for (let at = start + 1; at < end; at++) {
    const unit = foldUnit(text.charCodeAt(at))
    if (isDigit(unit) || unit === 0x5f) return true
  }
  return false
}

const lastWord = (text: string, last: number): string => {
  let word = ''
  for (let at = last; at >= 0 && word.length < 12; at--) {
    const unit = foldUnit(text.charCodeAt(at))
    if (!isLatin(unit)) break
    word = String.fromCharCode(unit) + word
  }
  return word
}

const CLOSING = new Set([0x29, 0xff09])

const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39

const isLatin = (unit: number): boolean => unit >= 0x61 && unit <= 0x7a
