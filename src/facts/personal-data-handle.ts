import { textAfter, wordsBefore } from './personal-data-context.ts'
import type { Piece } from './personal-data-kinds.ts'
import type { WordRun } from './personal-data-words.ts'

/** Names of WeChat, with the ways sellers write around them (微❤, V信, 薇❤, 威信, 绿泡泡); separators are left out. */
const WECHAT =
  /(?:微信|[微威维徽卫]♥|[威维徽微卫][信芯]|(?:^|[^a-z])[vw](?:信|♥|x)|(?:^|[^a-z])(?:wechat|weixin|vxin)|卫星号?(?=:)|企微|企业微信|绿泡泡|绿色软件|(?:\+|加)(?:我|下|个|客服|店主|掌柜)?[vw微威维](?:信|♥)?|(?:^|[^a-z])[vw](?=[:=]))(?:客服|同号|账号|号码|号|id|搜索|搜|联系|添加|at|me|us|no|account|is|\s)*[:=@是为叫>+)]*$/
const QQ =
  /(?:qq|扣扣|企鹅|球球|秋秋|口口|(?:^|[^a-z])q(?=群|号|[:=]))(?:交流|客服|售后|粉丝|福利|官方)?(?:群|号码|号|邮箱)*[:=是为+)]*$/
const MESSENGER =
  /(?:telegram|(?:^|[^a-z])tg|电报|飞机号|纸飞机|whats\s?app|(?:^|[^a-z])line(?:\s?id|[:=])|kakao(?:talk)?|skype|(?:^|[^a-z])viber|messenger|小红书号|(?:^|[^a-z])(?:ins|instagram|facebook|fb)[:=号])(?:号|id|me|us|at|on|no|is|group|\s)*[:=@是为)]*$/

const HANDLE = /^[a-z][a-z0-9_-]{5,19}$/
const NUMBER = /^[1-9]\d{4,10}$/
/** 20260101 is a day. */
const DAY = /^(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])$/
const REACH = 16

/** Accounts of WeChat, QQ and other messengers, named as such right before or in the account itself. */
export const handleAt = (text: string, run: WordRun): Piece | undefined => {
  const { start, end, word } = run
  if (/^wxid_[a-z0-9]{8,}$/.test(word)) return { kind: 'wechat', start, end, confidence: 0.95 }
  const before = wordsBefore(text, start, REACH)
  if (isOtherThing(text, end, word)) return undefined
  if (WECHAT.test(before) && isAccount(word, before)) return { kind: 'wechat', start, end, confidence: 0.9 }
  if (QQ.test(before) && NUMBER.test(word)) return { kind: 'qq', start, end, confidence: 0.9 }
  if (MESSENGER.test(before) && isAccount(word, before))
    return { kind: 'messenger', start, end, confidence: 0.85 }
  return selfNamed(before, run)
}

/** A WeChat account may be a telephone or QQ number too; one of letters only must be set off: 微信：xiaowang. */
const isAccount = (word: string, before: string): boolean => {
  if (/^\d+$/.test(word)) return NUMBER.test(word) && !DAY.test(word)
  if (!HANDLE.test(word)) return false
  return /[\d_-]/.test(word) || /[:=号是为叫]$/.test(before) || /id$/.test(before)
}

/** 加vx12345, qq12345678: the name and the account run together. */
const selfNamed = (before: string, { start, end, word }: WordRun): Piece | undefined => {
  const qq = /^qq[1-9]\d{4,10}$/.test(word) || /^qq[-_]?[1-9]\d{4,10}$/.test(word)
  if (qq && !/[a-z0-9]$/.test(before)) return { kind: 'qq', start, end, confidence: 0.85 }
  const wechat = /^(?:vx|wx|wechat|weixin|v)[-_]?([a-z0-9][a-z0-9_-]{4,19})$/.exec(word)
  if (!wechat || !/\d/.test(wechat[1]!)) return undefined
  const isInvited = /(?:加|\+|联系|搜索?|找|咨询|私聊|扫)(?:我|店主|客服|微信)?[:]?$/.test(before)
  return isInvited ? { kind: 'wechat', start, end, confidence: 0.85 } : undefined
}

/** Part of an address of a page, a file or a version: no account. */
const isOtherThing = (text: string, end: number, word: string): boolean =>
  /^(?:https?|www|com|android|ios|iphone|ipad|usb|type-c|wifi|windows|app|apps)$/.test(word) ||
  /^(?:\.[a-z0-9]|:\/\/|@)/.test(textAfter(text, end, 3))
