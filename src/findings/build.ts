import { personalDataIn } from '../facts/personal-data.ts'
import type { Place, RelatedPlace } from '../facts/place.ts'
import { textOf } from '../facts/record-path.ts'
import { Unknown } from '../facts/unknown.ts'
import type { Day, Rule } from '../policy/rule.ts'
import { placeInSource, type SourceRange } from '../records/place.ts'
import type { CatalogueRecord, Json } from '../records/record.ts'
import type { Speak } from '../text/localised.ts'
import type { RecordContext } from '../verdicts/context.ts'
import type { RuleInCourt } from '../verdicts/court.ts'
import type { LeafResult } from '../verdicts/verdict.ts'
import { type AllowanceOf, noAllowance } from './allow.ts'
import { evidenceOf } from './evidence.ts'
import { excerptOf } from './excerpt.ts'
import type { Finding, FindingStatus, RelatedLocation } from './finding.ts'
import { createCounting, type FindingIdentity, fingerprintOf, identityText } from './fingerprint.ts'
import { maskPersonalData } from './mask.ts'
import type { FoundHere } from './outcome.ts'
import { plainSeverity, type SeverityOf } from './severity.ts'
import { textDigest } from './text-digest.ts'
import { compileMessage, type ValueReader, valueReader } from './wording.ts'

export interface BuildOptions {
  /** Whether some waiver may speak of a finding: then the digest of its text is needed. */
  mayBeWaived?: (finding: Finding) => boolean
  /** Write with each finding the digest of its text, for the waivers to come. */
  textDigests?: boolean
  allowanceOf?: AllowanceOf
}

/** Turns the breaches of one record after another into findings. */
export type FindingBuilder = (
  entry: RuleInCourt,
  evidence: readonly LeafResult[],
  context: RecordContext,
) => FoundHere[]

/** Builds findings in one language, with the severities that the user's overrides give them. */
export const createFindingBuilder = (
  speak: Speak,
  severityOf: SeverityOf = plainSeverity,
  { mayBeWaived = () => false, textDigests = false, allowanceOf = noAllowance }: BuildOptions = {},
): FindingBuilder => {
  let last: CatalogueRecord | undefined
  let count = createCounting()
  const messages = new Map<Rule, Messages>()
  return (entry, evidence, context) => {
    const { rule } = entry
    const { record } = context
    const severity = severityOf(rule, record.raw.file)
    if (severity === 'off') return []
    if (record !== last) count = createCounting()
    last = record
    const say = messages.get(rule) ?? compileMessages(entry, speak)
    messages.set(rule, say)
    const status: FindingStatus = isEvidenced(rule, record, context.asOf) ? 'evidenced' : 'open'
    const personal = personalDataInSource(context)
    const hiddenIn = (raw: SourceRange['raw']) => [...personal.values()].filter((one) => one.raw === raw)
    const id = maskPersonalData(record.id)
    const store = storeOf(record)
    return placesOf(entry, context).map((place) => {
      const allowed = allowanceOf(place, context)
      const source = personal.get(place) ?? placeInSource(record, place)
      const identity = identityText(identityOf(rule, record, place))
      const nth = count(identity)
      const finding: Finding = {
        rule: rule.id,
        topic: rule.topic,
        severity,
        message: say.message(context, place),
        fix: say.fix(context, place),
        kind: record.kind,
        record: id,
        ...(store === undefined ? {} : { store }),
        field: place.field,
        file: source.raw.file,
        pointer: source.pointer,
        start: source.start,
        end: source.end,
        evidence: evidenceOf(evidence, speak),
        clauses: rule.clauses,
        law: rule.law,
        fingerprint: fingerprintOf(identity, nth),
        status: allowed ? 'waived' : status,
        excerpt: excerptOf(source.raw.text, source.from, source.to, hiddenIn(source.raw)),
      }
      Object.assign(finding, source.cell)
      if (place.match !== undefined) finding.match = maskPersonalData(place.match)
      if (place.evasion && place.term !== undefined) finding.evasionOf = place.term
      const suggestion = suggestionFor(place, source.raw.text.slice(source.from, source.to))
      if (suggestion) finding.suggestion = suggestion
      if (allowed) finding.allowed = allowed
      if (rule.settledBy) finding.settledBy = rule.settledBy
      if (place.related?.length) finding.related = place.related.map((one) => relatedLocation(one, speak))
      if (textDigests) finding.textDigest = textDigest(record, place)
      if (!mayBeWaived(finding)) return { finding, identity, nth }
      return { finding, identity, nth, digest: finding.textDigest ?? textDigest(record, place) }
    })
  }
}

const storeOf = ({ kind, id, value }: CatalogueRecord): string | undefined => {
  const store = kind === 'store' ? id : textOf(value.storeId)
  return store === undefined ? undefined : maskPersonalData(store)
}

// Only where the source holds the match as it is read: what has markup or escapes inside is not mended blindly.
const suggestionFor = ({ match, rewrite }: MarkedPlace, source: string): Finding['suggestion'] | undefined =>
  rewrite === undefined || match !== source || maskPersonalData(match) !== match
    ? undefined
    : { replace: match, with: rewrite }

const relatedLocation = ({ words, ...place }: RelatedPlace, speak: Speak): RelatedLocation => {
  const message = maskPersonalData(speak(words))
  if ('row' in place) return { ...place.row, message }
  const { raw, pointer, start, end, cell } = placeInSource(place.record, place)
  return { file: raw.file, pointer, start, end, ...cell, message }
}

interface Messages {
  message: (context: RecordContext, place: Place) => string
  fix: (context: RecordContext, place: Place) => string
}

const compileMessages = ({ rule, factValue }: RuleInCourt, speak: Speak): Messages => {
  const { at, message, fix } = rule.report
  const readerOf = (name: string): ValueReader<RecordContext> => valueReader(name, at, factValue)
  return { message: compileMessage(message, speak, readerOf), fix: compileMessage(fix, speak, readerOf) }
}

// Escapes, entities and tags can hide a number from a look at the source; the copy's own places cannot be fooled.
const personalDataInSource = (context: RecordContext): ReadonlyMap<Place, SourceRange> =>
  new Map(personalDataIn(context).map((place) => [place, placeInSource(context.record, place)]))

/** A place with what mentions and personal data tell of it. */
type MarkedPlace = Place & { term?: string; kind?: string; evasion?: true; rewrite?: string }

const placesOf = (entry: RuleInCourt, context: RecordContext): readonly MarkedPlace[] => {
  const { at } = entry.rule.report
  const places = entry.factValue(at)?.(context)
  if (Array.isArray(places) && !(places instanceof Unknown) && places.length > 0)
    return places as unknown as Place[]
  return [{ field: at, pointer: `/${at.replaceAll('.', '/')}` }]
}

const identityOf = (rule: Rule, record: CatalogueRecord, place: MarkedPlace): FindingIdentity => ({
  rule: rule.id,
  kind: record.kind,
  record: record.id,
  store: String(record.value.storeId ?? ''),
  field: place.field,
  term: place.term ?? place.kind ?? '',
})

// The record holds a document of a type that settles the rule, still valid on the day.
const isEvidenced = (rule: Rule, record: CatalogueRecord, asOf: Day): boolean => {
  if (!rule.settledBy) return false
  const documents = Array.isArray(record.value.evidence) ? record.value.evidence : []
  return documents.some((document) => settles(document, rule.settledBy ?? [], asOf))
}

const settles = (document: Json, types: readonly string[], asOf: Day): boolean => {
  if (document === null || typeof document !== 'object' || Array.isArray(document)) return false
  const { type, reference, issuedAt, validTo } = document
  if (
    typeof type !== 'string' ||
    !types.includes(type) ||
    typeof reference !== 'string' ||
    reference.trim() === ''
  )
    return false
  if (typeof issuedAt === 'string' && issuedAt.slice(0, 10) > asOf) return false
  return typeof validTo !== 'string' || validTo.slice(0, 10) >= asOf
}
