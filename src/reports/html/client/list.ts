import { anchorOf, card } from '../card.ts'
import { h } from '../element.ts'
import { COLUMN, type Packed, unpack } from '../pack.ts'
import { grouped, type Say } from '../say.ts'
import { nameIn, type Register } from '../view.ts'
import { build, byId } from './build.ts'
import type { Order } from './controls.ts'

/** The findings of one page, in groups where they are ordered by something that makes groups. */
export const showFindings = (
  { data, register, say }: { data: Packed; register: Register; say: Say },
  shown: readonly number[],
  order: Order,
): void => {
  let group: string | undefined
  const nodes = shown.flatMap((at) => {
    const view = unpack(data, at)
    const own = order === 'severity' ? undefined : view[order]
    const heading =
      own !== undefined && own !== group
        ? [h('h4', { class: 'group' }, headingOf(own, order, register, say))]
        : []
    group = own
    return [...heading, card(view, register, say)].map(build)
  })
  byId('cards').replaceChildren(...nodes)
}

const headingOf = (value: string, order: Order, register: Register, say: Say): string => {
  if (order === 'topic') return nameIn(register.topics, value)
  if (order === 'rule') return nameIn(register.rules, value)
  return value === '' ? say('noStore') : value
}

/** The number of the finding that a link into the page leads to, or -1. */
export const findingAt = ({ texts, findings }: Packed, hash: string): number =>
  hash.startsWith('#f-')
    ? findings.findIndex(
        (row) => `#${anchorOf({ fingerprint: texts[row[COLUMN.fingerprint] as number] as string })}` === hash,
      )
    : -1

/** Shows which page it is and the way to the others. */
export const showPager = (
  { page, pages }: { page: number; pages: number },
  say: Say,
  goTo: (page: number) => void,
): void => {
  const pager = byId('pager')
  pager.hidden = pages <= 1
  if (pages <= 1) return
  const button = (key: 'previous' | 'next', to: number): HTMLElement => {
    const element = build(
      h('button', { type: 'button', disabled: to < 0 || to >= pages }, say(key)),
    ) as HTMLElement
    element.addEventListener('click', () => goTo(to))
    return element
  }
  const field = build(
    h('input', { type: 'number', min: 1, max: pages, value: page + 1, 'aria-label': say('page') }),
  ) as HTMLInputElement
  field.addEventListener('change', () => {
    const wanted = Math.round(Number(field.value)) - 1
    goTo(Math.min(pages - 1, Math.max(0, Number.isFinite(wanted) ? wanted : 0)))
  })
  const label = build(h('label', {}, `${say('page')} `)) as HTMLElement
  label.append(field, ` ${say('pageOf', { n: grouped(pages) })}`)
  pager.replaceChildren(button('previous', page - 1), label, button('next', page + 1))
}
