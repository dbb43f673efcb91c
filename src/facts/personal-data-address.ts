import type { Piece } from './personal-data-kinds.ts'

const PROVINCES =
  '北京|上海|天津|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古|广西|西藏|宁夏|新疆|香港|澳门'
const BEGINS = new RegExp(`(?:${PROVINCES})|[\\u4e00-\\u9fff]{2,3}(?:市|县|区)`, 'g')
const PROVINCE = new RegExp(PROVINCES)
const LONGEST = 60
const IS_PART = /[\u4e00-\u9fffa-z0-9 #()（）·-]/
const DISTRICT = /[市区县旗州]/
const ROAD = /路|街|道|巷|弄|村|镇|乡|小区|花园|苑|城|大厦|公寓|里|园|广场|庄|胡同|号院|社区/
const DOOR =
  /[\da-z一二三四五六七八九十]{1,5}(?:号院|号楼|号|室|栋|幢|单元|弄|楼|层|座|户|房|组)(?:[a-z]?\d{2,5}[室户房]?)?/g

/** 家住成都市: the place begins behind the word. */
const IS_PREPOSITION = /^[住址往至到在于是]/
/** Where somebody is said to live a street and a door are enough: 家住解放路22号. */
const LIVES = /(?:家住|住在|住址[:：是]?|现住|(?<=[(（,，])住)\s?/g

const A_DOOR = /[\da-z一二三四五六七八九十](?:号|室|栋|幢|单元|弄|楼|层|座|户|房|组)/

/**
 * Postal addresses down to a door: a province, city or district, then a road or village, then a numbered house, unit
 * or room. Reads at most sixty characters from each place name.
 * @param folded a folded text
 */
export const findAddresses = (folded: string): Piece[] => {
  const found: Piece[] = []
  // Places are named everywhere, numbered doors are not.
  if (!A_DOOR.test(folded)) return found
  let done = 0
  for (const { 0: begin, index: first } of folded.matchAll(BEGINS)) {
    // 址上海市 begins with the province, not with the character before it.
    const index = first + Math.max(0, begin.search(PROVINCE), IS_PREPOSITION.test(begin) ? 1 : 0)
    if (index < done) continue
    const end = addressEnd(folded, index)
    if (end === undefined) continue
    found.push({ kind: 'address', start: index, end, confidence: 0.8 })
    done = end
  }
  for (const { 0: word, index } of folded.matchAll(LIVES)) {
    const start = index + word.length
    if (found.some((one) => one.start <= start + 2 && start < one.end)) continue
    const end = addressEnd(folded, start, false)
    if (end !== undefined) found.push({ kind: 'address', start, end, confidence: 0.7 })
  }
  return found.sort((a, b) => a.start - b.start)
}

const addressEnd = (folded: string, start: number, needsDistrict = true): number | undefined => {
  let stop = start
  while (stop < folded.length && stop - start < LONGEST && IS_PART.test(folded[stop] as string)) stop++
  const stretch = folded.slice(start, stop)
  const road = ROAD.exec(stretch)
  if (!road || (needsDistrict && !DISTRICT.test(stretch.slice(0, road.index + 1)))) return undefined
  let end: number | undefined
  for (const door of stretch.matchAll(DOOR)) if (door.index > road.index) end = door.index + door[0].length
  return end === undefined ? undefined : start + end
}

/** Where the part of an address ends that may be shown: its district, else its city or province. */
export const districtEnd = (address: string): number => {
  const district = /^.{2,14}?[区县旗]/.exec(address) ?? /^.{2,10}?市/.exec(address) ?? /^.{2,3}/.exec(address)
  return district ? district[0].length : 0
}
