import type { Pattern, Reading } from './offers-kinds.ts'

const compiled = (source: string): RegExp => new RegExp(source, 'g')

const CLOCK = String.raw`(?: ?(?:\((?:周|星期).\))? ?(?:(?:上午|下午|晚上?|凌晨|中午)? ?\d{1,2}(?::\d{2}(?::\d{2})?|点(?:整|半)?|时)))?`
const chineseDay = (name: string): string =>
  `(?:(?<${name}Year>20\\d{2}) ?(?:年|[-./]) ?)?(?<${name}Month>\\d{1,2}) ?(?:月|[-./]) ?(?<${name}Day>\\d{1,2})(?!\\d) ?(?:日|号)?${CLOCK}`
const namedDay = (name: string): string =>
  `(?:(?<${name}Year>20\\d{2}) ?(?:年|[-./]) ?)?(?<${name}Month>\\d{1,2}) ?月 ?(?<${name}Day>\\d{1,2})(?!\\d) ?(?:日|号)?${CLOCK}`
const TO = ' ?(?:-|—|–|~|至|到|--|——) ?'

const MONTHS = 'jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec'
const MONTH = `(?:${MONTHS})[a-z]{0,6}\\.?`
const YEAR = '(?:,? (?<year>20\\d{2}))?'

type Groups = Readonly<Record<string, string | undefined>>

/** "11-11" or "2026-11-11"; undefined for the 45th. */
const day = (year: string | undefined, month: string | number, date: string): string | undefined => {
  const [m, d] = [Number(month), Number(date)]
  if (!(m >= 1 && m <= 12 && d >= 1 && d <= 31)) return undefined
  const short = `${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`
  return year ? `${year}-${short}` : short
}

const dayOf = (groups: Groups, name: string, year = groups[`${name}Year`]): string | undefined =>
  day(year, groups[`${name}Month`] ?? '', groups[`${name}Day`] ?? '')

const period = (
  from: string | undefined,
  to: string | undefined,
  more: Partial<Reading> = {},
): Reading | undefined =>
  from || to ? { kind: 'period', ...(from ? { from } : {}), ...(to ? { to } : {}), ...more } : undefined

const monthNumber = (written: string | undefined): number =>
  MONTHS.split('|').indexOf((written ?? '').slice(0, 3)) + 1

const NAMED =
  '双十一|双11|双十二|双12|双旦|双节|618|六一八|年货节|女神节|女王节|三八节|38节|38大促|黑五|黑色星期五|开门红|国庆|元旦|春节|(?<!圆满|欢度)中秋|端午|七夕|情人节|圣诞|会员日|周年庆|店庆|开学季'

/** Dates and periods of copy, Chinese and English. The first that fits a place has it. */
export const PERIODS: readonly Pattern[] = [
  {
    pattern: compiled(`${namedDay('a')}${TO}${chineseDay('b')}(?!\\.\\d|元|折|%)`),
    read: (groups) => {
      const from = dayOf(groups, 'a')
      const to = dayOf(groups, 'b', groups.bYear ?? groups.aYear)
      return from && to ? period(from, to) : undefined
    },
  },
  {
    pattern: compiled(
      `(?:(?<aYear>20\\d{2}) ?年 ?)?(?<aMonth>\\d{1,2}) ?月 ?(?<aDay>\\d{1,2}) ?(?:日|号)?${CLOCK}${TO}(?<bDay>\\d{1,2}) ?(?:日|号)(?!\\d)${CLOCK}`,
    ),
    read: (groups) => period(dayOf(groups, 'a'), day(groups.aYear, groups.aMonth ?? '', groups.bDay ?? '')),
  },
  {
    // 11.1-11.11, 2026/11/1-2026/11/11; a bare pair such as 1.5-2.5 may be metres.
    pattern: compiled(
      `(?<![\\d.])(?:(?<aYear>20\\d{2})[-./])?(?<aMonth>\\d{1,2})[-./](?<aDay>\\d{1,2})${CLOCK} ?(?:-|—|–|~|至|到) ?(?:(?<bYear>20\\d{2})[-./])?(?<bMonth>\\d{1,2})[-./](?<bDay>\\d{1,2})(?![\\d.%]| ?(?:元|折|米|m\\b|cm|kg|g\\b|寸|斤|倍|分|l\\b|ml))${CLOCK}`,
    ),
    read: (groups) => {
      const from = dayOf(groups, 'a')
      const to = dayOf(groups, 'b', groups.bYear ?? groups.aYear)
      if (!from || !to) return undefined
      return period(from, to, groups.aYear ? {} : from < to ? {} : { unsure: true })
    },
  },
  {
    pattern: compiled(`(?:即日起|现在起|今日起|自即日起)(?:至|到|-|—|~)? ?(?:${namedDay('a')})?`),
    read: (groups) => period(undefined, groups.aMonth ? dayOf(groups, 'a') : undefined),
  },
  {
    pattern: compiled(
      `(?:截止[至到]?|截至|有效期[至到]?|持续到|持续至|延长至|延至)[:： ]{0,2}${namedDay('a')}|${namedDay('b')}(?:前(?!\\d)|截止|结束|止)`,
    ),
    read: (groups) => period(undefined, dayOf(groups, 'a') ?? dayOf(groups, 'b')),
  },
  {
    pattern: compiled(`${namedDay('a')} ?(?:起|开始|开抢|开售|开启|正式开)`),
    read: (groups) => period(dayOf(groups, 'a'), undefined),
  },
  {
    pattern: compiled(
      `(?:(?<fromMonth>${MONTH}) ?(?<fromDay>\\d{1,2})(?:st|nd|rd|th)?) ?(?:-|–|—|to|through|until) ?(?:(?<toMonth>${MONTH}) ?)?(?<toDay>\\d{1,2})(?:st|nd|rd|th)?(?!\\d)${YEAR}`,
    ),
    read: ({ fromMonth, fromDay, toMonth, toDay, year }) =>
      period(
        day(year, monthNumber(fromMonth), fromDay ?? ''),
        day(year, monthNumber(toMonth ?? fromMonth), toDay ?? ''),
      ),
  },
  {
    pattern: compiled(
      `(?<fromDay>\\d{1,2})(?: (?<fromMonth>${MONTH}))? ?(?:-|–|—|to) ?(?<toDay>\\d{1,2}) (?<toMonth>${MONTH})(?![a-z])${YEAR}`,
    ),
    read: ({ fromMonth, fromDay, toMonth, toDay, year }) =>
      period(
        day(year, monthNumber(fromMonth ?? toMonth), fromDay ?? ''),
        day(year, monthNumber(toMonth), toDay ?? ''),
      ),
  },
  {
    pattern: compiled(
      `\\b(?:until|through|till|ends|ending|valid (?:through|until)|expires)(?: on)? (?:(?<month>${MONTH}) ?(?<date>\\d{1,2})(?:st|nd|rd|th)?|(?<date2>\\d{1,2})(?:st|nd|rd|th)? (?<month2>${MONTH}))(?!\\d)${YEAR}`,
    ),
    read: ({ month, date, month2, date2, year }) =>
      period(undefined, day(year, monthNumber(month ?? month2), date ?? date2 ?? '')),
  },
  {
    pattern: compiled(
      `(?<name>${NAMED})(?!\\d|英寸|寸|号线|路)|\\b(?<english>black friday|cyber monday|singles' day|boxing day)\\b`,
    ),
    read: ({ name, english }) => ({ kind: 'period', name: name ?? english ?? '' }),
  },
]

/** Periods that are not the campaign's own: when goods are sent, prizes drawn, coupons used. */
export const OTHER_ROLES =
  /(?<role>发货|开奖|公布|兑奖|领奖|生产|保质|尾款|配送|到货|使用|有效|领取|预热|入会|预约|定金|上市|发布|成立|出生|退换|售后|快递|停发|放假|打烊|休息|ship|deliver|draw|winner|coupon|redeem|manufactur)[^,，。;；!！\n]{0,8}$/
export const OTHER_ROLES_AFTER =
  /^[^,，。;；!！\d\n]{0,3}(?<role>发货|开奖|公布|兑奖|到货|送达|发出|放假|停发|补货|生产|上市|发布|付尾款|支付尾款)/
