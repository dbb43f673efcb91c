import { fold } from '../text/fold.ts'
import type { Piece } from './personal-data-kinds.ts'

/** The commonest surnames, simplified; those that more often begin another word (应, 平, 都, 和, 时, 年) are left out. */
const SURNAMES =
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟闵苟邬边姬师仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝'
const COMPOUND = '欧阳|司马|上官|诸葛|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|长孙|夏侯|轩辕|南宫|端木'
const NAME = `(?:(?:${COMPOUND})[\\u4e00-\\u9fff]{1,2}|[${SURNAMES}][\\u4e00-\\u9fff]{1,2})`
/** What a name may end before: no other Chinese character, but for words that go on about the person; no mask. */
const ENDS =
  '(?=$|先生|女士|小姐|同学|老师|阿姨|大爷|大妈|叔叔|奶奶|爷爷|大哥|大姐|家长|小朋友|的|购买|下单|反馈|说|收|电话|手机|身份证|地址|住|家住|患|因|得了|确诊|术后|获|中奖|喜获|荣获|已|于|在|使用|用后|用了|留言|晒|复购|回购|评价|好评|评论|称|表示|买|拍下|订购|收到|订单|乳腺|肺|肝|胃|肾|糖尿|高血|癌|肿瘤|腰|颈椎|妇科|痔|鼻炎|哮喘|[^\\u4e00-\\u9fff*＊×●█○•])'

const LABELS =
  '收[货貨]人|收件人|签收人|下单人|姓名|患者|病人|[买買]家|[顾顧]客|客[户戶]|用[户戶]|[会會][员員]|[学學][员員]|[学學]生|[车車]主|[业業]主|家[长長]|[宝寶][宝寶]|小朋友|粉[丝絲]|[获獲得中][奖獎]者|得主|寄[给給]|[发發][给給]|恭喜|感[谢謝]|一等[奖獎]|二等[奖獎]|三等[奖獎]|特等[奖獎]'
const ADDRESS_LABELS =
  '收[货貨件]地址|[邮郵]寄地址|[寄送]货?(?:地址|至|往|到)|家住|住在|住址|家庭地址|收[货貨件]人'

const FORMS_OF_ADDRESS = '先生|女士|小姐|同学|阿姨|大爷|大妈|大姐|大哥|大叔|姐姐|太太|叔叔|奶奶|爷爷'
/** What may stand before a name in running text: 家住花园路的陈桂芳, 这位是孙国华, 交给何子轩. */
const STANDS_AFTER = '(?<=^|[^\\u4e00-\\u9fff]|[的位是给叫由])'
/** What tells that a name was a person's: an age, or an illness that is said to be found. */
const IS_TOLD =
  '[,，、\\s(（]{0,2}(?:[男女][,，、\\s]{0,2})?(?:今年|现年|年仅)?[1-9]\\d?岁|[,，\\s]{0,1}(?:[他她])?(?:今年|去年|前年|当年|年初)?(?:因|患|确诊|查出|得了|被诊断|术后)'

const LABELLED = new RegExp(
  `(?:${LABELS})(?:姓名|名字|名|叫|是|为)?[:：\\s]{0,2}(?:的?地址|${COMPOUND}|[${SURNAMES}])|${ADDRESS_LABELS}`,
)
const SPOKEN_OF = new RegExp(`[${SURNAMES}][\\u4e00-\\u9fff]{1,2}(?:${FORMS_OF_ADDRESS}|${IS_TOLD})`)
/** Characters of the pairs that labels are made of, and the pairs, told from nearly all others by one number. */
const SIGNS = new Uint8Array(65536)
const PAIRS = new Uint8Array(4096)
const pairOf = (first: number, second: number): number => (Math.imul(first, 31) + second) & 4095
for (const pair of '收货 收貨 收件 姓名 患者 病人 签收 下单 买家 買家 顾客 顧客 客户 客戶 用户 用戶 会员 會員 学员 學員 学生 學生 车主 車主 业主 業主 家长 家長 宝宝 寶寶 朋友 粉丝 粉絲 奖者 獎者 得主 寄给 寄給 发给 發給 恭喜 感谢 感謝 等奖 等獎 地址 寄往 寄到 寄至 送至 送到 送往 发往 家住 住在 住址 先生 女士 小姐 同学 同學 阿姨 大爷 大爺 大妈 大媽 大姐 大哥 大叔 姐姐 太太 叔叔 奶奶 爷爷 爺爺 确诊 確診 查出 患有 得了 術後 术后 0岁 1岁 2岁 3岁 4岁 5岁 6岁 7岁 8岁 9岁 0歲 1歲 2歲 3歲 4歲 5歲 6歲 7歲 8歲 9歲'.split(
  ' ',
)) {
  PAIRS[pairOf(pair.charCodeAt(0), pair.charCodeAt(1))] = 1
  for (const sign of pair) SIGNS[sign.charCodeAt(0)] = 1
}

/**
 * True when words in a text announce a person's name or address: a label with a surname behind it, a name with a form of
 * address, an age or an illness, or the label of an address. Costs one look at every other character of a text without labels.
 */
export const announcesPerson = (text: string): boolean => {
  for (let at = 1; at < text.length; at += 2) {
    const code = text.charCodeAt(at)
    if (SIGNS[code] === 0) continue
    const isPair =
      PAIRS[pairOf(text.charCodeAt(at - 1), code)] === 1 ||
      (at + 1 < text.length && PAIRS[pairOf(code, text.charCodeAt(at + 1))] === 1)
    if (!isPair) continue
    const around = fold(text.slice(Math.max(0, at - 10), at + 14))
    if (LABELLED.test(around) || SPOKEN_OF.test(around)) return true
  }
  return false
}

const NAMED = new RegExp(`(?:${LABELS})(?:姓名|名字|名|叫|是|为)?[:：\\s]{0,2}(${NAME})${ENDS}`, 'g')
const ADDRESSED = new RegExp(FORMS_OF_ADDRESS)
const TITLED = new RegExp(`${STANDS_AFTER}(${NAME})(?:${FORMS_OF_ADDRESS})`, 'g')
const TOLD = new RegExp(`${STANDS_AFTER}(${NAME})(?=${IS_TOLD})`, 'g')
/** One look instead of a search for all names: without an age or an illness found nobody is told of. */
const IS_TOLD_OF = /\d岁|因|患|确诊|查出|得了|被诊断|术后/

/** Words that look like a name and are none. */
const WORDS = new Set(
  '卫星 威信 顾客 车主 康复 安心 安全 安装 方便 高兴 高度 高级 关注 关心 关爱 关于 黄金 白金 温馨 温和 成功 成人 成年 成长 全程 全部 全体 任何 任意 任性 万一 包括 包装 包邮 周围 周期 单独 单纯 严重 严格 解决 解除 易感 金额 毛发 石女 尤其 路过 季节 项目 向往 管理 文件 简单 连续 查询 明显 明确 商品 商家 师傅 师生 房间 荣获 全新 全家 全国 明星 包裹 马上 文明 方案 程度 解答 成员 尚未 宁可 何时 何种 何地 许多 莫名 连接 华丽 金卡 金牌 白卡 游客 游戏 计划 古老 关怀 关系 卫生 席位 阳光 阳性 阴性 白发 江浙 米粉 车辆 车型 农村 农民 边缘 明日 明天 党员 全额 万元 高达 高潮 方式 方法 向上 于是 查收 查看 任选 解说 路线 车位 车险 景区 农户 商户 单位 单品 单价 向您 曾经 曾用 司机 文案 毕业 纪念 连锁 成交 成本 欧美 古代 严选 何必 和平 平台'.split(
    ' ',
  ),
)
/** What follows a surname instead of a given name: how it begins, and in full. */
const TITLES =
  /^(?:先生|女士|小姐|老师|经理|同学|阿姨|大姐|大哥|大爷|大妈|师傅|太太|夫人|医生|大夫|老板|妈妈|爸爸|奶奶|爷爷|叔叔|教授|主任|店长|掌柜|某|们|的|在|买|[姐哥总姨叔女先小家和用主]$)/
const ILLNESS_INSIDE = /[病癌炎症痛压糖]/

/** True for a surname and a given name in full: 王晓明; not for 王女士, 王某 or 康复. */
const isName = (name: string): boolean => {
  const given = new RegExp(`^(?:${COMPOUND})`).test(name) ? name.slice(2) : name.slice(1)
  return (
    !TITLES.test(given) && !ILLNESS_INSIDE.test(given) && !WORDS.has(name) && !WORDS.has(name.slice(0, 2))
  )
}

/** Full names that words announce, or that a form of address follows. */
export const labelledNames = (folded: string): Piece[] => {
  const found = new Map<number, Piece>()
  for (const pattern of [NAMED, TITLED, TOLD]) {
    // Looking for the form of address alone is far cheaper than for all names before it.
    if (pattern === TITLED && !ADDRESSED.test(folded)) continue
    if (pattern === TOLD && !IS_TOLD_OF.test(folded)) continue
    for (const hit of folded.matchAll(pattern)) {
      const name = hit[1] as string
      if (!isName(name)) continue
      const start = pattern === NAMED ? hit.index + hit[0].length - name.length : hit.index
      if (!found.has(start))
        found.set(start, { kind: 'name', start, end: start + name.length, confidence: 0.8 })
    }
  }
  return [...found.values()]
}

const BEFORE_NUMBER = new RegExp(
  `(?:^|[^\\u4e00-\\u9fff])(${NAME})(?:先生|女士|小姐|同学|阿姨)?[\\s:：,，、(（/]{0,3}(?:的)?(?:(?:联系)?电话|手机号?码?|身份证号?码?|证件号码?|卡号|订单号?|微信号?|支付宝(?:账[号户])?|账[号户]|邮箱)?[:：\\s]{0,3}\\+?$`,
)
const AFTER_NUMBER = new RegExp(`^[\\s,，、/(（-]{1,3}(${NAME})(?![\\u4e00-\\u9fff*＊×●█○•])`)
const REACH = 20

/** A full name that stands beside a number: 王晓明 13800000000. */
export const nameBeside = (folded: string, { start, end }: Piece): Piece | undefined => {
  const from = Math.max(0, start - REACH)
  const before = BEFORE_NUMBER.exec(folded.slice(from, start))
  if (before && isName(before[1] as string)) {
    const at = from + before.index + before[0].indexOf(before[1] as string)
    return { kind: 'name', start: at, end: at + (before[1] as string).length, confidence: 0.75 }
  }
  const after = AFTER_NUMBER.exec(folded.slice(end, end + 8))
  if (!after || !isName(after[1] as string)) return undefined
  const at = end + after[0].length - (after[1] as string).length
  return { kind: 'name', start: at, end: at + (after[1] as string).length, confidence: 0.75 }
}
