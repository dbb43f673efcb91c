import type { FindingStatus, FindingWaiver, Result } from '../findings/finding.ts'
import type { WaiverState } from '../findings/waiver.ts'
import type { Severity } from '../policy/rule.ts'
import type { Kind } from '../records/record.ts'

export type ReportLanguage = Result['language']

/** What a report says of itself; the findings bring their own words. Functions take counts and put them in a phrase. */
export interface Words {
  severity: Record<Severity, string>
  status: Record<Exclude<FindingStatus, 'open'>, string>
  /** The kind alone, before a record's id. */
  kind: Record<Kind, string>
  /** How many records of a kind: "1 product", "53 products". */
  records: Record<Kind, (count: number) => string>
  clause: (id: string, gist: string) => string
  law: (titles: string[]) => string
  /** A further article of the law just named. */
  article: (number: string) => string
  settledBy: (documents: string[]) => string
  evasion: (finding: { match: string; term: string }) => string
  /** What a waiver of a finding says, in force or not. */
  waiver: Record<
    FindingWaiver['state'],
    (waiver: { expires: string; approver: string; ticket: string }) => string
  >
  /** The run's waivers that somebody has to look after. */
  waivers: {
    heading: string
    endsSoon: (expires: string) => string
    states: Record<Exclude<WaiverState, 'active'>, string>
  }
  allowed: (reason: string) => string
  suggestion: (rewrite: { replace: string; with: string }) => string
  /** A second place that a finding rests on: what stands there, and where. */
  related: (message: string, place: string) => string
  andMore: (count: number) => string
  /** What stands between the items of a list. */
  comma: string
  notChecked: {
    heading: string
    /** `most` is set when the rules of a group were not checked for equally many records. */
    group: (count: { rules: number; records: string; most: boolean; reason: string }) => string
    /** One rule by itself. */
    rule: (named: { rule: string; records: string; reason: string }) => string
    /** A reason that speaks for others like it. */
    alike: (reason: string, others: number) => string
    moreReasons: (count: number) => string
  }
  /** How files were read, where that is to be known. */
  notes: { heading: string; more: (count: number) => string }
  errors: {
    heading: string
    /** Further errors of one kind in one file, which are not shown. */
    more: (count: number) => string
  }
  summary: {
    found: Record<Severity, (count: number) => string>
    beforeReach: string
    /** How far the findings reach: records with findings, of all records, in all files. */
    reach: (count: { found: number; records: number; files: number }) => string
    /** No findings at all, or none that is still open. */
    clean: (count: { records: number; files: number; rules: number; lowered: boolean }) => string
    nothingRead: string
    /** Only what changed was judged. */
    nothingChanged: string
    since: (changes: { ref: string; joined: number }) => string
    lowered: Record<Exclude<FindingStatus, 'open'>, (count: number) => string>
    unchecked: (rules: number) => string
    errors: (count: number) => string
    notes: (count: number) => string
  }
  markdown: {
    columns: readonly string[]
    notTrusted: string
    found: string
    clean: string
    more: (count: number) => string
    /** Files that did not fit into a comment. */
    left: (count: number) => string
  }
  /** Headings of a rule's help, and why a finding is suppressed (SARIF). */
  help: { clauses: string; law: string }
  suppressed: Record<Exclude<FindingStatus, 'open'>, string>
}

const number = (count: number): string => String(count).replace(/\B(?=(?:\d{3})+$)/g, ',')

const counted =
  (one: string, many = `${one}s`) =>
  (count: number): string =>
    `${number(count)} ${count === 1 ? one : many}`

const measured =
  (measure: string) =>
  (count: number): string =>
    `${number(count)} ${measure}`

const en: Words = {
  severity: { error: 'error', warning: 'warning', info: 'info' },
  status: { evidenced: 'evidenced', waived: 'waived', baselined: 'baselined' },
  kind: { product: 'product', store: 'store', campaign: 'campaign' },
  records: { product: counted('product'), store: counted('store'), campaign: counted('campaign') },
  clause: (id, gist) => (gist === '' ? `Clause ${id}` : `Clause ${id}: ${gist}`),
  law: (titles) => `Law: ${titles.join('; ')}`,
  article: (number) => number,
  settledBy: (documents) => `Or record the evidence that settles it: ${documents.join(', ')}`,
  evasion: ({ match, term }) => `"${match}" reads as a disguised "${term}"`,
  waiver: {
    active: ({ expires, approver, ticket }) =>
      `Waived until ${expires} by ${approver}${ticket && ` (${ticket})`}`,
    expired: ({ expires, ticket }) => `Its waiver ended on ${expires}${ticket && ` (${ticket})`}`,
    fallen: ({ ticket }) =>
      `Its waiver has fallen: the text it was granted for has changed${ticket && ` (${ticket})`}`,
    'not-yet': ({ ticket }) => `Its waiver is not in force yet${ticket && ` (${ticket})`}`,
  },
  waivers: {
    heading: 'Waivers to look after',
    endsSoon: (expires) => `ends on ${expires}`,
    states: {
      expired: 'ended',
      fallen: 'has fallen: the text changed',
      'not-yet': 'not in force yet',
      unused: 'nothing it speaks of was found; take it out',
    },
  },
  allowed: (reason) => `Allowed in ecomply.yaml: ${reason}`,
  suggestion: ({ replace, with: instead }) =>
    instead === '' ? `Leave out "${replace}"` : `Write "${instead}" instead of "${replace}"`,
  related: (message, place) => `${message}: ${place}`,
  andMore: (count) => `and ${number(count)} more`,
  comma: ', ',
  notChecked: {
    heading: 'Not checked',
    group: ({ rules, records, most, reason }) =>
      `${counted('rule')(rules)} not checked for ${most ? 'up to ' : ''}${records}: ${reason}`,
    rule: ({ rule, records, reason }) => `${rule} not checked for ${records}: ${reason}`,
    alike: (reason, others) => `${reason}, and ${counted('reason')(others)} like it`,
    moreReasons: (count) => `and ${counted('more reason', 'more reasons')(count)}`,
  },
  notes: { heading: 'How files were read', more: (count) => `and ${number(count)} more files read so` },
  errors: {
    heading: 'Could not be read or judged',
    more: (count) => `… and ${number(count)} more of this kind in this file; --format json lists all`,
  },
  summary: {
    found: { error: counted('error'), warning: counted('warning'), info: counted('info', 'info') },
    beforeReach: ' ',
    reach: ({ found, records, files }) =>
      `in ${number(found)} of ${counted('record')(records)}, ${counted('file')(files)}`,
    clean: ({ records, files, rules, lowered }) =>
      `${lowered ? 'No open findings' : 'No findings'} in ${counted('record')(records)}, ${counted('file')(files)}, checked against ${counted('rule')(rules)}`,
    nothingRead: 'No records could be checked',
    nothingChanged: 'No records in files that changed',
    since: ({ ref, joined }) =>
      `only what changed since ${ref}${joined > 0 ? `, and what that breaks in ${counted('record')(joined)} joined with it` : ''}`,
    lowered: {
      evidenced: (count) => `${number(count)} settled by evidence`,
      waived: (count) => `${number(count)} waived`,
      baselined: (count) => `${number(count)} in the baseline`,
    },
    unchecked: (rules) => `${counted('rule')(rules)} unchecked`,
    errors: counted('input error'),
    notes: counted('note'),
  },
  markdown: {
    columns: ['Severity', 'Line', 'Record', 'Finding', 'Rule'],
    notTrusted: 'some input could not be judged',
    found: 'findings',
    clean: 'nothing open',
    more: (count) => `${number(count)} more`,
    left: (count) => `${counted('more section')(count)} left out here; see the full report.`,
  },
  help: { clauses: 'Clauses', law: 'Law' },
  suppressed: {
    evidenced: "Settled by a document in the record's evidence.",
    waived: 'Accepted by a waiver.',
    baselined: 'Known from the baseline.',
  },
}

const zhCN: Words = {
  severity: { error: '错误', warning: '警告', info: '提示' },
  status: { evidenced: '已有证据', waived: '已豁免', baselined: '在基线中' },
  kind: { product: '商品', store: '店铺', campaign: '活动' },
  records: { product: measured('个商品'), store: measured('个店铺'), campaign: measured('个活动') },
  clause: (id, gist) => (gist === '' ? `条款 ${id}` : `条款 ${id}：${gist}`),
  law: (titles) => `法律依据：${titles.join('；')}`,
  article: (number) => `第${number}条`,
  settledBy: (documents) => `或在记录中补充可证明的材料：${documents.join('、')}`,
  evasion: ({ match, term }) => `“${match}”是“${term}”的变形写法`,
  waiver: {
    active: ({ expires, approver, ticket }) =>
      `已豁免至 ${expires}，批准人：${approver}${ticket && `（${ticket}）`}`,
    expired: ({ expires, ticket }) => `豁免已于 ${expires} 到期${ticket && `（${ticket}）`}`,
    fallen: ({ ticket }) => `豁免已失效：所豁免的文字已变更${ticket && `（${ticket}）`}`,
    'not-yet': ({ ticket }) => `豁免尚未生效${ticket && `（${ticket}）`}`,
  },
  waivers: {
    heading: '需要处理的豁免',
    endsSoon: (expires) => `${expires} 到期`,
    states: {
      expired: '已到期',
      fallen: '已失效：文字已变更',
      'not-yet': '尚未生效',
      unused: '没有对应的发现，请移除',
    },
  },
  allowed: (reason) => `ecomply.yaml 中已允许：${reason}`,
  suggestion: ({ replace, with: instead }) =>
    instead === '' ? `可删去“${replace}”` : `可将“${replace}”改为“${instead}”`,
  related: (message, place) => `${message}：${place}`,
  andMore: (count) => `等，另有 ${number(count)} 条`,
  comma: '、',
  notChecked: {
    heading: '未检查',
    group: ({ rules, records, most, reason }) =>
      `${number(rules)} 条规则未检查（${most ? '最多 ' : ''}${records}）：${reason}`,
    rule: ({ rule, records, reason }) => `${rule} 未检查（${records}）：${reason}`,
    alike: (reason, others) => `${reason}，另有 ${number(others)} 种同类原因`,
    moreReasons: (count) => `另有 ${number(count)} 种原因`,
  },
  notes: { heading: '文件读取说明', more: (count) => `另有 ${number(count)} 个文件同样如此` },
  errors: {
    heading: '无法读取或检查',
    more: (count) => `… 此文件中另有 ${number(count)} 个同类错误，使用 --format json 可查看全部`,
  },
  summary: {
    found: { error: measured('个错误'), warning: measured('个警告'), info: measured('个提示') },
    beforeReach: '，',
    reach: ({ found, records, files }) =>
      `涉及 ${number(records)} 条记录中的 ${number(found)} 条（${number(files)} 个文件）`,
    clean: ({ records, files, rules, lowered }) =>
      `${lowered ? '没有待处理的问题' : '没有发现问题'}：已按 ${number(rules)} 条规则检查 ${number(files)} 个文件中的 ${number(records)} 条记录`,
    nothingRead: '没有可检查的记录',
    nothingChanged: '有变更的文件中没有记录',
    since: ({ ref, joined }) =>
      `仅检查自 ${ref} 以来的变更${joined > 0 ? `，以及由此给 ${number(joined)} 条关联记录带来的问题` : ''}`,
    lowered: {
      evidenced: measured('个已有证据'),
      waived: measured('个已豁免'),
      baselined: measured('个在基线中'),
    },
    unchecked: (rules) => `${number(rules)} 条规则未检查`,
    errors: measured('个输入错误'),
    notes: measured('条读取说明'),
  },
  markdown: {
    columns: ['级别', '行', '记录', '发现', '规则'],
    notTrusted: '部分输入无法检查',
    found: '发现问题',
    clean: '没有待处理的问题',
    more: (count) => `另有 ${number(count)} 项`,
    left: (count) => `此处略去 ${number(count)} 节，请查看完整报告。`,
  },
  help: { clauses: '条款', law: '法律依据' },
  suppressed: {
    evidenced: '记录中的材料已证明。',
    waived: '已豁免。',
    baselined: '基线中的已知问题。',
  },
}

const zhTW: Words = {
  severity: { error: '錯誤', warning: '警告', info: '提示' },
  status: { evidenced: '已有證據', waived: '已豁免', baselined: '在基線中' },
  kind: { product: '商品', store: '店鋪', campaign: '活動' },
  records: { product: measured('個商品'), store: measured('個店鋪'), campaign: measured('個活動') },
  clause: (id, gist) => (gist === '' ? `條款 ${id}` : `條款 ${id}：${gist}`),
  law: (titles) => `法律依據：${titles.join('；')}`,
  article: (number) => `第${number}條`,
  settledBy: (documents) => `或在記錄中補充可證明的材料：${documents.join('、')}`,
  evasion: ({ match, term }) => `「${match}」是「${term}」的變形寫法`,
  waiver: {
    active: ({ expires, approver, ticket }) =>
      `已豁免至 ${expires}，批准人：${approver}${ticket && `（${ticket}）`}`,
    expired: ({ expires, ticket }) => `豁免已於 ${expires} 到期${ticket && `（${ticket}）`}`,
    fallen: ({ ticket }) => `豁免已失效：所豁免的文字已變更${ticket && `（${ticket}）`}`,
    'not-yet': ({ ticket }) => `豁免尚未生效${ticket && `（${ticket}）`}`,
  },
  waivers: {
    heading: '需要處理的豁免',
    endsSoon: (expires) => `${expires} 到期`,
    states: {
      expired: '已到期',
      fallen: '已失效：文字已變更',
      'not-yet': '尚未生效',
      unused: '沒有對應的發現，請移除',
    },
  },
  allowed: (reason) => `ecomply.yaml 中已允許：${reason}`,
  suggestion: ({ replace, with: instead }) =>
    instead === '' ? `可刪去「${replace}」` : `可將「${replace}」改為「${instead}」`,
  related: (message, place) => `${message}：${place}`,
  andMore: (count) => `等，另有 ${number(count)} 條`,
  comma: '、',
  notChecked: {
    heading: '未檢查',
    group: ({ rules, records, most, reason }) =>
      `${number(rules)} 條規則未檢查（${most ? '最多 ' : ''}${records}）：${reason}`,
    rule: ({ rule, records, reason }) => `${rule} 未檢查（${records}）：${reason}`,
    alike: (reason, others) => `${reason}，另有 ${number(others)} 種同類原因`,
    moreReasons: (count) => `另有 ${number(count)} 種原因`,
  },
  notes: { heading: '檔案讀取說明', more: (count) => `另有 ${number(count)} 個檔案同樣如此` },
  errors: {
    heading: '無法讀取或檢查',
    more: (count) => `… 此檔案中另有 ${number(count)} 個同類錯誤，使用 --format json 可檢視全部`,
  },
  summary: {
    found: { error: measured('個錯誤'), warning: measured('個警告'), info: measured('個提示') },
    beforeReach: '，',
    reach: ({ found, records, files }) =>
      `涉及 ${number(records)} 筆記錄中的 ${number(found)} 筆（${number(files)} 個檔案）`,
    clean: ({ records, files, rules, lowered }) =>
      `${lowered ? '沒有待處理的問題' : '沒有發現問題'}：已按 ${number(rules)} 條規則檢查 ${number(files)} 個檔案中的 ${number(records)} 筆記錄`,
    nothingRead: '沒有可檢查的記錄',
    nothingChanged: '有變更的檔案中沒有記錄',
    since: ({ ref, joined }) =>
      `僅檢查自 ${ref} 以來的變更${joined > 0 ? `，以及由此給 ${number(joined)} 筆關聯記錄帶來的問題` : ''}`,
    lowered: {
      evidenced: measured('個已有證據'),
      waived: measured('個已豁免'),
      baselined: measured('個在基線中'),
    },
    unchecked: (rules) => `${number(rules)} 條規則未檢查`,
    errors: measured('個輸入錯誤'),
    notes: measured('條讀取說明'),
  },
  markdown: {
    columns: ['級別', '行', '記錄', '發現', '規則'],
    notTrusted: '部分輸入無法檢查',
    found: '發現問題',
    clean: '沒有待處理的問題',
    more: (count) => `另有 ${number(count)} 項`,
    left: (count) => `此處略去 ${number(count)} 節，請檢視完整報告。`,
  },
  help: { clauses: '條款', law: '法律依據' },
  suppressed: {
    evidenced: '記錄中的材料已證明。',
    waived: '已豁免。',
    baselined: '基線中的已知問題。',
  },
}

const WORDS = { en, 'zh-CN': zhCN, 'zh-TW': zhTW } satisfies Record<ReportLanguage, Words>

/** The reporters' own words in a result's language. */
export const wordsIn = (language: ReportLanguage): Words => WORDS[language]
