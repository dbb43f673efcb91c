import { createHash } from 'node:crypto'
import { checkRecords } from './check-records.ts'
import type { Config } from './config/config.ts'
import { version } from './config/installation.ts'
import { readerFor } from './config/reader.ts'
import { FIELD_OF_KIND, recordOfLine } from './copy-line.ts'
import { FACTS } from './facts/index.ts'
import { personalDataIn } from './facts/personal-data.ts'
import type { Position } from './files/input-error.ts'
import { allowancesWith } from './findings/allow.ts'
import { excerptOf } from './findings/excerpt.ts'
import type { Finding, Result } from './findings/finding.ts'
import { createLedger } from './findings/ledger.ts'
import { severitiesWith } from './findings/severity.ts'
import { createSpeak } from './findings/speak.ts'
import { leavesOf } from './policy/conditions.ts'
import type { Policy } from './policy/policy.ts'
import type { Day, Rule } from './policy/rule.ts'
import { type Selection, selectRules } from './policy/select.ts'
import type { Kind } from './records/record.ts'

/** A text to judge by itself: the whole of an input, or one line of it. */
export interface Passage {
  /** What reports call the input. */
  file: string
  /** What reports call the text. */
  id: string
  /** The whole input, and where in it the text stands. */
  source: string
  from: number
  to: number
}

export interface ScanRequest {
  passages: readonly Passage[]
  kind: Kind
  category?: readonly string[]
  /** The brand of the goods. */
  brand?: string
  config: Config
  policy: Policy
  selection: Selection
  asOf: Day
  language: Result['language']
}

/** Rules that point at places in a text: the others ask for a whole record, and a text is none. */
export const copyRules = (policy: Policy, selection: Selection, kind: Kind): Rule[] =>
  selectRules(policy, selection).filter(
    (rule) =>
      rule.kinds.includes(kind) &&
      FACTS.get(rule.report.at)?.returns === 'places' &&
      // "price" is a field too: it points at a text only where the rule asks the fact of that name.
      asks(rule, rule.report.at),
  )

/** How many of the rules ask what kind of goods a text speaks of. */
export const askingForClass = (rules: readonly Rule[]): number =>
  rules.filter((rule) => asks(rule, 'classes')).length

const asks = (rule: Rule, fact: string): boolean =>
  [rule.when, rule.require, rule.forbid].some(
    (tree) => tree !== undefined && [...leavesOf(tree)].some(({ leaf }) => leaf.fact === fact),
  )

/**
 * Judges texts by the rules for copy, each as it would stand in a record of the kind.
 * @returns a result as `check` gives it, with places in the texts themselves
 */
export const scanTexts = async (request: ScanRequest): Promise<Result> => {
  const { passages, kind, category, brand, config, policy, asOf, language } = request
  const speak = await createSpeak(language)
  const rules = copyRules(policy, request.selection, kind)
  const ledger = createLedger(policy, rules, speak)
  const ids = passages.map((_, at) => `T${at + 1}`)
  const hidden: Span[][] = []
  const outcome = await checkRecords(
    passages.map(({ source, from, to }, at) =>
      recordOfLine(
        {
          text: source.slice(from, to),
          kind,
          ...(category ? { category } : {}),
          ...(brand ? { record: { brand: { name: brand } } } : {}),
        },
        ids[at] as string,
      ),
    ),
    {
      policy,
      rules,
      asOf,
      reference: false,
      reader: (await readerFor(config))(),
      speak,
      allowanceOf: await allowancesWith(policy.allow),
      severityOf: await severitiesWith(policy.overrides),
      ...(config.platform ? { platform: config.platform } : {}),
      onJudged: (context) => hidden.push(personalDataIn(context).flatMap(spanOf)),
    },
  )
  if (outcome.errors.length > 0) throw new Error(outcome.errors.join('; '))

  const passageOf = new Map(ids.map((id, at) => [id, at]))
  for (const finding of outcome.findings) {
    const at = passageOf.get(finding.record) as number
    ledger.addFinding(inPassage(finding, passages[at] as Passage, kind, hidden[at] ?? []))
  }
  for (const { rule, reason } of outcome.unchecked) ledger.addUnchecked({ rule, kind, reason })
  for (const _ of passages) ledger.addRecord(kind)
  return ledger.close({
    tool: { name: 'ecomply', version: version() },
    asOf,
    language,
    rules: rules.length,
    ...inputOf(passages),
  })
}

interface Span {
  from: number
  to: number
}

const spanOf = ({ span }: { span?: readonly [number, number] }): Span[] =>
  span === undefined ? [] : [{ from: span[0], to: span[1] }]

// The record holds the text as the first string of a line of JSON; what stands there in escapes is counted back.
const inPassage = (finding: Finding, passage: Passage, kind: Kind, hidden: readonly Span[]): Finding => {
  const { file, id, source, from, to } = passage
  const field = FIELD_OF_KIND[kind]
  const text = source.slice(from, to)
  const prefix = `{"${field}":"`.length
  const isPlace = finding.pointer === `/${field}`
  const [start, end] = isPlace
    ? [finding.start, finding.end].map((at) => unescapedOffset(text, at.column - 1 - prefix))
    : [0, 0]
  const [first, last] = [from + (start ?? 0), from + (end ?? 0)]
  return {
    ...finding,
    file,
    record: id,
    pointer: '',
    start: positionOf(source, first),
    end: positionOf(source, last),
    excerpt: excerptOf(
      source,
      first,
      last,
      hidden.map((span) => ({ from: from + span.from, to: from + span.to })),
    ),
  }
}

/** The offset in a text of an offset in its JSON string. */
const unescapedOffset = (text: string, escaped: number): number => {
  let offset = 0
  let written = 0
  for (const character of text) {
    if (written >= escaped) return offset + Math.min(0, escaped - written)
    written += JSON.stringify(character).length - 2
    offset += character.length
  }
  return offset
}

const positionOf = (source: string, offset: number): Position => {
  const before = source.slice(0, offset)
  const lineStart = before.lastIndexOf('\n') + 1
  return { line: before.split('\n').length, column: offset - lineStart + 1, offset }
}

const inputOf = (passages: readonly Passage[]): { files: number; bytes: number; digest: string } => {
  const sources = new Map(passages.map(({ file, source }) => [file, source]))
  const digest = createHash('sha256')
  let bytes = 0
  for (const [file, source] of sources) {
    const content = Buffer.from(source)
    bytes += content.length
    digest.update(`${file}\0${createHash('sha256').update(content).digest('hex')}\n`)
  }
  return { files: sources.size, bytes, digest: `sha256-${digest.digest('hex')}` }
}
