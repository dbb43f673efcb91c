/** A piece of a regular expression for a number as copy writes it: 1,299.50, 1.5万, 三百, 两. Text is folded before. */
export const NUMBER = String.raw`(?:(?:\d{1,3}(?:,\d{3}){1,3}|\d{1,8})(?:\.\d{1,2})?[万千]?|[一二两三四五六七八九十百千万]{1,7})`

/** A count of things: 2, 12, 二. */
export const COUNT = String.raw`(?:\d{1,6}|[一二两三四五六七八九十百千万]{1,5})`

/** What things are counted in. */
export const UNIT =
  '(?:件|样|份|双|条|瓶|盒|支|袋|包|个|只|本|套|罐|箱|台|部|张|片|杯|组|提|枚|款|块|桶|斤|单|次|名|位|人)'

const BEFORE = String.raw`(?:us\$|hk\$|[¥$€£]|rmb|cny|usd|人民币)`
const AFTER = '(?:元|块钱|块|圆|rmb|cny|usd|hkd|美元|美金|港币|港元|欧元|英镑|日元)'

/** A named amount of money; the names `<name>Before` and `<name>After` hold how its currency is written. */
export const money = (name: string): string =>
  `(?:(?<${name}Before>${BEFORE}) ?)?(?<${name}>${NUMBER}) ?(?<${name}After>${AFTER})?`

/** A named amount that must say its currency. */
export const markedMoney = (name: string): string =>
  `(?:(?<${name}Before>${BEFORE}) ?(?<${name}>${NUMBER}) ?${AFTER}?|(?<${name}Bare>${NUMBER}) ?(?<${name}After>${AFTER}))`

export type Groups = Readonly<Record<string, string | undefined>>

/** The amount that `money` or `markedMoney` found. */
export const amountIn = (groups: Groups, name: string): number =>
  numberOf(groups[name] ?? groups[`${name}Bare`] ?? '')

/** ISO 4217 code of a found amount; undefined where none is written. */
export const currencyIn = (groups: Groups, name: string): string | undefined => {
  const written = groups[`${name}Before`] ?? groups[`${name}After`]
  return written === undefined ? undefined : CURRENCIES.get(written)
}

const CURRENCIES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    CNY: ['元', '块钱', '块', '圆', '¥', 'rmb', 'cny', '人民币'],
    USD: ['$', 'us$', 'usd', '美元', '美金'],
    HKD: ['hk$', 'hkd', '港币', '港元'],
    EUR: ['€', '欧元'],
    GBP: ['£', '英镑'],
    JPY: ['日元'],
  }).flatMap(([code, words]) => words.map((word) => [word, code] as const)),
)

const HAN_DIGITS = '零一二三四五六七八九'
const HAN_TENS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000, 万: 10_000 }

/** The value of a written number; NaN for what is none. */
export const numberOf = (written: string): number => {
  const plain = written.replaceAll(',', '').trim()
  const digits = /^(\d+(?:\.\d+)?)([千万]?)$/.exec(plain)
  if (digits) return Math.round(Number(digits[1]) * (HAN_TENS[digits[2] ?? ''] ?? 1) * 100) / 100
  return hanNumber(plain)
}

const hanNumber = (written: string): number => {
  if (written === '') return Number.NaN
  let total = 0
  let part = 0
  let digit = 0
  for (const char of written.replaceAll('两', '二')) {
    const value = HAN_DIGITS.indexOf(char)
    if (value >= 0) {
      // 二三 is no number.
      if (digit > 0) return Number.NaN
      digit = value
      continue
    }
    const unit = HAN_TENS[char]
    if (unit === undefined) return Number.NaN
    if (unit === 10_000) {
      total = (total + part + digit) * unit
      part = 0
    } else part += (digit || 1) * unit
    digit = 0
  }
  return total + part + digit
}

/** Tenths of the price: 8折 is 8, 8.5折 and 85折 and 八五折 are 8.5. Undefined for what is no discount: 10折, 300折. */
export const tenthsOf = (written: string): number | undefined => {
  const plain = written
    .replace('点', '')
    .replace(/[一二两三四五六七八九]/g, (digit) => String(HAN_DIGITS.indexOf(digit === '两' ? '二' : digit)))
  if (!/^\d{1,2}(?:\.\d{1,2})?$/.test(plain)) return undefined
  const number = Number(plain)
  const tenths = !plain.includes('.') && number > 10 ? number / 10 : number
  return tenths > 0 && tenths < 10 ? tenths : undefined
}

/** Tenths as a regular expression: 8, 8.5, 85, 八五, 八点五. */
export const TENTHS = String.raw`(?:\d{1,2}(?:\.\d{1,2})?|[一二两三四五六七八九](?:点?[一二三四五六七八九])?)`
