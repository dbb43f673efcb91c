import type { JsonObject } from '../records/record.ts'
import type { Localised } from '../text/localised.ts'
import type { Words } from './build.ts'
import type { Context, ContextTest } from './context.ts'
import type { Rule, Severity } from './rule.ts'

/** A word list after its builds were expanded (schemas/lexicon.schema.json). */
export interface Lexicon {
  name: string
  title: Localised
  terms: Term[]
}

export interface Term {
  /** What is looked for: the term, or a piece that the terms of a large build share. */
  term: string
  /** Of a build: the parts before and behind the piece, one word of each; compared only where the piece is found. */
  before?: readonly (readonly string[])[]
  rest?: readonly (readonly string[])[]
  /** Longer harmless phrases that contain the term and swallow the hit. */
  phrases: readonly string[]
  /** Any of these makes a hit harmless. */
  unless: readonly ContextTest[]
  /** All of these must hold for a hit to count. */
  when?: readonly ContextTest[]
  /** Set for a hidden spelling: the same as it is written plainly, word by word. */
  plain?: Words
  /** What may safely stand in its place: a neutral word, or nothing. */
  rewrite?: string
}

/** One obligation of the policy (the clause register, clauses.yaml). */
export interface Clause {
  id: string
  check: 'automatic' | 'partial' | 'attestation'
  gist: Localised
}

/** One article of law that rules may cite (the law register, law.yaml): "food-safety-law/35". */
export interface LawArticle {
  id: string
  title: Localised
}

export interface PackInfo {
  name: string
  version: string
  /** sha256 over the pack's files, in order of their paths. */
  digest: string
}

/** A term that a brand's or some files' copy may use, with the reason (`allow` of ecomply.yaml). */
export interface Allowance {
  term: string
  brand?: string
  /** Globs of files. */
  paths?: readonly string[]
  reason: string
}

/** Everything the run judges by, resolved: packs, overrides, registers. Plain data, so it can be stored as JSON. */
export interface Policy {
  packs: PackInfo[]
  /** sha256 over the resolved policy: the same digest means the same verdicts. */
  digest: string
  rules: Rule[]
  /** Ids of rules that the configuration turned off; they are not among `rules`. */
  turnedOff: readonly string[]
  lexicons: Record<string, Lexicon>
  /** All rules were prepared once when the program was built, and nothing of them was changed since. */
  isChecked?: boolean
  /** The index of all words of the lexicons, where the build made it for just these and these contexts (facts/word-index.ts). */
  packedWords?: () => Uint8Array | undefined
  contexts: Record<string, Context>
  /** Tables by name ("classes", "licences", "identifiers"): rows as the table's schema allows them. */
  tables: Record<string, { rows: JsonObject[] }>
  clauses: Record<string, Clause>
  /** Titles of the register's chapters and sections, by number: "2.3". */
  sections: Record<string, Localised>
  law: Record<string, LawArticle>
  /** Severities for records of some files; later entries win. */
  overrides: readonly { paths: readonly string[]; rules: Readonly<Record<string, Severity | 'off'>> }[]
  /** Findings of these terms are waived where the entry says. */
  allow: readonly Allowance[]
  /** Days are counted in this zone: "Asia/Shanghai". */
  timeZone: string
}
