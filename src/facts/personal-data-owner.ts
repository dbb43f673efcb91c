import type { Owner, Piece } from './personal-data-kinds.ts'

/** How far words say whose a number is, within one sentence. */
const BEFORE = 40
const AFTER = 24
const SENTENCE_END = /[。！？!?；;\n]/g

/** Says that the number is a service desk's: no way around the platform. */
const SERVICE =
  /(?:客服|客户服务|服务|售后|投诉|维权|举报|监督|报修|维修|保修|质保|全国)(?:电话|热线|专线|中心|号码|邮箱|邮件)|热线电话|hotline|customer (?:service|care|support)|(?:service|support|info|kefu|sales|hr|help|contact|admin|hello|care)@/
/** Says that a person of the shop answers there. */
const STAFF =
  /联系人|负责人|店主|掌柜|老板|经理|店长|厂长|业务员|销售员|总监|客服|代理商?|专员|导购|顾问|采购|wechat me|add me|contact me/
/** Says that the number is given to be called or added. */
const OFFER =
  /加(?:我|一?下|个|好友|微信?|[vw威维徽薇+qQ]|[vw]x|qq|群|客服)|[+加][vw]|私聊|私信|私我|咨询|垂询|详询|询价|来电|致电|拨打|打电话|订购|订货|定制|批发|拿货|代发|代理|加盟|招商|合作|同号|预约|下单|领券|领取|领红包|优惠|返现|扫码|进群|欢迎|联系(?:我|本店|厂家|卖家|商家|店铺)|请联系|可联系|厂家|直销|购买请|需要的|想要|(?:e-?mail|call|text|whatsapp|add|dm|order|contact|message)\b/
/** Says that it belongs to a customer or a winner, whatever else is said. */
const PERSON =
  /收[货件](?:人|地址)|签收人|下单人|寄给|发给|中奖|获奖|得奖|奖者|得主|名单|姓名|实名|身份证|失主|家住|住址|本人|(?:妈妈|爸爸|家长|父亲|母亲|家属|老公|老婆|监护人)(?:的)?(?:电话|手机|微信)|(?:顾客|客户|买家|会员|用户)的?(?:支付宝|微信|手机|电话|账[号户]|邮箱)|[\u4e00-\u9fff][姐哥][(（]?(?:电话|手机)|投诉人|recipient|winner|ship(?:ped)? to|customer name/
/** Says the same where nobody is invited to call. */
const PERSON_MILD =
  /签收|[寄发送][往至到]|订单号|评价|评论|晒单|好评|反馈|患者|病人|业主|车主|家长|班级|review|thanks to|thank you|sold to|delivered to/
const PERSON_SOFT = /买家|顾客|客户|用户|会员|粉丝|学员|网友|宝妈|老客|customer/
/** A surname with a form of address. */
const ADDRESSED =
  /[\u4e00-\u9fff](?:先生|女士|小姐|阿姨|大爷|大妈|太太|同学|某某?)|\b(?:mr|mrs|ms|miss)\.? [a-z]/
const RETURNS = /退货|退换|退回|寄回|返修|返厂|换货/
const PAY = /打款|转账|汇款|付款|收款|户名|开户|transfer|pay (?:to|via)/
const OWN_PLACE =
  /退货|退换|退回|寄回|返修|返厂|换货|门店|店铺地址|公司|厂址|厂家|仓库|发货地|自提|产地|生产|注册地|经营场所|营业|总部|地址：?.{0,4}(?:公司|店)|制造商|经销商|委托方|受托方|出品/

/** The words of the sentence around a place, each side no longer than they matter. */
export const sentenceAround = (
  folded: string,
  start: number,
  end: number,
): { before: string; after: string } => {
  const before = folded.slice(Math.max(0, start - BEFORE), start)
  const after = folded.slice(end, end + AFTER)
  let from = 0
  for (const mark of before.matchAll(SENTENCE_END)) from = mark.index + 1
  const to = after.search(/[。！？!?；;\n]/)
  return { before: before.slice(from), after: to < 0 ? after : after.slice(0, to) }
}

/**
 * Says whose a number, account or address is, by the words of its sentence.
 * @param folded the folded text the piece was found in
 * @param named a person's full name stands beside it
 */
export const ownerOf = (folded: string, piece: Piece, named: boolean): Owner => {
  const { before, after } = sentenceAround(folded, piece.start, piece.end)
  const around = `${before} ${after}`
  if (piece.kind === 'address') return ownerOfAddress(around, named)
  if (IS_ORDER.has(piece.kind))
    return named || /收[货件]人|买家|顾客|客户|中奖/.test(around) || ADDRESSED.test(around)
      ? 'person'
      : 'unknown'
  if (piece.kind === 'email' && SERVICE.test(folded.slice(piece.start, piece.end))) return 'service'
  if (IS_ACCOUNT.has(piece.kind))
    return named || (PERSON.test(around) && !OFFER.test(around)) ? 'person' : 'seller'
  if (piece.kind === 'bank-card' && PAY.test(around)) return PERSON.test(around) ? 'person' : 'seller'
  const isReturn = RETURNS.test(around) && !/收货人|买家|顾客|中奖/.test(around)
  if (isReturn) return 'service'
  if (SERVICE.test(around) && !OFFER.test(around) && !PERSON.test(around)) return 'service'
  if (STAFF.test(around) && !/中奖|获奖|名单|收货人/.test(around)) return 'seller'
  if (named || ADDRESSED.test(before.slice(-12)) || ADDRESSED.test(after.slice(0, 8))) return 'person'
  if (PERSON.test(around)) return 'person'
  if (OFFER.test(around)) return SERVICE.test(around) ? 'service' : 'seller'
  if (PERSON_MILD.test(around)) return 'person'
  return PERSON_SOFT.test(around) ? 'person' : 'unknown'
}

/** Accounts of messengers are named to be added, unless something says otherwise. */
const IS_ACCOUNT: ReadonlySet<string> = new Set(['wechat', 'qq', 'messenger'])

const IS_ORDER: ReadonlySet<string> = new Set(['order-number', 'waybill'])

const ownerOfAddress = (around: string, named: boolean): Owner => {
  if (OWN_PLACE.test(around) && !/收货人|买家|顾客|中奖|患者/.test(around)) return 'seller'
  if (
    named ||
    PERSON.test(around) ||
    PERSON_MILD.test(around) ||
    PERSON_SOFT.test(around) ||
    ADDRESSED.test(around)
  )
    return 'person'
  return 'unknown'
}
