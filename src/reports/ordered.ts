import type { Position } from '../files/input-error.ts'
import type {
  ChangedOnly,
  ClauseAccount,
  Evidence,
  Finding,
  FindingWaiver,
  LicenceAccount,
  ListedLicence,
  RelatedLocation,
  Result,
  RuleSummary,
  RunError,
  Unchecked,
  WaiverSummary,
} from '../findings/finding.ts'

/** Every key of T has to be written; an absent optional one becomes undefined, which JSON leaves out. */
type Every<T> = { [K in keyof T]-?: unknown }

/** A result rebuilt with its keys in the order of this file, whatever order they were set in. */
export const ordered = (result: Result): Every<Result> => ({
  version: result.version,
  tool: orderedTool(result.tool),
  policy: orderedPolicy(result.policy),
  asOf: result.asOf,
  language: result.language,
  input: orderedInput(result.input),
  summary: orderedSummary(result.summary),
  findings: result.findings.map(orderedFinding),
  unchecked: result.unchecked.map(orderedUnchecked),
  waivers: result.waivers?.map(orderedWaiver),
  errors: result.errors.map(orderedError),
  notes: result.notes?.map(orderedError),
  rules: result.rules.map(orderedRule),
  references: orderedReferences(result.references),
  command: result.command,
  gate: result.gate && orderedGate(result.gate),
  coverage: result.coverage && orderedCoverage(result.coverage),
  licences: result.licences && orderedLicences(result.licences),
})

const orderedTool = ({ name, version }: Result['tool']): Every<Result['tool']> => ({ name, version })

export const orderedPolicy = ({ packs, rules, digest }: Result['policy']): Every<Result['policy']> => ({
  packs: packs.map(orderedPack),
  rules,
  digest,
})

type Pack = Result['policy']['packs'][number]

const orderedPack = ({ name, version, digest }: Pack): Every<Pack> => ({ name, version, digest })

export const orderedInput = ({
  files,
  bytes,
  records,
  digest,
  since,
}: Result['input']): Every<Result['input']> => ({
  files,
  bytes,
  records: orderedRecords(records),
  digest,
  since: since && orderedSince(since),
})

const orderedSince = ({ ref, commit, unchangedFiles, joinedRecords }: ChangedOnly): Every<ChangedOnly> => ({
  ref,
  commit,
  unchangedFiles,
  joinedRecords,
})

type RecordCounts = Result['input']['records']

const orderedRecords = ({ product, store, campaign }: RecordCounts): Every<RecordCounts> => ({
  product,
  store,
  campaign,
})

export const orderedSummary = (summary: Result['summary']): Every<Result['summary']> => ({
  error: summary.error,
  warning: summary.warning,
  info: summary.info,
  evidenced: summary.evidenced,
  waived: summary.waived,
  baselined: summary.baselined,
  unchecked: summary.unchecked,
})

export const orderedFinding = (finding: Finding): Every<Finding> => ({
  rule: finding.rule,
  topic: finding.topic,
  severity: finding.severity,
  message: finding.message,
  fix: finding.fix,
  kind: finding.kind,
  record: finding.record,
  store: finding.store,
  field: finding.field,
  file: finding.file,
  pointer: finding.pointer,
  start: orderedPosition(finding.start),
  end: orderedPosition(finding.end),
  sheet: finding.sheet,
  cell: finding.cell,
  match: finding.match,
  evidence: finding.evidence.map(orderedEvidence),
  clauses: finding.clauses,
  law: finding.law,
  fingerprint: finding.fingerprint,
  status: finding.status,
  settledBy: finding.settledBy,
  evasionOf: finding.evasionOf,
  waiver: finding.waiver && orderedFindingWaiver(finding.waiver),
  textDigest: finding.textDigest,
  allowed: finding.allowed && orderedAllowance(finding.allowed),
  suggestion: finding.suggestion && orderedSuggestion(finding.suggestion),
  related: finding.related?.map(orderedRelated),
  excerpt: orderedExcerpt(finding.excerpt),
})

export const orderedFindingWaiver = ({
  state,
  expires,
  approver,
  ticket,
}: FindingWaiver): Every<FindingWaiver> => ({
  state,
  expires,
  approver,
  ticket,
})

export const orderedWaiver = (waiver: WaiverSummary): Every<WaiverSummary> => ({
  rule: waiver.rule,
  record: waiver.record,
  field: waiver.field,
  state: waiver.state,
  reason: waiver.reason,
  owner: waiver.owner,
  approver: waiver.approver,
  approvedOn: waiver.approvedOn,
  expires: waiver.expires,
  ticket: waiver.ticket,
  findings: waiver.findings,
  endsSoon: waiver.endsSoon,
})

type Allowance = NonNullable<Finding['allowed']>

const orderedAllowance = ({ term, brand, paths, reason }: Allowance): Every<Allowance> => ({
  term,
  brand,
  paths,
  reason,
})

type Suggestion = NonNullable<Finding['suggestion']>

const orderedSuggestion = ({ replace, with: instead }: Suggestion): Every<Suggestion> => ({
  replace,
  with: instead,
})

const orderedPosition = ({ line, column, offset }: Position): Every<Position> => ({ line, column, offset })

export const orderedEvidence = ({
  fact,
  path,
  params,
  operator,
  expected,
  actual,
}: Evidence): Every<Evidence> => ({
  fact,
  path,
  params,
  operator,
  // A fact with no value is said to have none: the contract promises both keys.
  expected: expected ?? null,
  actual: actual ?? null,
})

const orderedRelated = ({
  file,
  pointer,
  start,
  end,
  sheet,
  cell,
  message,
}: RelatedLocation): Every<RelatedLocation> => ({
  file,
  pointer,
  start: orderedPosition(start),
  end: orderedPosition(end),
  sheet,
  cell,
  message,
})

type Excerpt = Finding['excerpt']

const orderedExcerpt = ({ text, start, end }: Excerpt): Every<Excerpt> => ({ text, start, end })

export const orderedUnchecked = ({ rule, kind, reason, records }: Unchecked): Every<Unchecked> => ({
  rule,
  kind,
  reason,
  records,
})

export const orderedError = ({ file, line, column, code, message }: RunError): Every<RunError> => ({
  file,
  line,
  column,
  code,
  message,
})

const orderedRule = (rule: RuleSummary): Every<RuleSummary> => ({
  id: rule.id,
  topic: rule.topic,
  severity: rule.severity,
  title: rule.title,
  description: rule.description,
  clauses: rule.clauses,
  law: rule.law,
})

const orderedReferences = ({ clauses, law }: Result['references']): Every<Result['references']> => ({
  clauses: byKey(clauses),
  law: byKey(law),
})

const byKey = <T>(words: Readonly<Record<string, T>>): Record<string, T> =>
  Object.fromEntries(Object.entries(words).sort(([a], [b]) => (a < b ? -1 : 1)))

type Gate = NonNullable<Result['gate']>

const orderedGate = ({ failOn, maxWarnings, failOnUnchecked, exitCode }: Gate): Every<Gate> => ({
  failOn,
  maxWarnings,
  failOnUnchecked,
  exitCode,
})

type Coverage = NonNullable<Result['coverage']>

const orderedCoverage = ({ sections, clauses }: Coverage): Every<Coverage> => ({
  sections: sections.map(({ id, title }) => ({ id, title })),
  clauses: clauses.map(orderedClause),
})

const orderedClause = ({ id, coverage, gist, kinds, rules }: ClauseAccount): Every<ClauseAccount> => ({
  id,
  coverage,
  gist,
  kinds,
  rules,
})

const orderedLicences = ({ states, entries, more }: LicenceAccount): Every<LicenceAccount> => ({
  states: byKey(states),
  entries: entries.map(orderedLicence),
  more,
})

const orderedLicence = (licence: ListedLicence): Every<ListedLicence> => ({
  type: licence.type,
  name: licence.name,
  number: licence.number,
  holder: licence.holder,
  owner: { kind: licence.owner.kind, id: licence.owner.id, name: licence.owner.name },
  classes: licence.classes,
  status: licence.status,
  problem: licence.problem,
  validTo: licence.validTo,
  daysLeft: licence.daysLeft,
  products: licence.products,
  campaigns: licence.campaigns,
  file: licence.file,
  line: licence.line,
})
