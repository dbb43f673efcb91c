import type { Rule } from '../policy/rule.ts'
import type { Kind } from '../records/record.ts'
import type { Localised, Speak } from '../text/localised.ts'
import { maskPersonalData } from './mask.ts'
import type { UncheckedHere } from './outcome.ts'

/** Entries that are kept: a reason may name a store, and a catalogue may miss any number of them. */
const MOST_KEPT = 10_000

/**
 * Puts into words why rules could not be judged. What was said before is the same object again: most records of a catalogue
 * leave the same rules unchecked for the same reasons.
 */
export const createUncheckedWords = (
  speak: Speak,
): ((rule: Rule, kind: Kind, reason: Localised) => UncheckedHere) => {
  const known = new Map<Rule, Map<string, UncheckedHere>>()
  let count = 0
  return (rule, kind, why) => {
    const reason = speak(why)
    const ofRule = known.get(rule) ?? new Map<string, UncheckedHere>()
    const said = ofRule.get(reason)
    if (said?.kind === kind) return said
    if (++count > MOST_KEPT) {
      known.clear()
      count = 1
    }
    const entry = { rule: rule.id, kind, reason: maskPersonalData(reason) }
    known.set(rule, ofRule.set(reason, entry))
    return entry
  }
}
