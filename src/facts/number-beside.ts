import type { Stretch } from './neighbourhood.ts'

const DIGITS = String.raw`[±+-]?\d[\d,]*(?:\.\d+)?(?:[-~–至到][±+-]?\d[\d,]*(?:\.\d+)?)?`
const CHINESE = '[零〇一二两三四五六七八九十百千万亿几数半]+'
const SCALE = '(?:%|‰|[万亿千百wk]|余|多|\\+|个点){0,3}'
const NUMBER = `(?:${DIGITS}|${CHINESE})${SCALE}`

const AT_START = new RegExp(`^\\s?(?:[约达近超≤≥<>=:：]{0,2})\\s?(${NUMBER})`)
const AT_END = new RegExp(`(${NUMBER})\\s?$`)
/** The units that a number of these conditions can begin with (what may lead it included) and end with. */
export const NUMBER_BEGINS = '约达近超≤≥<>=:：±+-0123456789零〇一二两三四五六七八九十百千万亿几数半'
export const NUMBER_ENDS = '0123456789零〇一二两三四五六七八九十百千万亿几数半%‰wk余多+点'

// Longer numbers are none: this also bounds what one test costs.
const LONGEST = 24

/**
 * The number beside a hit, with its unit, in folded text.
 * @param side where it must stand
 * @param within how many units may lie between the hit and the number
 * @param units what the number counts, folded; empty: anything
 * @param bounds the clause: a number beyond it does not count
 * @returns the stretch of number and unit, or undefined
 */
export const numberBeside = (
  folded: string,
  hit: Stretch,
  side: 'before' | 'after',
  within: number,
  units: readonly string[],
  bounds: Stretch,
): Stretch | undefined =>
  side === 'after'
    ? numberAfter(folded, hit.end, within, units, bounds.end)
    : numberBefore(folded, hit.start, within, units, bounds.start)

const numberAfter = (
  folded: string,
  from: number,
  within: number,
  units: readonly string[],
  last: number,
): Stretch | undefined => {
  for (let gap = 0; gap <= within && from + gap < last; gap++) {
    const start = from + gap
    const found = AT_START.exec(folded.slice(start, Math.min(last, start + LONGEST)))
    if (!found) continue
    const end = start + found[0].length
    const counted = unitAt(folded, end, units)
    if (counted !== undefined) return { start: end - (found[1] as string).length, end: counted }
  }
  return undefined
}

const numberBefore = (
  folded: string,
  to: number,
  within: number,
  units: readonly string[],
  first: number,
): Stretch | undefined => {
  for (let gap = 0; gap <= within && to - gap > first; gap++) {
    const reached = to - gap
    for (const unit of units.length === 0 ? [''] : units) {
      const end = reached - unit.length
      if (!folded.startsWith(unit, end)) continue
      const found = AT_END.exec(folded.slice(Math.max(first, end - LONGEST), end))
      if (found) return { start: end - found[0].length, end: reached }
    }
  }
  return undefined
}

const unitAt = (folded: string, at: number, units: readonly string[]): number | undefined => {
  if (units.length === 0) return at
  const from = folded.charAt(at) === ' ' ? at + 1 : at
  const unit = units.find((one) => folded.startsWith(one, from))
  return unit === undefined ? undefined : from + unit.length
}
