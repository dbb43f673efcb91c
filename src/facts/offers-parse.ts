import { fold } from '../text/fold.ts'
import { CHINESE } from './offers-chinese.ts'
import { OTHER_ROLES, OTHER_ROLES_AFTER, PERIODS } from './offers-dates.ts'
import { ENGLISH } from './offers-english.ts'
import type { CopyOffer, Pattern, Reading } from './offers-kinds.ts'
import { amountIn, money } from './offers-number.ts'

export type { CopyOffer, OfferKind } from './offers-kinds.ts'

/** Longer texts are read up to here: no campaign copy is longer, and no input shall keep us busy. */
const LONGEST = 100_000

const PATTERNS: readonly Pattern[] = [...PERIODS, ...CHINESE, ...ENGLISH]

/**
 * Reads the offers, limits and periods that Chinese or English copy states: 满300减50, 8.5折, 低至3折, 第二件半价,
 * 券后价59元, 买一送一, 前100名, 11月1日-11月11日, "20% off orders over $50". What is hedged or vague is marked unsure.
 * @returns in the order of the text; spans are UTF-16 code units, end exclusive, and never overlap
 */
export const findOffers = (text: string): CopyOffer[] => {
  const folded = fold(text.slice(0, LONGEST))
  const offers: CopyOffer[] = []
  // Marked unit by unit, so that copy with thousands of offers is not compared offer by offer.
  const taken = new Uint8Array(folded.length)
  for (const { pattern, read } of PATTERNS) {
    for (const hit of folded.matchAll(pattern)) {
      const found = offerAt(folded, hit, read)
      if (!found || taken.subarray(found.start, found.end).includes(1)) continue
      taken.fill(1, found.start, found.end)
      offers.push(found)
    }
  }
  return offers.sort((a, b) => a.start - b.start)
}

const offerAt = (folded: string, hit: RegExpMatchArray, read: Pattern['read']): CopyOffer | undefined => {
  const start = (hit.index ?? 0) + leading(hit[0])
  const end = (hit.index ?? 0) + hit[0].length - trailing(hit[0])
  const before = folded.slice(Math.max(0, start - 12), start)
  const after = folded.slice(end, end + 12)
  const reading = read(hit.groups ?? {}, hit[0])
  if (!reading || !hasRealNumbers(reading) || isNothing(reading, before, after, hit[0].trimStart()))
    return undefined
  return { ...withContext(reading, before, after), start, end }
}

/** False where a number was written that is none: 满二三减一. */
const hasRealNumbers = ({ value, down, times, cap, threshold, gift }: Reading): boolean =>
  ![value, down, times, cap, threshold?.amount, threshold?.quantity, gift?.value, gift?.quantity].some(
    Number.isNaN,
  )

const leading = (text: string): number => text.length - text.trimStart().length
const trailing = (text: string): number => text.length - text.trimEnd().length

/** What turns an offer into its opposite, right before it. */
const NEGATED =
  /(?:不享受?|不参与|不参加|不支持|不适用|不与|不和|(?<!是)不是|不再|没有|不同|不可用|取消|非|无法|\bno\b|\bnot\b|\bnever\b|exclud(?:es|ing)|cannot be)[^，。；,;!！\n]{0,4}$/
/** 3折叠伞 folds three times; 打折扣 is a figure of speech. */
const NOT_A_DISCOUNT =
  /^(?:叠|扇|页|伞|线|返|合|痕|纸|射|弯|角|断|中|盘|床|凳|桌|刀|梯|屏|衣|裙|椅|成|边|缝|尺)/
const NUMBER_BEFORE = /(?:\d[.,]?|[一二三四五六七八九十百千万])$/

const isNothing = (reading: Reading, before: string, after: string, said: string): boolean => {
  if (reading.kind === 'period') return false
  if (NEGATED.test(before)) return true
  if (
    reading.kind === 'percent-off' &&
    (NOT_A_DISCOUNT.test(after) || /(?:对|[一二三四五六七八九十])$/.test(before))
  )
    return true
  // 双11满300减50: what begins with a word does not continue a number.
  return NUMBER_BEFORE.test(before) && /^[\d一二三四五六七八九十百千万.,]/.test(said)
}

/** Words that take back what is promised, or speak of another time or shop. */
const HEDGED_BEFORE =
  /(?:约|大约|大概|差不多|接近|近|可能|预计|或许|是否|是不是|去年[^，。；,;!！\n]{0,6}|往年|上次|曾经?|以前|竞品|别家|其他店|隔壁|about|around|maybe|last year)(?: ?(?:满|是|打|享|为|只要|a|the))?[^，。；,;!！\n\d]{0,4}$/
const HEDGED_AFTER = /^(?:元|左右|上下)?(?:左右|上下|吗|么|\?|？|不等|\?)/
const RANGE_AFTER = /^ ?(?:元|块)?(?:-|~|到|至|\/|或) ?\d/

const withContext = (reading: Reading, before: string, after: string): Reading => {
  const said: Reading = { ...reading }
  if (reading.kind === 'period') return withRole(said, before, after)
  if (HEDGED_BEFORE.test(before) || HEDGED_AFTER.test(after)) said.unsure = true
  if (reading.kind === 'amount-off' && RANGE_AFTER.test(after)) said.unsure = true
  if (reading.kind === 'percent-off' && /^ ?(?:-|~|到|至|\/|或) ?\d{1,2}(?:\.\d)? ?折/.test(after))
    said.unsure = true
  if (reading.kind === 'amount-off' && reading.threshold) {
    if (/^[,，、(（ ]{0,2}(?:上不封顶|不封顶)/.test(after)) said.uncapped = true
    const cap = CAP.exec(after)?.groups
    if (cap) said.cap = amountIn(cap, 'cap')
  }
  return said
}

const CAP = new RegExp(`^[,，、(（ ]{0,2}(?:最高|最多|封顶)(?:可)?(?:减|优惠|抵)? ?${money('cap')}`)

const withRole = (period: Reading, before: string, after: string): Reading => {
  const role = OTHER_ROLES.exec(before)?.groups?.role ?? OTHER_ROLES_AFTER.exec(after)?.groups?.role
  return role ? { ...period, role } : period
}
