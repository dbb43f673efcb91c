import type { Finding, Result } from '../../findings/finding.ts'
import { orderedEvidence, orderedFindingWaiver } from '../ordered.ts'
import { acceptedText } from '../waiver-text.ts'
import { type Words, wordsIn } from '../words.ts'
import { findingChange, findingLocation, relatedLocations } from './location.ts'
import { message } from './message.ts'
import { LEVELS } from './rules.ts'

/** The findings as results (SARIF 2.1.0 §3.27); those that no longer count are suppressed, with the reason. */
export const results = ({ findings, language }: Result, ruleIndex: ReadonlyMap<string, number>) => {
  const words = wordsIn(language)
  return findings.map((finding) => ({
    ruleId: finding.rule,
    ...(ruleIndex.has(finding.rule) ? { ruleIndex: ruleIndex.get(finding.rule) } : {}),
    level: LEVELS[finding.severity],
    message: message(finding.message),
    locations: [findingLocation(finding)],
    ...(finding.related ? { relatedLocations: relatedLocations(finding.related) } : {}),
    partialFingerprints: { 'ecomply/v1': finding.fingerprint },
    suppressions: suppressions(finding, words),
    ...fixes(finding, words),
    properties: {
      kind: finding.kind,
      record: finding.record,
      field: finding.field,
      status: finding.status,
      topic: finding.topic,
      clauses: finding.clauses,
      law: finding.law,
      evidence: finding.evidence.map(orderedEvidence),
      fix: finding.fix,
      ...(finding.waiver ? { waiver: orderedFindingWaiver(finding.waiver) } : {}),
      ...(finding.evasionOf ? { evasionOf: finding.evasionOf } : {}),
      ...(finding.settledBy ? { settledBy: finding.settledBy } : {}),
    },
  }))
}

const fixes = (finding: Finding, words: Words) => {
  const { suggestion } = finding
  if (!suggestion) return {}
  const description = message(words.suggestion(suggestion))
  return { fixes: [{ description, artifactChanges: [findingChange(finding, suggestion.with)] }] }
}

// An empty list says that the finding is not suppressed; no list would leave it unknown.
const suppressions = (finding: Finding, words: Words) => {
  if (finding.status === 'open') return []
  const justification = acceptedText(finding, words) ?? words.suppressed[finding.status]
  return [{ kind: 'external', status: 'accepted', justification }]
}
