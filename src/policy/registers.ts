import type { JsonObject } from '../records/record.ts'
import type { Localised } from '../text/localised.ts'
import { asLocalised, type Pack } from './pack.ts'
import type { Clause, LawArticle, Policy } from './policy.ts'
import { PolicyError } from './policy-error.ts'

/** Merges the clause registers of the packs; a later pack may add clauses and reword earlier ones. */
export const mergeClauses = (packs: readonly Pack[]): Record<string, Clause> => {
  const clauses: Record<string, Clause> = Object.create(null)
  for (const file of packs.flatMap((pack) => pack.clauses)) {
    for (const clause of (file.value as { clauses: JsonObject[] }).clauses) {
      const id = clause.id as string
      clauses[id] = { id, check: clause.check as Clause['check'], gist: asLocalised(clause.gist) }
    }
  }
  return clauses
}

/** Merges the titles of chapters and sections; a later pack may add some and reword earlier ones. */
export const mergeSections = (packs: readonly Pack[]): Policy['sections'] => {
  const sections: Policy['sections'] = Object.create(null)
  for (const file of packs.flatMap((pack) => pack.clauses)) {
    for (const section of (file.value as { sections?: JsonObject[] }).sections ?? [])
      sections[section.id as string] = asLocalised(section.title)
  }
  return sections
}

/** Merges the law registers: one entry for each article that rules may cite, "food-safety-law/35". */
export const mergeLaw = (packs: readonly Pack[]): Record<string, LawArticle> => {
  const law: Record<string, LawArticle> = Object.create(null)
  for (const file of packs.flatMap((pack) => pack.law)) {
    for (const act of (file.value as { law: JsonObject[] }).law) {
      const title = asLocalised(act.title)
      const articles = Object.keys((act.articles ?? {}) as JsonObject)
      // A notice or standard without numbered articles is cited whole.
      if (articles.length === 0) law[act.id as string] = { id: act.id as string, title: wholeTitle(title) }
      for (const article of articles) {
        const id = `${act.id as string}/${article}`
        law[id] = { id, title: citation(title, article) }
      }
    }
  }
  return law
}

const wholeTitle = (title: Localised): Localised => ({ en: title.en, zh: `《${title.zh}》` })

const citation = (title: Localised, article: string): Localised => ({
  en: `${title.en}, art. ${article}`,
  zh: `《${title.zh}》第${article}条`,
})

/**
 * Merges tables; rows of a later pack replace rows with the same id and otherwise follow.
 * @throws PolicyError when a row of one table has no id
 */
export const mergeTables = (packs: readonly Pack[]): Policy['tables'] => {
  const tables: Policy['tables'] = Object.create(null)
  for (const file of packs.flatMap((pack) => pack.tables)) {
    const { table, rows } = file.value as { table: string; rows: JsonObject[] }
    const merged = new Map((tables[table]?.rows ?? []).map((row) => [row.id as string, row]))
    for (const [index, row] of rows.entries()) {
      if (typeof row.id !== 'string') {
        throw new PolicyError(
          'policy/missing-key',
          {
            en: `Row ${index + 1} of the table "${table}" has no id.`,
            zh: `表“${table}”第 ${index + 1} 行缺少 id。`,
          },
          file.placeOf(['rows', index]),
        )
      }
      merged.set(row.id, row)
    }
    tables[table] = { rows: [...merged.values()] }
  }
  return tables
}
