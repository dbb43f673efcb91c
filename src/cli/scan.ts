import { Chalk } from 'chalk'
import type { Result } from '../findings/finding.ts'
import { createSpeak } from '../findings/speak.ts'
import type { Day, Severity } from '../policy/rule.ts'
import type { Kind } from '../records/record.ts'
import { loadReporter } from '../reports/load.ts'
import { askingForClass, copyRules, scanTexts } from '../scan-texts.ts'
import { fill, type Localised, type Speak } from '../text/localised.ts'
import { exitCodeOf } from './exit-code.ts'
import { type Io, wantsColor, writeTo } from './io.ts'
import { type PolicyOptions, setUp } from './setup.ts'
import { textsFrom } from './texts.ts'
import { today } from './today.ts'

export interface ScanOptions extends Omit<PolicyOptions, 'kind'> {
  kind?: Kind
  category?: string
  brand?: string
  lines?: boolean
  asOf?: Day
  format?: 'pretty' | 'json'
  failOn?: Severity | 'never'
  color: boolean
}

/** `ecomply scan`: judges texts by the rules for copy, for those who write them. */
export const scanAction = async (given: string[], options: ScanOptions, io: Io): Promise<number> => {
  const { kind = 'product', category, ...rest } = options
  const { config, policy, selection, language } = await setUp(withoutKind(rest), io)
  const speak = await createSpeak(language)
  const passages = await textsFrom(given, { lines: options.lines ?? false, name: speak }, io)
  const path = category === undefined ? [] : categoryPath(category)
  const result = await scanTexts({
    passages,
    kind,
    ...(path.length > 0 ? { category: path } : {}),
    ...(options.brand && kind === 'product' ? { brand: options.brand } : {}),
    config,
    policy,
    selection,
    asOf: options.asOf ?? today(policy.timeZone),
    language,
  })
  // Without a category, what only some goods may say goes unnoticed.
  const asking = path.length > 0 ? 0 : askingForClass(copyRules(policy, selection, kind))
  const hint = asking > 0 ? speak(fill(WORDS.needsCategory, { rules: asking })) : ''
  await writeTo(io.stdout, await reportOf(result, hint, speak, options, io))
  return exitCodeOf(result, {
    failOn: options.failOn ?? config.failOn,
    ...(config.maxWarnings === undefined ? {} : { maxWarnings: config.maxWarnings }),
    failOnUnchecked: config.failOnUnchecked,
  })
}

// The kind of a text is what it shall be judged as, not a choice among records.
const withoutKind = (options: Omit<ScanOptions, 'kind' | 'category' | 'brand'>): PolicyOptions => {
  const { config, pack, rule, topic, lang } = options
  return {
    ...(config === undefined ? {} : { config }),
    ...(pack === undefined ? {} : { pack }),
    ...(rule === undefined ? {} : { rule }),
    ...(topic === undefined ? {} : { topic }),
    ...(lang === undefined ? {} : { lang }),
  }
}

/** "食品 > 茶", "食品/茶" and "食品＞茶" are the same path. */
const categoryPath = (written: string): string[] =>
  written
    .split(/[>＞/]/)
    .map((name) => name.trim())
    .filter((name) => name !== '')

const WORDS = {
  clean: { en: '✓ No findings (rules for copy: {rules}).', zh: '✓ 未发现问题（文案规则 {rules} 条）。' },
  cleanTexts: {
    en: '✓ No findings in {texts} texts (rules for copy: {rules}).',
    zh: '✓ {texts} 条文案均未发现问题（文案规则 {rules} 条）。',
  },
  needsCategory: {
    en: 'Some rules ({rules}) depend on the kind of goods; name it with --category "食品 > 茶".',
    zh: '其中 {rules} 条规则取决于商品类目，可用 --category "食品 > 茶" 注明。',
  },
} as const satisfies Record<string, Localised>

const WIDTH_WITHOUT_TERMINAL = 100

const reportOf = async (
  result: Result,
  hint: string,
  speak: Speak,
  options: ScanOptions,
  io: Io,
): Promise<string> => {
  const { format = 'pretty' } = options
  const report = await loadReporter(format)
  const color = format === 'pretty' && wantsColor(io.stdout, io.env, options.color)
  const width = io.stdout.isTTY ? (io.stdout.columns ?? 80) : WIDTH_WITHOUT_TERMINAL
  if (format === 'pretty' && result.findings.length === 0 && result.unchecked.length === 0) {
    const paint = new Chalk({ level: color ? 1 : 0 })
    return `${[paint.green(cleanLine(result, speak)), hint].filter(Boolean).join(' ')}\n`
  }
  const text = report(result, { color, width, hyperlinks: false, quiet: false })
  return format === 'pretty' && hint !== '' ? `${text}${hint}\n` : text
}

const cleanLine = ({ input, policy }: Result, speak: Speak): string => {
  const texts = Object.values(input.records).reduce((sum, count) => sum + count, 0)
  return speak(fill(texts > 1 ? WORDS.cleanTexts : WORDS.clean, { texts, rules: policy.rules }))
}
