import type { Result, RunError, Unchecked } from '../../findings/finding.ts'
import { wordsIn } from '../words.ts'
import { errorLocation } from './location.ts'
import { message } from './message.ts'

const UNCHECKED = 'ecomply/unchecked'

/** What kept the run from judging everything (SARIF 2.1.0 §3.58): errors first, then rules that went unchecked, then notes. */
export const notifications = (result: Result, ruleIndex: ReadonlyMap<string, number>) => [
  ...result.errors.map((error) => runNotification(error, 'error')),
  ...result.unchecked.map((unchecked) => uncheckedNotification(unchecked, result, ruleIndex)),
  ...(result.notes ?? []).map((note) => runNotification(note, 'note')),
]

/** The ids those notifications use, each once. */
export const notificationDescriptors = ({ errors, unchecked, notes = [] }: Result) => {
  const codes = (entries: readonly RunError[]) => entries.map(({ code }) => code)
  const ids = [...codes(errors), ...(unchecked.length > 0 ? [UNCHECKED] : []), ...codes(notes)]
  return [...new Set(ids)].map((id) => ({ id }))
}

const runNotification = (error: RunError, level: 'error' | 'note') => ({
  descriptor: { id: error.code },
  level,
  message: message(error.message),
  locations: error.file === '' ? [] : [errorLocation(error)],
})

const uncheckedNotification = (
  { rule, kind, records, reason }: Unchecked,
  { language }: Result,
  ruleIndex: ReadonlyMap<string, number>,
) => {
  const words = wordsIn(language)
  const text = words.notChecked.rule({ rule, records: words.records[kind](records), reason })
  return {
    descriptor: { id: UNCHECKED },
    associatedRule: { id: rule, ...(ruleIndex.has(rule) ? { index: ruleIndex.get(rule) } : {}) },
    level: 'note',
    message: message(text),
  }
}
