import type { Kind } from '../../records/record.ts'
import type { Labels } from './labels.ts'

/** A kind of record in words. "store" alone heads the column of the store that a record belongs to. */
export const wordsOfKind = (kind: Kind, labels: Labels): string => {
  if (kind !== 'store') return labels(kind)
  const words = labels('ofStore')
  return words === 'ofStore' ? kind : words
}
