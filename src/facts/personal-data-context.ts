import { fold, foldUnit, isUnseen, keptUnit } from '../text/fold.ts'

/** How far words before and after a number speak of it, in code units. */
const CONTEXT = 12

/** Words that announce a telephone number. */
export const PHONE_WORDS =
  /电话|手机|联系|客服|咨询|热线|拨打|致电|来电|短信|同号|微信|号码|加[vV微薇]|tel|phone|mobile|call|text|contact|whatsapp|wechat|[vw]x/

/** The folded text around a place, without the place itself. */
export const contextOf = (text: string, start: number, end: number, reach = CONTEXT): string =>
  `${textBefore(text, start, reach)} ${textAfter(text, end, reach)}`

export const textBefore = (text: string, start: number, reach: number): string =>
  fold(text.slice(Math.max(0, start - reach), start))

export const textAfter = (text: string, end: number, reach: number): string =>
  fold(text.slice(end, end + reach))

/** Words that say the number after them is the name of a thing, not of a person's line. */
const CODE_WORDS =
  /(?:(?:货号|款号|型号|编号|编码|条码|条形码|批号|批次|序列号|订单号?|单号|文号|证号|备案号|标准号?|许可证|注准|注进)|(?:^|[^a-z])(?:sku|ean|upc|isbn|model|item|order|no))\s*[.:#：号]*\s*$/
/** A Latin word may run into the number only when it announces it: tel13812345678. */
const LINE_WORDS = /(?:^|[^a-z])(?:tel|phone|mobile|mob|cell|call|whatsapp|wechat|weixin|wx|vx|v|qq|t|m|p)$/

/** True when nothing makes a number part of something else: a code word, a letter, a currency or a unit. */
export const standsAlone = (text: string, start: number, end: number): boolean => {
  const before = textBefore(text, start, CONTEXT)
  const after = textAfter(text, end, 1)
  if (CODE_WORDS.test(before.trimEnd()) && !PHONE_WORDS.test(before)) return false
  if (/[a-z_]$/.test(before) && !LINE_WORDS.test(before)) return false
  return !/[¥$€£￥#№]\s*$/.test(before) && !/^[a-z_元块万亿%]/.test(after)
}

/** True when neither a letter nor a digit touches the place. */
export const isClear = (text: string, start: number, end: number): boolean =>
  !/[a-z0-9_]$/.test(textBefore(text, start, 1)) && !/^[a-z0-9_]/.test(textAfter(text, end, 1))

const HEART = '♥'
const PLUS = 0x2b
const SPACE = 0x20
const isLatin = (unit: number): boolean => unit >= 0x61 && unit <= 0x7a
const FULL_COLON = 0xff1a

/**
 * The last few characters before a place that matching sees, folded, without separators but for the
 * spaces between Latin words; hearts and plus signs, which stand for letters and words in disguised contacts (V❤, ➕微), are kept.
 */
export const wordsBefore = (text: string, start: number, most: number): string => {
  let words = ''
  let isApart = false
  // Decoration may stand between all of them.
  const first = Math.max(0, start - 3 * most)
  for (let at = start - 1; at >= first && words.length < most; at--) {
    const unit = keptUnit(text, at)
    if (unit !== 0) {
      if (isApart && isLatin(unit) && isLatin(words.charCodeAt(0))) words = ` ${words}`
      words = (unit === FULL_COLON ? ':' : String.fromCharCode(unit)) + words
      isApart = false
    } else if (foldUnit(text.charCodeAt(at)) === SPACE) isApart = true
    else if (foldUnit(text.charCodeAt(at)) === PLUS) words = `+${words}`
    else if (isHeart(text, at)) words = HEART + words
  }
  return words
}

const MOST_SKIPPED = 6

/** The place before another that wordsBefore would take into account; -1 when it is not near. */
export const placeBefore = (text: string, start: number): number => {
  for (let at = start - 1; at >= 0 && at >= start - MOST_SKIPPED; at--) if (unitAt(text, at) !== 0) return at
  return -1
}

/** The character at a place as wordsBefore gives it, 0 where matching passes over it. */
export const unitAt = (text: string, at: number): number => {
  const unit = keptUnit(text, at)
  if (unit !== 0) return unit
  if (foldUnit(text.charCodeAt(at)) === PLUS) return PLUS
  return isHeart(text, at) ? HEART.charCodeAt(0) : 0
}

// ❤ ♥ ♡ ❥ and their coloured kin beyond the basic plane, told by their low surrogates.
const isHeart = (text: string, at: number): boolean => {
  const code = text.charCodeAt(at)
  if (code === 0x2764 || code === 0x2665 || code === 0x2661 || code === 0x2763 || code === 0x2765) return true
  return (
    isUnseen(code) &&
    ((code >= 0xdc93 && code <= 0xdc9f && text.charCodeAt(at - 1) === 0xd83d) ||
      (code === 0xdda4 && text.charCodeAt(at - 1) === 0xd83d) ||
      ((code === 0xdde1 || code === 0xdd0d || code === 0xdd0e) && text.charCodeAt(at - 1) === 0xd83e))
  )
}
