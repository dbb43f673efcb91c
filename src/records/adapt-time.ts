import { type Conversion, UNREADABLE } from './adapt-value.ts'

/**
 * ISO 8601 with an offset.
 * @param zone how to read a time without offset: "+08:00" or "Z"; "s" and "ms" are counted from 1970 in UTC
 */
export const time = (zone: string): Conversion => ({
  expected: { en: 'a date and time', zh: '日期和时间' },
  convert: (value) =>
    zone === 's' || zone === 'ms' ? epoch(value, zone === 's' ? 1000 : 1) : localTime(value, zone),
})

/** "9:30", "09:30:00": a time of day as "09:30:00"; undefined where it is none. Midnight at a day's end is its last second. */
export const clockTime = (value: string | number | boolean): string | undefined => {
  const [, hour = '', minutes = '', seconds = ':00'] = CLOCK.exec(String(value).trim()) ?? []
  if (hour === '') return undefined
  return Number(hour) === 24 ? '23:59:59' : `${hour.padStart(2, '0')}${minutes}${seconds}`
}

const CLOCK = /^((?:[01]?\d|2[0-3])(?=:)|24(?=:00(?::00)?$))(:[0-5]\d)(:[0-5]\d)?$/

type Time = string | undefined | typeof UNREADABLE

const epoch = (value: string | number | boolean, unit: number): Time => {
  const at = Number(value) * unit
  if (at === 0) return undefined
  const date = new Date(at)
  if (typeof value === 'boolean' || Number.isNaN(date.getTime())) return UNREADABLE
  return date.toISOString().replace('.000Z', 'Z')
}

const TIME =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ](\d{1,2}:\d{2})(:\d{2}(?:\.\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?)?$/
const CHINESE_TIME =
  /^(\d{4})年(\d{1,2})月(\d{1,2})[日号](?:\s?(\d{1,2}:\d{2})(:\d{2}(?:\.\d{1,9})?)?\s?(Z|[+-]\d{2}:?\d{2})?)?$/
// 1688: 20130206135024000+0800
const COMPACT = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(?:\d{3})?([+-]\d{4})?$/

// RFC 5322: Wed, 04 Mar 2026 08:00:00 +0000
const MAIL_TIME = /^(?:[A-Z][a-z]{2}, )?(\d{1,2}) ([A-Z][a-z]{2}) (\d{4}) (\d{2}:\d{2}:\d{2}) ([+-]\d{4})$/
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const localTime = (value: string | number | boolean, zone: string): Time => {
  const written = String(value).trim()
  if (/^\d{10}$/.test(written)) return epoch(written, 1000)
  if (/^\d{13}$/.test(written)) return epoch(written, 1)
  const parts = TIME.exec(written) ?? CHINESE_TIME.exec(written)
  if (!parts) return compactTime(written, zone)
  const [, year, month, day, clock, seconds, offset] = parts
  if (Number(month) === 0) return undefined // 0000-00-00: no date
  const date = `${year}-${month?.padStart(2, '0')}-${day?.padStart(2, '0')}`
  if (clock === undefined) return date
  return `${date}T${clock.padStart(5, '0')}${seconds ?? ':00'}${offset ?? zone}`
}

const compactTime = (written: string, zone: string): Time => {
  const parts = COMPACT.exec(written)
  if (!parts) return mailTime(written)
  const [, year, month, day, hour, minute, second, offset] = parts
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${withColon(offset) ?? zone}`
}

const mailTime = (written: string): Time => {
  const [, day, name, year, clock, offset] = MAIL_TIME.exec(written) ?? []
  const month = MONTHS.indexOf(name ?? '') + 1
  if (month === 0) return UNREADABLE
  return `${year}-${String(month).padStart(2, '0')}-${day?.padStart(2, '0')}T${clock}${withColon(offset)}`
}

const withColon = (offset: string | undefined): string | undefined => offset?.replace(/(?=\d\d$)/, ':')
