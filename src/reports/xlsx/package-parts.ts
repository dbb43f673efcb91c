import type { Labels, Sheet } from '../sheets/index.ts'
import { rangeOf } from './sheet-part.ts'
import { STYLES } from './styles.ts'
import { xmlText } from './xml.ts'

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const RELATION = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'

/** The parts of a workbook beside its sheets, each with its name in the package. */
export const packageParts = (tables: readonly Sheet[], labels: Labels): (readonly [string, string])[] => [
  ['[Content_Types].xml', contentTypes(tables)],
  ['_rels/.rels', relations([['officeDocument', 'xl/workbook.xml']])],
  ['xl/workbook.xml', workbook(tables, labels)],
  [
    'xl/_rels/workbook.xml.rels',
    relations([
      ...tables.map((_, at): [string, string] => ['worksheet', `worksheets/sheet${at + 1}.xml`]),
      ['styles', 'styles.xml'],
    ]),
  ],
  ['xl/styles.xml', `${HEAD}${STYLES}`],
]

const contentTypes = (tables: readonly Sheet[]): string =>
  `${HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET}.sheet.main+xml"/>
<Override PartName="/xl/styles.xml" ContentType="${SPREADSHEET}.styles+xml"/>
${tables.map((_, at) => `<Override PartName="/xl/worksheets/sheet${at + 1}.xml" ContentType="${SPREADSHEET}.worksheet+xml"/>`).join('\n')}
</Types>
`

const relations = (targets: readonly (readonly [type: string, target: string])[]): string =>
  `${HEAD}<Relationships xmlns="${RELATIONS}">
${targets.map(([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${RELATION}/${type}" Target="${target}"/>`).join('\n')}
</Relationships>
`

const workbook = (tables: readonly Sheet[], labels: Labels): string => {
  const names = tables.map((sheet) => xmlText(sheetName(sheet, labels)))
  // Filters are named ranges, too; programs other than Excel look for them there.
  const filters = tables.flatMap((sheet, at) =>
    sheet.name === 'summary'
      ? []
      : [
          `<definedName name="_xlnm._FilterDatabase" localSheetId="${at}" hidden="1">'${names[at]}'!${absolute(rangeOf(sheet))}</definedName>`,
        ],
  )
  return `${HEAD}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${RELATION}">
<sheets>
${names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`).join('\n')}
</sheets>
<definedNames>
${filters.join('\n')}
</definedNames>
</workbook>
`
}

// "unchecked" alone counts rules.
const sheetName = ({ name }: Sheet, labels: Labels): string =>
  labels(name === 'unchecked' ? 'not-checked' : name)

const absolute = (range: string): string => range.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2')
