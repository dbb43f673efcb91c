/** The comparison as text, for the terminal and for results.md. */
import { columns, figure, markdownTable } from '../table.mjs'

const HEAD = [
  'tool',
  'version',
  'records',
  'start-up',
  'clean',
  'against ecomply',
  '1 in 3',
  'against ecomply',
  'disguised',
]

/** Columns of figures. */
const RIGHT = new Set([2, 3, 4, 5, 6, 7, 8])

const NOTE = [
  'Per record, net of start-up (one record). Above 1 ×: slower than ecomply. Slow tools get fewer records, so that their warming',
  'up weighs more. "Disguised": forbidden words in other characters, split or in markup, that a tool still sees.',
]

const cells = ({ timed, disguised }) => {
  const [ours] = timed
  return timed.map((tool) => [
    tool.title,
    tool.version ?? '',
    tool.records.toLocaleString('en'),
    `${tool.startUp.toFixed(0)} ms`,
    ...perRecord(tool.clean, ours.clean),
    ...perRecord(tool.dirty, ours.dirty),
    `${tool.disguised} of ${disguised}`,
  ])
}

/** So few records that starting up was no faster than all of it: there is nothing to tell. */
const NOTHING = '–'

const perRecord = (theirs, ours) => [
  theirs > 0 ? `${theirs >= 100 ? theirs.toFixed(0) : theirs.toFixed(1)} µs` : NOTHING,
  theirs > 0 && ours > 0 ? figure(theirs / ours, '×') : NOTHING,
]

const lessOf = ({ timed }) =>
  timed.filter(({ less }) => less !== '').map(({ title, less }) => `${title}: ${less}`)

/**
 * @param {Awaited<ReturnType<typeof import('./compare.mjs').comparePeers>>} compared
 * @returns {string} for a terminal
 */
export const peersPage = (compared) =>
  [
    'Eight equal checks, one thread, whole processes:',
    '',
    columns([HEAD, ...cells(compared)], RIGHT),
    '',
    ...NOTE,
    'Where they do less; none folds Chinese spellings, none reads NDJSON by itself:',
    ...lessOf(compared).map((line) => `  ${line}`),
    ...compared.left.map((line) => `Left out: ${line}`),
  ].join('\n')

/** The same in Markdown, a section of results.md. */
export const peersMarkdown = (compared) =>
  [
    markdownTable([HEAD, ...cells(compared)], RIGHT),
    '',
    ...NOTE,
    '',
    'Where they do less; none folds Chinese spellings, none reads NDJSON by itself:',
    '',
    ...lessOf(compared).map((line) => `- ${line}`),
    ...compared.left.map((line) => `- Left out: ${line.replaceAll('\n', ' ')}`),
  ].join('\n')
