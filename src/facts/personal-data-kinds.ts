export const PERSONAL_DATA_KINDS = [
  'mobile',
  'landline',
  'foreign-phone',
  'resident-id',
  'other-id',
  'bank-card',
  'email',
  'wechat',
  'qq',
  'messenger',
  'order-number',
  'waybill',
  'plate',
  'address',
  'name',
] as const
export type PersonalDataKind = (typeof PERSONAL_DATA_KINDS)[number]

/**
 * Whose it is, as the words around say: a customer's or another private person's; the seller's, to be contacted by;
 * the number or address of a service desk; or nothing is said of it.
 */
export const OWNERS = ['person', 'seller', 'service', 'unknown'] as const
export type Owner = (typeof OWNERS)[number]

/** One piece found in a text: places in UTF-16 code units, end exclusive; confidence from 0 to 1. */
export interface Piece {
  kind: PersonalDataKind
  start: number
  end: number
  confidence: number
  /** Written so that a filter would miss it: 一三八…, 138零零…, l38oo…. */
  disguised?: true
}

/** A piece with what the words around say of its owner. */
export interface PersonalData extends Piece {
  whose: Owner
}
