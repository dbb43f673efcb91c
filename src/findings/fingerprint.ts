import crypto, { createHash } from 'node:crypto'
import type { Finding } from './finding.ts'
import type { FoundHere } from './outcome.ts'

/** What makes a finding the same finding tomorrow: no file, line or list position, and no personal data. */
export interface FindingIdentity {
  rule: string
  kind: string
  record: string
  /** The store the record belongs to, since two stores may use one SKU. */
  store: string
  /** Canonical path without list positions. */
  field: string
  /** The lexicon's term, or the kind of personal data; never the matched text. */
  term: string
}

/** An identity as one text. */
export const identityText = ({ rule, kind, record, store, field, term }: FindingIdentity): string =>
  JSON.stringify([rule, kind, store, record, field, term])

/**
 * A fingerprint that survives reordering, reformatting and moving a record to another file.
 * @param nth findings with the same identity are told apart by their order in the run, from 0
 */
export const fingerprintOf = (identity: string, nth: number): string =>
  sha256(`${identity}#${nth}`).slice(0, 24)

/** Counts findings of one identity, from 0. */
export const createCounting = (): ((identity: string) => number) => {
  const seen = new Map<string, number>()
  return (identity) => {
    const nth = seen.get(identity) ?? 0
    seen.set(identity, nth + 1)
    return nth
  }
}

/**
 * Gives findings the fingerprints they have in a whole run, told one after another in the order of the run. The finding it
 * gives may be changed, the one it was given is left as it was.
 */
export const createNumbering = (): ((found: FoundHere) => Finding) => {
  const count = createCounting()
  return ({ finding, identity, nth }) => {
    const before = count(identity)
    return before === nth ? { ...finding } : { ...finding, fingerprint: fingerprintOf(identity, before) }
  }
}

// In one call where this version of Node can (20.12 and later): several times as fast on short texts.
const sha256: (text: string) => string =
  typeof crypto.hash === 'function'
    ? (text) => crypto.hash('sha256', text)
    : (text) => createHash('sha256').update(text).digest('hex')
