import type { ClauseAccount, Result } from '../../findings/finding.ts'
import { visible } from '../visible.ts'
import { bar } from './bar.ts'
import type { Context } from './context.ts'
import { type Child, type Element, h } from './element.ts'
import { filterLink } from './filter-link.ts'
import { groupedTable, type Row, table } from './table.ts'
import { emptyTally, openIn, type Tally, tallyBy } from './tally.ts'

const COVERAGES = ['automatic', 'partial', 'attestation', 'missing'] as const

/** The coverage matrix: every clause of the register, by chapter, with what this run says of it. */
export const coverageSection = (context: Context): Element => {
  const { say, result } = context
  const heading = h('h2', { id: 'coverage-heading' }, say('coverage'))
  const attributes = { id: 'coverage', 'aria-labelledby': 'coverage-heading' }
  if (!result.coverage) return h('section', attributes, heading, h('p', {}, say('noCoverage')))
  const { clauses } = result.coverage
  return h(
    'section',
    attributes,
    heading,
    h('p', { class: 'lead' }, say('coverageLead', countsOf(clauses))),
    chapters(context, result.coverage),
    h('h3', {}, say('matrix')),
    matrixFilter(context),
    matrix(context, result.coverage),
  )
}

type Account = NonNullable<Result['coverage']>

const countsOf = (clauses: readonly ClauseAccount[]): Record<ClauseAccount['coverage'], number> => {
  const counts = { automatic: 0, partial: 0, attestation: 0, missing: 0 }
  for (const { coverage } of clauses) counts[coverage]++
  return counts
}

const chapterOf = (id: string): string => id.split('.', 1)[0] as string
const sectionOf = (id: string): string => id.split('.').slice(0, 2).join('.')

const groupBy = (
  clauses: readonly ClauseAccount[],
  keyOf: (id: string) => string,
): (readonly [key: string, clauses: ClauseAccount[]])[] => {
  const groups = new Map<string, ClauseAccount[]>()
  for (const clause of clauses) {
    const key = keyOf(clause.id)
    groups.set(key, [...(groups.get(key) ?? []), clause])
  }
  return [...groups]
}

const titleIn = ({ sections }: Account, id: string): string => {
  const title = sections.find((section) => section.id === id)?.title
  return title === undefined ? id : `${id} ${title}`
}

const chapters = ({ say }: Context, account: Account): Element => {
  const groups = groupBy(account.clauses, chapterOf)
  const row = (name: string, clauses: readonly ClauseAccount[]): Child[] => {
    const counts = countsOf(clauses)
    return [
      name,
      clauses.length,
      ...COVERAGES.map((coverage) => counts[coverage]),
      bar(
        COVERAGES.map((coverage) => ({ size: counts[coverage], name: coverage })),
        clauses.length,
        say('barOf', counts),
      ),
    ]
  }
  return table(
    say('chapters'),
    [
      { head: say('chapter'), name: 'text' },
      { head: say('clauses'), numeric: true },
      ...COVERAGES.map((coverage) => ({ head: say(coverage), numeric: true, name: `key-${coverage}` })),
      { head: say('chart'), name: 'wide' },
    ],
    groups.map(([id, clauses]) => row(titleIn(account, id), clauses)),
    { foot: row(say('total'), account.clauses) },
  )
}

// Shown by the script, which alone can do what it offers.
const matrixFilter = ({ say }: Context): Element =>
  h(
    'fieldset',
    { class: 'filters inline', id: 'matrix-filter', hidden: true },
    h('legend', {}, say('showOnly')),
    ...COVERAGES.map((coverage) =>
      h(
        'label',
        {},
        h('input', { type: 'checkbox', name: 'coverage', value: coverage }),
        ` ${say(coverage)}`,
      ),
    ),
    h('label', {}, h('input', { type: 'checkbox', name: 'open', value: 'open' }), ` ${say('withFindings')}`),
    h('output', { id: 'matrix-count', 'aria-live': 'polite' }),
  )

const matrix = (context: Context, account: Account): Element => {
  const { say, result } = context
  const tallies = new Map(tallyBy(result.findings, ({ clauses }) => clauses))
  const unchecked = new Set(result.unchecked.map(({ rule }) => rule))
  const rowOf = (clause: ClauseAccount): Row => {
    const tally = tallies.get(clause.id) ?? emptyTally()
    return {
      cells: clauseCells(context, clause, tally, unchecked),
      attributes: { 'data-coverage': clause.coverage, 'data-open': String(openIn(tally)) },
    }
  }
  return groupedTable(
    say('matrix'),
    [
      { head: say('clause'), name: 'id' },
      { head: say('gist'), name: 'text' },
      { head: say('check') },
      { head: say('rules'), numeric: true },
      { head: say('records'), numeric: true },
      { head: say('open'), numeric: true },
      { head: say('waived'), numeric: true },
      { head: say('settled'), numeric: true },
      { head: say('uncheckedRules'), numeric: true },
    ],
    groupBy(account.clauses, sectionOf).map(([id, clauses]) => ({
      title: titleIn(account, id),
      rows: clauses.map(rowOf),
    })),
    { name: 'matrix' },
  )
}

const clauseCells = (
  { say, result }: Context,
  { id, gist, coverage, kinds, rules }: ClauseAccount,
  tally: Tally,
  unchecked: ReadonlySet<string>,
): Child[] => [
  id,
  gist,
  h('span', { class: `check ${coverage}` }, say(coverage)),
  ...(rules.length === 0
    ? Array.from({ length: 6 }, () => h('span', { class: 'nought' }, '–'))
    : [
        rules.length,
        kinds.reduce((sum, kind) => sum + (result.input.records[kind] ?? 0), 0),
        filterLink(
          openIn(tally),
          'clause',
          visible(id),
          say('showFindingsOf', { name: id }),
          openClass(tally),
        ),
        tally.waived,
        tally.settled,
        rules.filter((rule) => unchecked.has(rule)).length,
      ]),
]

const openClass = ({ error, warning, info }: Tally): string =>
  error > 0 ? 'error' : warning > 0 ? 'warning' : info > 0 ? 'info' : ''
