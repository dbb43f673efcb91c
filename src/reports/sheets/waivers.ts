import type { WaiverSummary } from '../../findings/finding.ts'
import { type Reading, type SheetMaker, sheetOf } from './sheet.ts'

/** A row per waiver of the run's file, and what became of it. */
export const waiversSheet: SheetMaker = ({ waivers = [] }, labels) =>
  sheetOf('waivers', READINGS, waivers, labels)

const READINGS: readonly Reading<WaiverSummary>[] = [
  ['state', 20, ({ state }, say) => say(state)],
  ['expires', 12, ({ expires }) => expires],
  ['rule', 32, ({ rule }) => rule],
  ['record', 18, ({ record }) => record],
  ['field', 16, ({ field }) => field],
  ['waivedFindings', 12, ({ findings }) => findings],
  ['reason', 50, ({ reason }) => reason],
  ['owner', 16, ({ owner }) => owner],
  ['approver', 16, ({ approver }) => approver],
  ['approvedOn', 12, ({ approvedOn }) => approvedOn],
  ['ticket', 16, ({ ticket }) => ticket],
]
