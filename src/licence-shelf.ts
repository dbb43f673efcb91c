import { declaredClasses } from './facts/classes.ts'
import { daysBetween } from './facts/day.ts'
import { dutiesOf } from './facts/duty-table.ts'
import type { FactContext } from './facts/fact.ts'
import { productIdsOf } from './facts/joins.ts'
import type { LicenceStatus } from './facts/licence-status.ts'
import { judgedLicences, type Listed, withNotice } from './facts/licences.ts'
import { textAt, textOf } from './facts/record-path.ts'
import type { LicenceAccount, ListedLicence } from './findings/finding.ts'
import type { LicenceEntry } from './findings/licence-entry.ts'
import { maskPersonalData } from './findings/mask.ts'
import type { ShelfRecord } from './findings/outcome.ts'
import type { Policy } from './policy/policy.ts'
import type { Day } from './policy/rule.ts'
import type { CatalogueRecord } from './records/record.ts'
import type { Speak } from './text/localised.ts'

/** Days before its end from which a licence is expiring, unless somebody says otherwise. */
export const NOTICE_DAYS = 30

/**
 * Reads what the shelf takes up of the record a context is pointed at; undefined where there is nothing.
 * @param notice days before its end from which a licence is expiring
 */
export const createShelfReader = (
  policy: Policy,
  { asOf, notice }: { asOf: Day; notice: number },
): ((context: FactContext) => ShelfRecord | undefined) => {
  const listedIn = judgedLicences(policy)
  const needsOf = needReader(policy)
  const licencesOf = (context: FactContext): LicenceEntry[] =>
    listedIn(context).map((one) => entryOf(withNotice(one, asOf, notice), context.record, asOf))
  return (context) => {
    const { record } = context
    const store = textOf(record.value.storeId)
    if (record.kind === 'campaign')
      return {
        kind: 'campaign',
        ...(store === undefined ? {} : { store }),
        products: productIdsOf(record.value),
      }
    const licences = licencesOf(context)
    if (record.kind === 'store') return { kind: 'store', id: record.id, licences }
    const needs = needsOf(context)
    if (needs.length === 0 && licences.length === 0) return undefined
    return { kind: 'product', id: record.id, store: store ?? '', needs, licences }
  }
}

export interface Shelf {
  /** Takes up a record, in the order of the input. */
  put(record: ShelfRecord): void
  /** The soonest to end first, those without an end last. */
  entries(): LicenceEntry[]
  /** How many licences the records list, by state; one that several products list counts for each. */
  states(): Partial<Record<LicenceStatus, number>>
  /** True when licences of products were left out. */
  isCut(): boolean
}

/**
 * Gathers licences record by record; what depends on them is put together at the end, whatever the order of files.
 * @param most how many licences of products are kept, the soonest to end; without it, all
 */
export const createShelf = (most: number = Number.POSITIVE_INFINITY): Shelf => {
  const ofStores: { entry: LicenceEntry; store: string }[] = []
  const ofProducts = new Map<string, { entry: LicenceEntry; listedBy: string[] }>()
  const dependents = new Map<string, { products: number; classes: Set<string> }>()
  const campaignsOf = new Map<string, number>()
  const named: string[] = []
  const states: Partial<Record<LicenceStatus, number>> = {}
  // A licence that ends later is not among the soonest, whatever is still to come.
  let last: string | undefined

  const count = ({ status }: LicenceEntry): void => {
    states[status] = (states[status] ?? 0) + 1
  }

  const putProduct = ({ id, store, needs, licences }: ShelfRecord & { kind: 'product' }): void => {
    for (const { type, classId } of needs) {
      const key = `${store}\0${type}`
      const entry = dependents.get(key) ?? { products: 0, classes: new Set() }
      entry.products++
      entry.classes.add(classId)
      dependents.set(key, entry)
    }
    for (const fresh of licences) {
      count(fresh)
      const key = `${fresh.validTo ?? NEVER}\0${fresh.type}\0${fresh.number}\0${fresh.holder}`
      if (last !== undefined && key > last) continue
      const kept = ofProducts.get(key) ?? { entry: { ...fresh }, listedBy: [] }
      kept.entry.products++
      kept.listedBy.push(id)
      ofProducts.set(key, kept)
      if (ofProducts.size > 2 * most) last = dropLatest(ofProducts, most)
    }
  }

  return {
    put: (record) => {
      if (record.kind === 'product') putProduct(record)
      else if (record.kind === 'store')
        for (const licence of record.licences) {
          count(licence)
          ofStores.push({ entry: { ...licence }, store: record.id })
        }
      else {
        const { store, products } = record
        if (store !== undefined) campaignsOf.set(store, (campaignsOf.get(store) ?? 0) + 1)
        named.push(...products)
      }
    },
    entries: () => {
      for (const { entry, store } of ofStores) {
        const depending = dependents.get(`${store}\0${entry.type}`)
        entry.products = depending?.products ?? 0
        entry.classes = [...(depending?.classes ?? [])].sort()
        entry.campaigns = campaignsOf.get(store) ?? 0
      }
      countCampaigns([...ofProducts.values()], named)
      return [
        ...ofStores.map(({ entry }) => entry),
        ...[...ofProducts.values()].map(({ entry }) => entry),
      ].sort(bySoonestEnd)
    },
    states: () => states,
    isCut: () => last !== undefined,
  }
}

/** Keeps the first entries in the order of their keys. @returns the last key that is kept */
const dropLatest = (entries: Map<string, unknown>, most: number): string => {
  const keys = [...entries.keys()].sort()
  for (const key of keys.slice(most)) entries.delete(key)
  return keys[most - 1] as string
}

const countCampaigns = (
  kept: readonly { entry: LicenceEntry; listedBy: readonly string[] }[],
  named: readonly string[],
): void => {
  const times = new Map<string, number>()
  for (const id of named) times.set(id, (times.get(id) ?? 0) + 1)
  for (const { entry, listedBy } of kept)
    entry.campaigns = listedBy.reduce((sum, id) => sum + (times.get(id) ?? 0), 0)
}

/** A licence in the words of a report, personal data masked. */
export const spokenLicence = (entry: LicenceEntry, speak: Speak): ListedLicence => ({
  ...entry,
  name: speak(entry.name),
  number: entry.number && maskPersonalData(entry.number),
  holder: entry.holder && maskPersonalData(entry.holder),
  owner: { ...entry.owner, name: maskPersonalData(entry.owner.name) },
  problem: entry.problem && speak(entry.problem),
})

/** What a result tells of the licences, at most `most` of them. */
export const licenceAccount = (shelf: Shelf, most: number, speak: Speak): LicenceAccount => {
  const all = shelf.entries()
  const states = shelf.states()
  return {
    states,
    entries: all.slice(0, most).map((entry) => spokenLicence(entry, speak)),
    ...(shelf.isCut() || all.length > most ? { more: true } : {}),
  }
}

/** Which licences of its seller a product needs, by its class. */
const needReader = (policy: Policy) => {
  const declared = declaredClasses(policy)
  const select = dutiesOf(policy)
  // Products of one category bring the same list of classes.
  const known = new WeakMap<readonly string[], readonly { type: string; classId: string }[]>()
  return (context: FactContext): readonly { type: string; classId: string }[] => {
    const classes = declared(context)
    if (!Array.isArray(classes)) return []
    const ids = classes as string[]
    const needed =
      known.get(ids) ??
      select(ids)
        .filter(({ kind }) => kind === 'seller')
        .flatMap(({ licences, classId }) => licences.map((type) => ({ type, classId })))
    known.set(ids, needed)
    return needed
  }
}

const entryOf = ({ place, licence }: Listed, record: CatalogueRecord, asOf: Day): LicenceEntry => ({
  type: place.type,
  name: place.name,
  number: place.number,
  holder: textOf(licence.holder) ?? textAt(record.value, 'legal.name') ?? null,
  owner: {
    kind: record.kind,
    id: record.id,
    name: textOf(record.value.name) ?? textOf(record.value.title) ?? record.id,
  },
  classes: [],
  status: place.status,
  problem: place.problem,
  validTo: place.validTo,
  daysLeft: place.validTo === null ? null : daysBetween(asOf, place.validTo),
  products: 0,
  campaigns: 0,
  file: record.raw.file,
  line: record.raw.start.line,
})

const NEVER = '9999-99-99'

const bySoonestEnd = (a: LicenceEntry, b: LicenceEntry): number =>
  order(a.validTo ?? NEVER, b.validTo ?? NEVER) ||
  order(a.type, b.type) ||
  order(a.owner.id, b.owner.id) ||
  order(a.number ?? '', b.number ?? '')

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
