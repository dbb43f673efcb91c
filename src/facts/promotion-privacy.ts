import type { Json } from '../records/record.ts'
import { readCopy } from './copy-text.ts'
import { findPersonalData } from './personal-data-detectors.ts'
import { type Check, entriesOf, type Problem, problemAt } from './plan-check.ts'
import { isObject, itemsOf } from './record-path.ts'

/** Parts of a campaign record that are no copy, and where people's data has no business. */
const PLAN_FIELDS = [
  'purpose',
  'audience',
  'data',
  'monitoring',
  'changes',
  'risk',
  'lottery',
  'postReview',
  'winners',
  'extra',
]
const MOST_FOUND = 20
const DEEPEST = 8

/** Numbers and addresses of people in the plan itself: targeting data, notes, winners. */
export const personalDataInPlan: Check = ({ record }) => {
  const found: Problem[] = []
  const copyAt = new Set(record.copyPointers())
  const walk = (value: Json, pointer: string, depth: number): void => {
    if (found.length >= MOST_FOUND || depth > DEEPEST) return
    if (typeof value === 'string') {
      if (copyAt.has(pointer)) return
      for (const { start, end, kind } of findPersonalData(value))
        found.push({ ...problemAt(pointer), span: [start, end], match: value.slice(start, end), kind })
    } else if (Array.isArray(value)) {
      for (const [index, item] of value.entries()) walk(item, `${pointer}/${index}`, depth + 1)
    } else if (value !== null && typeof value === 'object') {
      for (const [key, item] of Object.entries(value))
        walk(item, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`, depth + 1)
    }
  }
  for (const name of PLAN_FIELDS) {
    const value = Object.hasOwn(record.value, name) ? record.value[name] : undefined
    if (value !== undefined) walk(value, `/${name}`, 0)
  }
  return found
}

const PERSON_KEYS =
  /^(?:name|phone|mobile|tel|telephone|email|address|openid|unionid|idcard|wechat|qq|姓名|手机号?|电话|地址|身份证号?|微信号?)$/i

/** A list of people inside the campaign file. */
export const audienceList: Check = ({ record }) => {
  const holders = ['audience', 'extra', 'winners', 'members', 'customers', 'recipients']
  return holders.flatMap((name) => {
    const value = Object.hasOwn(record.value, name) ? record.value[name] : undefined
    const lists: [string, Json | undefined][] = isObject(value)
      ? Object.entries(value).map(([key, item]) => [`/${name}/${key}`, item])
      : [[`/${name}`, value]]
    return lists.flatMap(([pointer, list]) =>
      isListOfPeople(list) ? [problemAt(pointer, { people: list.length })] : [],
    )
  })
}

const isListOfPeople = (list: Json | undefined): list is Json[] =>
  Array.isArray(list) &&
  list.some((item) => isObject(item) && Object.keys(item).filter((key) => PERSON_KEYS.test(key)).length >= 2)

const EXPORT =
  /(?:会员|客户|买家|用户|顾客|粉丝|订单|收货人|中奖|手机号?|人群|customers?|members?|buyers?|orders?|users?|audience|recipients?|phones?)[\p{L}\p{N}_\- .()（）]{0,30}\.(?:xlsx?|csv|tsv|txt|zip|sql)(?:$|[?#])/iu

/** A file of customers or orders that the campaign file links to. */
export const audienceExport: Check = ({ record }) => {
  const links: { pointer: string; value: Json | undefined }[] = [
    ...entriesOf(record.value, 'copy').flatMap(({ pointer, value }) => [
      { pointer: `${pointer}/sentTo`, value: value.sentTo },
      ...itemsOf(value, 'images').map((image, index) => ({
        pointer: `${pointer}/images/${index}/url`,
        value: isObject(image) ? image.url : undefined,
      })),
    ]),
    ...(isObject(record.value.audience)
      ? Object.entries(record.value.audience).map(([key, value]) => ({ pointer: `/audience/${key}`, value }))
      : []),
    ...entriesOf(record.value, 'evidence').map(({ pointer, value }) => ({
      pointer: `${pointer}/url`,
      value: value.url,
    })),
  ]
  return links.flatMap(({ pointer, value }) =>
    typeof value === 'string' && value.length < 2000 && EXPORT.test(decoded(value))
      ? [problemAt(pointer)]
      : [],
  )
}

const decoded = (url: string): string => {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}

const inCopy =
  (pattern: RegExp): Check =>
  (context) =>
    readCopy(context).flatMap((copy): Problem[] => {
      const hit = pattern.exec(copy.text)
      if (!hit) return []
      const [from, to] = [hit.index, hit.index + hit[0].length]
      return [
        {
          field: copy.field.path,
          pointer: context.record.copyPointers()[copy.index] as string,
          span: copy.span(from, to),
          match: copy.text.slice(from, to),
        },
      ]
    })

/** An order or parcel number with its name: 订单号 1234567890123. */
export const orderData = inCopy(
  /(?:订单(?:编?号|id)|运单号|快递单号|物流单号|order (?:no\.?|number|id)|tracking (?:no\.?|number))[:：#\s]{0,3}[a-z]{0,4}\d{8,24}/i,
)

/** A picture of a chat, named in words or in its alt text. */
export const chatPicture = inCopy(
  /(?:聊天|对话|旺旺|客服|微信)(?:记录)?(?:截图|截屏)|聊天记录(?:图|如下|见图)|(?:chat|conversation) screenshots?/i,
)

const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤'

/** A buyer named in full: 恭喜张小明获得, 买家王小红女士. A masked name (张**) and a surname alone are none. */
export const customerName = inCopy(
  new RegExp(
    `(?:恭喜|中奖者?|获奖者?|获奖名单|中奖名单|买家|顾客|客户|会员)[:：\\s]{0,2}[${SURNAMES}](?!先生|女士|小姐|同学|老师)\\p{Script=Han}{1,2}(?:先生|女士|小姐|中奖|获奖|获得|喜提|抽中|赢得)`,
    'u',
  ),
)

/** Labels that pick people by what the law protects most. */
export const sensitiveTargeting: Check = ({ record }) =>
  itemsOf(isObject(record.value.audience) ? record.value.audience : {}, 'tags').flatMap((tag, index) =>
    typeof tag === 'string' && SENSITIVE.test(tag)
      ? [problemAt(`/audience/tags/${index}`, { term: tag, tag })]
      : [],
  )

const SENSITIVE =
  /患者|疾病|病史|糖尿|高血压|肿瘤|癌|怀孕|孕期|流产|不孕|抑郁|残疾|宗教|信徒|民族|种族|性取向|身份证|征信|负债|贷款逾期|未成年|儿童本人|医疗记录|行踪|指纹|人脸|pregnan|disease|diabet|religion|ethnic|sexual|credit score/i
