import type { Cell, Labels, Sheet } from '../sheets/index.ts'
import { STYLE } from './styles.ts'
import { cellText } from './xml.ts'

/** Rows of a sheet, its heading among them. A sheet may have ten times as many, but no one reads them and no one waits. */
export const MOST_ROWS = 100_001

/** Columns this wide hold sentences, which are wrapped. */
const WIDE = 40

/** Where the table of a sheet stands: "A1:T24". */
export const rangeOf = ({ columns, rows }: Sheet): string =>
  `A1:${letters(columns.length)}${Math.min(rows.length + 1, MOST_ROWS)}`

/** The part of one sheet: its heading stays in view, and every column can be filtered. */
export const sheetPart = (sheet: Sheet, labels: Labels): string => {
  const { name, columns, rows } = sheet
  const styles = columns.map(({ width }) => (width >= WIDE ? STYLE.wrapped : STYLE.text))
  const selected = name === 'summary' ? ' tabSelected="1"' : ''
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    `<dimension ref="${rangeOf(sheet)}"/>`,
    `<sheetViews><sheetView${selected} workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>`,
    `<cols>${columns.map(({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('')}</cols>`,
    '<sheetData>',
    row(
      1,
      columns.map(({ key }, at) => cell(at, 1, labels(key), STYLE.heading)),
    ),
    ...rows.slice(0, MOST_ROWS - 1).map((values, at) =>
      row(
        at + 2,
        values.map((value, column) => cell(column, at + 2, value, styles[column] as number)),
      ),
    ),
    '</sheetData>',
    ...(name === 'summary' ? [] : [`<autoFilter ref="${rangeOf(sheet)}"/>`]),
    '</worksheet>',
    '',
  ].join('\n')
}

const row = (number: number, cells: readonly string[]): string => `<row r="${number}">${cells.join('')}</row>`

const cell = (column: number, line: number, value: Cell, style: number): string => {
  if (value === null || value === '') return ''
  const place = `${letters(column + 1)}${line}`
  if (typeof value === 'number') return `<c r="${place}" s="${STYLE.plain}"><v>${value}</v></c>`
  return `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${cellText(value)}</t></is></c>`
}

// 1 is A, 27 is AA.
const letters = (number: number): string => {
  const rest = number - 1
  return rest < 26
    ? String.fromCharCode(65 + rest)
    : `${letters(Math.floor(rest / 26))}${String.fromCharCode(65 + (rest % 26))}`
}
