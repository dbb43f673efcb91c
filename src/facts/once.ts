/** Names a value that is computed once for each record and shared by facts. */
export interface OnceKey {
  /** Position among all keys, so that a record's values stand in a plain list. */
  readonly index: number
}

let count = 0

/** A new key, made when a module is loaded or a fact is prepared: never for a record. */
export const onceKey = (): OnceKey => ({ index: count++ })
