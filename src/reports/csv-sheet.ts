import { csvLine } from './csv.ts'
import type { Reporter } from './reporter.ts'
import { asWritten, type SheetName, sheets } from './sheets/index.ts'

const csvSheet =
  (name: SheetName): Reporter =>
  (result) => {
    const { columns, rows } = sheets[name](result, asWritten)
    const lines = [columns.map(({ key }) => key), ...rows.map((row) => row.map((cell) => cell ?? ''))]
    return `\ufeff${lines.map(csvLine).join('')}`
  }

/** The tables that `xlsx` holds as CSV, with the names of the result; cells are written as those of `csv`. */
export const csvSheets = {
  'csv:summary': csvSheet('summary'),
  'csv:unchecked': csvSheet('unchecked'),
  'csv:clauses': csvSheet('clauses'),
  'csv:licences': csvSheet('licences'),
  'csv:waivers': csvSheet('waivers'),
}
