import type { Localised } from '../text/localised.ts'

/** The value of a fact that cannot be known from the input: it makes a rule unchecked, never passed. */
export class Unknown {
  readonly reason: Localised

  /** @param reason why it cannot be known, in one short sentence without a final stop */
  constructor(reason: Localised) {
    this.reason = reason
  }
}
