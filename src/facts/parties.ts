import type { CatalogueRecord } from '../records/record.ts'
import { fold } from '../text/fold.ts'
import { textAt } from './record-path.ts'

/**
 * True when a paper is made out to somebody who is neither the firm behind a store nor its representative. A branch may
 * trade under the firm's papers and the firm under its branch's, and brackets and blanks are set in different ways.
 * @param holder as written; of a paper without a holder, or a store without a firm, nothing can be said
 */
export const isOtherParty = (holder: string | undefined, { value }: CatalogueRecord): boolean => {
  const held = partyOf(holder)
  const firm = partyOf(textAt(value, 'legal.name'))
  if (held === undefined || firm === undefined) return false
  const own = [firm, partyOf(textAt(value, 'legal.representative')), partyOf(textAt(value, 'name'))]
  return !own.some((name) => name !== undefined && (held.startsWith(name) || name.startsWith(held)))
}

/** True when two names are one party's; a branch is taken for its firm. */
export const isSameParty = (one: string, other: string): boolean => {
  const [a, b] = [partyOf(one), partyOf(other)]
  return a === undefined || b === undefined || a.startsWith(b) || b.startsWith(a)
}

const partyOf = (written: string | undefined): string | undefined =>
  written === undefined ? undefined : fold(written).replace(SIGNS, '') || undefined

const SIGNS = /[\s()[\]{}<>.,·・。，（）【】]/g
