import { strToU8, zipSync } from 'fflate'

type Value = string | number | boolean | { value: number; format: string } | { rich: string[] }

/** A sheet for a workbook: rows of cells; null is an empty cell. */
export interface SheetOf {
  name: string
  hidden?: boolean
  rows: (Value | null)[][]
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')

const column = (at: number): string =>
  (at >= 26 ? column(Math.floor(at / 26) - 1) : '') + String.fromCharCode(65 + (at % 26))

/** The bytes of a workbook (.xlsx) as Office programs write it, with shared strings and styles. */
export const workbook = (
  sheets: readonly SheetOf[],
  { extra = {} as Record<string, Uint8Array>, date1904 = false } = {},
): Buffer => {
  const strings: string[] = []
  const formats: string[] = []
  const stringAt = (xml: string): number => strings.push(xml) - 1
  const styleOf = (format: string): number => {
    const at = formats.indexOf(format)
    return (at >= 0 ? at : formats.push(format) - 1) + 1
  }
  const cellXml = (value: Value | null, at: number, row: number): string => {
    if (value === null) return ''
    const r = `${column(at)}${row}`
    if (typeof value === 'string')
      return `<c r="${r}" t="s"><v>${stringAt(`<t xml:space="preserve">${escaped(value)}</t>`)}</v></c>`
    if (typeof value === 'boolean') return `<c r="${r}" t="b"><v>${value ? 1 : 0}</v></c>`
    if (typeof value === 'number') return `<c r="${r}"><v>${value}</v></c>`
    if ('rich' in value)
      return `<c r="${r}" t="s"><v>${stringAt(`${value.rich.map((part) => `<r><rPr><b/></rPr><t>${escaped(part)}</t></r>`).join('')}<rPh sb="0" eb="1"><t>yomi</t></rPh>`)}</v></c>`
    return `<c r="${r}" s="${styleOf(value.format)}"><v>${value.value}</v></c>`
  }
  const parts = sheets.map(({ rows }) => {
    const xml = rows.map((row, at) =>
      row.length === 0
        ? ''
        : `<row r="${at + 1}">${row.map((value, index) => cellXml(value, index, at + 1)).join('')}</row>`,
    )
    return `<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${xml.join('')}</sheetData></worksheet>`
  })
  const ns =
    'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
  const files: Record<string, Uint8Array> = {
    'xl/workbook.xml': strToU8(
      `<?xml version="1.0"?><workbook ${ns}><workbookPr date1904="${date1904 ? 1 : 0}"/><sheets>${sheets.map(({ name, hidden }, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}"${hidden ? ' state="hidden"' : ''} r:id="rId${at + 1}"/>`).join('')}</sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': strToU8(
      `<Relationships>${sheets.map((_, at) => `<Relationship Id="rId${at + 1}" Target="worksheets/sheet${at + 1}.xml"/>`).join('')}</Relationships>`,
    ),
    'xl/styles.xml': strToU8(
      `<styleSheet ${ns}><numFmts>${formats.map((format, at) => `<numFmt numFmtId="${164 + at}" formatCode="${escaped(format)}"/>`).join('')}</numFmts><cellStyleXfs><xf numFmtId="9"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${formats.map((_, at) => `<xf numFmtId="${164 + at}"/>`).join('')}</cellXfs></styleSheet>`,
    ),
    'xl/sharedStrings.xml': strToU8(`<sst ${ns}>${strings.map((xml) => `<si>${xml}</si>`).join('')}</sst>`),
    ...Object.fromEntries(parts.map((xml, at) => [`xl/worksheets/sheet${at + 1}.xml`, strToU8(xml)])),
    ...extra,
  }
  return Buffer.from(zipSync(files))
}
