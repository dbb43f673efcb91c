import type { Finding, Result } from './finding.ts'

/** What happened between two runs over one catalogue, by fingerprint. */
export interface Comparison {
  appeared: Finding[]
  fixed: Finding[]
  remaining: Finding[]
}

/** The open findings of two results against each other; accepted ones are neither new nor fixed while they are found. */
export const compare = (before: Pick<Result, 'findings'>, after: Pick<Result, 'findings'>): Comparison => {
  const wasOpen = new Set(openOf(before).map(({ fingerprint }) => fingerprint))
  const isFound = new Set(after.findings.map(({ fingerprint }) => fingerprint))
  return {
    appeared: openOf(after).filter(({ fingerprint }) => !wasOpen.has(fingerprint)),
    fixed: openOf(before).filter(({ fingerprint }) => !isFound.has(fingerprint)),
    remaining: openOf(after).filter(({ fingerprint }) => wasOpen.has(fingerprint)),
  }
}

const openOf = ({ findings }: Pick<Result, 'findings'>): Finding[] =>
  findings.filter(({ status }) => status === 'open')
