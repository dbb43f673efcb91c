import type { Finding } from '../../findings/finding.ts'
import { visible } from '../visible.ts'
import { bar } from './bar.ts'
import type { Context } from './context.ts'
import { type Child, type Element, h } from './element.ts'
import { filterLink } from './filter-link.ts'
import { type Column, table } from './table.ts'
import { openIn, type Tally, tallyBy } from './tally.ts'
import { nameIn } from './view.ts'

const MOST_ROWS = 25

/** Where the findings are: by topic, rule, file, store and law, each with the numbers and a bar of the open ones. */
export const breakdown = (context: Context): Element => {
  const { say, register } = context
  const plain = (key: string): Child => key
  const ways: Way[] = [
    {
      caption: say('byTopic'),
      head: say('topic'),
      filter: 'topic',
      keysOf: ({ topic }) => [topic],
      name: (key) => nameIn(register.topics, key),
    },
    {
      caption: say('byRule'),
      head: say('rule'),
      filter: 'rule',
      keysOf: ({ rule }) => [rule],
      name: (key) => {
        const title = nameIn(register.rules, key)
        return [title, title !== key && h('span', { class: 'mono small block' }, key)]
      },
    },
    { caption: say('byFile'), head: say('file'), filter: 'file', keysOf: ({ file }) => [file], name: plain },
    {
      caption: say('byStore'),
      head: say('store'),
      filter: 'store',
      keysOf: ({ store = '' }) => [store],
      name: (key) => (key === '' ? say('noStore') : key),
    },
    {
      caption: say('byLaw'),
      head: say('law'),
      filter: 'law',
      keysOf: ({ law }) => (law.length > 0 ? law : ['']),
      name: (key) => (key === '' ? say('noLaw') : nameIn(register.law, key)),
    },
  ]
  return h(
    'div',
    { class: 'breakdown' },
    h('h3', {}, say('breakdown')),
    ...ways.map((way) => tallyTable(context, way)),
  )
}

interface Way {
  caption: string
  head: string
  filter: 'topic' | 'rule' | 'file' | 'store' | 'law'
  keysOf: (finding: Finding) => readonly string[]
  name: (key: string) => Child
}

const tallyTable = ({ say, result }: Context, { caption, head, filter, keysOf, name }: Way): Element => {
  const all = tallyBy(result.findings, (finding) => [...new Set(keysOf(finding))])
  const shown = all.slice(0, MOST_ROWS)
  const longest = Math.max(1, ...all.map(([, tally]) => openIn(tally)))
  const columns: Column[] = [
    { head, name: 'text' },
    { head: say('errorWord'), numeric: true },
    { head: say('warningWord'), numeric: true },
    { head: say('infoWord'), numeric: true },
    { head: say('waived'), numeric: true },
    { head: say('settled'), numeric: true },
    { head: say('open'), numeric: true },
    { head: say('chart'), name: 'wide' },
  ]
  const numbers = (tally: Tally): Child[] => [
    tally.error,
    tally.warning,
    tally.info,
    tally.waived,
    tally.settled,
  ]
  const rows = shown.map(([key, tally]): Child[] => [
    name(key),
    ...numbers(tally),
    filterLink(openIn(tally), filter, visible(key), say('showFindingsOf', { name: key })),
    bar(
      (['error', 'warning', 'info'] as const).map((severity) => ({ size: tally[severity], name: severity })),
      longest,
    ),
  ])
  const left = all.length - shown.length
  return h(
    'details',
    { class: 'tally', open: filter === 'topic' || filter === 'rule' },
    h('summary', {}, caption, ' ', h('span', { class: 'small' }, `(${all.length})`)),
    table(caption, columns, rows),
    left > 0 && h('p', { class: 'small' }, say('moreRows', { n: left })),
  )
}
