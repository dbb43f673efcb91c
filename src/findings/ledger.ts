import type { InputError } from '../files/input-error.ts'
import type { InputNote } from '../files/input-note.ts'
import type { Policy } from '../policy/policy.ts'
import type { Rule } from '../policy/rule.ts'
import { KINDS, type Kind } from '../records/record.ts'
import type { Speak } from '../text/localised.ts'
import type { Finding, Result, RuleSummary, RunError, RunNote, Unchecked } from './finding.ts'
import type { UncheckedHere } from './outcome.ts'

/** Everything a run learns, added as it comes and put in order at the end. */
export interface Ledger {
  addFinding(finding: Finding): void
  addUnchecked(unchecked: UncheckedHere): void
  addError(error: InputError): void
  addNote(note: InputNote): void
  addRecord(kind: Kind): void
  close(
    about: Pick<Result, 'tool' | 'asOf' | 'language' | 'waivers'> & {
      files: number
      bytes: number
      digest: string
      rules: number
      since?: NonNullable<Result['input']['since']>
    },
  ): Result
}

/** Opens the ledger of one run. */
export const createLedger = (policy: Policy, rules: readonly Rule[], speak: Speak): Ledger => {
  const findings: Finding[] = []
  // By rule, kind and reason. On a large catalogue this is asked for every record, so no key is put together.
  const unchecked = new Map<string, Map<string, Unchecked>[]>()
  const errors: InputError[] = []
  const notes: InputNote[] = []
  const records: Partial<Record<Kind, number>> = {}

  return {
    addFinding: (finding) => void findings.push(finding),
    addUnchecked: ({ rule, kind, reason }) => {
      const ofKinds = entryOf(unchecked, rule, () => KINDS.map(() => new Map<string, Unchecked>()))
      const reasons = ofKinds[KINDS.indexOf(kind)] as Map<string, Unchecked>
      entryOf(reasons, reason, () => ({ rule, kind, reason, records: 0 })).records++
    },
    addError: (error) => void errors.push(error),
    addNote: (note) => void notes.push(note),
    addRecord: (kind) => {
      records[kind] = (records[kind] ?? 0) + 1
    },
    close: ({ tool, asOf, language, waivers, files, bytes, digest, rules: ruleCount, since }) => {
      findings.sort(byPlace)
      const uncheckedInOrder = [...unchecked.values()]
        .flatMap((ofKinds) => ofKinds.flatMap((reasons) => [...reasons.values()]))
        .sort((a, b) => order(a.rule, b.rule) || order(a.kind, b.kind) || order(a.reason, b.reason))
      return {
        version: 1,
        tool,
        policy: { packs: policy.packs, rules: ruleCount, digest: policy.digest },
        asOf,
        language,
        input: {
          files,
          bytes,
          records: Object.fromEntries(
            KINDS.filter((kind) => records[kind]).map((kind) => [kind, records[kind]]),
          ),
          digest,
          ...(since ? { since } : {}),
        },
        summary: summarise(findings, uncheckedInOrder),
        findings,
        unchecked: uncheckedInOrder,
        ...(waivers ? { waivers } : {}),
        errors: errors.map((error) => errorLine(error, speak)).sort(byErrorPlace),
        ...(notes.length > 0 ? { notes: notes.map((note) => noteLine(note, speak)).sort(byErrorPlace) } : {}),
        ...namedIn(findings, uncheckedInOrder, policy, rules, speak),
      }
    },
  }
}

const entryOf = <K, V>(map: Map<K, V>, key: K, make: () => V): V => {
  let value = map.get(key)
  if (value === undefined) {
    value = make()
    map.set(key, value)
  }
  return value
}

// Comparison by code unit: the same on every machine, whatever its locale.
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

export const byPlace = (a: Finding, b: Finding): number =>
  order(a.file, b.file) ||
  a.start.offset - b.start.offset ||
  order(a.rule, b.rule) ||
  a.end.offset - b.end.offset

export const byErrorPlace = (a: RunError, b: RunError): number =>
  order(a.file, b.file) ||
  (a.line ?? 0) - (b.line ?? 0) ||
  (a.column ?? 0) - (b.column ?? 0) ||
  order(a.code, b.code)

const errorLine = (error: InputError, speak: Speak): RunError => ({
  ...lineOf(error, speak),
  code: error.code,
})

const noteLine = (note: InputNote, speak: Speak): RunNote => ({
  ...lineOf(note, speak),
  code: note.note,
})

const lineOf = ({ file, at, words }: Omit<InputError, 'code'>, speak: Speak): Omit<RunError, 'code'> => ({
  file,
  ...(at ? { line: at.line, column: at.column } : {}),
  message: speak(words),
})

export const summarise = (
  findings: readonly Finding[],
  unchecked: readonly Unchecked[],
): Result['summary'] => {
  const summary: Result['summary'] = {
    error: 0,
    warning: 0,
    info: 0,
    evidenced: 0,
    waived: 0,
    baselined: 0,
    unchecked: 0,
  }
  for (const { severity, status } of findings) summary[status === 'open' ? severity : status]++
  // Counted as rules: "4 rules unchecked" says more than a number of records.
  summary.unchecked = new Set(unchecked.map((entry) => entry.rule)).size
  return summary
}

const namedIn = (
  findings: readonly Finding[],
  unchecked: readonly Unchecked[],
  policy: Policy,
  rules: readonly Rule[],
  speak: Speak,
): Pick<Result, 'rules' | 'references'> => {
  const named = new Set([...findings.map((finding) => finding.rule), ...unchecked.map((entry) => entry.rule)])
  const shown = rules.filter((rule) => named.has(rule.id)).sort((a, b) => order(a.id, b.id))
  const titles = (ids: Iterable<string>, title: (id: string) => string | undefined): Record<string, string> =>
    Object.fromEntries([...new Set(ids)].sort(order).map((id) => [id, title(id) ?? id]))
  return {
    rules: shown.map((rule) => ruleSummary(rule, speak)),
    references: {
      clauses: titles(
        shown.flatMap((rule) => rule.clauses),
        (id) => policy.clauses[id] && speak(policy.clauses[id].gist),
      ),
      law: titles(
        shown.flatMap((rule) => rule.law),
        (id) => policy.law[id] && speak(policy.law[id].title),
      ),
    },
  }
}

const ruleSummary = (rule: Rule, speak: Speak): RuleSummary => ({
  id: rule.id,
  topic: rule.topic,
  severity: rule.severity,
  title: speak(rule.title),
  description: speak(rule.description ?? rule.title),
  clauses: rule.clauses,
  law: rule.law,
})
