import type { Policy } from '../policy/policy.ts'
import type { Json, JsonObject } from '../records/record.ts'
import { fold } from '../text/fold.ts'
import type { Localised } from '../text/localised.ts'
import { classNames } from './classes-table.ts'
import { attributeName } from './identifier-table.ts'
import { licenceTypesNamed } from './licence-table.ts'
import { isObject } from './record-path.ts'

export const DUTY_KINDS = ['ban', 'seller', 'product', 'scope', 'page', 'facts'] as const
export type DutyKind = (typeof DUTY_KINDS)[number]

/** One thing the law asks for a class of goods: part of a row of tables/duties.yaml. */
export interface Duty {
  kind: DutyKind
  classId: string
  className: Localised
  /** What is asked for, for messages: "drug trading licence". */
  needed: Localised
  law: Localised
  level: 'error' | 'warning'
  /** Licences of which one will do; of a ban, those whose holders may sell. */
  licences: readonly string[]
  /** Goods from abroad are left out. */
  notImported: boolean
  /** Words, folded, of which the page or the licence's scope must hold one. */
  words: readonly string[]
  /** Where the fact may stand in the record, and the names of attributes that tell it. */
  field: string | undefined
  labels: ReadonlySet<string>
}

const compiled = new WeakMap<Policy, (classes: readonly string[]) => readonly Duty[]>()

/**
 * The duties of goods of some classes, in the order of the table, each once.
 * @throws Error when a row names a licence that no table knows
 */
export const dutiesOf = (policy: Policy): ((classes: readonly string[]) => readonly Duty[]) => {
  const known = compiled.get(policy)
  if (known) return known
  const rows = (policy.tables.duties?.rows ?? []).map((row) => ({
    id: String(row.id),
    instead: listOf(row.instead),
    duties: compileRow(row, policy),
  }))
  // Records of one category bring the same list of classes.
  const ofClasses = new WeakMap<readonly string[], readonly Duty[]>()
  const select = (classes: readonly string[]): readonly Duty[] => {
    let duties = ofClasses.get(classes)
    if (duties === undefined) {
      const own = rows.filter(({ id }) => classes.includes(id))
      const replaced = new Set(own.flatMap(({ instead }) => instead))
      duties = eachOnce(own.filter(({ id }) => !replaced.has(id)).flatMap((row) => row.duties))
      ofClasses.set(classes, duties)
    }
    return duties
  }
  compiled.set(policy, select)
  return select
}

// A class and its parent may ask for the same licence.
const eachOnce = (duties: readonly Duty[]): Duty[] => {
  const known = new Map(
    duties.map((duty) => [`${duty.kind} ${duty.needed.en} ${duty.words.join(' ')}`, duty] as const),
  )
  return [...known.values()]
}

const compileRow = (row: JsonObject, policy: Policy): Duty[] => {
  const classId = String(row.id)
  const className = classNames(policy)(classId)
  const law = lawNames(policy)
  const base = (part: JsonObject, kind: DutyKind): Duty => ({
    kind,
    classId,
    className,
    needed: className,
    law: law(listOf(part.law)),
    level: part.level === 'warning' ? 'warning' : 'error',
    licences: [],
    notImported: part.unless === 'imported',
    words: [],
    field: undefined,
    labels: NO_LABELS,
  })
  const papers = (part: JsonObject, kind: DutyKind): Duty => {
    const licences = listOf(part.any)
    return { ...base(part, kind), licences, needed: oneOf(policy, licences) }
  }
  return [
    ...(isObject(row.ban)
      ? [{ ...base(row.ban, 'ban'), licences: checked(policy, listOf(row.ban.allowedWith)) }]
      : []),
    ...partsOf(row.seller).map((part) => papers(part, 'seller')),
    ...partsOf(row.seller)
      .filter((part) => part.scope !== undefined)
      .map((part) => ({ ...papers(part, 'scope'), words: listOf(part.scope).map(plain) })),
    ...partsOf(row.product).map((part) => papers(part, 'product')),
    ...partsOf(row.page).map((part) => {
      const says = listOf(part.says)
      return {
        ...base(part, 'page'),
        needed: { en: `“${says[0]}”`, zh: `“${says[0]}”` },
        words: says.map(plain),
      }
    }),
    ...partsOf(row.facts).map((part) => ({
      ...base(part, 'facts'),
      needed: part.name as unknown as Localised,
      field: part.field === undefined ? undefined : String(part.field),
      labels: new Set(listOf(part.labels).map(attributeName)),
    })),
  ]
}

const NO_LABELS: ReadonlySet<string> = new Set()

const partsOf = (value: Json | undefined): JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : []
const listOf = (value: Json | undefined): string[] => (Array.isArray(value) ? value.map(String) : [])

/** Text as sentences are compared: folded, without blanks. */
export const plain = (text: string): string => fold(text).replace(/\s/g, '')

const checked = (policy: Policy, licences: readonly string[]): readonly string[] => {
  licenceTypesNamed(policy, licences)
  return licences
}

const oneOf = (policy: Policy, licences: readonly string[]): Localised => {
  const types = licenceTypesNamed(policy, licences)
  return {
    en: types.map((type) => type.inSentence.en).join(' or '),
    zh: types.map(({ name }) => name.zh).join('或'),
  }
}

const lawNames =
  (policy: Policy) =>
  (ids: readonly string[]): Localised => ({
    en: ids.map((id) => policy.law[id]?.title.en ?? id).join('; '),
    zh: ids.map((id) => policy.law[id]?.title.zh ?? id).join('、'),
  })
