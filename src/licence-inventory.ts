import type { Config } from './config/config.ts'
import { readerFor } from './config/reader.ts'
import { declaredClasses } from './facts/classes.ts'
import { daysBetween } from './facts/day.ts'
import { dutiesOf } from './facts/duty-table.ts'
import { productIdsOf } from './facts/joins.ts'
import type { LicenceStatus } from './facts/licence-status.ts'
import { type Listed, licenceJudge, withNotice } from './facts/licences.ts'
import { textAt, textOf } from './facts/record-path.ts'
import { readPlainly } from './files/ahead.ts'
import { findFiles } from './files/find.ts'
import { holdPipes } from './files/hold.ts'
import type { InputError } from './files/input-error.ts'
import type { Policy } from './policy/policy.ts'
import type { Day } from './policy/rule.ts'
import { JoinedRecords } from './records/catalogue.ts'
import type { CatalogueRecord } from './records/record.ts'
import { isError, readRecords } from './records/source.ts'
import type { Localised } from './text/localised.ts'
import { RecordContext } from './verdicts/context.ts'

/** One licence of the input, and what depends on it. */
export interface LicenceEntry {
  type: string
  name: Localised
  number: string | null
  holder: string | null
  /** The record that lists it; of products that share a certificate, the first. */
  owner: { kind: string; id: string; name: string }
  /** Classes of the goods that need a licence of this type. */
  classes: string[]
  status: LicenceStatus
  problem: Localised | null
  validTo: Day | null
  /** Days from the as-of day to the last day; negative when it has ended. */
  daysLeft: number | null
  /** How many products and campaigns rest on it. */
  products: number
  campaigns: number
  file: string
  line: number
}

export interface LicenceInventory {
  asOf: Day
  licences: LicenceEntry[]
  errors: InputError[]
}

/**
 * Lists every licence of the input: those of stores with the products whose class needs them, those of products with the
 * products that share them. The soonest to end comes first, those without an end last.
 * @throws PolicyErrors when an adapter is named that does not exist
 */
export const takeInventory = async (request: {
  paths: readonly string[]
  cwd: string
  config: Config
  policy: Policy
  asOf: Day
  /** Days before its end from which a licence is expiring. */
  notice: number
  adapter?: string
}): Promise<LicenceInventory> => {
  const { config, policy, asOf } = request
  const newReader = await readerFor(config, request.adapter)
  const found = await findFiles([...request.paths], { cwd: request.cwd, ignore: config.ignore })
  const { files, release } = holdPipes(found.files)
  const errors: InputError[] = [...found.errors]
  const shelf = createShelf(policy, asOf, request.notice)
  try {
    for (const file of files) {
      for (const item of readRecords(file.path, readPlainly(file), newReader())) {
        if (isError(item)) errors.push(item)
        else shelf.add(item)
      }
    }
  } finally {
    release()
  }
  return { asOf, licences: shelf.entries(), errors }
}

/** Gathers licences record by record; what depends on them is put together at the end, whatever the order of files. */
const createShelf = (policy: Policy, asOf: Day, notice: number) => {
  const judge = licenceJudge(policy)
  const needs = needReader(policy, asOf)
  const ofStores: { entry: LicenceEntry; store: string }[] = []
  const ofProducts = new Map<string, LicenceEntry>()
  const dependents = new Map<string, { products: number; classes: Set<string> }>()
  const campaignsOf = new Map<string, number>()
  const productEntries = new Map<string, LicenceEntry[]>()
  const named: string[] = []

  const judged = (record: CatalogueRecord): Listed[] =>
    judge(record, asOf).map((one) => withNotice(one, asOf, notice))

  const addProduct = (record: CatalogueRecord): void => {
    const store = textOf(record.value.storeId) ?? ''
    for (const { type, classId } of needs(record)) {
      const key = `${store}\0${type}`
      const entry = dependents.get(key) ?? { products: 0, classes: new Set() }
      entry.products++
      entry.classes.add(classId)
      dependents.set(key, entry)
    }
    for (const one of judged(record)) {
      const fresh = entryOf(one, record, asOf)
      const key = `${fresh.type}\0${fresh.number}\0${fresh.holder}\0${fresh.validTo}`
      const entry = ofProducts.get(key) ?? fresh
      entry.products++
      ofProducts.set(key, entry)
      productEntries.set(record.id, [...(productEntries.get(record.id) ?? []), entry])
    }
  }

  return {
    add: (record: CatalogueRecord): void => {
      if (record.kind === 'product') addProduct(record)
      else if (record.kind === 'store')
        for (const one of judged(record))
          ofStores.push({ entry: entryOf(one, record, asOf), store: record.id })
      else {
        const store = textOf(record.value.storeId)
        if (store !== undefined) campaignsOf.set(store, (campaignsOf.get(store) ?? 0) + 1)
        named.push(...productIdsOf(record.value))
      }
    },
    entries: (): LicenceEntry[] => {
      for (const { entry, store } of ofStores) {
        const depending = dependents.get(`${store}\0${entry.type}`)
        entry.products = depending?.products ?? 0
        entry.classes = [...(depending?.classes ?? [])].sort()
        entry.campaigns = campaignsOf.get(store) ?? 0
      }
      for (const id of named) for (const entry of productEntries.get(id) ?? []) entry.campaigns++
      return [...ofStores.map(({ entry }) => entry), ...ofProducts.values()].sort(bySoonestEnd)
    },
  }
}

/** Which licences of its seller a product needs, by its class. */
const needReader = (policy: Policy, asOf: Day) => {
  const declared = declaredClasses(policy)
  const select = dutiesOf(policy)
  const context = new RecordContext({
    catalogue: new JoinedRecords(),
    asOf,
    scanner: () => ({ mentions: () => [] }),
    questions: 0,
  })
  return (record: CatalogueRecord): { type: string; classId: string }[] => {
    const classes = declared(context.use(record))
    if (!Array.isArray(classes)) return []
    return select(classes as string[])
      .filter(({ kind }) => kind === 'seller')
      .flatMap(({ licences, classId }) => licences.map((type) => ({ type, classId })))
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
