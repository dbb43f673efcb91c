import { fold } from '../text/fold.ts'

/** An offer as copy states it; amounts in yuan, percent-off as percent OFF (8折 is 20). */
export interface CopyOffer {
  kind: 'amount-off' | 'percent-off' | 'n-for-m'
  value: number
  threshold?: { amount?: number; quantity?: number }
  /** 每满: once more for every full amount. */
  repeat?: boolean
  /** 低至, 最高, 起: the best of several. */
  upTo?: boolean
  start: number
  end: number
}

const NUMBER = String.raw`\d{1,3}(?:,\d{3}){1,2}(?:\.\d{1,2})?|\d{1,8}(?:\.\d{1,2})?`
const COUNT = '[0-9]{1,2}|[一二两三四五六七八九十]'
const HAN_FOLD = '[一二三四五六七八九](?:点?[一二三四五六七八九])?'

// Longer forms first: the first alternative that fits at a place wins.
const OFFER = new RegExp(
  [
    `(?<each>每)?满 ?(?<over>${NUMBER}) ?(?<unit>元|块|件|样|份)? ?[,，]?(?:可|立|即|就|再)?(?:减|省|抵|优惠) ?(?<minus>${NUMBER}) ?元?`,
    `满 ?(?<foldOver>${NUMBER}) ?(?<foldUnit>元|块|件|样|份) ?[,，]?(?:即|可)?(?:享|打)? ?(?<overFold>${NUMBER}|${HAN_FOLD}) ?折`,
    `第 ?(?<nth>${COUNT}) ?件 ?(?:(?<half>半价)|(?:享|打)? ?(?<nthFold>${NUMBER}|${HAN_FOLD}) ?折)`,
    `(?<best>最高)?(?:立减|直降|立省) ?(?<cut>${NUMBER}) ?元?`,
    `买 ?(?<buy>${COUNT}) ?(?:件)?(?:送|赠) ?(?<get>${COUNT})(?! ?[0-9a-z]|元|折)`,
    `(?<low>低至|最低|最高)? ?(?:打|享)? ?(?<plainFold>(?:${NUMBER})) ?折(?<from>起)?`,
    `(?:(?<hanLow>低至|最低)|打|享|立享|全场|一律) ?(?<hanFold>${HAN_FOLD}) ?折(?<hanFrom>起)?`,
  ].join('|'),
  'g',
)

/** What turns an offer into its opposite, right before it. */
const NEGATED = /(?:不享受?|不参与|不参加|不支持|不适用|不与|不和|不同|非)[^，。；,;\n]{0,4}$/
/** 3折叠伞 folds three times. */
const NOT_A_DISCOUNT = /^(?:叠|扇|页|伞|线|返|合|痕|纸|射|弯|角|断|中|盘)/
const FOLDS_BEFORE = /\d[.,]?$|[一二三四五六七八九十百对]$/

/** Finds the offers a Chinese text makes: 满300减50, 8.5折, 低至3折, 第二件半价, 立减20元, 买一送一. */
export const findOffers = (text: string): CopyOffer[] => {
  if (!/[折减省抵送赠价降惠]/.test(fold(text))) return []
  const folded = fold(text)
  const offers: CopyOffer[] = []
  for (const hit of folded.matchAll(OFFER)) {
    const start = hit.index
    const end = start + hit[0].length
    const before = folded.slice(Math.max(0, start - 10), start)
    if (NEGATED.test(before) || FOLDS_BEFORE.test(before) || NOT_A_DISCOUNT.test(folded.slice(end))) continue
    const offer = offerOf(hit.groups ?? {})
    if (offer) offers.push({ ...offer, start: start + leading(hit[0]), end: end - trailing(hit[0]) })
  }
  return offers
}

const leading = (text: string): number => text.length - text.trimStart().length
const trailing = (text: string): number => text.length - text.trimEnd().length

const offerOf = (parts: Record<string, string | undefined>): Omit<CopyOffer, 'start' | 'end'> | undefined => {
  if (parts.minus) {
    const value = amountOf(parts.minus)
    const threshold = thresholdOf(parts.over!, parts.unit)
    return { kind: 'amount-off', value, threshold, ...(parts.each ? { repeat: true } : {}) }
  }
  if (parts.overFold)
    return percentOff(parts.overFold, { threshold: thresholdOf(parts.foldOver!, parts.foldUnit) })
  if (parts.nth) {
    const threshold = { quantity: countOf(parts.nth) }
    return parts.half
      ? { kind: 'percent-off', value: 50, threshold }
      : percentOff(parts.nthFold!, { threshold })
  }
  if (parts.cut)
    return { kind: 'amount-off', value: amountOf(parts.cut), ...(parts.best ? { upTo: true } : {}) }
  if (parts.buy)
    return { kind: 'n-for-m', value: countOf(parts.get!), threshold: { quantity: countOf(parts.buy) } }
  const upTo = parts.low ?? parts.from ?? parts.hanLow ?? parts.hanFrom
  return percentOff(parts.plainFold ?? parts.hanFold!, upTo ? { upTo: true } : {})
}

const thresholdOf = (written: string, unit: string | undefined): NonNullable<CopyOffer['threshold']> =>
  unit && '件样份'.includes(unit) ? { quantity: amountOf(written) } : { amount: amountOf(written) }

const percentOff = (
  written: string,
  more: Partial<CopyOffer>,
): Omit<CopyOffer, 'start' | 'end'> | undefined => {
  const tenths = tenthsOf(written)
  if (tenths === undefined) return undefined
  return { kind: 'percent-off', value: Math.round((100 - tenths * 10) * 100) / 100, ...more }
}

/** 8折 is 8 tenths of the price, 8.5折 and 85折 are 8.5, 八五折 too. Undefined for what is no discount: 10折, 300折. */
const tenthsOf = (written: string): number | undefined => {
  const plain = written
    .replace(/点/, '')
    .replace(/[一二三四五六七八九]/g, (digit) => String(HAN.indexOf(digit)))
  const number = Number(plain)
  const tenths = !plain.includes('.') && number > 10 ? number / 10 : number
  return tenths > 0 && tenths < 10 && plain.length <= 4 ? tenths : undefined
}

const HAN = '零一二三四五六七八九十'

const countOf = (written: string): number =>
  written === '两' ? 2 : HAN.includes(written) ? HAN.indexOf(written) : Number(written)

const amountOf = (written: string): number => Number(written.replaceAll(',', ''))
