import type { TextSpan } from '../text/span.ts'
import type { CellObject, CellPlace, Cells, CellValue } from './raw-record.ts'

/** How the rows of a table become records, where somebody knows the table. */
export interface TableReading {
  /** Rows that follow each other with the same value in this column are one record: `rows` holds them all. */
  group?: string
  /** Columns whose names match these patterns (`*` stands for anything) are listed under `columns` as name and value. */
  columns?: readonly string[]
  /** `price.amount` is the member amount of price. */
  nested?: boolean
}

/** One row of a table. */
export interface Row {
  readonly cells: readonly string[]
  /** Where a cell stands in the record's text, or a span of what it says. */
  place(column: number, span?: TextSpan): Omit<CellPlace, 'pointer'>
}

/** The names of a table's columns, and what follows from them for each record. */
export class TableColumns {
  readonly names: readonly string[]
  readonly reading: TableReading
  /** Position of the column that groups rows. */
  readonly group: number
  readonly #index = new Map<string, number>()
  readonly #listed: readonly number[]

  constructor(names: readonly string[], reading: TableReading) {
    this.names = names
    this.reading = reading
    this.group = reading.group === undefined ? -1 : names.indexOf(reading.group)
    for (const [at, name] of names.entries()) this.#index.set(name, at)
    const patterns = (reading.columns ?? []).map(patternOf)
    this.#listed = names.flatMap((name, at) => (patterns.some((pattern) => pattern.test(name)) ? [at] : []))
  }

  /** The record of rows as plain data. */
  valueOf(rows: readonly Row[]): CellObject {
    const [first] = rows as [Row]
    const value = this.#object(first)
    if (this.group >= 0)
      define(
        value,
        'rows',
        rows.map((row) => this.#object(row)),
      )
    if (this.#listed.length > 0) define(value, 'columns', this.#list(first))
    return this.reading.nested ? nest(value) : value
  }

  /** The row, the column and the pointer that a pointer in such data leads to; no column where none does. */
  find(pointer: string): { row: number; column: number; pointer: string } {
    const steps = pointer.split('/').slice(1).map(unescapeStep)
    const inRows = steps[0] === 'rows' && this.group >= 0 && steps[1] !== undefined
    const row = inRows ? Number(steps[1]) : 0
    const rest = inRows ? steps.slice(2) : steps
    if (rest[0] === 'columns' && rest[1] !== undefined && this.#listed.length > 0) {
      const column = this.#listed[Number(rest[1])] ?? -1
      return { row: 0, column, pointer: `/columns/${rest[1]}` }
    }
    for (let length = rest.length; length > 0; length--) {
      const name = rest.slice(0, this.reading.nested ? length : 1).join('.')
      const column = this.#index.get(name)
      if (column !== undefined) return { row, column, pointer }
    }
    return { row, column: -1, pointer: inRows ? `/rows/${row}` : '' }
  }

  #object(row: Row): CellObject {
    const value: CellObject = {}
    for (let at = 0; at < this.names.length; at++) {
      const cell = row.cells[at]
      if (cell !== undefined) define(value, this.names[at]!, cell)
    }
    return value
  }

  #list(row: Row): CellObject[] {
    return this.#listed.map((at) => ({ name: this.names[at]!, value: row.cells[at] ?? '' }))
  }
}

/** A record made of rows. */
export class RowsForm implements Cells {
  readonly is = 'cells'
  readonly #columns: TableColumns
  readonly #rows: readonly Row[]

  constructor(columns: TableColumns, rows: readonly Row[]) {
    this.#columns = columns
    this.#rows = rows
  }

  value(): CellValue {
    return this.#columns.valueOf(this.#rows)
  }

  locate(pointer: string, span?: TextSpan): CellPlace {
    const found = this.#columns.find(pointer)
    const row = this.#rows[found.row] ?? this.#rows[0]!
    const place = row.place(Math.max(0, found.column), found.column < 0 ? [0, 1] : span)
    return { pointer: found.pointer, ...place }
  }
}

// A plain assignment to "__proto__" would be lost, or worse.
const define = (object: CellObject, name: string, value: CellValue): void => {
  if (name !== '__proto__') object[name] = value
  else Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true })
}

// Members with dots in their names become members of members; numbers are positions in lists.
const nest = (flat: CellObject): CellObject => {
  const nested: CellObject = {}
  for (const [name, value] of Object.entries(flat)) {
    // What the seller left empty is left out: a canonical field of another type than text has no empty form.
    if (value === '') continue
    const steps = name.split('.')
    if (steps.length === 1 || steps.some((step) => step === '' || step === '__proto__'))
      define(nested, name, value)
    else put(nested, steps, value)
  }
  return nested
}

const put = (object: CellObject, steps: readonly string[], value: CellValue): void => {
  let at: CellObject | CellValue[] = object
  for (const [index, step] of steps.entries()) {
    const key = Array.isArray(at) ? Number(step) : step
    if (index === steps.length - 1) {
      ;(at as CellObject)[key] = value
      return
    }
    const isList = /^\d{1,3}$/.test(steps[index + 1]!)
    const next: CellValue | undefined = Object.hasOwn(at, key) ? (at as CellObject)[key] : undefined
    if (typeof next !== 'object' || next === null) (at as CellObject)[key] = isList ? [] : {}
    at = (at as CellObject)[key] as CellObject | CellValue[]
  }
}

const patternOf = (glob: string): RegExp =>
  new RegExp(
    `^${glob
      .split('*')
      .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
    's',
  )

const unescapeStep = (step: string): string => step.replaceAll('~1', '/').replaceAll('~0', '~')
