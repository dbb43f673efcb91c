/** The benchmark's figures as text. */

/**
 * One figure.
 * @typedef {object} Row
 * @property {string} [goal] which of the targets (targets.mjs) it answers
 * @property {string} what
 * @property {number} measured
 * @property {'×' | 'MB'} unit
 * @property {{ atMost: number } | { atLeast: number }} target
 * @property {string} detail
 */

/** Does the figure reach its target? @param {Row} row */
export const isMet = ({ measured, target }) =>
  'atMost' in target ? measured <= target.atMost : measured >= target.atLeast

/** @param {Row[]} rows */
export const table = (rows) => columns(cellsOf(rows), RIGHT)

/** The same in Markdown. @param {Row[]} rows */
export const tableMarkdown = (rows) => markdownTable(cellsOf(rows), RIGHT)

const RIGHT = new Set([1, 2])

const cellsOf = (rows) => [
  ['what', 'measured', 'target', '', 'how'],
  ...rows.map((row) => [
    row.what,
    figure(row.measured, row.unit),
    'atMost' in row.target ? `≤ ${row.target.atMost} ${row.unit}` : `≥ ${row.target.atLeast} ${row.unit}`,
    isMet(row) ? 'ok' : 'over',
    row.detail,
  ]),
]

/**
 * Lines of cells under each other, as wide as they need be.
 * @param {string[][]} lines the first is the head
 * @param {ReadonlySet<number>} right columns of figures
 */
export const columns = (lines, right) => {
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)))
  return lines
    .map((line) =>
      line
        .map((cell, column) =>
          right.has(column) ? cell.padStart(widths[column]) : cell.padEnd(widths[column]),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

/** The same as a table in Markdown. */
export const markdownTable = ([head, ...lines], right) => {
  const rule = head.map((_, column) => (right.has(column) ? '--:' : '---'))
  return [head, rule, ...lines]
    .map((line) => `| ${line.map((cell) => cell.replaceAll('|', '\\|').replaceAll('\n', ' ')).join(' | ')} |`)
    .join('\n')
}

/** A measured value with as many digits as it is good for. */
export const figure = (value, unit) => `${value >= 20 ? value.toFixed(0) : value.toFixed(2)} ${unit}`
