import { contextOf, PHONE_WORDS, textAfter, textBefore, wordsBefore } from './personal-data-context.ts'
import type { PersonalDataKind, Piece } from './personal-data-kinds.ts'
import type { WordRun } from './personal-data-words.ts'

const REACH = 16

/** Numbers that only the words around tell from codes of goods: orders, parcels, passports, plates, local telephones. */
export const codeAt = (text: string, run: WordRun): Piece | undefined => {
  const { start, end, word } = run
  const before = wordsBefore(text, start, REACH)
  for (const { kind, reads, confidence } of READERS) {
    if (reads(word, before, text, run)) return { kind, start, end, confidence }
  }
  return undefined
}

interface Reader {
  kind: PersonalDataKind
  reads: (word: string, before: string, text: string, run: WordRun) => boolean
  confidence: number
}

const SET_OFF = '[:=#是为.)]*$'
const ORDER = new RegExp(
  `(?:订单(?:编号|号码|号)?|交易(?:单号|号)|(?:^|[^a-z])order\\s?(?:no|number|id|#)?)${SET_OFF}`,
)
const PARCEL = new RegExp(
  `(?:(?:快递|运|物流|包裹|顺丰|圆通|中通|申通|韵达|极兔|邮政|ems)(?:单号|单|编号|号)|取件码|(?:^|[^a-z])(?:tracking|waybill)\\s?(?:no|number|id)?)${SET_OFF}`,
)
/** Carriers' shapes with letters, and the lengths of those with digits only. */
const WAYBILL = /^(?:(?:sf|yt|jt|jd[a-z]{0,2}|dpk|zto|sto|yd|ems)\d{10,15}|\d{10,15}|e[a-z]\d{9}cn)$/
const PDD_ORDER = /^\d{6}-\d{15}$/
const PASSPORT = /^(?:[eg]\d{8}|e[a-z]\d{7}|[dsp]e?\d{7,8}|[chmlwt]\d{8,10})$/
const PASSPORT_WORDS = /护照|通行证|回乡证|台胞证|证件号|passport/
const PLATE = /^[a-hj-np-z](?=.*\d.*\d.*\d)[a-hj-np-z0-9]{5,6}$/
const PLATE_TAIL = /^(?=.*\d.*\d.*\d)[a-hj-np-z0-9]{5,6}$/
const PROVINCE = '[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼]'
const PLATE_WORDS = /车牌|车主|号牌|挪车|爱车|plate/

const isDateLike = (word: string): boolean =>
  /^(?:19|20)\d{2}[-]?(?:0[1-9]|1[0-2])[-]?(?:[0-2]\d|3[01])$/.test(word)

const READERS: readonly Reader[] = [
  { kind: 'order-number', confidence: 0.95, reads: (word) => PDD_ORDER.test(word) },
  {
    kind: 'order-number',
    confidence: 0.8,
    reads: (word, before) => /^[a-z]{0,4}[\d-]{8,24}$/.test(word) && !isDateLike(word) && ORDER.test(before),
  },
  { kind: 'waybill', confidence: 0.85, reads: (word, before) => WAYBILL.test(word) && PARCEL.test(before) },
  {
    kind: 'other-id',
    confidence: 0.85,
    reads: (word, _before, text, { start, end }) =>
      PASSPORT.test(word) && PASSPORT_WORDS.test(contextOf(text, start, end)),
  },
  {
    kind: 'other-id',
    confidence: 0.9,
    reads: (word, _before, text, { start, end }) => {
      if (!/身份证|身分证|证件|(?:^|[^a-z])id(?:card|no|number)?[^a-z]/.test(contextOf(text, start, end)))
        return false
      const check = /^[(（]([0-9a])[)）]/.exec(textAfter(text, end, 3))
      return (
        isHongKongId(word, check?.[1]) || isTaiwanId(word) || (/^[157]\d{6}$/.test(word) && check !== null)
      )
    },
  },
  {
    kind: 'plate',
    confidence: 0.9,
    reads: (word, before, text, { start, end }) => {
      const isPlate =
        (PLATE.test(word) && new RegExp(`${PROVINCE}$`).test(before)) ||
        (PLATE_TAIL.test(word) && new RegExp(`${PROVINCE}[a-hj-np-z]$`).test(before))
      return isPlate && PLATE_WORDS.test(contextOf(text, start, end, 16))
    },
  },
  {
    kind: 'landline',
    confidence: 0.8,
    reads: (word, before, text, { start }) =>
      /^[2-8]\d{6,7}(?:-\d{1,4})?$/.test(word) &&
      !isDateLike(word) &&
      (/[(（]0(?:10|2\d|[3-9]\d{2})[)）]\s?$/.test(textBefore(text, start, 8)) ||
        /(?:电话|座机|固话|热线|致电|拨打|tel|phone)[:是为]*$/.test(before)),
  },
  {
    kind: 'foreign-phone',
    confidence: 0.8,
    reads: (word, _before, text, { start, end }) =>
      (/^[2-9]\d{2}-\d{3}-\d{4}$/.test(word) || /^[2-9]\d{7}$/.test(word)) &&
      FOREIGN_WORDS.test(textBefore(text, start, 20)) &&
      PHONE_WORDS.test(contextOf(text, start, end, 20)),
  },
]
const FOREIGN_WORDS =
  /(?:whatsapp|(?:^|[^a-z])(?:call|text|tel|phone|mobile|cell))(?:\s?(?:me|us|now|at|on|no|number|:|：|\.))*\s*$/

/** Hong Kong identity card: one or two letters, six digits, a check character in brackets (mod 11, A as 10). */
const isHongKongId = (word: string, check: string | undefined): boolean => {
  if (check === undefined || !/^[a-z]{1,2}\d{6}$/.test(word)) return false
  const padded = word.padStart(8, ' ')
  let sum = 0
  for (let i = 0; i < 8; i++) {
    const char = padded[i] as string
    const value = char === ' ' ? 36 : /\d/.test(char) ? Number(char) : char.charCodeAt(0) - 0x61 + 10
    sum += value * (9 - i)
  }
  const expected = (11 - (sum % 11)) % 11
  return check === (expected === 10 ? 'a' : String(expected))
}

/** The letters of Taiwan's identity cards in the order of their codes, from 10. */
const TAIWAN_LETTERS = 'abcdefghjklmnpqrstuvxywzio'

/** Taiwan identity card: a letter, 1 or 2, seven digits and a check digit (weights 1, 9 to 1, 1; mod 10). */
const isTaiwanId = (word: string): boolean => {
  if (!/^[a-z][12]\d{8}$/.test(word)) return false
  const code = TAIWAN_LETTERS.indexOf(word[0] as string) + 10
  let sum = Math.floor(code / 10) + (code % 10) * 9
  for (let i = 1; i < 9; i++) sum += Number(word[i]) * (9 - i)
  return (sum + Number(word[9])) % 10 === 0
}
