import { type FindingView, KINDS, SEVERITIES, STATUSES } from './view.ts'

/**
 * Findings in few bytes: every text once, and a list of numbers for each finding. `texts[0]` is the empty text, `lists[0]`
 * the empty list.
 */
export interface Packed {
  texts: string[]
  /** Lists of texts, by their numbers. */
  lists: number[][]
  findings: number[][]
}

/** Packs findings; `unpack` gives them again. */
export const pack = (views: readonly FindingView[]): Packed => {
  const texts = numbering<string>((text) => text, [''])
  const lists = numbering<number[]>((list) => list.join(), [[]])
  const list = (items: readonly string[]): number => lists.numberOf(items.map(texts.numberOf))
  const findings = views.map((view) => [
    texts.numberOf(view.rule),
    texts.numberOf(view.topic),
    SEVERITIES.indexOf(view.severity),
    STATUSES.indexOf(view.status),
    texts.numberOf(view.message),
    texts.numberOf(view.fix),
    KINDS.indexOf(view.kind),
    texts.numberOf(view.record),
    texts.numberOf(view.store),
    texts.numberOf(view.field),
    texts.numberOf(view.file),
    view.line,
    view.column,
    texts.numberOf(view.before),
    texts.numberOf(view.span),
    texts.numberOf(view.after),
    list(view.evidence),
    list(view.notes),
    list(view.clauses),
    list(view.law),
    texts.numberOf(view.fingerprint),
  ])
  return { texts: texts.items, lists: lists.items, findings }
}

const numbering = <T>(keyOf: (item: T) => string, items: T[]) => {
  const numbers = new Map(items.map((item, at) => [keyOf(item), at]))
  const numberOf = (item: T): number => {
    const key = keyOf(item)
    let number = numbers.get(key)
    if (number === undefined) {
      number = items.length
      numbers.set(key, number)
      items.push(item)
    }
    return number
  }
  return { items, numberOf }
}

/** One packed finding as it was. */
export const unpack = ({ texts, lists, findings }: Packed, at: number): FindingView => {
  const row = findings[at] as number[]
  const text = (column: number): string => texts[row[column] as number] as string
  const list = (column: number): string[] =>
    (lists[row[column] as number] as number[]).map((number) => texts[number] as string)
  return {
    rule: text(0),
    topic: text(1),
    severity: SEVERITIES[row[2] as number] as FindingView['severity'],
    status: STATUSES[row[3] as number] as FindingView['status'],
    message: text(4),
    fix: text(5),
    kind: KINDS[row[6] as number] as FindingView['kind'],
    record: text(7),
    store: text(8),
    field: text(9),
    file: text(10),
    line: row[11] as number,
    column: row[12] as number,
    before: text(13),
    span: text(14),
    after: text(15),
    evidence: list(16),
    notes: list(17),
    clauses: list(18),
    law: list(19),
    fingerprint: text(20),
  }
}

/** Columns of a packed finding that a list of findings is filtered and ordered by. */
export const COLUMN = {
  rule: 0,
  topic: 1,
  severity: 2,
  status: 3,
  message: 4,
  fix: 5,
  kind: 6,
  record: 7,
  store: 8,
  field: 9,
  file: 10,
  line: 11,
  column: 12,
  before: 13,
  span: 14,
  after: 15,
  notes: 17,
  clauses: 18,
  law: 19,
  fingerprint: 20,
} as const
