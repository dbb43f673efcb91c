import type { Place } from '../facts/place.ts'
import type { Speak } from '../text/localised.ts'
import type { LeafResult } from '../verdicts/verdict.ts'
import type { Evidence } from './finding.ts'
import { maskPersonalData } from './mask.ts'
import { isLocalised } from './wording.ts'

const LONGEST_TEXT = 120
const MOST_ITEMS = 5
const DEEPEST = 3

/** What a verdict rests on, small and masked: fact, operator, what was asked and what was found. */
export const evidenceOf = (results: readonly LeafResult[], speak: Speak): Evidence[] =>
  results.map(({ leaf, actual, expected }) => {
    const evidence: Evidence = {
      fact: leaf.fact,
      operator: leaf.operator,
      expected: summarise(expected, speak, 0),
      actual: summarise(actual, speak, 0),
    }
    if (leaf.path !== undefined) evidence.path = leaf.path
    if (leaf.params !== undefined) evidence.params = leaf.params
    return evidence
  })

const summarise = (value: unknown, speak: Speak, depth: number): unknown => {
  if (value === undefined || value === null) return null
  if (typeof value === 'string') return maskPersonalData(clip(value))
  if (typeof value !== 'object') return value
  if (isLocalised(value)) return speak(value)
  if (depth >= DEEPEST) return '…'
  if (Array.isArray(value)) {
    const items = value
      .slice(0, MOST_ITEMS)
      .map((item) => (isPlace(item) ? placeSummary(item) : summarise(item, speak, depth + 1)))
    return value.length > MOST_ITEMS ? [...items, `… ${value.length - MOST_ITEMS} more`] : items
  }
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, 12)
      .map(([key, item]) => [key, summarise(item, speak, depth + 1)]),
  )
}

/** What mentions and personal data tell beyond their place. */
interface PlaceDetails {
  term?: string
  kind?: string
  evasion?: true
  exemptions?: readonly string[]
}

const isPlace = (value: unknown): value is Place & PlaceDetails =>
  typeof value === 'object' &&
  value !== null &&
  typeof (value as Place).pointer === 'string' &&
  typeof (value as Place).field === 'string'

const placeSummary = ({ field, term, kind, match, evasion, exemptions }: Place & PlaceDetails): object => {
  const summary: Record<string, unknown> = { field }
  if (term !== undefined) summary.term = term
  if (kind !== undefined) summary.kind = kind
  if (match !== undefined) summary.match = maskPersonalData(clip(match))
  if (evasion) summary.evasion = true
  // What nearly applied, so that a reader sees why it did not.
  if (exemptions) summary.exemptions = exemptions.slice(0, MOST_ITEMS)
  return summary
}

const clip = (text: string): string =>
  text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text
