import { COLUMN, type Packed } from '../pack.ts'
import { KINDS, SEVERITIES, STATUSES } from '../view.ts'

/** What the list is narrowed to; an empty list or text means everything. */
export interface Filter {
  query: string
  severity: readonly string[]
  status: readonly string[]
  kind: readonly string[]
  topic: string | undefined
  rule: string | undefined
  file: string | undefined
  store: string | undefined
  clause: string | undefined
  law: string | undefined
}

export type Facet = Exclude<keyof Filter, 'query'>

type Test = (row: readonly number[]) => boolean

/**
 * The findings that a filter lets through, by their numbers.
 * @param without a facet that is not looked at: what would be left if it were chosen otherwise
 */
export const matching = (data: Packed, filter: Filter, without?: Facet): number[] => {
  const tests = testsOf(data, filter, without)
  const found: number[] = []
  for (let at = 0; at < data.findings.length; at++) {
    const row = data.findings[at] as number[]
    if (tests.every((test) => test(row))) found.push(at)
  }
  return found
}

const LISTS: Readonly<Record<string, readonly string[]>> = {
  severity: SEVERITIES,
  status: STATUSES,
  kind: KINDS,
}

const testsOf = (data: Packed, filter: Filter, without: Facet | undefined): Test[] => {
  const tests: Test[] = []
  for (const name of ['severity', 'status', 'kind'] as const) {
    const chosen = filter[name]
    if (name === without || chosen.length === 0) continue
    const wanted = new Set(chosen.map((value) => LISTS[name]?.indexOf(value)))
    tests.push((row) => wanted.has(row[COLUMN[name]]))
  }
  for (const name of ['topic', 'rule', 'file', 'store'] as const) {
    const chosen = filter[name]
    if (name === without || chosen === undefined) continue
    const wanted = data.texts.indexOf(chosen)
    tests.push((row) => row[COLUMN[name]] === wanted)
  }
  for (const [name, column] of [
    ['clause', COLUMN.clauses],
    ['law', COLUMN.law],
  ] as const) {
    const chosen = filter[name]
    if (name === without || chosen === undefined) continue
    const wanted = data.texts.indexOf(chosen)
    const lists = new Set(
      data.lists.flatMap((list, at) =>
        (chosen === '' ? list.length === 0 : list.includes(wanted)) ? [at] : [],
      ),
    )
    tests.push((row) => lists.has(row[column] as number))
  }
  return [...tests, ...queryTests(data, filter.query)]
}

const IN_TEXTS = [
  COLUMN.rule,
  COLUMN.message,
  COLUMN.fix,
  COLUMN.record,
  COLUMN.store,
  COLUMN.field,
  COLUMN.file,
  COLUMN.fingerprint,
]
const SOURCE = [COLUMN.before, COLUMN.span, COLUMN.after]
const IN_LISTS = [COLUMN.notes, COLUMN.clauses, COLUMN.law]

// Every word has to stand somewhere. Each text is looked at once, however many findings hold it; only the source around
// a place is put together for each, since a word may begin before the span and end in it.
const queryTests = ({ texts, lists }: Packed, query: string): Test[] =>
  query
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => {
      const hits = texts.map((text) => text.toLowerCase().includes(word))
      const listHits = lists.map((list) => list.some((text) => hits[text]))
      return (row) =>
        IN_TEXTS.some((column) => hits[row[column] as number]) ||
        IN_LISTS.some((column) => listHits[row[column] as number]) ||
        SOURCE.map((column) => texts[row[column] as number])
          .join('')
          .toLowerCase()
          .includes(word)
    })

/** How many of some findings have each value of a facet, the most frequent first. */
export const valuesOf = (
  data: Packed,
  found: readonly number[],
  facet: Facet,
): [value: string, count: number][] => {
  const counts = new Map<number, number>()
  const add = (key: number): void => void counts.set(key, (counts.get(key) ?? 0) + 1)
  const isList = facet === 'clause' || facet === 'law'
  const column = facet === 'clause' ? COLUMN.clauses : COLUMN[facet]
  for (const at of found) {
    const value = (data.findings[at] as number[])[column] as number
    if (!isList) add(value)
    else {
      const list = data.lists[value] as number[]
      for (const text of list.length === 0 ? [0] : list) add(text)
    }
  }
  const name = (key: number): string => (LISTS[facet] ?? data.texts)[key] as string
  return [...counts]
    .map(([key, count]): [string, number] => [name(key), count])
    .sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
}

/** Findings in another order; what is equal stays in the order of the file, the gravest first. */
export const inOrder = (
  { texts, findings }: Packed,
  found: readonly number[],
  by: 'severity' | 'file' | 'topic' | 'rule' | 'store',
): readonly number[] => {
  if (by === 'severity') return found
  const row = (at: number): number[] => findings[at] as number[]
  const text = (at: number): string => texts[row(at)[COLUMN[by]] as number] as string
  const line = (at: number): number => (by === 'file' ? (row(at)[COLUMN.line] as number) : 0)
  return [...found].sort((a, b) => {
    const [one, other] = [text(a), text(b)]
    return one < other ? -1 : one > other ? 1 : line(a) - line(b) || a - b
  })
}
