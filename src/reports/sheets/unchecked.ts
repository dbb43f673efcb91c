import type { Result, RunError, Unchecked } from '../../findings/finding.ts'
import { wordsOfKind } from './kind.ts'
import { type Reading, type SheetMaker, sheetOf } from './sheet.ts'

type Entry = ({ is: 'unchecked' } & Unchecked) | ({ is: 'unreadable' | 'note' } & RunError)

/** What could not be read or judged, how files were read, and which rules were not checked for how many records, and why. */
export const uncheckedSheet: SheetMaker = (result, labels) =>
  sheetOf('unchecked', READINGS, entriesOf(result), labels)

const entriesOf = ({ errors, unchecked, notes = [] }: Result): Entry[] => [
  ...errors.map((error) => ({ is: 'unreadable' as const, ...error })),
  ...unchecked.map((entry) => ({ is: 'unchecked' as const, ...entry })),
  ...notes.map((note) => ({ is: 'note' as const, ...note })),
]

const READINGS: readonly Reading<Entry>[] = [
  ['status', 14, ({ is }, say) => say(is)],
  ['rule', 36, (entry) => (entry.is === 'unchecked' ? entry.rule : entry.code)],
  ['kind', 10, (entry, say) => (entry.is === 'unchecked' ? wordsOfKind(entry.kind, say) : null)],
  ['records', 10, (entry) => (entry.is === 'unchecked' ? entry.records : null)],
  ['file', 30, (entry) => (entry.is === 'unchecked' ? null : entry.file)],
  ['line', 7, (entry) => (entry.is === 'unchecked' ? null : entry.line)],
  ['reason', 90, (entry) => (entry.is === 'unchecked' ? entry.reason : entry.message)],
]
