import { fold } from '../text/fold.ts'
import type { FactContext } from './fact.ts'
import { placeOfStated, type StatedOffer, statementsOf } from './offers-copy.ts'
import { numberOf } from './offers-match.ts'
import { type Check, entriesOf, type Problem, problemAt, relatedAt, stringIn } from './plan-check.ts'
import { fieldOf, itemsOf } from './record-path.ts'
import { NOT_READABLE } from './text.ts'

const BENEFITS = ['amount-off', 'percent-off', 'n-for-m', 'fixed-price', 'gift', 'coupon', 'cash-back']

/** The first benefit the copy states: where a finding about what it leaves out is put. */
const firstBenefit = (context: FactContext): StatedOffer | undefined =>
  statementsOf(context).stated.find(({ offer }) => BENEFITS.includes(offer.kind))

/** All the copy and the rules together: a condition may be told in any of them. */
const wholeText = (context: FactContext): string =>
  statementsOf(context)
    .texts.filter(({ readable }) => readable)
    .map(({ text }) => fold(text))
    .join('\n')

/** A condition of the plan that nothing in the copy or in the rules tells; Unknown when some of it is pictures. */
const hidden =
  (
    condition: (context: FactContext) => string | undefined,
    told: RegExp,
    words: { en: string; zh: string },
  ): Check =>
  (context) => {
    const pointer = condition(context)
    const benefit = pointer && firstBenefit(context)
    if (!pointer || !benefit || told.test(wholeText(context))) return []
    if (statementsOf(context).unread) return NOT_READABLE
    const { record } = context
    return [{ ...placeOfStated(record, benefit), ...relatedAt(record, pointer, words) } as Problem]
  }

const firstWith = (context: FactContext, list: string, name: string): string | undefined => {
  const entry = entriesOf(context.record.value, list).find(({ value }) => (numberOf(value[name]) ?? 0) > 0)
  return entry && `${entry.pointer}/${name}`
}

export const buyerLimitHidden = hidden(
  (context) =>
    firstWith(context, 'items', 'limit') ??
    (numberOf(fieldOf(context.record.value.coupon, 'perUser')) ? '/coupon/perUser' : undefined),
  /限购|限领|每人|每单|每户|每个?id|每账号|每个账号|每位|单人|限\s?\d+\s?(?:件|份|张|次|单)|per (?:customer|person|order|household|account)|limit/,
  { en: 'the plan limits each buyer here', zh: '方案在此限定每人数量' },
)

export const capHidden = hidden(
  (context) => firstWith(context, 'offers', 'cap'),
  /封顶|最高|最多|上限|至多|不超过|up to|max/,
  { en: 'the plan caps the reduction here', zh: '方案在此设有优惠上限' },
)

export const stackingHidden = hidden(
  (context) => {
    const entry = entriesOf(context.record.value, 'offers').find(({ value }) => value.stackable === false)
    return entry && `${entry.pointer}/stackable`
  },
  /叠加|同享|同时(?:使用|享受|参加)|不与|共享|并用|combin|stack|other offers?/,
  { en: 'the plan excludes other offers here', zh: '方案在此规定不与其他优惠叠加' },
)

export const newBuyersHidden = hidden(
  ({ record }) =>
    fieldOf(record.value.audience, 'newMembers') === true ? '/audience/newMembers' : undefined,
  /新人|新客|新用户|新会员|首单|首次|首购|新粉|新注册|new (?:customer|member|user|buyer)|first (?:order|purchase)/,
  { en: 'the plan is for new buyers only', zh: '方案仅限新客' },
)

export const giftLimitHidden = hidden(
  ({ record }) => {
    const entry = entriesOf(record.value, 'offers').find(
      ({ value }) => (numberOf(fieldOf(value.gift, 'quantity')) ?? 0) > 0,
    )
    return entry && `${entry.pointer}/gift/quantity`
  },
  /限量|前\s?\S{1,6}(?:名|位|单|件|人|份)|(?:送|赠|售|兑)完|数量有限|库存有限|先到先得|限\s?\d+|共\s?\d+|while (?:stocks?|supplies)|first \d+|limited/,
  { en: 'the plan gives only so many', zh: '方案所备赠品数量有限' },
)

export const conditionHidden = hidden(
  ({ record }) => {
    const entry = entriesOf(record.value, 'offers').find(
      ({ value }) => stringIn(value, 'condition') !== undefined,
    )
    return entry && `${entry.pointer}/condition`
  },
  // Any word of a condition will do: it is told somewhere, if not in the same words.
  /条件|须|需|限|仅|会员|关注|入会|分享|凭|only|must|member|require/,
  { en: 'the plan sets a condition here', zh: '方案在此设有条件' },
)

/** "The whole shop" in the copy, where the plan takes in some goods only. */
export const scopeOverstated: Check = (context) => {
  const { record } = context
  const { scope } = record.value
  const some = fieldOf(scope, 'all') === false
  const excludes = itemsOf(scope, 'exclude').length > 0
  if (!some && !excludes) return []
  const text = wholeText(context)
  if (
    /部分|指定|除外|不参与|不参加|除.{1,12}外|活动商品|参与商品|参加商品|以.{1,8}为准|selected|exclud|except/.test(
      text,
    )
  )
    return []
  const { texts, unread } = statementsOf(context)
  const problems = texts.flatMap((copy): Problem[] => {
    const hit = /全场|全店|所有商品|店内所有|全部商品|storewide|sitewide|everything/.exec(fold(copy.text))
    if (!hit) return []
    const span = copy.span(hit.index, hit.index + hit[0].length)
    return [
      {
        field: copy.field.path,
        pointer: record.copyPointers()[copy.index] as string,
        span,
        match: copy.source.slice(...span),
        ...relatedAt(record, excludes ? '/scope/exclude' : '/scope', {
          en: 'the plan takes in some goods only',
          zh: '方案仅含部分商品',
        }),
      },
    ]
  })
  return problems.length === 0 && unread ? NOT_READABLE : problems
}

/** Offers in the copy without any period, in a campaign that ends. */
export const periodUntold: Check = (context) => {
  const { record } = context
  const benefit = firstBenefit(context)
  if (!benefit || typeof record.value.end !== 'string') return []
  const { stated, unread } = statementsOf(context)
  const told = stated.some(
    ({ offer }) =>
      (offer.kind === 'period' && offer.role === undefined) ||
      (offer.kind === 'limit' && offer.of === 'hours'),
  )
  if (
    told ||
    /今日|今天|今晚|明日|明天|本周|周末|当天|当日|限时|\d{1,2}月|天|期间|today|tonight|weekend|tomorrow/.test(
      wholeText(context),
    )
  )
    return []
  return unread ? NOT_READABLE : [{ ...placeOfStated(record, benefit) }]
}

/** Messages to single people that do not say how to refuse the next one. */
export const optOutUntold: Check = (context) => {
  const { record } = context
  if (stringIn(record.value.audience, 'optOut') !== undefined) return []
  return messages(context).flatMap(({ pointer, value }) => {
    const said = fold(`${stringIn(value, 'title') ?? ''}\n${stringIn(value, 'body') ?? ''}`)
    if (said.trim() === '' || OPT_OUT.test(said)) return []
    return [
      problemAt(`${pointer}/${stringIn(value, 'body') === undefined ? 'title' : 'body'}`, {
        term: stringIn(value, 'channel') ?? '',
      }),
    ]
  })
}

const OPT_OUT =
  /退订|拒收|取消订阅|回复?\s?(?:t|td|r|n|0000)\b|回(?:t|td|r|n)退|不再接收|关闭推送|unsubscribe|opt[ -]?out|reply stop|text stop|stop to/

/** Messages that name no sender: neither in the field nor in the copy. */
export const senderUntold: Check = (context) => {
  const { record, catalogue } = context
  const store = catalogue.store(stringIn(record.value, 'storeId') ?? '')
  const name = store && stringIn(store.value, 'name')
  return messages(context).flatMap(({ pointer, value }) => {
    const said = `${stringIn(value, 'title') ?? ''}\n${stringIn(value, 'body') ?? ''}`
    if (said.trim() === '' || stringIn(value, 'sender') !== undefined) return []
    if (/^\s*(?:<[^>]{1,40}>\s*)*[【[]/.test(stringIn(value, 'title') ?? stringIn(value, 'body') ?? ''))
      return []
    if (/【[^】]{2,20}】/.test(said) || (name !== undefined && said.includes(name))) return []
    return [problemAt(pointer, { term: stringIn(value, 'channel') ?? '' })]
  })
}

/** Copy that goes to single people: text messages, e-mail, push. */
const messages = ({ record }: FactContext) => {
  const channels = itemsOf(record.value, 'channels')
  const only = channels.length === 1 && typeof channels[0] === 'string' ? channels[0] : undefined
  return entriesOf(record.value, 'copy').filter(({ value }) =>
    /^(?:sms|e-?mail|edm|text message|push|短信|邮件|推送)$/i.test(stringIn(value, 'channel') ?? only ?? ''),
  )
}
