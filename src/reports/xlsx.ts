import { zipSync } from 'fflate'
import type { Reporter } from './reporter.ts'
import { type Labels, labelsIn, SHEETS, type Sheet, sheets } from './sheets/index.ts'
import { packageParts } from './xlsx/package-parts.ts'
import { MOST_ROWS, sheetPart } from './xlsx/sheet-part.ts'

/**
 * A workbook (ECMA-376, SpreadsheetML) for those who work in spreadsheets: summary, findings with filters, what was not
 * checked, clauses, licences, waivers. Texts are texts, so that none can become a formula, not even when it is edited.
 * The bytes depend on nothing but the result: no clock, and a compressor that is the same on every machine.
 */
export const xlsx: Reporter<Uint8Array> = (result) => {
  const labels = labelsIn(result.language)
  const made = SHEETS.map((name) => sheets[name](result, labels))
  const tables = made.map((sheet) => (sheet.name === 'summary' ? withLeftOut(sheet, made, labels) : sheet))
  const encoder = new TextEncoder()
  const parts = [
    ...packageParts(tables, labels),
    ...tables.map((sheet, at) => [`xl/worksheets/sheet${at + 1}.xml`, sheetPart(sheet, labels)] as const),
  ]
  const files = Object.fromEntries(parts.map(([name, text]) => [name, encoder.encode(text)]))
  return zipSync(files, { mtime: LONG_AGO, level: 6 })
}

// What does not fit is said where the counts stand; csv has every row.
const withLeftOut = (summary: Sheet, tables: readonly Sheet[], labels: Labels): Sheet => {
  const left = tables.reduce((sum, { rows }) => sum + Math.max(0, rows.length + 1 - MOST_ROWS), 0)
  return left === 0 ? summary : { ...summary, rows: [...summary.rows, [labels('left-out'), left]] }
}

// The first day that a zip can name, in whatever zone: it is written as the hands of the local clock show it.
const LONG_AGO = new Date(1980, 0, 1)
