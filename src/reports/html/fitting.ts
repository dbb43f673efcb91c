import { jsonLine } from '../json-text.ts'
import { type Packed, pack } from './pack.ts'
import type { FindingView } from './view.ts'

/** What of the findings goes into the file. */
export interface Fitted {
  /** The packed findings as JSON that can stand in a script element. */
  json: string
  listed: number
  /** True when the text around the places was shortened. */
  shortened: boolean
}

/** Bytes of UTF-8 that the findings may take; the rest of the report is small beside them. */
export const MOST_BYTES = 24_000_000
const AROUND = 12

/** Findings that fit into the file: all as they are, or else with less text around each place, or else only the first. */
export const fitting = (views: readonly FindingView[], most = MOST_BYTES): Fitted => {
  const whole = dataJson(pack(views))
  if (bytes(whole) <= most) return { json: whole, listed: views.length, shortened: false }
  const short = views.map(withLessAround)
  let json = dataJson(pack(short))
  let listed = views.length
  while (bytes(json) > most) {
    // What is taken away is never quite in proportion to what is left.
    listed = Math.floor(Math.min(listed * 0.95, (listed * most) / bytes(json)))
    json = dataJson(pack(short.slice(0, listed)))
  }
  return { json, listed, shortened: true }
}

const withLessAround = (view: FindingView): FindingView => ({
  ...view,
  before: view.before.length > AROUND ? `…${view.before.slice(-AROUND)}` : view.before,
  span: view.span.length > 4 * AROUND ? `${view.span.slice(0, 4 * AROUND)}…` : view.span,
  after: view.after.length > AROUND ? `${view.after.slice(0, AROUND)}…` : view.after,
  evidence: view.evidence.length > 6 ? view.evidence.slice(0, 6) : view.evidence,
})

const bytes = (text: string): number => new TextEncoder().encode(text).length

/** A value as JSON in which no character can end a script element or begin markup. */
export const dataJson = (value: Packed | object): string =>
  jsonLine(value)
    .trimEnd()
    .replace(/[<>&\u2028\u2029]/g, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`)
