import type { TextSpan } from '../text/span.ts'
import { type InputError, inputError, type Position } from './input-error.ts'
import { type InputNote, inputNote } from './input-note.ts'
import type { CellPlace, RawRecord } from './raw-record.ts'
import type { ReadOptions } from './read-options.ts'
import { type Row, RowsForm, TableColumns } from './row-records.ts'
import type { Choose } from './split.ts'
import { columnName, openWorkbook, type Sheet, type SheetRow, WorkbookProblem } from './workbook.ts'

/**
 * Reads the visible sheets of a workbook: the first row with more than one text names the columns, each further row is
 * a record, or several are where the sheet's reader groups them. Places are sheet and cell; lines are rows, columns and
 * offsets those of the sheet saved as tab-separated text.
 */
export function* readWorkbook(
  file: string,
  bytes: Uint8Array,
  choose: Choose,
  { table, say }: ReadOptions & { say?: (note: InputNote) => void },
): Generator<RawRecord | InputError> {
  let count = 0
  try {
    const { sheets, hidden } = openWorkbook(bytes)
    const wanted = table?.sheets ? sheets.filter(({ name }) => table.sheets?.includes(name)) : sheets
    if (hidden.length > 0 && !table?.sheets)
      say?.(inputNote('note/hidden-sheets', file, undefined, { names: hidden.join(', ') }))
    let offset = 0
    for (const sheet of wanted) {
      const rows = numbered(sheet, offset)
      const last = rows.at(-1)
      if (last) offset = last.start.offset + last.text.length + 1
      for (const item of readSheet(file, sheet, rows, choose, table?.header)) {
        count++
        yield item
      }
    }
  } catch (error) {
    if (!(error instanceof WorkbookProblem)) throw error
    yield inputError(PROBLEMS[error.is], file, undefined, { problem: error.message })
    return
  }
  if (count === 0) yield inputError('input/no-rows', file)
}

const PROBLEMS = {
  'too-large': 'input/workbook-too-large',
  broken: 'input/workbook-broken',
  'no-workbook': 'input/binary',
} as const

function* readSheet(
  file: string,
  sheet: Sheet,
  rows: readonly SheetRecordRow[],
  choose: Choose,
  header: readonly string[] | undefined,
): Generator<RawRecord | InputError> {
  const head = header
    ? -1
    : rows.findIndex(({ cells }) => cells.filter((cell) => cell.trim() !== '').length > 1)
  const named = header ? [...header] : rows[head]?.cells.map((cell, at) => cell.trim() || `column ${at + 1}`)
  if (!named || rows.length <= head + 1) return
  const names = unique(named)
  const at = rows[head]?.start ?? { line: 1, column: 1, offset: 0 }
  const members = new Map(names.map((name) => [name, { type: 'string' as const, at }]))
  const opening = choose({ type: 'object', isTable: true, members, at })
  if (opening.as === 'error') {
    yield opening.error
    return
  }
  const columns = new TableColumns(names, (opening.as === 'record' && opening.table) || {})
  const groups = new Map<string, SheetRecordRow[]>()
  let last = ''
  for (const row of rows.slice(head + 1)) {
    if (row.cells.every((cell) => cell.trim() === '')) continue
    last = columns.group < 0 ? String(row.start.line) : row.cells[columns.group] || last
    groups.set(last, [...(groups.get(last) ?? []), row])
  }
  let position = 0
  for (const group of groups.values()) {
    let offset = 0
    for (const row of group) {
      row.offset = offset
      offset += row.text.length + 1
    }
    yield {
      file,
      text: group.map(({ text }) => text).join('\n'),
      start: group[0]!.start,
      pointer: `/${sheet.name.replaceAll('~', '~0').replaceAll('/', '~1')}/${position++}`,
      keys: 0,
      form: new RowsForm(columns, group),
    }
  }
}

// Offsets go on from sheet to sheet, so that each record has a place of its own.
const numbered = (sheet: Sheet, from: number): SheetRecordRow[] => {
  let offset = from
  return sheet.rows().map((row) => {
    const made = new SheetRecordRow(sheet.name, row, { line: row.number, column: 1, offset })
    offset += made.text.length + 1
    return made
  })
}

const unique = (names: readonly string[]): string[] => {
  const seen = new Map<string, number>()
  return names.map((name) => {
    const count = (seen.get(name) ?? 0) + 1
    seen.set(name, count)
    return count === 1 ? name : `${name} (${count})`
  })
}

/** A row of a sheet, as tab-separated text. */
class SheetRecordRow implements Row {
  readonly cells: readonly string[]
  readonly text: string
  readonly start: Position
  offset = 0
  readonly #sheet: string
  readonly #number: number

  constructor(sheet: string, { number, cells }: SheetRow, start: Position) {
    this.#sheet = sheet
    this.#number = number
    this.cells = cells
    this.start = start
    this.text = cells.map((cell) => cell.replace(/[\t\r\n]/g, ' ')).join('\t')
  }

  place(column: number, span?: TextSpan): Omit<CellPlace, 'pointer'> {
    const before = this.cells.slice(0, column).reduce((length, cell) => length + cell.length + 1, 0)
    const length = this.cells[column]?.length ?? 0
    const [from, to] = span ?? [0, length]
    return {
      from: this.offset + before + Math.min(from, length),
      to: this.offset + before + Math.min(to, length),
      row: { offset: this.offset, start: this.start },
      cell: { sheet: this.#sheet, cell: `${columnName(column)}${this.#number}` },
    }
  }
}
