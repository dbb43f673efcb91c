import { checkRecords } from './check-records.ts'
import type { LabelledLine } from './config/labels.ts'
import { recordOfLine } from './copy-line.ts'
import type { Finding } from './findings/finding.ts'
import { EXAMPLE_DAY } from './policy/examples.ts'
import type { Policy } from './policy/policy.ts'
import type { Rule } from './policy/rule.ts'
import type { RecordReader } from './records/read.ts'

/** How often a topic was labelled, found, and found where it is labelled. One line counts once. */
export interface Count {
  labelled: number
  found: number
  right: number
}

/** A topic that was labelled and not found, or found and not labelled. */
export interface Mistake {
  line: LabelledLine
  topic: string
  /** The findings that make a false alarm; none for a miss. */
  findings: readonly Finding[]
}

/** How well the rules do on labelled lines, at warning and above. */
export interface Measure {
  lines: number
  topics: ReadonlyMap<string, Count>
  micro: Count
  ordinary: { lines: number; flagged: number }
  misses: Mistake[]
  falseAlarms: Mistake[]
  /** Lines that could not be read as a record: the set itself is wrong. */
  errors: string[]
}

/** Of what was found, the share that is labelled so; undefined when nothing was found. */
export const precisionOf = ({ found, right }: Count): number | undefined =>
  found === 0 ? undefined : right / found

/** Of what is labelled, the share that was found; undefined when nothing is labelled. */
export const recallOf = ({ labelled, right }: Count): number | undefined =>
  labelled === 0 ? undefined : right / labelled

/**
 * Judges labelled lines, each as a record of its own, and compares topics: those of the findings at warning and
 * above with those of the labels. Only topics that are labelled somewhere count: a line is no whole listing, and what
 * it lacks as one says nothing of its words.
 */
export const measure = async (
  lines: readonly LabelledLine[],
  about: { policy: Policy; rules: readonly Rule[]; reader: RecordReader },
): Promise<Measure> => {
  const records = lines.map((line, at) => recordOfLine(line, idOf(at)))
  const outcome = await checkRecords(records, { ...about, asOf: EXAMPLE_DAY, reference: false })
  const measured = new Set(lines.flatMap((line) => line.topics))
  const topics = new Map<string, Count>([...measured].sort().map((topic) => [topic, emptyCount()]))
  const findingsOf = groupByRecord(outcome.findings)
  const result: Measure = {
    lines: lines.length,
    topics,
    micro: emptyCount(),
    ordinary: { lines: 0, flagged: 0 },
    misses: [],
    falseAlarms: [],
    errors: outcome.errors,
  }
  for (const [at, line] of lines.entries()) {
    const findings = (findingsOf.get(idOf(at)) ?? []).filter(({ topic }) => measured.has(topic))
    compare(result, line, findings)
  }
  for (const { labelled, found, right } of topics.values()) {
    result.micro.labelled += labelled
    result.micro.found += found
    result.micro.right += right
  }
  return result
}

const compare = (result: Measure, line: LabelledLine, findings: readonly Finding[]): void => {
  const found = new Set(findings.map(({ topic }) => topic))
  if (line.ordinary) {
    result.ordinary.lines++
    if (found.size > 0) result.ordinary.flagged++
  }
  for (const [topic, count] of result.topics) {
    const isLabelled = line.topics.includes(topic)
    if (isLabelled) count.labelled++
    if (found.has(topic)) count.found++
    if (isLabelled && found.has(topic)) count.right++
    if (isLabelled && !found.has(topic)) result.misses.push({ line, topic, findings: [] })
    if (!isLabelled && found.has(topic))
      result.falseAlarms.push({ line, topic, findings: findings.filter((one) => one.topic === topic) })
  }
}

const emptyCount = (): Count => ({ labelled: 0, found: 0, right: 0 })

const idOf = (at: number): string => `L${at + 1}`

const groupByRecord = (findings: readonly Finding[]): Map<string, Finding[]> => {
  const groups = new Map<string, Finding[]>()
  for (const finding of findings) {
    if (finding.severity === 'info' || finding.status !== 'open') continue
    const group = groups.get(finding.record)
    if (group) group.push(finding)
    else groups.set(finding.record, [finding])
  }
  return groups
}
