import { toDay } from './day.ts'
import { type Check, entriesOf, problemAt, relatedAt, stringIn } from './plan-check.ts'
import { textOf } from './record-path.ts'

/** Places that are paid for, and people who recommend: what stands there is advertising and says so. */
const PAID_PLACE =
  /种草|測評|测评|评测|探店|体验分享|达人|博主|红人|软文|竞价|竞价排名|搜索推广|信息流|直通车|influencer|kol\b|koc\b|seeding|sponsored|advertorial|(?:paid|search|feed)[ -]?ads?\b|native[ -]?ads?\b/i

/** Copy for a paid place or a recommendation that nowhere says that it is advertising. */
export const unlabelled: Check = ({ record }) =>
  entriesOf(record.value, 'copy').flatMap(({ pointer, value }) => {
    const channel = stringIn(value, 'channel')
    if (channel === undefined || !PAID_PLACE.test(channel) || value.adLabelled === true) return []
    const said = [value.title, value.body].some(
      (text) => typeof text === 'string' && /广告|廣告|\bad\b|advert|sponsored/i.test(text),
    )
    return said && value.adLabelled !== false ? [] : [problemAt(pointer, { term: channel, channel })]
  })

// 第280917-05538号: valid until 17 September 2028.
const APPROVAL_END = /审[^\d]{0,12}(\d{2})(\d{2})(\d{2})\s?[-－—–]\s?\d{5}/

/** An advertising approval that ends before the campaign does. */
export const approvalEnds: Check = ({ record }, timeZone) => {
  const end = toDay(record.value.end, timeZone) ?? toDay(record.value.start, timeZone)
  if (end === undefined) return []
  return entriesOf(record.value, 'copy').flatMap(({ pointer, value }) => {
    const number = textOf(value.adApprovalNo)
    const parts = number === undefined ? null : APPROVAL_END.exec(number.normalize('NFKC'))
    const until = parts && toDay(`20${parts[1]}-${parts[2]}-${parts[3]}`, timeZone)
    if (!until || until >= end) return []
    return [
      problemAt(`${pointer}/adApprovalNo`, {
        term: number as string,
        number,
        until,
        ...relatedAt(record, record.value.end ? '/end' : '/start', {
          en: `the campaign ends on ${end}`,
          zh: `活动结束于 ${end}`,
        }),
      }),
    ]
  })
}

const OF_THE_DRAW = /奖|獎|抽取|概率|几率|prize|odds|draw|winner/i
const IN_FAVOUR = /增加|加码|加碼|提高|追加|新增|上调|more|raise|add/i

/** A change of the draw after it began that is not said to favour those who take part. */
export const drawChanged: Check = ({ record }, timeZone) => {
  const { lottery, type } = record.value
  const start = toDay(record.value.start, timeZone)
  if (start === undefined || (type !== 'lottery' && (lottery === undefined || lottery === null))) return []
  return entriesOf(record.value, 'changes').flatMap(({ pointer, value }) => {
    const what = stringIn(value, 'what')
    const day = toDay(value.effectiveAt, timeZone) ?? toDay(value.at, timeZone)
    if (what === undefined || day === undefined || day < start || value.decision === 'rejected') return []
    if (!OF_THE_DRAW.test(what) || IN_FAVOUR.test(what)) return []
    return [
      problemAt(`${pointer}/what`, {
        term: what,
        what,
        day,
        ...relatedAt(record, '/start', { en: `it began on ${start}`, zh: `活动开始于 ${start}` }),
      }),
    ]
  })
}
