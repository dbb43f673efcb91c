import type { Policy } from '../policy/policy.ts'
import type { CatalogueRecord, Json } from '../records/record.ts'
import type { Localised } from '../text/localised.ts'
import { declaredClasses } from './classes.ts'
import { DUTY_KINDS, type Duty, type DutyKind, dutiesOf, plain } from './duty-table.ts'
import type { Fact, FactContext } from './fact.ts'
import { isCrossBorder, isImported, toldAttributes } from './goods.ts'
import { licence } from './licence.ts'
import type { LicenceVerdict } from './licence-status.ts'
import { onceKey } from './once.ts'
import type { Place } from './place.ts'
import { notCarried } from './record.ts'
import { findAll, textOf } from './record-path.ts'
import { scopeReader } from './scope.ts'
import { text } from './text.ts'
import { Unknown } from './unknown.ts'

/** A duty that the record does not meet, and where it would be met. */
export interface DutyPlace extends Place {
  /** Tells the duties of one record apart. */
  term: string
  class: string
  className: Localised
  needed: Localised
  problem: Localised
  law: Localised
}

/** What the duty table asks for the goods of a record and the record does not show. */
export const duties: Fact = {
  name: 'duties',
  summary:
    'duties of the goods by their class (tables/duties.yaml) that are not met: each with class, className, needed, problem, law',
  params: {
    type: 'object',
    required: ['of'],
    additionalProperties: false,
    properties: {
      of: {
        description:
          'ban: may not be sold online; seller, product: licences missing; scope: of the seller licence; page: sentences; facts: what buyers must be told.',
        enum: DUTY_KINDS,
      },
      level: { enum: ['error', 'warning'] },
      classes: { type: 'array', minItems: 1, items: { type: 'string' } },
      except: { type: 'array', minItems: 1, items: { type: 'string' } },
    },
  },
  returns: 'places',
  kinds: ['product', 'store'],
  fields: ['length', '*', '0'],
  prepare: ({ of, level, classes, except }, policy) => {
    const declared = declaredClasses(policy)
    const select = dutiesOf(policy)
    const isMeant = within((classes ?? []) as string[], (except ?? []) as string[])
    const check = checks(policy)[of as DutyKind]
    // Records of one category bring the same list of duties.
    const chosen = new WeakMap<readonly Duty[], readonly Duty[]>()
    return (context) => {
      const own = declared(context)
      if (!Array.isArray(own)) return own
      const all = select(own as string[])
      let wanted = chosen.get(all)
      if (wanted === undefined) {
        wanted = all.filter(
          (duty) =>
            duty.kind === of && (level === undefined || duty.level === level) && isMeant(duty.classId),
        )
        chosen.set(all, wanted)
      }
      return wanted.length === 0 ? NONE : unmet(wanted, context, check)
    }
  },
  silence: (_params, policy) => allMet(policy),
}

const allMetIn = new WeakMap<Policy, (context: FactContext) => boolean>()

/** Tells of a record whether it meets every duty: most do, and then no rule on any kind of duty need be asked. */
const allMet = (policy: Policy): ((context: FactContext) => boolean) => {
  const known = allMetIn.get(policy)
  if (known) return known
  const declared = declaredClasses(policy)
  const select = dutiesOf(policy)
  const check = checks(policy)
  const met = (context: FactContext): boolean => {
    const own = declared(context)
    if (!Array.isArray(own)) return false
    return select(own as string[]).every(
      (duty) => isExempt(duty, context.record) || check[duty.kind](duty, context) === undefined,
    )
  }
  allMetIn.set(policy, met)
  return met
}

const NONE: readonly DutyPlace[] = []

/** A class stands for those below it. */
const within = (classes: readonly string[], except: readonly string[]): ((id: string) => boolean) => {
  const covers = (list: readonly string[], id: string) =>
    list.some((one) => id === one || id.startsWith(`${one}.`))
  return (id) => (classes.length === 0 || covers(classes, id)) && !covers(except, id)
}

/** What is wrong; undefined when the duty is met; Unknown when that cannot be told. */
type Check = (duty: Duty, context: FactContext) => Localised | Unknown | undefined

const unmet = (
  wanted: readonly Duty[],
  context: FactContext,
  check: Check,
): readonly DutyPlace[] | Unknown => {
  const found: DutyPlace[] = []
  let unknown: Unknown | undefined
  for (const duty of wanted) {
    if (isExempt(duty, context.record)) continue
    const problem = check(duty, context)
    if (problem instanceof Unknown) unknown ??= problem
    else if (problem) found.push(placeOf(duty, problem, context.record))
  }
  return found.length === 0 && unknown ? unknown : found
}

// Goods sold through cross-border retail are personal articles: only drugs and bans stay.
const isExempt = ({ kind, classId, notImported }: Duty, { value }: CatalogueRecord): boolean =>
  (kind !== 'ban' && !classId.startsWith('drug') && isCrossBorder(value)) ||
  (notImported && isImported(value))

const placeOf = (
  { kind, classId, className, needed, law }: Duty,
  problem: Localised,
  record: CatalogueRecord,
): DutyPlace => {
  const field = record.kind === 'store' ? 'categories' : FIELDS[kind]
  return {
    field,
    pointer: `/${field}`,
    term: `${classId} ${kind} ${needed.en}`,
    class: classId,
    className,
    needed,
    problem,
    law,
  }
}

const FIELDS: Record<DutyKind, string> = {
  ban: 'category',
  seller: 'category',
  product: 'licences',
  scope: 'category',
  page: 'description',
  facts: 'attributes',
}

// ---- the checks ----------------------------------------------------------------------------------------------------

const LACKING = new Set(['missing', 'expired', 'not-yet-valid'])

const checks = (policy: Policy): Record<DutyKind, Check> => {
  const seller = verdictReader(policy, 'seller')
  const product = verdictReader(policy, 'product')
  const scopeProblem = scopeReader(policy)
  const pageText = text.prepare({}, policy)
  const key = onceKey()
  return {
    ban: (duty, context) => {
      if (duty.licences.length === 0) return notOnline
      const verdict = seller(duty, context)
      if (verdict instanceof Unknown) return verdict
      return LACKING.has(verdict.status) ? notOnline : undefined
    },
    seller: (duty, context) => {
      const verdict = seller(duty, context)
      if (verdict instanceof Unknown) return verdict
      return LACKING.has(verdict.status) ? (verdict.problem ?? undefined) : undefined
    },
    product: (duty, context) => {
      const verdict = product(duty, context)
      if (verdict instanceof Unknown) return verdict
      return verdict.status === 'missing' ? (verdict.problem ?? undefined) : undefined
    },
    scope: (duty, context) => scopeProblem(duty, context),
    page: (duty, context) => {
      const page = context.once(key, () => {
        const written = pageText(context)
        return typeof written === 'string' ? plain(written) : written
      })
      if (page instanceof Unknown) return page
      return duty.words.some((words) => String(page).includes(words)) ? undefined : notSaid(duty)
    },
    facts: (duty, { record }) => {
      if (isTold(duty, record)) return undefined
      const { adapter } = record
      const carried = [duty.field, 'attributes'].some((field) => field && adapter?.carries(field) !== false)
      return carried ? notTold(duty) : notCarried(adapter?.platform ?? '', duty.field ?? 'attributes')
    },
  }
}

const notOnline: Localised = { en: 'the goods may not be sold online', zh: '该商品不得在网络销售' }
const notSaid = ({ needed }: Duty): Localised => ({
  en: `the page does not say ${needed.en}`,
  zh: `页面没有${needed.zh}字样`,
})
const notTold = ({ needed }: Duty): Localised => ({
  en: `${needed.en} is not given`,
  zh: `未填写${needed.zh}`,
})

// One question of the licence fact for each list of licences.
const verdictReader = (policy: Policy, holder: 'seller' | 'product') => {
  type Read = (context: FactContext) => LicenceVerdict | Unknown
  const readers = new Map<string, Read>()
  return ({ licences }: Duty, context: FactContext): LicenceVerdict | Unknown => {
    const key = licences.join(' ')
    const known = readers.get(key)
    const read = known ?? (licence.prepare({ holder, types: [...licences], notice: 0 }, policy) as Read)
    if (!known) readers.set(key, read)
    return read(context)
  }
}

const isTold = ({ field, labels }: Duty, { value }: CatalogueRecord): boolean =>
  (field !== undefined && findAll(value, field).some(({ value: told }) => isGiven(told))) ||
  toldAttributes(value).some((name) => labels.has(name))

const isGiven = (value: Json): boolean =>
  Array.isArray(value)
    ? value.some(isGiven)
    : typeof value === 'object' && value !== null
      ? Object.values(value).some(isGiven)
      : textOf(value) !== undefined && value !== 'unknown'
