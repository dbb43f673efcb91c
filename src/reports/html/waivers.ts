import type { Result, WaiverSummary } from '../../findings/finding.ts'
import type { Context } from './context.ts'
import { daysFrom } from './day.ts'
import { type Child, type Element, h } from './element.ts'
import { type Column, table } from './table.ts'

const MOST_ROWS = 2000

/** What was accepted: waivers with who, why and until when; terms that the configuration allows. */
export const waiversSection = (context: Context): Element => {
  const { say, result } = context
  const { waivers = [] } = result
  const allowed = allowances(result)
  return h(
    'section',
    { id: 'waivers', 'aria-labelledby': 'waivers-heading' },
    h('h2', { id: 'waivers-heading' }, say('waivers')),
    waivers.length === 0
      ? h('p', {}, say('noWaivers'))
      : [h('p', { class: 'lead' }, say('waiversLead')), waiverTable(context, waivers)],
    allowed.length > 0 && allowanceTable(context, allowed),
  )
}

const waiverTable = (context: Context, waivers: readonly WaiverSummary[]): Child[] => {
  const { say, result } = context
  const columns: Column[] = [
    { head: say('expires'), name: 'nowrap' },
    { head: say('daysLeft'), numeric: true },
    { head: say('states') },
    { head: say('record') },
    { head: say('reason'), name: 'text' },
    { head: say('owner') },
    { head: say('approver') },
    { head: say('ticket') },
    { head: say('findings'), numeric: true },
  ]
  const inOrder = [...waivers].sort((a, b) => (a.expires < b.expires ? -1 : a.expires > b.expires ? 1 : 0))
  return [
    table(
      say('waivers'),
      columns,
      inOrder
        .slice(0, MOST_ROWS)
        .map((waiver) => [
          waiver.expires,
          String(daysFrom(result.asOf, waiver.expires) ?? '').replace('-', '−'),
          waiverState(context, waiver),
          [
            h('bdi', {}, waiver.record),
            h(
              'span',
              { class: 'mono small block' },
              `${waiver.rule}${waiver.field === undefined ? '' : ` · ${waiver.field}`}`,
            ),
          ],
          waiver.reason,
          waiver.owner,
          [
            waiver.approver,
            h('span', { class: 'small block' }, say('approvedOn', { day: waiver.approvedOn })),
          ],
          waiver.ticket ?? '',
          waiver.findings,
        ]),
    ),
    waivers.length > MOST_ROWS &&
      h('p', { class: 'small' }, say('moreRows', { n: waivers.length - MOST_ROWS })),
  ]
}

const waiverState = ({ say }: Context, { state, endsSoon }: WaiverSummary): Element => {
  const [name, grave] =
    state === 'active'
      ? endsSoon
        ? (['soon', 'warning'] as const)
        : (['active', 'ok'] as const)
      : ([state, GRAVE[state]] as const)
  return h('span', { class: `state ${grave}` }, say(`waiver-${name}`))
}

const GRAVE = { expired: 'error', fallen: 'error', 'not-yet': 'warning', unused: 'warning' } as const

interface Allowed {
  term: string
  brand: string
  reason: string
  findings: number
}

const allowances = ({ findings }: Result): Allowed[] => {
  const known = new Map<string, Allowed>()
  for (const { allowed } of findings) {
    if (!allowed) continue
    const { term, brand = '', reason } = allowed
    const key = JSON.stringify([term, brand, reason])
    const entry = known.get(key) ?? { term, brand, reason, findings: 0 }
    entry.findings++
    known.set(key, entry)
  }
  return [...known].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry)
}

const allowanceTable = ({ say }: Context, allowed: readonly Allowed[]): Element =>
  table(
    say('allowances'),
    [
      { head: say('term') },
      { head: say('brand') },
      { head: say('reason'), name: 'text' },
      { head: say('findings'), numeric: true },
    ],
    allowed.slice(0, MOST_ROWS).map(({ term, brand, reason, findings }) => [term, brand, reason, findings]),
  )
