import type { Day } from '../policy/rule.ts'

const MS_PER_DAY = 86_400_000
const WRITTEN =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s?(Z|[+-]\d{2}:?\d{2})?)?$/i

/**
 * The day an ISO 8601 day or time falls on in a time zone.
 * A time without an offset is taken as local time in the zone.
 * @param value "2026-02-28", "2026-02-28T16:30:00Z", "2026-02-28 16:30+08:00"
 * @param timeZone IANA name, "Asia/Shanghai"
 * @returns YYYY-MM-DD, or undefined when the value is no such day or time
 */
export const toDay = (value: unknown, timeZone: string): Day | undefined => {
  if (typeof value !== 'string') return undefined
  // A catalogue repeats its dates.
  const known = knownDays.get(timeZone) ?? newZone(timeZone)
  let day = known.get(value)
  if (day === undefined && !known.has(value)) {
    day = readDay(value, timeZone)
    if (known.size < MOST_KNOWN && value.length < LONGEST_KNOWN) known.set(value, day)
  }
  return day
}

const MOST_KNOWN = 10_000
const LONGEST_KNOWN = 40
const knownDays = new Map<string, Map<string, Day | undefined>>()

const newZone = (timeZone: string): Map<string, Day | undefined> => {
  const zone = new Map<string, Day | undefined>()
  knownDays.set(timeZone, zone)
  return zone
}

const readDay = (value: string, timeZone: string): Day | undefined => {
  const written = read(value)
  if (!written) return undefined
  if (written.offset === undefined) return dayOf(written.wall)
  return dayOf(wallOf(written.wall - written.offset, timeZone))
}

/**
 * The instant of an ISO 8601 time; a day stands for its first moment in the zone.
 * @returns milliseconds since 1970-01-01T00:00:00Z, or undefined when the value is no such day or time
 */
export const toInstant = (value: unknown, timeZone: string): number | undefined => {
  const written = read(value)
  if (!written) return undefined
  if (written.offset !== undefined) return written.wall - written.offset
  // The zone's offset is taken near the wanted instant, then once more at the instant itself.
  const near = written.wall - offsetAt(written.wall, timeZone)
  return written.wall - offsetAt(near, timeZone)
}

/** The day `count` days after (or before, when negative) a day. */
export const addDays = (day: Day, count: number): Day => {
  // Asked for the same day again and again: the last days of the notices before a licence ends.
  if (sums.day !== day) sums = { day, of: new Map() }
  let sum = sums.of.get(count)
  if (sum === undefined) {
    sum = dayOf(startOf(day) + count * MS_PER_DAY)
    if (sums.of.size < MOST_SUMS) sums.of.set(count, sum)
  }
  return sum
}

const MOST_SUMS = 100
let sums: { day: Day; of: Map<number, Day> } = { day: '', of: new Map() }

/** Whole days from one day to another; negative when the second is earlier. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from)

/** Days since the first of March of the year 0, counted in years that end with their leap day. */
const dayNumber = (day: Day): number => {
  const month = numberIn(day, 5, 7)
  const year = numberIn(day, 0, 4) - (month < 3 ? 1 : 0)
  const monthsSinceMarch = (month + 9) % 12
  const leapDays = Math.floor(year / 4) - Math.floor(year / 100) + Math.floor(year / 400)
  return 365 * year + leapDays + Math.floor((153 * monthsSinceMarch + 2) / 5) + numberIn(day, 8, 10)
}

const numberIn = (text: string, from: number, to: number): number => {
  let number = 0
  for (let at = from; at < to; at++) number = number * 10 + text.charCodeAt(at) - 0x30
  return number
}

/** A day's midnight as if on a clock at UTC: a day is the same day everywhere. */
const startOf = (day: Day): number => Date.parse(`${day}T00:00:00Z`)

const dayOf = (wall: number): Day => new Date(wall).toISOString().slice(0, 10)

/** `wall`: what the clock on the wall shows, as if it hung at UTC; `offset`: how far that clock is ahead of UTC. */
const read = (value: unknown): { wall: number; offset?: number } | undefined => {
  const written = typeof value === 'string' && value.length < 64 ? WRITTEN.exec(value.trim()) : null
  if (!written) return undefined
  const [year, month, date, hour, minute, second] = written.slice(1, 7).map((part) => Number(part ?? 0))
  const midnight = utc(year!, month!, date!)
  if (midnight === undefined || !isClock(hour!, minute!, second!)) return undefined
  const wall =
    midnight +
    ((hour! * 60 + minute!) * 60 + second!) * 1000 +
    Math.floor(Number(`0.${written[7] ?? 0}`) * 1000)
  if (written[8] === undefined) return { wall }
  const offset = offsetOf(written[8])
  return offset === undefined ? undefined : { wall, offset }
}

/** Milliseconds of a real date at midnight UTC; undefined for the 30th of February. */
const utc = (year: number, month: number, date: number): number | undefined => {
  const time = new Date(0)
  time.setUTCFullYear(year, month - 1, date)
  return time.getUTCMonth() === month - 1 && time.getUTCDate() === date ? time.getTime() : undefined
}

// 24:00 is the end of the day; a leap second is written :60.
const isClock = (hour: number, minute: number, second: number): boolean =>
  hour === 24 ? minute + second === 0 : hour < 24 && minute < 60 && second <= 60

const offsetOf = (written: string): number | undefined => {
  if (written.toUpperCase() === 'Z') return 0
  const [hours, minutes] = [Number(written.slice(1, 3)), Number(written.slice(-2))]
  if (hours > 14 || minutes > 59) return undefined
  return (written.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000
}

const offsetAt = (instant: number, timeZone: string): number =>
  wallOf(instant, timeZone) - Math.floor(instant / 1000) * 1000

const SHANGHAI_WITHOUT_SUMMER_TIME = Date.UTC(1992, 0, 1)

const formats = new Map<string, Intl.DateTimeFormat>()

/** What a clock in the zone shows at an instant, to the second. */
const wallOf = (instant: number, timeZone: string): number => {
  // China has had one clock and no summer time since then; asking the zone tables takes 10 ms at start-up.
  if (timeZone === 'Asia/Shanghai' && instant >= SHANGHAI_WITHOUT_SUMMER_TIME) {
    return Math.floor(instant / 1000) * 1000 + 8 * 3_600_000
  }
  let format = formats.get(timeZone)
  if (!format) {
    const two = '2-digit'
    format = new Intl.DateTimeFormat('en-US', {
      timeZone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: two,
      day: two,
      hour: two,
      minute: two,
      second: two,
    })
    formats.set(timeZone, format)
  }
  const parts = Object.fromEntries(format.formatToParts(instant).map((part) => [part.type, part.value]))
  const year = parts.era === 'BC' ? 1 - Number(parts.year) : Number(parts.year)
  const wall = new Date(0)
  wall.setUTCFullYear(year, Number(parts.month) - 1, Number(parts.day))
  return wall.setUTCHours(Number(parts.hour), Number(parts.minute), Number(parts.second))
}
