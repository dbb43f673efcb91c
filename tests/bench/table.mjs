/** The benchmark's figures as text. */

/**
 * One figure.
 * @typedef {object} Row
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
export const table = (rows) => {
  const cells = rows.map((row) => [
    row.what,
    figure(row.measured, row.unit),
    'atMost' in row.target ? `≤ ${row.target.atMost} ${row.unit}` : `≥ ${row.target.atLeast} ${row.unit}`,
    isMet(row) ? 'ok' : 'over',
    row.detail,
  ])
  const lines = [['what', 'measured', 'target', '', 'how'], ...cells]
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)))
  return lines
    .map((line) =>
      line
        .map((cell, column) => padded(cell, widths[column], column))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

const padded = (cell, width, column) =>
  column === 1 || column === 2 ? cell.padStart(width) : cell.padEnd(width)

const figure = (value, unit) => `${value >= 20 ? value.toFixed(0) : value.toFixed(2)} ${unit}`
