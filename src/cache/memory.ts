import { createDigests } from '../files/file-digest.ts'
import type { Keeping } from './keeping.ts'
import { KeptOutcomes } from './kept-outcomes.ts'

/** Keeps outcomes for as long as the process lives, for one who checks the same files again and again. */
export const createMemory = (): Keeping => {
  let known: { terms: string; outcomes: KeptOutcomes } | undefined
  return {
    outcomes: (terms) => {
      // By other rules nothing of before is of use.
      if (known?.terms !== terms) known = { terms, outcomes: new KeptOutcomes(undefined, terms) }
      return known.outcomes
    },
    digestOf: createDigests(),
  }
}
