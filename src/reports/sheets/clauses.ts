import type { ClauseAccount, Result } from '../../findings/finding.ts'
import { wordsOfKind } from './kind.ts'
import { type Reading, type SheetMaker, sheetOf } from './sheet.ts'

/**
 * A row per clause of the register: how it is covered, and how many findings and unchecked rules touch it. A result that
 * does not hold the register gives those that its rules name.
 */
export const clausesSheet: SheetMaker = (result, labels) =>
  sheetOf('clauses', readings(result), result.coverage?.clauses ?? named(result), labels)

type Clause = Pick<ClauseAccount, 'id' | 'gist' | 'rules'> & Partial<ClauseAccount>

const named = ({ references, rules }: Result): Clause[] =>
  Object.entries(references.clauses).map(([id, gist]) => ({
    id,
    gist,
    rules: rules.filter(({ clauses }) => clauses.includes(id)).map((rule) => rule.id),
  }))

const readings = (result: Result): Reading<Clause>[] => {
  const { findings, unchecked, coverage } = result
  const sections = new Map(coverage?.sections.map(({ id, title }) => [id, title]))
  const open = countBy(findings.filter(({ status }) => status === 'open').flatMap(({ clauses }) => clauses))
  const lowered = countBy(
    findings.filter(({ status }) => status !== 'open').flatMap(({ clauses }) => clauses),
  )
  const ruled = new Set(unchecked.map(({ rule }) => rule))
  return [
    ['clause', 12, ({ id }) => id],
    ['section', 30, ({ id }) => chapterOf(id, sections)],
    ['gist', 60, ({ gist }) => gist],
    ['coverage', 14, ({ coverage: how }, say) => how && say(how)],
    ['open', 10, ({ id }) => open.get(id) ?? 0],
    ['lowered', 12, ({ id }) => lowered.get(id) ?? 0],
    ['unchecked', 12, ({ rules }) => rules.filter((rule) => ruled.has(rule)).length],
    ['kinds', 18, ({ kinds }, say) => kinds?.map((kind) => wordsOfKind(kind, say)).join(' ')],
    ['rules', 60, ({ rules }) => rules.join(' ')],
  ]
}

// The title of the innermost chapter or section that a clause is in: of "3.1.2.a" that of 3.1.2, else of 3.1.
const chapterOf = (id: string, sections: ReadonlyMap<string, string>): string | undefined => {
  const parts = id.split('.')
  for (let length = parts.length; length > 0; length--) {
    const title = sections.get(parts.slice(0, length).join('.'))
    if (title !== undefined) return title
  }
  return undefined
}

const countBy = (names: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return counts
}
