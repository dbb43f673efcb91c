import { GIFT_PATTERNS } from './offers-chinese-gifts.ts'
import type { Pattern, Reading } from './offers-kinds.ts'
import {
  amountIn,
  COUNT,
  currencyIn,
  type Groups,
  markedMoney,
  money,
  numberOf,
  TENTHS,
  tenthsOf,
  UNIT,
} from './offers-number.ts'

const THINGS = '(?:件|样|份|双|条|瓶|盒|支|袋|包|个|只|本|套|罐|箱|桶|杯|组|款)'
const TAKE = '(?:满|任选|任意|任拍|选购|购买|选|拍|买|购)'
const VERB = '(?:可|立|即|就|再|直|现|立即)?(?:减|省|抵|优惠|便宜)'

const compiled = (source: string): RegExp => new RegExp(source, 'g')

/** Rounds away what floating point adds. */
const percent = (off: number): number => Math.round(off * 100) / 100

const withCurrency = (reading: Reading, groups: Groups, name: string): Reading => {
  const currency = currencyIn(groups, name)
  return currency && currency !== 'CNY' ? { ...reading, currency } : reading
}

const off = (
  groups: Groups,
  name: string,
  more: Partial<Reading> = {},
  kind: Reading['kind'] = 'amount-off',
) => {
  const value = amountIn(groups, name)
  return value > 0 ? withCurrency({ kind, value, ...more }, groups, name) : undefined
}

const tenths = (written: string | undefined, more: Partial<Reading> = {}): Reading | undefined => {
  const value = tenthsOf(written ?? '')
  return value === undefined ? undefined : { kind: 'percent-off', value: percent(100 - value * 10), ...more }
}

const THRESHOLD_AMOUNT: Pattern[] = [
  {
    pattern: compiled(
      `(?<each>每)?满 ?(?:(?<pieces>${COUNT}) ?${THINGS}|${money('over')}) ?[,，]?(?:最高)?(?:${VERB}|(?<back>返现|返)|立减|-|—) ?${money('minus')}(?!折|件|%)`,
    ),
    read: (groups) => {
      const threshold = groups.pieces
        ? { quantity: numberOf(groups.pieces) }
        : { amount: amountIn(groups, 'over') }
      const value = amountIn(groups, 'minus')
      if (threshold.amount !== undefined && value > threshold.amount) return undefined
      return off(
        groups,
        'minus',
        { threshold, ...(groups.each ? { repeat: true } : {}) },
        groups.back ? 'cash-back' : 'amount-off',
      )
    },
  },
  {
    pattern: compiled(
      `${TAKE}? ?(?<pieces>${COUNT}) ?${THINGS} ?[,，]?(?:立减|直减|减|立省) ?${money('minus')}(?!折|斤)`,
    ),
    read: (groups) => off(groups, 'minus', { threshold: { quantity: numberOf(groups.pieces ?? '') } }),
  },
]

const AMOUNT_OFF: Pattern[] = [
  {
    pattern: compiled(
      `(?:(?<best>最高|至高|最多)?(?:可)?|(?<who>新人|首单|会员))(?:立减|直降|直减|立省|立降|狂降|狂减|减免|再减|立返(?!现)) ?${money('cut')}(?<percent> ?%)?`,
    ),
    read: (groups) =>
      groups.percent
        ? { kind: 'percent-off', value: amountIn(groups, 'cut'), ...(groups.best ? { upTo: true } : {}) }
        : off(groups, 'cut', {
            ...(groups.best ? { upTo: true } : {}),
            ...(groups.who ? { label: groups.who } : {}),
          }),
  },
  {
    pattern: compiled(
      `(?:(?<who>首单|新人|会员|领券|用券|拍下|下单|到店|凭券|关注)(?:立|再|即)?减|(?<best>最高|至高|最多)?(?:可)?(?:降价|优惠|节省|省|便宜|抵扣|立享优惠)) ?${markedMoney('cut')}(?!/)`,
    ),
    read: (groups) =>
      off(groups, 'cut', {
        ...(groups.best ? { upTo: true } : {}),
        ...(groups.who && !['拍下', '下单'].includes(groups.who) ? { label: groups.who } : {}),
      }),
  },
  {
    pattern: compiled(`(?<best>最高|至高)?返现 ?${money('back')}`),
    read: (groups) => off(groups, 'back', groups.best ? { upTo: true } : {}, 'cash-back'),
  },
]

const THRESHOLD_PERCENT: Pattern[] = [
  {
    pattern: compiled(`满 ?${money('over')} ?[,，]?(?:即|可)?(?:享|打)? ?(?<tenths>${TENTHS}) ?折`),
    read: (groups) =>
      groups.overAfter || numberOf(groups.over ?? '') >= 10
        ? tenths(groups.tenths, { threshold: { amount: amountIn(groups, 'over') } })
        : undefined,
  },
  {
    pattern: compiled(
      `${TAKE}? ?(?<pieces>${COUNT}) ?${THINGS} ?(?:及以上)?[,，:：]?(?:即|可)?(?:享|打)? ?(?<tenths>${TENTHS}) ?折`,
    ),
    read: (groups) => tenths(groups.tenths, { threshold: { quantity: numberOf(groups.pieces ?? '') } }),
  },
]

const NTH: Pattern = {
  pattern: compiled(
    `第 ?(?<nth>${COUNT}) ?${THINGS} ?(?:(?<half>半价)|(?<free>免单|免费|0元|零元)|(?:享|打)? ?(?<tenths>${TENTHS}) ?折|(?:立|直)?减 ?${money('minus')}|(?:仅|仅需|只要)? ?${markedMoney('price')})`,
  ),
  read: (groups) => {
    const threshold = { quantity: numberOf(groups.nth ?? '') }
    if (!(threshold.quantity > 1)) return undefined
    if (groups.half) return { kind: 'percent-off', value: 50, threshold }
    if (groups.free) return { kind: 'percent-off', value: 100, threshold }
    if (groups.tenths) return tenths(groups.tenths, { threshold })
    if (groups.minus) return off(groups, 'minus', { threshold })
    return off(groups, 'price', { threshold }, 'fixed-price')
  },
}

const PERCENT_OFF: Pattern[] = [
  {
    pattern: compiled(
      `(?<low>低至|最低|最高)? ?(?<who>会员|新人|首单|领券|学生|全店|plus)?(?:再|均|立)?(?:打|享|享受)? ?(?<tenths>\\d{1,2}(?:\\.\\d{1,2})?) ?折(?<from>起|封顶)?`,
    ),
    read: (groups) =>
      tenths(groups.tenths, {
        ...(groups.low || groups.from ? { upTo: true } : {}),
        ...(groups.who && groups.who !== '全店' ? { label: groups.who } : {}),
      }),
  },
  {
    pattern: compiled(
      `(?:(?<low>低至|最低)|打|享|立享|全场|全店|一律|均|会员) ?(?<tenths>${TENTHS}) ?折(?<from>起|封顶)?|(?<tail>${TENTHS}) ?折(?=优惠|特惠|促销|起|封顶|抢|秒杀|大促|狂欢)(?<tailFrom>起|封顶)?`,
    ),
    read: (groups) =>
      tenths(
        groups.tenths ?? groups.tail,
        groups.low || groups.from || groups.tailFrom ? { upTo: true } : {},
      ),
  },
  {
    pattern: compiled(
      '(?<low>低至)?(?:全场|全店|一律|均|享|打|限时|新品|活动)?(?:半价|对折)(?<from>起)?(?!以下|叠|线|机|位|出售的)',
    ),
    read: (groups, match) =>
      /半价|低至|全场|全店|一律|打|享/.test(match)
        ? { kind: 'percent-off', value: 50, ...(groups.low || groups.from ? { upTo: true } : {}) }
        : undefined,
  },
]

const N_FOR_M: Pattern[] = [
  {
    pattern: compiled(
      `(?:买|拍) ?(?<buy>${COUNT}) ?${UNIT}?[,，]?(?<verb>送|赠|得|发|付|免) ?(?<get>${COUNT})(?! ?[0-9a-z%.]|元|折|张?券|倍|积分) ?${UNIT}?`,
    ),
    read: (groups) => {
      const [bought, got] = [numberOf(groups.buy ?? ''), numberOf(groups.get ?? '')]
      if (!(bought > 0 && got > 0)) return undefined
      if (groups.verb === '送' || groups.verb === '赠')
        return { kind: 'n-for-m', value: got, threshold: { quantity: bought } }
      // 买一得二, 拍一发二: the second is for nothing; 买三付二: the third is.
      if (groups.verb === '得' || groups.verb === '发')
        return got > bought
          ? { kind: 'n-for-m', value: got - bought, threshold: { quantity: bought } }
          : undefined
      if (groups.verb === '付')
        return bought > got
          ? { kind: 'n-for-m', value: bought - got, threshold: { quantity: got } }
          : undefined
      return { kind: 'n-for-m', value: got, threshold: { quantity: bought }, unsure: true }
    },
  },
]

const PRICE_NAMES =
  '券后|到手|秒杀|抢购|活动|直播间?专?享?|新人|首单|会员|特惠|折后|优惠|促销|限时|拼团|团购|预售|补贴后?|清仓|尝鲜|体验|专享|狂欢|一口|特|现|爆款|闪购|大促'
const OLD_NAMES =
  '原价|市场价|市场参考价|专柜价|门店价|吊牌价|划线价|参考价|日常价|平时价|平日价|官方价|建议零售价|零售价|上市价|历史价'

const PRICES: Pattern[] = [
  {
    pattern: compiled(`(?<label>厂商建议零售价|${OLD_NAMES})(?:为|是)?[:： ]{0,2}${money('price')}`),
    read: (groups) => off(groups, 'price', { label: groups.label ?? '' }, 'reference-price'),
  },
  {
    pattern: compiled(
      `(?<each>满 ?\\d+ ?元?)?(?<value>${money('price')}) ?/ ?(?<per>\\d{0,4} ?(?:kg|g|ml|l|千克|公斤|克|斤|毫升|升|片|包|支|粒|件|盒|瓶|袋|个|平米|米))(?![a-z])`,
    ),
    read: (groups) =>
      groups.each || !(groups.priceBefore || groups.priceAfter)
        ? undefined
        : off(groups, 'price', { per: (groups.per ?? '').replace(' ', '') }, 'unit-price'),
  },
  {
    pattern: compiled(
      `(?<label>(?:${PRICE_NAMES})(?:专享|抢购|到手)?价|券后|到手|折后|秒杀|券后到手)(?:仅需|只需|只要|仅|低至|为|约)?[:： ]{0,2}${money('price')}(?<from>起)?(?!折|件|天|小时|分|人|名|%|月|日|点|年)`,
    ),
    read: (groups, match) =>
      /价/.test(match) || groups.priceBefore || groups.priceAfter
        ? off(
            groups,
            'price',
            {
              label: groups.label ?? '',
              ...(groups.from || match.includes('低至') ? { upTo: true } : {}),
              ...(match.includes('约') ? { unsure: true } : {}),
            },
            'fixed-price',
          )
        : undefined,
  },
  {
    pattern: compiled(
      `(?:任选|任意|选)? ?(?<pieces>${COUNT}) ?(?:件|样|份|双|条|瓶|盒|支|袋|包|个|只) ?(?:仅需|只需|只要|仅|共|一共|到手)? ?${markedMoney('price')}(?!/|起|券|的)`,
    ),
    read: (groups) =>
      numberOf(groups.pieces ?? '') > 1
        ? off(groups, 'price', { threshold: { quantity: numberOf(groups.pieces ?? '') } }, 'fixed-price')
        : undefined,
  },
  {
    pattern: compiled(
      `${markedMoney('price')} ?(?:任选|任意|选|任拍|/)? ?(?<pieces>${COUNT}) ?(?:件|双|条|瓶|盒|支|袋|包|个|只)(?!套|装|起|以上)`,
    ),
    read: (groups) =>
      numberOf(groups.pieces ?? '') > 1
        ? off(groups, 'price', { threshold: { quantity: numberOf(groups.pieces ?? '') } }, 'fixed-price')
        : undefined,
  },
  {
    pattern: compiled(
      `(?:(?<low>低至|最低)|仅需|只需|仅售|只要|仅要|只卖) ?${markedMoney('price')}(?<from>起)?(?!/)`,
    ),
    read: (groups) => off(groups, 'price', groups.low || groups.from ? { upTo: true } : {}, 'fixed-price'),
  },
  {
    pattern: compiled(
      `(?<over>满|每|单笔|消费|减|送|低于)?${markedMoney('price')}起(?!送|购|批|订|售|付|配|包邮|投|充|减|享)`,
    ),
    read: (groups) => (groups.over ? undefined : off(groups, 'price', { upTo: true }, 'fixed-price')),
  },
  {
    pattern: compiled(
      `(?:加|另加|加付) ?${markedMoney('more')}?(?<bare>\\d{1,4}(?:\\.\\d)?)?(?:元)? ?(?:换购|换|得|多得|多一件|购)`,
    ),
    read: (groups) => {
      const value = amountIn(groups, 'more') || numberOf(groups.bare ?? '')
      return value > 0 ? { kind: 'add-on', value } : undefined
    },
  },
]

/** What Chinese copy says of offers. The first that fits a place has it. */
export const CHINESE: readonly Pattern[] = [
  ...N_FOR_M,
  // 第2件5折 before 2件5折.
  NTH,
  ...THRESHOLD_PERCENT,
  ...THRESHOLD_AMOUNT,
  ...GIFT_PATTERNS,
  ...AMOUNT_OFF,
  ...PRICES,
  ...PERCENT_OFF,
]
