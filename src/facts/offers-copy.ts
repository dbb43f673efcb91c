import type { CatalogueRecord } from '../records/record.ts'
import { type CopyText, readCopy } from './copy-text.ts'
import type { FactContext } from './fact.ts'
import { type CopyOffer, findOffers } from './offers-parse.ts'
import { onceKey } from './once.ts'
import type { Place } from './place.ts'

/** An offer, with the text it stands in. */
export interface StatedOffer {
  copy: CopyText
  offer: CopyOffer
}

/** What the copy of a campaign says, read once for all rules. */
export interface Statements {
  stated: readonly StatedOffer[]
  /** The copy of each channel and the rules, as a buyer reads them. */
  texts: readonly CopyText[]
  /** True when some of it is only pictures. */
  unread: boolean
}

const KEY = onceKey()

/** The offers, limits and periods that titles, bodies and the rules of a campaign state, in their order. */
export const statementsOf = (context: FactContext): Statements =>
  context.once(KEY, () => {
    const texts = readCopy(context).filter(
      ({ field }) => field.path === 'rulesText' || field.path === 'copy.title' || field.path === 'copy.body',
    )
    return {
      texts,
      stated: texts.flatMap((copy) => findOffers(copy.text).map((offer): StatedOffer => ({ copy, offer }))),
      unread: texts.some((copy) => !copy.readable),
    }
  })

/** Where a statement stands. */
export const placeOfStated = (
  record: CatalogueRecord,
  { copy, offer }: StatedOffer,
): Place & { span: readonly [number, number] } => {
  const span = copy.span(offer.start, offer.end)
  return {
    field: copy.field.path,
    pointer: record.copyPointers()[copy.index] as string,
    span,
    match: copy.source.slice(...span),
  }
}
