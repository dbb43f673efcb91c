import type { JsonObject } from '../records/record.ts'
import { toDay, toInstant } from './day.ts'
import { type Check, type Entry, entriesOf, problemAt, relatedAt, stringIn } from './plan-check.ts'
import { findAll } from './record-path.ts'

const approved = (campaign: JsonObject): Entry[] =>
  entriesOf(campaign, 'approvals').filter(({ value }) => value.decision === 'approved')

const stepOf = ({ value }: Entry): string => stringIn(value, 'step') ?? ''

const RANK: Readonly<Record<string, number>> = { draft: 0, legal: 1, brand: 1, finance: 1, final: 2 }

/** True when the first of two dates is later: by the clock where both have one, else by the day. */
const isLater = (a: string | undefined, b: string | undefined, timeZone: string): boolean => {
  const [dayA, dayB] = [toDay(a, timeZone), toDay(b, timeZone)]
  if (dayA === undefined || dayB === undefined) return false
  if (dayA !== dayB) return dayA > dayB
  const [timeA, timeB] = [a?.trim() ?? '', b?.trim() ?? '']
  if (timeA.length <= 10 || timeB.length <= 10) return false
  return (toInstant(timeA, timeZone) ?? 0) > (toInstant(timeB, timeZone) ?? 0)
}

/** A step of the approval that came before one it rests on. */
export const approvalOrder: Check = ({ record }, timeZone) => {
  const steps = approved(record.value)
  return steps.flatMap((later) => {
    const early = steps.find(
      (earlier) =>
        (RANK[stepOf(earlier)] ?? 9) < (RANK[stepOf(later)] ?? -1) &&
        isLater(stringIn(earlier.value, 'at'), stringIn(later.value, 'at'), timeZone),
    )
    if (!early) return []
    return [
      problemAt(`${later.pointer}/at`, {
        term: stepOf(later),
        step: stepOf(later),
        before: stepOf(early),
        ...relatedAt(record, `${early.pointer}/at`, {
          en: `${stepOf(early)} came only at ${stringIn(early.value, 'at')}`,
          zh: `${stepOf(early)} 的时间为 ${stringIn(early.value, 'at')}`,
        }),
      }),
    ]
  })
}

/** One person who wrote the plan, or reviewed it, and gave the final approval. */
export const samePerson: Check = ({ record }) => {
  const steps = approved(record.value)
  const final = steps.filter((step) => stepOf(step) === 'final')
  return final.flatMap((last) => {
    const by = stringIn(last.value, 'by')
    if (by === undefined) return []
    const other = steps.find((step) => stepOf(step) !== 'final' && stringIn(step.value, 'by') === by)
    const pointer = other
      ? `${other.pointer}/by`
      : stringIn(record.value, 'owner') === by
        ? '/owner'
        : undefined
    if (pointer === undefined) return []
    const role = other ? stepOf(other) : 'owner'
    return [
      problemAt(`${last.pointer}/by`, {
        term: role,
        role,
        ...relatedAt(record, pointer, { en: `the same person as ${role}`, zh: `与 ${role} 为同一人` }),
      }),
    ]
  })
}

/** An approval without a name or a date. */
export const approvalIncomplete: Check = ({ record }) =>
  approved(record.value).flatMap((step) => missing(step, ['by', 'at']))

/** A review without a person, a date or an outcome. */
export const reviewIncomplete: Check = ({ record }) =>
  entriesOf(record.value, 'reviews').flatMap((review) => missing(review, ['by', 'at', 'outcome']))

const missing = (entry: Entry, names: readonly string[]) => {
  const lacking = names.filter((name) => stringIn(entry.value, name) === undefined)
  const term = stepOf(entry) || (stringIn(entry.value, 'aspect') ?? '')
  return lacking.length === 0 ? [] : [problemAt(entry.pointer, { term, step: term, lacking })]
}

/** A review that did not pass, or that only passed on a condition nobody wrote down. */
export const reviewFailed: Check = ({ record }) =>
  entriesOf(record.value, 'reviews').flatMap(({ pointer, value }) => {
    const isOpen =
      value.outcome === 'failed' ||
      value.outcome === 'pending' ||
      (value.outcome === 'conditional' && stringIn(value, 'note') === undefined)
    const term = stringIn(value, 'aspect') ?? ''
    return isOpen ? [problemAt(`${pointer}/outcome`, { term, aspect: term, outcome: value.outcome })] : []
  })

/** A review that came after the final approval, or after the campaign had begun. */
export const reviewLate: Check = ({ record }, timeZone) => {
  const final = approved(record.value).find((step) => stepOf(step) === 'final')
  const start = stringIn(record.value, 'start')
  return entriesOf(record.value, 'reviews').flatMap(({ pointer, value }) => {
    const at = stringIn(value, 'at')
    const limit =
      final && isLater(at, stringIn(final.value, 'at'), timeZone) ? `${final.pointer}/at` : undefined
    const place = limit ?? (isLater(at, start, timeZone) ? '/start' : undefined)
    if (place === undefined) return []
    const words =
      place === '/start'
        ? { en: 'the campaign begins here', zh: '活动开始时间' }
        : { en: 'the final approval', zh: '最终批准时间' }
    const term = stringIn(value, 'aspect') ?? ''
    return [problemAt(`${pointer}/at`, { term, aspect: term, at, ...relatedAt(record, place, words) })]
  })
}

const DATED = [
  'approvals.*.at',
  'reviews.*.at',
  'changes.*.at',
  'monitoring.*.at',
  'postReview.at',
  'evaluation.at',
]
const FURTHER = [
  'createdAt',
  'warmUp',
  'execution.startedAt',
  'execution.endedAt',
  'lottery.drawAt',
  'archive.keptUntil',
]

/** What has been done is dated in the future. */
export const datedAhead: Check = ({ record, asOf }, timeZone) =>
  [...DATED, 'createdAt', 'execution.startedAt'].flatMap((path) =>
    findAll(record.value, path).flatMap(({ pointer, value }) => {
      const day = toDay(value, timeZone)
      return day !== undefined && day > asOf ? [problemAt(pointer, { date: value })] : []
    }),
  )

/** A date of the plan that is none. */
export const dateUnreadable: Check = ({ record }, timeZone) =>
  [...DATED, ...FURTHER].flatMap((path) =>
    findAll(record.value, path).flatMap(({ pointer, value }) =>
      typeof value === 'string' && value.trim() !== '' && toDay(value, timeZone) === undefined
        ? [problemAt(pointer, { date: value })]
        : [],
    ),
  )

/** A change after the final approval that nobody approved. */
export const changeUnapproved: Check = ({ record }, timeZone) => {
  const final = approved(record.value)
    .filter((step) => stepOf(step) === 'final')
    .at(-1)
  if (!final) return []
  return entriesOf(record.value, 'changes').flatMap(({ pointer, value }) => {
    if (!isLater(stringIn(value, 'at'), stringIn(final.value, 'at'), timeZone)) return []
    if (value.decision === 'rejected' || value.decision === 'pending') return []
    if (stringIn(value, 'approvedBy') ?? stringIn(value, 'approvedAt')) return []
    return [
      problemAt(pointer, {
        term: 'change',
        what: value.what ?? null,
        ...relatedAt(record, `${final.pointer}/at`, { en: 'the plan was approved here', zh: '方案批准时间' }),
      }),
    ]
  })
}

/** A change that was told to nobody. */
export const changeUnreported: Check = ({ record }) =>
  entriesOf(record.value, 'changes').flatMap(({ pointer, value }) =>
    stringIn(value, 'reportedTo') === undefined ? [problemAt(pointer, { what: value.what ?? null })] : [],
  )

/** A change that took effect before it was approved, or that nobody decided on. */
export const changeUndecided: Check = ({ record }, timeZone) =>
  entriesOf(record.value, 'changes').flatMap(({ pointer, value }) => {
    const early = isLater(stringIn(value, 'approvedAt'), stringIn(value, 'effectiveAt'), timeZone)
    const open =
      value.decision === 'pending' || (value.decision === 'rejected' && stringIn(value, 'effectiveAt'))
    return early || open ? [problemAt(pointer, { what: value.what ?? null })] : []
  })
