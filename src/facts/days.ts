import type { CatalogueRecord } from '../records/record.ts'
import { daysBetween, toDay } from './day.ts'
import type { Fact } from './fact.ts'
import { notCarried } from './record.ts'
import { textAt } from './record-path.ts'
import { Unknown } from './unknown.ts'

/** Whole days between two dates of a record, or between one of them and the as-of day. */
export const days: Fact = {
  name: 'days',
  summary:
    'Whole days from one date of the record to another (default: to the as-of day); null when a date is missing',
  params: {
    type: 'object',
    required: ['from'],
    additionalProperties: false,
    properties: { from: { type: 'string', minLength: 1 }, to: { type: 'string', minLength: 1 } },
  },
  returns: 'value',
  prepare: ({ from, to }, { timeZone }) => {
    const fromPath = String(from)
    const toPath = to === undefined ? undefined : String(to)
    return ({ record, asOf }) => {
      const start = dayAt(record, fromPath, timeZone)
      const end = toPath === undefined ? asOf : dayAt(record, toPath, timeZone)
      if (start instanceof Unknown) return start
      if (end instanceof Unknown) return end
      return start === undefined || end === undefined ? null : daysBetween(start, end)
    }
  },
}

const dayAt = (record: CatalogueRecord, path: string, timeZone: string): string | undefined | Unknown => {
  const written = textAt(record.value, path)
  if (written === undefined) {
    return record.adapter?.carries(path) === false ? notCarried(record.adapter.platform, path) : undefined
  }
  return toDay(written, timeZone) ?? notADay(path, written)
}

const notADay = (path: string, written: string): Unknown =>
  new Unknown({
    en: `${path} "${written}" is not a date like 2026-02-28`,
    zh: `${path}“${written}”不是 2026-02-28 这样的日期`,
  })
