import { type InputError, inputError } from './input-error.ts'
import type { RawRecord } from './raw-record.ts'
import type { TableOptions } from './read-options.ts'
import { RowsForm, TableColumns } from './row-records.ts'
import type { Choose } from './split.ts'
import { headOf } from './table-head.ts'
import { nextRow, type TextRow } from './text-row.ts'
import type { TextWindow } from './text-window.ts'

/**
 * Reads delimited text (CSV, TSV) row by row: a row is a record, or several are where the table's reader groups them.
 * A row that cannot be read is one error, and reading goes on with the next line.
 */
export function* readTable(
  window: TextWindow,
  choose: Choose,
  options: TableOptions = {},
): Generator<RawRecord | InputError> {
  const { delimiter, ...head } = headOf(window, options)
  if (head.error) {
    yield head.error
    return
  }
  const opening = choose({
    type: 'object',
    isTable: true,
    members: new Map(head.names.map((name) => [name, { type: 'string', at: head.at }])),
    at: head.at,
  })
  if (opening.as === 'error') {
    yield opening.error
    return
  }
  const columns = new TableColumns(head.names, (opening.as === 'record' && opening.table) || {})
  yield* new RowReader(window, delimiter, columns, head.passed).read()
}

/** Bytes of a table whose rows are gathered wherever they stand; in a larger one only rows that follow each other are. */
const GATHERED = 64 * 1024 * 1024

class RowReader {
  readonly #window: TextWindow
  readonly #delimiter: string
  readonly #columns: TableColumns
  #passed: number
  // Rows of the records at hand, by their group.
  readonly #open = new Map<string, TextRow[]>()
  readonly #gathers: boolean
  #lastGroup = ''
  #count = 0
  #failed = false

  constructor(window: TextWindow, delimiter: string, columns: TableColumns, passed: number) {
    this.#window = window
    this.#delimiter = delimiter
    this.#columns = columns
    this.#passed = passed
    this.#gathers = columns.group >= 0 && window.size <= GATHERED
  }

  *read(): Generator<RawRecord | InputError> {
    for (let row = this.#next(); row !== undefined; row = this.#next()) {
      if ('code' in row) {
        this.#failed = true
        yield row
        continue
      }
      const group = this.#groupOf(row)
      if (!this.#gathers && !this.#open.has(group)) yield* this.#flush()
      const rows = this.#open.get(group)
      if (rows) rows.push(row)
      else this.#open.set(group, [row])
    }
    yield* this.#flush()
    const problem = this.#window.problem()
    if (problem) yield problem
    else if (this.#count === 0 && !this.#failed) yield inputError('input/no-rows', this.#window.file)
  }

  // The next row that holds something, or what is wrong with it.
  #next(): TextRow | InputError | undefined {
    for (;;) {
      const row = nextRow(this.#window, this.#delimiter)
      if (row === undefined || 'code' in row) return row
      if (this.#passed-- > 0 || row.isBlank) continue
      const columns = this.#columns.names.length
      if (row.spans.slice(columns).every((span) => span.to === span.from)) return row
      const values = { cells: row.spans.length, columns }
      return inputError('input/row-length', this.#window.file, row.start, values)
    }
  }

  // A row without the value belongs to the one before it; where nothing groups, each row is its own.
  #groupOf(row: TextRow): string {
    const { group } = this.#columns
    if (group < 0) return String(row.start.offset)
    this.#lastGroup = row.cells[group] || this.#lastGroup
    return this.#lastGroup
  }

  *#flush(): Generator<RawRecord> {
    const groups = [...this.#open.values()]
    this.#open.clear()
    for (const rows of groups) yield this.#recordOf(rows)
  }

  #recordOf(rows: readonly TextRow[]): RawRecord {
    let offset = 0
    for (const row of rows) {
      row.offset = offset
      offset += row.text.length + 1
    }
    return {
      file: this.#window.file,
      text: rows.map(({ text }) => text).join('\n'),
      start: rows[0]!.start,
      pointer: `/${this.#count++}`,
      keys: 0,
      form: new RowsForm(this.#columns, rows),
    }
  }
}
