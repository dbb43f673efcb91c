import type { Pattern, Reading } from './offers-kinds.ts'
import { amountIn, COUNT, markedMoney, money, numberOf, UNIT } from './offers-number.ts'

const compiled = (source: string): RegExp => new RegExp(source, 'g')

const COUPON = '(?:优惠券|代金券|消费券|现金券|抵用券|折扣券|店铺券|红包|购物金|津贴|券)'
const THINGS = '(?:件|样|份|双|条|瓶|盒|支|袋|包|个|只|本|套|罐|箱|桶|杯|组|款)'
/** A gift's name runs to the next stop; it holds no number of yuan and no further verb. */
const NAME = '[^,，。;；!！、\\s()（）+＋|/*.:]{1,16}'
/** What is sent rather than given, or given to people rather than buyers. */
const NO_GIFT =
  /^(?:货|达|到|装|修|检|餐(?!具|盒|垫|布|刀)|上门|运费险|人|父母|长辈|老人|妈|爸|老师|朋友|女友|男友|女朋友|男朋友|闺蜜|老婆|老公|礼|客户|领导|同事|自己|给|去|往|一份(?:心意|爱)|祝福|温暖|健康|你|您|ta|出|别人|货上门|什么)/
const VAGUE =
  /^(?:\d+份)?(?:超值|精美|神秘|惊喜|豪华|丰厚|好|大|重磅|限量|暖心|精选)*(?:好礼|大礼包?|礼品|礼物|赠品|礼包|惊喜|福利|豪礼|小礼物|小礼品|伴手礼)$/

const giftNamed = (written: string): NonNullable<Reading['gift']> | undefined => {
  if (NO_GIFT.test(written)) return undefined
  const counted = new RegExp(
    `^(?:(?<first>${COUNT}) ?${UNIT})?(?<name>.+?)(?:(?:[*x×] ?)?(?<last>${COUNT}) ?${UNIT})?$`,
  ).exec(written)?.groups
  const name = counted?.name?.trim()
  if (!name) return undefined
  const count = counted?.first ?? counted?.last
  const quantity = count ? numberOf(count) : undefined
  return { name, ...(quantity && quantity > 0 ? { quantity } : {}) }
}

const giftReading = (
  written: string | undefined,
  worth: number,
  threshold?: Reading['threshold'],
): Reading | undefined => {
  const gift = written ? giftNamed(written) : undefined
  if (!gift) return undefined
  return {
    kind: 'gift',
    ...(threshold ? { threshold } : {}),
    gift: { ...gift, ...(worth > 0 ? { value: worth } : {}) },
    ...(VAGUE.test(gift.name ?? '') ? { unsure: true } : {}),
  }
}

/** Gifts, coupons, points, draws, deposits, free delivery and limits in Chinese copy. */
export const GIFT_PATTERNS: Pattern[] = [
  {
    pattern: compiled(
      `(?<free>不|未|非)?(?:满 ?${money('over')} ?[,，]?|满? ?(?<pieces>${COUNT}) ?件 ?[,，]?)?(?:即|可|就|享)?(?:全国|全场|全店|部分地区)?(?:包邮|免邮费?|免运费)`,
    ),
    read: (groups) =>
      groups.free
        ? undefined
        : {
            kind: 'free-shipping',
            ...(groups.pieces
              ? { threshold: { quantity: numberOf(groups.pieces) } }
              : groups.over
                ? { threshold: { amount: amountIn(groups, 'over') } }
                : {}),
          },
  },
  {
    pattern: compiled(
      `(?:付|支付)?(?:定金|订金|预付款?|预付金) ?${money('down')} ?[,，]?(?:可)?(?:抵扣?|当|膨胀[至到]?|立抵|翻倍抵) ?${money('worth')}`,
    ),
    read: (groups) => ({
      kind: 'deposit',
      down: amountIn(groups, 'down'),
      value: amountIn(groups, 'worth'),
    }),
  },
  {
    pattern: compiled(
      `定金(?:翻倍|膨胀)(?:(?<times>${COUNT}) ?倍)?|定金(?<double>翻) ?(?<twice>${COUNT}) ?倍`,
    ),
    read: ({ times, twice }) =>
      times || twice
        ? { kind: 'deposit', times: numberOf(times ?? twice ?? '') }
        : { kind: 'deposit', unsure: true },
  },
  {
    pattern: compiled(`(?<points>\\d{1,7}) ?积分(?:可|即可)?(?:抵扣?|兑换?|换) ?${money('worth')}`),
    read: (groups) => ({
      kind: 'points',
      threshold: { quantity: numberOf(groups.points ?? '') },
      value: amountIn(groups, 'worth'),
    }),
  },
  {
    pattern: compiled(
      `(?:送|赠|得|返|享|获|赢)(?:取|送)? ?(?:(?<points>\\d{1,7}) ?(?:个|点)?|(?<times>双|${COUNT}) ?倍|(?<many>多) ?倍)?(?:会员)?积分|(?<times2>双|${COUNT}) ?倍积分|积分(?<twice>翻倍)`,
    ),
    read: ({ points, times, times2, twice, many }) => {
      const factor = times ?? times2
      if (points) return { kind: 'points', value: numberOf(points) }
      if (factor || twice) return { kind: 'points', times: !factor || factor === '双' ? 2 : numberOf(factor) }
      return { kind: 'points', ...(many ? {} : {}), unsure: true }
    },
  },
  {
    pattern: compiled(
      `(?:抽奖|大转盘|抽免单|砸金蛋|抽锦鲤|抽盲盒)(?!规则|结果|说明|名单|算法|箱|机)|(?:随机|每天|每日|共|将)?抽(?:取|出|选)? ?(?<winners>${COUNT}) ?(?:名|位|人|个幸运)`,
    ),
    read: ({ winners }) => ({ kind: 'draw', ...(winners ? { value: numberOf(winners) } : {}) }),
  },
  {
    pattern: compiled(
      `(?:(?:领取?|送|抢|得|发|获|享|赠)(?:取|送)? ?)?(?<free>无门槛)?(?:${markedMoney('face')}|(?<bareFace>\\d{1,5}))(?: ?的)?(?<noMin>无门槛)?(?:大额|超级)?${COUPON}(?!后|价|用完)(?:[(,，]{0,1} ?满 ?${money('over')} ?(?:可用|可使用|使用|减))?`,
    ),
    read: (groups) => {
      const value = amountIn(groups, 'face') || numberOf(groups.bareFace ?? '')
      if (!(value > 0)) return undefined
      return {
        kind: 'coupon',
        value,
        ...(groups.over ? { threshold: { amount: amountIn(groups, 'over') } } : {}),
      }
    },
  },
  {
    pattern: compiled(
      `满 ?(?:(?<pieces>${COUNT}) ?${THINGS}|${money('over')}) ?[,，]?(?:即|就|可|另|再|加|还|立)?(?:享|得|获)?(?:赠送|赠|送)(?:价值 ?${money('worth')} ?的?)? ?(?<gift>(?! ?\\d+ ?(?:元|积分|倍|折|%))${NAME})`,
    ),
    read: (groups) =>
      groups.gift && !/^\d*(?:积分|.*券$|.*红包$)/.test(groups.gift)
        ? giftReading(
            groups.gift,
            amountIn(groups, 'worth'),
            groups.pieces ? { quantity: numberOf(groups.pieces) } : { amount: amountIn(groups, 'over') },
          )
        : undefined,
  },
  {
    pattern: compiled(
      `(?:下单|拍下|购买|购机|开播|入会|收货|(?<goods>买[^,，。;；!！、\\s\\d一二两三]{1,10}?))(?:即|就|可|另|再|加|还|立)?(?:享|得|获)?(?:赠送|赠|送)(?:价值 ?${money('worth')} ?的?)? ?(?<gift>(?! ?\\d+ ?(?:元|积分|倍|折|%))${NAME})`,
    ),
    read: (groups) =>
      groups.gift && !/(?:积分|券|红包)$/.test(groups.gift)
        ? giftReading(groups.gift, amountIn(groups, 'worth'))
        : undefined,
  },
  {
    pattern: compiled(
      `(?:加赠|另赠|再赠|附赠|赠送|赠品[:：是为]|免费送|还送|另送|加送)(?:价值 ?${money('worth')} ?的?)? ?(?<gift>(?! ?\\d+ ?(?:元|积分|倍|折|%))${NAME})`,
    ),
    read: (groups) =>
      groups.gift && !/(?:积分|券|红包)$/.test(groups.gift)
        ? giftReading(groups.gift, amountIn(groups, 'worth'))
        : undefined,
  },
  {
    pattern: compiled(`(?:送|赠)价值 ?${money('worth')} ?的? ?(?<gift>${NAME})`),
    read: (groups) => giftReading(groups.gift, amountIn(groups, 'worth')),
  },
  {
    pattern: compiled(`前 ?(?<first>${COUNT}) ?(?:名|位|单|件|人|个订单|份|位顾客)(?!第)`),
    read: ({ first }) => limit('first', first),
  },
  {
    pattern: compiled(
      `(?:每人|每单|每户|每id|每个id|每个账号|每位|每账号|单人|人均|同一id)(?:顾客|会员|用户)?(?:每天|每日)?(?:仅|最多|只|限|可|能)*(?:购买?|领取?|用|使用|参与|兑换|抽|享受)* ?(?<count>${COUNT}) ?${UNIT}?|限购 ?(?<cap>${COUNT}) ?${UNIT}?`,
    ),
    read: ({ count, cap }) => limit('buyer', count ?? cap),
  },
  {
    pattern: compiled(
      `(?:全球|全国|全网)?(?:限量(?:发售|供应|抢购)?|仅限|限|仅|共|总计) ?(?<count>\\d{1,7}|[一二三四五六七八九十百千万]{2,6}) ?(?:件|份|套|名|台|瓶|盒|单|个名额|个|张|双|枚)(?!起|以上|装|套装)|(?<bare>限量) ?(?<bareCount>\\d{1,7})(?! ?[%.\\d])`,
    ),
    read: ({ count, bareCount }) => limit('total', count ?? bareCount),
  },
  {
    pattern: compiled(
      `(?:限时|仅限|仅|倒计时|最后|抢购) ?(?<count>${COUNT}) ?(?<unit>小时|天|日|分钟)(?!内?(?:发货|送达|到货|可?退|无理由|试用|换货))`,
    ),
    read: ({ count, unit }) => {
      const hours = numberOf(count ?? '') * (unit === '小时' ? 1 : unit === '分钟' ? 1 / 60 : 24)
      return hours > 0 ? { kind: 'limit', of: 'hours', value: Math.round(hours * 100) / 100 } : undefined
    },
  },
  {
    pattern: compiled('(?:数量有限|库存有限|名额有限)|(?:售|送|赠|抢|兑)完(?:即|为)止|先到先得'),
    read: () => ({ kind: 'limit', of: 'stock' }),
  },
]

const limit = (of: NonNullable<Reading['of']>, written: string | undefined): Reading | undefined => {
  const value = numberOf(written ?? '')
  return value > 0 ? { kind: 'limit', of, value } : undefined
}
