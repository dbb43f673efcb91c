import { type Child, type Element, h } from './element.ts'
import { grouped } from './say.ts'

/** A column: its heading, and whether it holds numbers. */
export interface Column {
  head: string
  numeric?: boolean
  /** Class of its cells. */
  name?: string
}

export interface Row {
  cells: readonly Child[]
  attributes?: Readonly<Record<string, string>>
}

export interface TableOptions {
  foot?: readonly Child[]
  /** Class of the region the table scrolls in. */
  name?: string
}

/**
 * A table that scrolls by itself where the page is narrow, with its heading repeated on every printed page.
 * The first cell of a row is its heading.
 */
export const table = (
  caption: string,
  columns: readonly Column[],
  rows: readonly (readonly Child[])[],
  options: TableOptions = {},
): Element =>
  framed(caption, columns, [h('tbody', {}, ...rows.map((cells) => row({ cells }, columns)))], options)

/** The same with its rows in groups, each under a title of its own. */
export const groupedTable = (
  caption: string,
  columns: readonly Column[],
  groups: readonly { title: string; rows: readonly Row[] }[],
  options: TableOptions = {},
): Element =>
  framed(
    caption,
    columns,
    groups.map(({ title, rows }) =>
      h(
        'tbody',
        {},
        h('tr', { class: 'title' }, h('th', { scope: 'rowgroup', colspan: columns.length }, title)),
        ...rows.map((one) => row(one, columns)),
      ),
    ),
    options,
  )

const framed = (
  caption: string,
  columns: readonly Column[],
  bodies: readonly Element[],
  { foot, name = '' }: TableOptions,
): Element =>
  h(
    'div',
    { class: `scroll ${name}`.trim(), role: 'region', tabindex: 0, 'aria-label': caption },
    h(
      'table',
      {},
      h('caption', {}, caption),
      h(
        'thead',
        {},
        h('tr', {}, ...columns.map((column) => h('th', { scope: 'col', ...classOf(column) }, column.head))),
      ),
      bodies,
      foot && h('tfoot', {}, row({ cells: foot }, columns)),
    ),
  )

const row = ({ cells, attributes = {} }: Row, columns: readonly Column[]): Element =>
  h(
    'tr',
    attributes,
    ...cells.map((cell, at) =>
      at === 0
        ? h('th', { scope: 'row', ...classOf(columns[at]) }, shown(cell))
        : h('td', classOf(columns[at]), shown(cell)),
    ),
  )

const classOf = (column: Column | undefined): { class?: string } => {
  const names = [column?.numeric && 'number', column?.name].filter(Boolean).join(' ')
  return names === '' ? {} : { class: names }
}

// A nought says nothing that an empty-looking cell would not say more quietly, yet the cell is not empty.
const shown = (cell: Child): Child => {
  if (typeof cell !== 'number') return cell
  return cell === 0 ? h('span', { class: 'nought' }, '0') : grouped(cell)
}
