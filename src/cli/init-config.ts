import path from 'node:path'
import { visible } from '../reports/visible.ts'
import type { Survey, SurveyedFile } from '../survey.ts'
import type { Localised, Speak } from '../text/localised.ts'

/** What ecomply.yaml is to say besides what was found. */
export interface ConfigWishes {
  lang: 'en' | 'zh-CN' | 'zh-TW'
  baseline?: string
}

/** The text of an ecomply.yaml for what was found: what is sure is set, what is to be decided stands there as a comment. */
export const configText = ({ files }: Survey, { lang, baseline }: ConfigWishes, speak: Speak): string => {
  const say = (en: string, zh: string): string => `# ${speak({ en, zh })}`
  const unknown = unrecognised(files)
  return `${[
    say(
      'What ecomply check reads and judges by. Written by ecomply init.',
      'ecomply check 的配置，由 ecomply init 生成。',
    ),
    '',
    say(
      'Packs of rules: the built-in one, then folders of your own.',
      '规则包：内置规则包，其后可加自己的文件夹。',
    ),
    'extends: [cn-baseline] # [cn-baseline, ./our-rules]',
    '',
    say('Language of reports: en, zh-CN, zh-TW.', '报告语言：en、zh-CN、zh-TW。'),
    `lang: ${lang}`,
    '',
    say(
      'The lowest severity that fails a run: error, warning, info or never.',
      '达到此级别即不通过：error、warning、info 或 never。',
    ),
    'failOn: error',
    '# maxWarnings: 100',
    say(
      'A rule that could not be judged (no store, no licence data) makes the run exit with 2.',
      '规则无法判断（缺少店铺、资质数据）时以 2 退出。',
    ),
    '# failOnUnchecked: true',
    '',
    ...foundLines(files, speak),
    '# files:',
    ...(unknown.length > 0
      ? [
          say(
            '  These were not recognised. Say what they hold, or leave them out under ignore.',
            '  以下文件未能识别。请说明其内容，或在 ignore 中排除。',
          ),
          ...unknown.map((pattern) => `#   - { match: ${JSON.stringify(pattern)}, kind: product }`),
        ]
      : ['#   - { match: "export/shops-*.json", kind: store }']),
    ...guessedLines(files, speak),
    '',
    say('Files that are no catalogue.', '不是商品资料的文件。'),
    '# ignore:',
    ...(unknown.length > 0 ? unknown : ['**/drafts/**']).map((pattern) => `#   - ${JSON.stringify(pattern)}`),
    '',
    say(
      'Price histories: rows with productId or sku, price, at. Compared prices are judged by them.',
      '价格记录：每行含 productId 或 sku、price、at，用于核对划线价。',
    ),
    '# prices: [history/prices.csv]',
    '',
    say('For exports that name no platform or currency.', '用于未注明平台或币种的导出文件。'),
    '# platform: tmall',
    '# currency: CNY',
    '',
    say(
      'Findings known before the gate was switched on (ecomply baseline), and accepted ones (ecomply waive).',
      '启用检查前已知的问题（ecomply baseline）与获准豁免的问题（ecomply waive）。',
    ),
    baseline === undefined ? '# baseline: ecomply-baseline.json' : `baseline: ${JSON.stringify(baseline)}`,
    '# waivers: { file: ecomply-waivers.yaml }',
    '',
    say(
      'Rules that are switched off or weigh otherwise, each with its reason (ecomply rules lists them).',
      '停用或调整级别的规则，请注明理由（ecomply rules 可列出全部规则）。',
    ),
    '# rules:',
    `#   product/image-alt-missing: { severity: info, reason: ${JSON.stringify(speak(REASON))} }`,
  ].join('\n')}\n`
}

const REASON: Localised = { en: 'the platform shows no alt text', zh: '平台不显示图片说明' }

/** Codes of files that hold something, but nothing that is known: nobody but the user can say whether it matters. */
const NOT_KNOWN: readonly string[] = ['input/unknown-kind', 'input/no-records', 'input/not-a-record']

/** True for a file of which nothing could be made out. */
export const isUnrecognised = ({ records, problem }: SurveyedFile): boolean =>
  Object.keys(records).length === 0 && problem !== undefined && NOT_KNOWN.includes(problem.code)

/** Patterns for the files that were not recognised: a folder where nothing in it was, else the file. */
export const unrecognised = (files: readonly SurveyedFile[]): string[] => {
  const known = new Set(
    files.filter((file) => !isUnrecognised(file)).flatMap(({ path: name }) => foldersOf(name)),
  )
  const patterns = files.filter(isUnrecognised).map(({ path: name }) => {
    const folder = foldersOf(name).find((one) => !known.has(one))
    return folder === undefined ? literal(name) : `${literal(folder)}/**`
  })
  return [...new Set(patterns)]
}

// The folders a file is in, the outermost first.
const foldersOf = (name: string): string[] => {
  const parts = path.posix.dirname(name).split('/')
  return parts[0] === '.' ? [] : parts.map((_, at) => parts.slice(0, at + 1).join('/'))
}

// A name in which no sign counts as a glob's.
const literal = (name: string): string => name.replace(/[\\$^*+?()[\]{}!|@]/g, '\\$&')

const MOST_LINES = 20

const guessedLines = (files: readonly SurveyedFile[], speak: Speak): string[] => {
  const guessed = files.filter(({ encoding }) => encoding.endsWith('?')).slice(0, MOST_LINES)
  if (guessed.length === 0) return []
  const heading = speak({
    en: 'Nothing says which encoding these are in; it was guessed. Say it where the text looks wrong.',
    zh: '以下文件没有注明编码，编码由推测得出。如文字显示不正确，请在此指明。',
  })
  const name = (shown: string): string => (shown.startsWith('Big5') ? 'big5' : 'gbk')
  return [
    `#   ${heading}`,
    ...guessed.map(
      ({ path: file, encoding }) =>
        `#   - { match: ${JSON.stringify(literal(file))}, encoding: ${name(encoding)} }`,
    ),
  ]
}

const foundLines = (files: readonly SurveyedFile[], speak: Speak): string[] => {
  const read = files.filter(({ records }) => Object.keys(records).length > 0)
  const lines = read.slice(0, MOST_LINES).map(({ path: name, records, exports }) => {
    const kinds = Object.keys(records).join(', ')
    return `#   ${visible(name)}: ${exports.length > 0 ? `${visible(exports.join(', '))}, ` : ''}${kinds}`
  })
  const more = read.length - lines.length
  return [
    `# ${speak({ en: 'What files hold, where their data do not tell. Recognised without help:', zh: '无法从内容判断的文件在此说明。以下文件已自动识别：' })}`,
    ...lines,
    ...(more > 0 ? [`#   ${speak({ en: `and ${more} more`, zh: `另有 ${more} 个` })}`] : []),
  ]
}
