import type { Json } from '../records/record.ts'
import { daysBetween, toDay } from './day.ts'
import { numberOf } from './offers-match.ts'
import { type Check, type Entry, entriesOf, problemAt, relatedAt, stringIn } from './plan-check.ts'

/** A rate as a fraction: "3.6%", 0.036. Undefined for a number that may be either. */
const rateOf = (value: Json | undefined): number | undefined => {
  const written = typeof value === 'string' ? /^\s*(\d+(?:\.\d+)?)\s*[%％]\s*$/.exec(value) : null
  if (written) return Number(written[1]) / 100
  const number = numberOf(value)
  return number !== undefined && number >= 0 && number <= 1 ? number : undefined
}

/** Figures without the time they were taken at. */
export const figuresUndated: Check = ({ record }) =>
  entriesOf(record.value, 'monitoring').flatMap(({ pointer, value }) =>
    stringIn(value, 'at') === undefined ? [problemAt(pointer)] : [],
  )

/** Figures that cannot be: a conversion above 100 %, a negative number of people. */
export const figuresImpossible: Check = ({ record }) =>
  entriesOf(record.value, 'monitoring').flatMap(({ pointer, value }) => {
    const percent = (name: string): boolean => {
      const written = typeof value[name] === 'string' ? /^\s*(\d+(?:\.\d+)?)\s*[%％]/.exec(value[name]) : null
      return written !== null && Number(written[1]) > 100
    }
    const negative = (name: string): boolean => (numberOf(value[name]) ?? 0) < 0
    const wrong = ['conversion', 'satisfaction'].filter(percent)
    const below = ['participants', 'sales', 'conversion', 'satisfaction'].filter(negative)
    const people = value.participants
    const split = typeof people === 'number' && !Number.isInteger(people) ? ['participants'] : []
    return [...new Set([...wrong, ...below, ...split])].map((name) =>
      problemAt(`${pointer}/${name}`, { term: name, figure: value[name], name }),
    )
  })

/** Figures taken before the campaign began. */
export const figuresEarly: Check = ({ record }, timeZone) => {
  const first = [toDay(record.value.warmUp, timeZone), toDay(record.value.start, timeZone)].find((day) => day)
  if (first === undefined) return []
  return entriesOf(record.value, 'monitoring').flatMap(({ pointer, value }) => {
    const day = toDay(value.at, timeZone)
    return day !== undefined && day < first
      ? [
          problemAt(`${pointer}/at`, {
            at: value.at,
            ...relatedAt(record, '/start', { en: 'the campaign begins here', zh: '活动开始时间' }),
          }),
        ]
      : []
  })
}

const LONGEST_SILENCE_DAYS = 7

/** A week and more of a running campaign without a figure. */
export const figuresGap: Check = ({ record, asOf }, timeZone) => {
  const start = toDay(record.value.start, timeZone)
  const planned = toDay(record.value.end, timeZone)
  const taken = entriesOf(record.value, 'monitoring')
    .map(({ value }) => toDay(value.at, timeZone))
    .filter((day) => day !== undefined)
    .sort()
  if (start === undefined || taken.length === 0) return []
  const last = planned !== undefined && planned < asOf ? planned : asOf
  const days = [start, ...taken.filter((day) => day >= start), ...(last > start ? [last] : [])]
  const longest = Math.max(0, ...days.slice(1).map((day, i) => daysBetween(days[i] as string, day)))
  return longest > LONGEST_SILENCE_DAYS ? [problemAt('/monitoring', { longest })] : []
}

const METRICS: readonly [string, RegExp][] = [
  ['participants', /^(?:participants|参与人数|人数|参加人数)$/i],
  ['sales', /^(?:sales|销售额|成交额|gmv|revenue)$/i],
  ['conversion', /^(?:conversion|转化率|conversion rate)$/i],
  ['satisfaction', /^(?:satisfaction|满意度|客户满意度)$/i],
]

/** Targets that the last figures did not reach. */
export const targetsMissed: Check = ({ record }) => {
  const last = entriesOf(record.value, 'monitoring').at(-1)
  if (!last) return []
  return entriesOf(record.value, 'expected').flatMap(({ pointer, value }) => {
    const metric = stringIn(value, 'metric') ?? ''
    const name = METRICS.find(([, pattern]) => pattern.test(metric))?.[0]
    return name ? missed(record, pointer, name, value.target, last) : []
  })
}

/** Of a campaign half over: the part of what is due by now below which it is behind. */
const BEHIND = 0.5

/**
 * Targets of a running campaign that it will miss at the pace of its last figures: half its time is over, and less than
 * half of what was due by then is reached.
 */
export const targetsBehind: Check = ({ record, asOf }, timeZone) => {
  const [start, end] = [toDay(record.value.start, timeZone), toDay(record.value.end, timeZone)]
  const last = entriesOf(record.value, 'monitoring').at(-1)
  const taken = toDay(last?.value.at, timeZone)
  if (!last || !start || !end || !taken || end < asOf || taken > end) return []
  const passed = (daysBetween(start, taken) + 1) / (daysBetween(start, end) + 1)
  if (passed < BEHIND) return []
  return entriesOf(record.value, 'expected').flatMap(({ pointer, value }) => {
    const name = METRICS.find(([, pattern]) => pattern.test(stringIn(value, 'metric') ?? ''))?.[0]
    // A rate has no pace: it is what it is.
    if (name !== 'participants' && name !== 'sales') return []
    const [wanted, got] = [numberOf(value.target), numberOf(last.value[name])]
    if (wanted === undefined || got === undefined || got >= wanted * passed * BEHIND) return []
    const percent = Math.round(passed * 100)
    return missed(record, pointer, name, value.target, last).map((problem) => ({ ...problem, percent }))
  })
}

const missed = (
  record: Parameters<typeof relatedAt>[0],
  pointer: string,
  name: string,
  target: Json | undefined,
  last: Entry,
) => {
  const reached = last.value[name]
  const isRate = name === 'conversion' || name === 'satisfaction'
  const [wanted, got] = isRate ? [rateOf(target), rateOf(reached)] : [numberOf(target), numberOf(reached)]
  if (wanted === undefined || got === undefined || got >= wanted) return []
  return [
    problemAt(`${pointer}/target`, {
      term: name,
      metric: name,
      target,
      reached,
      ...relatedAt(record, `${last.pointer}/${name}`, {
        en: `${String(reached)} was reached`,
        zh: `实际为 ${String(reached)}`,
      }),
    }),
  ]
}
