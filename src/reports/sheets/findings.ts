import type { Finding, Result } from '../../findings/finding.ts'
import { wordsOfKind } from './kind.ts'
import { type Reading, type SheetMaker, sheetOf } from './sheet.ts'

/** A row per finding, whatever became of it. */
export const findingsSheet: SheetMaker = (result, labels) =>
  sheetOf('findings', readings(result), result.findings, labels)

const readings = ({ rules, references }: Result): Reading<Finding>[] => {
  const titles = new Map(rules.map(({ id, title }) => [id, title]))
  return [
    ['status', 12, ({ status }, say) => say(status)],
    ['severity', 9, ({ severity }, say) => say(severity)],
    ['topic', 18, ({ topic }) => topic],
    ['rule', 32, ({ rule }) => rule],
    ['title', 36, ({ rule }) => titles.get(rule)],
    ['kind', 10, ({ kind }, say) => wordsOfKind(kind, say)],
    ['record', 18, ({ record }) => record],
    ['store', 14, ({ store }) => store],
    ['field', 18, ({ field }) => field],
    ['file', 30, ({ file }) => file],
    ['line', 7, ({ start }) => start.line],
    ['column', 7, ({ start }) => start.column],
    ['match', 24, ({ match }) => match],
    ['message', 60, ({ message }) => message],
    ['fix', 60, ({ fix }) => fix],
    ['clause', 14, ({ clauses }) => clauses.join(' ')],
    ['law', 40, ({ law }) => law.map((id) => references.law[id] ?? id).join('; ')],
    ['waiver', 12, ({ waiver }, say) => waiver && say(waiver.state)],
    ['expires', 12, ({ waiver }) => waiver?.expires],
    ['fingerprint', 28, ({ fingerprint }) => fingerprint],
  ]
}
