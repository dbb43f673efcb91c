import { jsonLine } from './json-text.ts'
import { orderedError, orderedFinding, orderedUnchecked } from './ordered.ts'
import type { Reporter } from './reporter.ts'

/** One finding per line; then a line with "unchecked" for each rule that could not be judged, one with "error" for each error, one with "note" for each note. */
export const jsonl: Reporter = ({ findings, unchecked, errors, notes = [] }) =>
  [
    ...findings.map(orderedFinding),
    ...unchecked.map((entry) => ({ unchecked: orderedUnchecked(entry) })),
    ...errors.map((error) => ({ error: orderedError(error) })),
    ...notes.map((note) => ({ note: orderedError(note) })),
  ]
    .map(jsonLine)
    .join('')
