import type { SaxesTagPlain } from 'saxes'
import { xml, zip } from './libraries.ts'
import { BUILT_IN_FORMATS, formatNumber } from './number-format.ts'

/** What is wrong with a workbook. */
export class WorkbookProblem extends Error {
  readonly is: 'too-large' | 'broken' | 'no-workbook'

  constructor(is: WorkbookProblem['is'], message = '') {
    super(message)
    this.is = is
  }
}

/** A sheet of a workbook that is not hidden; its rows are read when they are asked for. */
export interface Sheet {
  name: string
  rows(): SheetRow[]
}

/** A row with the texts its cells show, by column (0 is A). */
export interface SheetRow {
  /** As the sheet counts, from 1. */
  number: number
  cells: string[]
}

/** Bytes a part, and all parts that are read, may have when they are unpacked: an archive says so before it is. */
const LARGEST_PART = 256 * 1024 * 1024
const LARGEST = 400 * 1024 * 1024
/** Cells beyond the last column of a sheet (XFD) are refused. */
const MOST_COLUMNS = 16_384

/**
 * Opens an Office Open XML workbook (ECMA-376: .xlsx) that is in memory.
 * @returns its visible sheets in order, and the names of those that are hidden
 * @throws WorkbookProblem
 */
export const openWorkbook = (bytes: Uint8Array): { sheets: Sheet[]; hidden: string[] } => {
  const parts = unpack(bytes)
  const book = parts['xl/workbook.xml']
  if (!book) throw new WorkbookProblem('no-workbook')
  const targets = relations(parts['xl/_rels/workbook.xml.rels'])
  const strings = sharedStrings(parts['xl/sharedStrings.xml'])
  const formats = cellFormats(parts['xl/styles.xml'])
  const sheets: Sheet[] = []
  const hidden: string[] = []
  let from1904 = false
  walkXml(book, {
    open: ({ name, attributes }) => {
      if (local(name) === 'workbookPr') from1904 = /^(?:1|true)$/.test(attributes.date1904 ?? '')
      if (local(name) !== 'sheet') return
      const id = Object.entries(attributes).find(([key]) => local(key) === 'id' && key !== 'id')?.[1]
      const part = parts[targets.get(id ?? '') ?? '']
      if (attributes.state === 'hidden' || attributes.state === 'veryHidden')
        hidden.push(attributes.name ?? '')
      else if (part)
        sheets.push({
          name: attributes.name ?? '',
          rows: () => readRows(part, { strings, formats, from1904 }),
        })
    },
  })
  return { sheets, hidden }
}

const unpack = (bytes: Uint8Array): Record<string, Uint8Array> => {
  let total = 0
  try {
    return zip().unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (
          !/^xl\/(?:workbook|sharedStrings|styles|worksheets\/[^/]+|_rels\/workbook)\.xml(?:\.rels)?$/.test(
            name,
          )
        )
          return false
        total += originalSize
        if (originalSize > LARGEST_PART || total > LARGEST) throw new WorkbookProblem('too-large')
        return true
      },
    })
  } catch (error) {
    if (error instanceof WorkbookProblem) throw error
    throw new WorkbookProblem('broken', (error as Error).message)
  }
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1)

interface XmlWalk {
  open?: (tag: { name: string; attributes: Record<string, string> }) => void
  text?: (text: string) => void
  close?: (name: string) => void
}

/** Characters given to the parser at a time. */
const PIECE = 64 * 1024

const walkXml = (part: Uint8Array, { open, text, close }: XmlWalk): void => {
  const parser = new (xml().SaxesParser)({ position: false })
  parser.on('error', (error) => {
    throw new WorkbookProblem('broken', error.message)
  })
  if (open)
    parser.on('opentag', (tag) => open({ name: tag.name, attributes: (tag as SaxesTagPlain).attributes }))
  if (text) parser.on('text', text)
  if (close) parser.on('closetag', (tag) => close(local(tag.name)))
  const decoder = new TextDecoder('utf-8')
  for (let at = 0; at < part.length; at += PIECE)
    parser.write(decoder.decode(part.subarray(at, at + PIECE), { stream: true }))
  parser.close()
}

// From ids to the paths of parts.
const relations = (part: Uint8Array | undefined): Map<string, string> => {
  const targets = new Map<string, string>()
  if (!part) return targets
  walkXml(part, {
    open: ({ attributes: { Id, Target } }) => {
      if (Id && Target)
        targets.set(Id, Target.startsWith('/') ? Target.slice(1) : `xl/${Target.replace(/^\.\//, '')}`)
    },
  })
  return targets
}

const sharedStrings = (part: Uint8Array | undefined): string[] => {
  const strings: string[] = []
  if (!part) return strings
  let current = ''
  let isText = false
  let isReading = false
  walkXml(part, {
    open: ({ name }) => {
      const tag = local(name)
      if (tag === 'si') current = ''
      // How a text is read aloud is written beside it, and no part of it.
      if (tag === 'rPh') isReading = true
      isText = tag === 't' && !isReading
    },
    text: (text) => {
      if (isText) current += text
    },
    close: (tag) => {
      if (tag === 't') isText = false
      if (tag === 'rPh') isReading = false
      if (tag === 'si') strings.push(current)
    },
  })
  return strings
}

// The number format of each cell style.
const cellFormats = (part: Uint8Array | undefined): string[] => {
  const custom = new Map<string, string>()
  const formats: string[] = []
  if (!part) return formats
  let isCell = false
  walkXml(part, {
    open: ({ name, attributes }) => {
      const tag = local(name)
      if (tag === 'numFmt') custom.set(attributes.numFmtId ?? '', attributes.formatCode ?? '')
      if (tag === 'cellXfs') isCell = true
      if (tag !== 'xf' || !isCell) return
      const id = attributes.numFmtId ?? '0'
      formats.push(custom.get(id) ?? BUILT_IN_FORMATS[Number(id)] ?? 'General')
    },
    close: (tag) => {
      if (tag === 'cellXfs') isCell = false
    },
  })
  return formats
}

interface About {
  strings: readonly string[]
  formats: readonly string[]
  from1904: boolean
}

const readRows = (part: Uint8Array, about: About): SheetRow[] => {
  const rows: SheetRow[] = []
  let row: SheetRow = { number: 0, cells: [] }
  let column = -1
  let attributes: Record<string, string> = {}
  let value = ''
  let isValue = false
  walkXml(part, {
    open: (tag) => {
      const name = local(tag.name)
      if (name === 'row') {
        row = { number: Number(tag.attributes.r ?? row.number + 1), cells: [] }
        rows.push(row)
        column = -1
      } else if (name === 'c') {
        attributes = tag.attributes
        column = attributes.r === undefined ? column + 1 : columnOf(attributes.r)
        value = ''
      }
      isValue = name === 'v' || name === 't'
    },
    text: (text) => {
      if (isValue) value += text
    },
    close: (name) => {
      if (name === 'v' || name === 't') isValue = false
      if (name !== 'c' || value === '' || column < 0) return
      if (column >= MOST_COLUMNS) throw new WorkbookProblem('broken', 'a cell stands beyond the last column')
      row.cells[column] = shown(value, attributes, about)
    },
  })
  for (const { cells } of rows) for (let at = 0; at < cells.length; at++) cells[at] ??= ''
  return rows
}

const shown = (value: string, { t = 'n', s = '0' }: Record<string, string>, about: About): string => {
  if (t === 's') return about.strings[Number(value)] ?? ''
  if (t === 'b') return value === '1' ? 'TRUE' : 'FALSE'
  if (t === 'd') return value.replace(/T00:00:00(?:\.0+)?Z?$/, '').replace('T', ' ')
  if (t !== 'n') return value
  const number = Number(value)
  return Number.isFinite(number)
    ? formatNumber(number, about.formats[Number(s)] ?? 'General', about.from1904)
    : value
}

const columnOf = (reference: string): number => {
  let column = 0
  for (const sign of /^[A-Z]{1,3}/.exec(reference)?.[0] ?? '') column = column * 26 + sign.charCodeAt(0) - 64
  return column - 1
}

/** The name of a column: 0 is A, 27 is AB. */
export const columnName = (column: number): string =>
  (column >= 26 ? columnName(Math.floor(column / 26) - 1) : '') + String.fromCharCode(65 + (column % 26))
