import { CONFIG_NAMES, noConfig } from '../config/config.ts'
import { readerFor } from '../config/reader.ts'
import { createSpeak } from '../findings/speak.ts'
import type { Kind } from '../records/record.ts'
import { visible } from '../reports/visible.ts'
import { wordsIn } from '../reports/words.ts'
import { type Survey, type SurveyedFile, survey } from '../survey.ts'
import type { Speak } from '../text/localised.ts'
import { baselineAction } from './baseline.ts'
import { ExitCode } from './exit-code.ts'
import { UsageError } from './failure.ts'
import { type CiSystem, ciFile } from './init-ci.ts'
import { configText, isUnrecognised } from './init-config.ts'
import { type Io, writeTo } from './io.ts'
import { existsIn, writeFileWhole } from './write-file.ts'

export interface InitOptions {
  ci?: CiSystem
  baseline?: boolean
  force?: boolean
  dryRun?: boolean
  lang?: 'en' | 'zh-CN' | 'zh-TW'
}

const CONFIG = 'ecomply.yaml'
const BASELINE = 'ecomply-baseline.json'

/** `ecomply init`: looks at the folder, says what it found, and writes a configuration for it; asks nothing. */
export const initAction = async (_args: string[], options: InitOptions, io: Io): Promise<number> => {
  const lang = options.lang ?? 'en'
  const speak = await createSpeak(lang)
  const ci = options.ci && ciFile(options.ci)
  const writes = [...(options.baseline ? [BASELINE] : []), ...(ci ? [ci.file] : [])]
  refuseExisting([...CONFIG_NAMES, ...writes], options, io)

  const found = await survey(io.cwd(), await readerFor(noConfig(io.cwd())))
  await writeTo(io.stdout, foundText(found, lang, speak))
  const configured = (baseline?: string) =>
    configText(found, { lang, ...(baseline ? { baseline } : {}) }, speak)
  const files = [
    { file: CONFIG, text: configured(options.baseline ? BASELINE : undefined) },
    ...(ci ? [ci] : []),
  ]
  if (options.dryRun) {
    for (const { file, text } of files) await writeTo(io.stdout, `\n--- ${file}\n${text}`)
    return ExitCode.clean
  }
  // The baseline is of the findings that the configuration gives, so the configuration cannot name it before it is there.
  if (options.baseline) {
    writeFileWhole(io.cwd(), CONFIG, configured())
    const code = await baselineAction([], { output: BASELINE, config: CONFIG, progress: false }, io)
    if (code !== ExitCode.clean) return code
  }
  for (const { file, text } of files) {
    writeFileWhole(io.cwd(), file, text)
    await writeTo(io.stdout, `${speak({ en: `wrote ${file}`, zh: `已写入 ${file}` })}\n`)
  }
  if (ci?.note) await writeTo(io.stdout, `${speak(ci.note)}\n`)
  return ExitCode.clean
}

const refuseExisting = (names: readonly string[], { force, dryRun }: InitOptions, io: Io): void => {
  if (force || dryRun) return
  const there = names.filter((name) => existsIn(io.cwd(), name))
  if (there.length === 0) return
  throw new UsageError({
    en: `${there.join(', ')} is there already. --force writes over it, --dry-run only shows what would be written.`,
    zh: `${there.join('、')} 已存在。--force 可覆盖，--dry-run 只显示将写入的内容。`,
  })
}

const MOST_LINES = 20

const foundText = (
  { files, unread, errors }: Survey,
  lang: NonNullable<InitOptions['lang']>,
  speak: Speak,
): string => {
  const lines = [
    ...files.map((file) => [visible(file.path), fileWords(file, lang, speak)]),
    ...unread.map((name) => [
      visible(name),
      speak({ en: 'not read: export it as JSON, CSV or XLSX', zh: '不支持，请导出为 JSON、CSV 或 XLSX' }),
    ]),
    ...errors.map(({ file, words }) => [visible(file), visible(speak(words))]),
  ]
  if (lines.length === 0)
    return `${speak({
      en: 'Nothing to check here yet: no file that is read.',
      zh: '此处还没有可检查的文件。',
    })}\n`
  const shown = lines.slice(0, MOST_LINES)
  const more = lines.length - shown.length
  return `${[
    ...shown.map(([name, words]) => `${name}  ${words}`),
    ...(more > 0 ? [speak({ en: `and ${more} more files`, zh: `另有 ${more} 个文件` })] : []),
    ...totals(files, lang, speak),
  ].join('\n')}\n`
}

const fileWords = (file: SurveyedFile, lang: NonNullable<InitOptions['lang']>, speak: Speak): string => {
  const { comma, records: counted } = wordsIn(lang)
  if (isUnrecognised(file)) return speak({ en: 'not recognised', zh: '未能识别' })
  const { records, more, exports, encoding, problem } = file
  const kinds = Object.entries(records).map(
    ([kind, count]) => `${counted[kind as Kind](count)}${more ? '+' : ''}`,
  )
  return [
    ...kinds,
    ...exports.map(visible),
    // A workbook is no text, and has no encoding to speak of.
    ...(encoding === '' || encoding === 'binary' ? [] : [encoding]),
    ...(problem ? [`${problem.code}${problem.at ? ` ${problem.at.line}:${problem.at.column}` : ''}`] : []),
  ].join(comma)
}

const totals = (
  files: readonly SurveyedFile[],
  lang: NonNullable<InitOptions['lang']>,
  speak: Speak,
): string[] => {
  const unknown = files.filter(isUnrecognised).length
  const broken = files.filter((file) => file.problem && !isUnrecognised(file)).length
  const { comma } = wordsIn(lang)
  const parts = [
    ...(unknown > 0
      ? [speak({ en: `${unknown} not recognised: see ${CONFIG}`, zh: `${unknown} 个未能识别：见 ${CONFIG}` })]
      : []),
    ...(broken > 0
      ? [
          speak({
            en: `${broken} with errors: ecomply check names them`,
            zh: `${broken} 个有错误：ecomply check 会逐一列出`,
          }),
        ]
      : []),
  ]
  return parts.length > 0 ? [parts.join(comma)] : []
}
