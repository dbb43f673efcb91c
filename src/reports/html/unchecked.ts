import type { Unchecked } from '../../findings/finding.ts'
import { grouped as groupedBy } from '../pretty/grouped.ts'
import { stemOf } from '../pretty/reasons.ts'
import type { Context } from './context.ts'
import { type Child, type Element, h } from './element.ts'
import { grouped } from './say.ts'
import { table } from './table.ts'

/** What could not be judged and why: reasons of one sort together, with the rules they kept from being checked. */
export const uncheckedSection = (context: Context): Element => {
  const { say, result } = context
  const groups = groupedBy(result.unchecked, ({ kind, reason }) => JSON.stringify([kind, stemOf(reason)]))
  const gaps = groups.map(gapOf).sort((a, b) => b.most - a.most || b.rules.length - a.rules.length)
  return h(
    'section',
    { id: 'unchecked', 'aria-labelledby': 'unchecked-heading' },
    h('h2', { id: 'unchecked-heading' }, say('notChecked')),
    gaps.length === 0
      ? h('p', {}, say('everythingChecked'))
      : [h('p', { class: 'lead' }, say('notCheckedLead')), gapTable(context, gaps)],
  )
}

interface Gap {
  kind: Unchecked['kind']
  reason: string
  alike: number
  rules: string[]
  /** The most and the fewest records that one of the rules was not checked for. */
  most: number
  fewest: number
}

const gapOf = (group: readonly Unchecked[]): Gap => {
  // A record gives one reason for a rule, so records of different reasons are different records.
  const records = groupedBy(group, ({ rule }) => rule).map((entries) =>
    entries.reduce((sum, entry) => sum + entry.records, 0),
  )
  const reasons = new Set(group.map(({ reason }) => reason))
  return {
    kind: group[0]!.kind,
    reason: group[0]!.reason,
    alike: reasons.size - 1,
    rules: [...new Set(group.map(({ rule }) => rule))],
    most: Math.max(...records),
    fewest: Math.min(...records),
  }
}

const gapTable = ({ say, words }: Context, gaps: readonly Gap[]): Element =>
  table(
    say('notChecked'),
    [
      { head: say('why'), name: 'text' },
      { head: say('records'), name: 'nowrap' },
      { head: say('rules'), name: 'text' },
    ],
    gaps.map(({ kind, reason, alike, rules, most, fewest }) => [
      alike > 0 ? say('alike', { reason, n: alike }) : reason,
      most === fewest ? words.records[kind](most) : say('upTo', { n: words.records[kind](most) }),
      ruleList(rules),
    ]),
  )

// Some reasons concern a hundred rules; on paper the list stands open.
const ruleList = (rules: readonly string[]): Child => {
  const list = h('span', { class: 'mono small' }, rules.join(', '))
  return rules.length <= 4 ? list : h('details', {}, h('summary', {}, grouped(rules.length)), list)
}
