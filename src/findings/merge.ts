import { createHash } from 'node:crypto'
import type { Result, Unchecked } from './finding.ts'
import { byErrorPlace, byPlace, summarise } from './ledger.ts'
import { mergedAudit } from './merge-audit.ts'

/**
 * Why results cannot be one: they were not judged by the same policy, on the same day, in the same language, or one of
 * them looked only at what changed since another commit.
 */
export type Mismatch = 'policy' | 'asOf' | 'language' | 'since'

/** What keeps results from being joined; undefined when nothing does. */
export const mismatch = ([first, ...others]: readonly Result[]): Mismatch | undefined => {
  if (others.some(({ policy }) => policy.digest !== first?.policy.digest)) return 'policy'
  if (others.some(({ asOf }) => asOf !== first?.asOf)) return 'asOf'
  if (others.some(({ language }) => language !== first?.language)) return 'language'
  return others.some(({ input }) => input.since?.commit !== first?.input.since?.commit) ? 'since' : undefined
}

/** Results of the parts of one catalogue as one result, in the order one run would give; they must fit together. */
export const merged = (results: readonly Result[]): Result => {
  const first = results[0] as Result
  const findings = results.flatMap((result) => result.findings).sort(byPlace)
  const unchecked = mergedUnchecked(results.flatMap((result) => result.unchecked))
  const waivers = results.flatMap((result) => result.waivers ?? [])
  const errors = results.flatMap((result) => result.errors).sort(byErrorPlace)
  // No one command gives the whole, and what not every part tells cannot be told of the whole.
  const { command, gate, coverage, licences, ...shared } = first
  const input = mergedInput(results)
  const notes = results.flatMap((result) => result.notes ?? []).sort(byErrorPlace)
  return {
    ...shared,
    input,
    summary: summarise(findings, unchecked),
    findings,
    unchecked,
    ...(waivers.length > 0 ? { waivers } : {}),
    errors,
    ...(notes.length > 0 ? { notes } : {}),
    rules: [...new Map(results.flatMap(({ rules }) => rules).map((rule) => [rule.id, rule])).values()].sort(
      (a, b) => (a.id < b.id ? -1 : 1),
    ),
    references: {
      clauses: Object.assign({}, ...results.map(({ references }) => references.clauses)),
      law: Object.assign({}, ...results.map(({ references }) => references.law)),
    },
    ...mergedAudit(results, { input, findings, unchecked, errors }),
  }
}

const mergedInput = (results: readonly Result[]): Result['input'] => {
  const inputs = results.map(({ input }) => input)
  const digest = createHash('sha256')
  for (const input of inputs) digest.update(`${input.digest}\n`)
  const records: Result['input']['records'] = {}
  for (const input of inputs)
    for (const [kind, count] of Object.entries(input.records) as [keyof typeof records, number][])
      records[kind] = (records[kind] ?? 0) + count
  return {
    files: inputs.reduce((sum, { files }) => sum + files, 0),
    bytes: inputs.reduce((sum, { bytes }) => sum + bytes, 0),
    records,
    digest: `sha256-${digest.digest('hex')}`,
    ...mergedSince(inputs),
  }
}

const mergedSince = (inputs: readonly Result['input'][]): Pick<Result['input'], 'since'> => {
  const [first] = inputs
  if (!first?.since) return {}
  const unchangedFiles = inputs.reduce((sum, { since }) => sum + (since?.unchangedFiles ?? 0), 0)
  const joinedRecords = inputs.reduce((sum, { since }) => sum + (since?.joinedRecords ?? 0), 0)
  return { since: { ...first.since, unchangedFiles, joinedRecords } }
}

const mergedUnchecked = (entries: readonly Unchecked[]): Unchecked[] => {
  const known = new Map<string, Unchecked>()
  for (const entry of entries) {
    const key = JSON.stringify([entry.rule, entry.kind, entry.reason])
    const same = known.get(key)
    known.set(key, same ? { ...same, records: same.records + entry.records } : entry)
  }
  return [...known].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry)
}
