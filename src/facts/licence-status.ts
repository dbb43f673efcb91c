import type { Day } from '../policy/rule.ts'
import type { JsonObject } from '../records/record.ts'
import type { Localised } from '../text/localised.ts'
import { addDays, toDay } from './day.ts'
import { judgeNumber } from './identifier.ts'
import { fits, type LicenceType } from './licence-table.ts'
import { textOf } from './record-path.ts'

/** From the best to the gravest state of a licence. */
export const LICENCE_STATUSES = [
  'valid',
  'expiring',
  'not-yet-valid',
  'expired',
  'bad-date',
  'bad-check-digit',
  'malformed',
  'missing',
] as const
export type LicenceStatus = (typeof LICENCE_STATUSES)[number]

export interface LicenceVerdict {
  status: LicenceStatus
  number: string | null
  /** Which kind of licence it is; null when there is none. */
  type: string | null
  /** Its last valid day; null when it has none or none is given. */
  validTo: Day | null
  /** How sure a verdict on the number is: "warning" where real numbers are known to break the rule. */
  level: 'error' | 'warning'
  problem: Localised | null
}

export interface LicenceTerms {
  asOf: Day
  timeZone: string
  /** How many days before its end a licence counts as expiring. */
  notice: number
}

/** Ways of writing that a licence has no end. */
const ENDLESS =
  /^(?:长期|长期有效|永久|永久有效|無固定期限|无固定期限|長期|長期有效|long[- ]?term|permanent|indefinite)$/i

/** The state of one licence on the as-of day, the gravest news first: its number, then its dates. */
export const judgeLicence = (licence: JsonObject, type: LicenceType, terms: LicenceTerms): LicenceVerdict => {
  const { number, validFrom, validTo } = licence
  if (!isShort(number) || !isShort(validFrom) || !isShort(validTo)) return judge(licence, type, terms)
  // A catalogue repeats its papers: those of a brand stand in each of its products.
  const known = judgedBy(type, terms)
  const key = `${number ?? ''}\n${validFrom ?? ''}\n${validTo ?? ''}`
  let verdict = known.get(key)
  if (verdict === undefined) {
    verdict = judge(licence, type, terms)
    if (known.size < MOST_KNOWN) known.set(key, verdict)
  }
  return verdict
}

const isShort = (value: unknown): boolean =>
  value === undefined || (typeof value === 'string' && value.length < LONGEST_KNOWN)

const MOST_KNOWN = 1000
const LONGEST_KNOWN = 64

type Judged = Map<string, LicenceVerdict>
const known = new WeakMap<LicenceType, { terms: LicenceTerms; verdicts: Judged }[]>()

const judgedBy = (type: LicenceType, { asOf, timeZone, notice }: LicenceTerms): Judged => {
  const ofType = known.get(type) ?? []
  let own = ofType.find(
    ({ terms }) => terms.asOf === asOf && terms.timeZone === timeZone && terms.notice === notice,
  )
  if (own === undefined) {
    own = { terms: { asOf, timeZone, notice }, verdicts: new Map() }
    known.set(type, [...ofType.slice(-MOST_TERMS), own])
  }
  return own.verdicts
}

const MOST_TERMS = 10

const judge = (licence: JsonObject, type: LicenceType, terms: LicenceTerms): LicenceVerdict => {
  const number = textOf(licence.number)
  const from = readDay(licence.validFrom, terms.timeZone)
  const to = readDay(licence.validTo, terms.timeZone)
  const verdict = (status: LicenceStatus, problem: Localised | null): LicenceVerdict => ({
    status,
    number: number ?? null,
    type: type.id,
    validTo: to.day ?? null,
    level: 'error',
    problem,
  })

  const isOfOwnShape = type.loose && number !== undefined && !fits(type, number)
  if (type.identifiers.length > 0 && !isOfOwnShape) {
    if (number === undefined) return verdict('malformed', { en: 'no number is given', zh: '未填写编号' })
    const judged = judgeNumber(number, type.identifiers)
    const { status, level, problem } = judged
    if (status !== 'valid' && status !== 'missing')
      return { ...verdict(status, problem), number: judged.number, level }
    if (type.contains && !judged.number?.includes(type.contains)) return verdict('malformed', otherKind(type))
  }
  if (from.wrong) return verdict('bad-date', notADay('from', from.wrong))
  if (to.wrong) return verdict('bad-date', notADay('to', to.wrong))
  if (from.day && terms.asOf < from.day) {
    return verdict('not-yet-valid', { en: `not valid before ${from.day}`, zh: `${from.day} 起才生效` })
  }
  if (to.day && terms.asOf > to.day) {
    return verdict('expired', { en: `expired on ${to.day}`, zh: `已于 ${to.day} 到期` })
  }
  if (to.day && terms.notice > 0 && to.day < addDays(terms.asOf, terms.notice)) {
    return verdict('expiring', expiresOn(to.day))
  }
  return verdict('valid', null)
}

/** What is said of a licence that ends soon. */
export const expiresOn = (day: Day): Localised => ({ en: `expires on ${day}`, zh: `将于 ${day} 到期` })

/** What is said when there is no licence of the wanted kinds. */
export const missingLicence = (wanted: readonly LicenceType[]): LicenceVerdict => ({
  status: 'missing',
  number: null,
  type: null,
  validTo: null,
  level: 'error',
  problem: {
    en: `no ${wanted.map(({ inSentence }) => inSentence.en).join(' or ')} is given`,
    zh: `未提供${wanted.map(({ name }) => name.zh).join('或')}`,
  },
})

const readDay = (value: unknown, timeZone: string): { day?: Day; wrong?: string } => {
  if (value === undefined || value === null || value === '') return {}
  const day = toDay(value, timeZone)
  if (day !== undefined) return { day }
  return typeof value === 'string' && ENDLESS.test(value.trim()) ? {} : { wrong: String(value).slice(0, 40) }
}

const notADay = (end: 'from' | 'to', written: string): Localised =>
  end === 'from'
    ? {
        en: `its start "${written}" is not a date like 2026-02-28`,
        zh: `生效日期“${written}”不是 2026-02-28 这样的日期`,
      }
    : {
        en: `its end "${written}" is not a date like 2026-02-28`,
        zh: `到期日期“${written}”不是 2026-02-28 这样的日期`,
      }

const otherKind = ({ name, inSentence, contains }: LicenceType): Localised => ({
  en: `the number of a ${inSentence.en} holds "${contains}", this one does not`,
  zh: `${name.zh}的编号应含“${contains}”，此编号不含`,
})
