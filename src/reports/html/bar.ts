import { type Element, h } from './element.ts'

/** One part of a bar: how much, and the class that gives its colour. */
export interface Part {
  size: number
  name: string
}

/**
 * A bar of parts beside each other, scaled so that `whole` fills it.
 * @param label what it shows, for those who do not see it; without one, the numbers stand beside it
 */
export const bar = (parts: readonly Part[], whole: number, label?: string): Element => {
  let at = 0
  const rects = parts.map(({ size, name }) => {
    const width = whole === 0 ? 0 : round((100 * size) / whole)
    const rect = h('rect', { class: `fill-${name}`, x: round(at), y: 0, width, height: 8 })
    at += width
    return size > 0 && rect
  })
  return h(
    'svg',
    {
      class: 'bar',
      viewBox: '0 0 100 8',
      preserveAspectRatio: 'none',
      ...(label === undefined ? { 'aria-hidden': 'true' } : { role: 'img', 'aria-label': label }),
    },
    h('rect', { class: 'fill-ground', x: 0, y: 0, width: 100, height: 8 }),
    ...rects,
  )
}

const round = (value: number): number => Math.round(value * 100) / 100
