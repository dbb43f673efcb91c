/** What `npm run bench` keeps: tests/bench/results.md, the figures of one run with the machine they were taken on. */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { peersMarkdown } from './peers/page.mjs'
import { figure, isMet, markdownTable, tableMarkdown } from './table.mjs'
import { TARGETS } from './targets.mjs'

const FILE = fileURLToPath(new URL('results.md', import.meta.url))

/**
 * Writes the results of a run.
 * @param {Results} results
 * @returns {string} the file
 */
export const writeResults = (results) => {
  writeFileSync(FILE, resultsPage(results))
  return FILE
}

/**
 * @typedef {object} Results
 * @property {string} day YYYY-MM-DD
 * @property {{ node: string, platform: string, cores: number, cpu: string }} machine
 * @property {string[]} about what was checked, a line each
 * @property {import('./table.mjs').Row[]} rows all figures of the run
 * @property {Awaited<ReturnType<typeof import('./peers/compare.mjs').comparePeers>>} [peers]
 */

/** @param {Results} results */
export const resultsPage = ({ day, machine: { node, platform, cores, cpu }, about, rows, peers }) =>
  [
    '# Results of the benchmark',
    '',
    '<!-- Written by npm run bench. -->',
    '',
    `${day}, Node ${node} on ${platform}, ${cores} cores, ${cpu}.`,
    '',
    ...about.flatMap((line) => [line, '']),
    'Ratios within one run of whole processes. The floor is one thread that does `JSON.parse(buffer.toString("utf8"))` record by',
    'record on the same bytes.',
    '',
    '## Targets',
    '',
    markdownTable(
      [['what', 'target', 'measured', ''], ...TARGETS.map((target) => answer(target, rows))],
      new Set(),
    ),
    '',
    '## All figures',
    '',
    tableMarkdown(rows),
    '',
    '## Other tools',
    '',
    peers ? peersMarkdown(peers) : 'Not compared in this run: `npm run bench -- --peers`.',
    '',
  ].join('\n')

const answer = ({ goal, what, wanted, with: options }, rows) => {
  const answers = rows.filter((row) => row.goal === goal)
  if (answers.length === 0)
    return [what, wanted, options ? `not in this run: \`${options}\`` : 'not in this run', '']
  const measured = answers.map((row) => `${figure(row.measured, row.unit)} (${row.detail || row.what})`)
  return [what, wanted, measured.join('; '), answers.every(isMet) ? 'met' : 'not met']
}
