import { clausesSheet } from './clauses.ts'
import { findingsSheet } from './findings.ts'
import { licencesSheet } from './licences.ts'
import type { SheetMaker, SheetName } from './sheet.ts'
import { summarySheet } from './summary.ts'
import { uncheckedSheet } from './unchecked.ts'
import { waiversSheet } from './waivers.ts'

export { asWritten, type Labels, labelsIn } from './labels.ts'
export { type Cell, SHEETS, type Sheet, type SheetName } from './sheet.ts'

/** The tables of a result, in the order they are read in. */
export const sheets = {
  summary: summarySheet,
  findings: findingsSheet,
  unchecked: uncheckedSheet,
  clauses: clausesSheet,
  licences: licencesSheet,
  waivers: waiversSheet,
} satisfies Record<SheetName, SheetMaker>
