import type { ListedLicence } from '../../findings/finding.ts'
import { monthAfter } from './day.ts'
import { type Element, h } from './element.ts'
import { grouped } from './say.ts'

/** How many months before and after the day have a column of their own. */
const BEFORE = 3
const AFTER = 20

const WIDTH = 760
const TOP = 18
const HEIGHT = 96
const BOTTOM = 22

/** A column of the chart: how many licences end in it, by the colour they are shown in. */
interface Slot {
  label: string
  ended: number
  soon: number
  later: number
}

/**
 * Columns of licences by the month they end, from three months before the day to twenty after, the rest at both ends.
 * @param label what the chart shows, for those who do not see it
 */
export const timeline = (
  licences: readonly Pick<ListedLicence, 'validTo' | 'daysLeft' | 'status'>[],
  asOf: string,
  { label, earlier, later }: { label: string; earlier: string; later: string },
): Element => {
  const slots = slotsOf(licences, asOf, earlier, later)
  const most = Math.max(1, ...slots.map(sizeOf))
  const step = WIDTH / slots.length
  return h(
    'svg',
    { class: 'timeline', viewBox: `0 0 ${WIDTH} ${TOP + HEIGHT + BOTTOM}`, role: 'img', 'aria-label': label },
    ...slots.flatMap((slot, at) =>
      column(slot, { left: at * step, step, most, isLabelled: isLabelled(slot, at, slots) }),
    ),
    h('line', { class: 'axis', x1: 0, x2: WIDTH, y1: TOP + HEIGHT, y2: TOP + HEIGHT }),
    today(asOf, step),
  )
}

const slotsOf = (
  licences: readonly Pick<ListedLicence, 'validTo' | 'daysLeft' | 'status'>[],
  asOf: string,
  earlier: string,
  later: string,
): Slot[] => {
  const months = Array.from({ length: BEFORE + AFTER + 1 }, (_, at) => monthAfter(asOf, at - BEFORE))
  const slots = [earlier, ...months, later].map((label) => ({ label, ended: 0, soon: 0, later: 0 }))
  for (const { validTo, daysLeft, status } of licences) {
    if (validTo === null) continue
    const month = validTo.slice(0, 7)
    const found = months.indexOf(month)
    const at = found >= 0 ? found + 1 : month < (months[0] as string) ? 0 : slots.length - 1
    const slot = slots[at] as Slot
    if (status === 'expired' || (daysLeft ?? 0) < 0) slot.ended++
    else if (status === 'expiring') slot.soon++
    else slot.later++
  }
  return slots
}

const sizeOf = ({ ended, soon, later }: Slot): number => ended + soon + later

// Every third month, and both ends: more would not fit beside each other.
const isLabelled = (_: Slot, at: number, slots: readonly Slot[]): boolean =>
  at === 0 || at === slots.length - 1 || ((at - 1 - BEFORE) % 3 === 0 && at < slots.length - 2 && at > 1)

const column = (
  slot: Slot,
  { left, step, most, isLabelled }: { left: number; step: number; most: number; isLabelled: boolean },
): (Element | false)[] => {
  let top = TOP + HEIGHT
  const scale = HEIGHT / most
  const parts = (['ended', 'soon', 'later'] as const).map((name) => {
    const height = round(slot[name] * scale)
    top = round(top - height)
    return (
      height > 0 &&
      h('rect', { class: `fill-${name}`, x: round(left + 3), y: top, width: round(step - 6), height })
    )
  })
  const middle = round(left + step / 2)
  return [
    ...parts,
    sizeOf(slot) > 0 && h('text', { class: 'value', x: middle, y: round(top - 4) }, grouped(sizeOf(slot))),
    isLabelled && h('text', { class: 'tick', x: middle, y: TOP + HEIGHT + 15 }, slot.label),
  ]
}

const today = (asOf: string, step: number): Element => {
  const [year, month, day] = asOf.split('-').map(Number) as [number, number, number]
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const x = round((1 + BEFORE + (day - 0.5) / days) * step)
  return h('line', { class: 'today', x1: x, x2: x, y1: 4, y2: TOP + HEIGHT })
}

const round = (value: number): number => Math.round(value * 10) / 10
