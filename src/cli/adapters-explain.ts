import { Chalk, type ChalkInstance } from 'chalk'
import { type FileReport, type ReadAlike, reportAdapters } from '../adapter-report.ts'
import { readConfig } from '../config/config.ts'
import { readSchemas } from '../config/installation.ts'
import { createSpeak } from '../findings/speak.ts'
import { KIND_WORDS } from '../records/kind-words.ts'
import { visible } from '../reports/visible.ts'
import { wrap } from '../reports/wrap.ts'
import type { Speak } from '../text/localised.ts'
import type { AdaptersOptions } from './adapters.ts'
import { ExitCode } from './exit-code.ts'
import { type Io, wantsColor, writeTo } from './io.ts'
import { readingAsked } from './reading.ts'

/** `ecomply adapters explain`: how files were read: adapter and why, records, fields filled, fields left over. */
export const adaptersExplainAction = async (
  paths: string[],
  options: AdaptersOptions & { adapter?: string; encoding?: string; lenient?: boolean },
  io: Io,
): Promise<number> => {
  const config = await readConfig(io.cwd(), options.config, readSchemas)
  const reports = await reportAdapters({
    paths,
    cwd: io.cwd(),
    config,
    ...(options.adapter ? { adapter: options.adapter } : {}),
    reading: readingAsked(options),
  })
  const speak = await createSpeak(options.lang ?? config.lang ?? 'en')
  const paint = new Chalk({ level: wantsColor(io.stdout, io.env, options.color) ? 1 : 0 })
  const text =
    options.format === 'json'
      ? asJson(reports, speak)
      : reports.map((report) => asText(report, speak, paint)).join('\n')
  await writeTo(io.stdout, text)
  return reports.some(({ errors }) => errors.length > 0) ? ExitCode.notTrusted : ExitCode.clean
}

const asJson = (reports: readonly FileReport[], speak: Speak): string =>
  `${JSON.stringify(
    reports.map(({ file, read, notes, errors }) => ({
      file,
      read,
      notes: notes.map(({ note, at, words }) => ({ code: note, ...place(at), message: speak(words) })),
      errors: errors.map(({ code, at, words }) => ({ code, ...place(at), message: speak(words) })),
    })),
    null,
    2,
  )}\n`

const place = (at: { line: number; column: number } | undefined) =>
  at === undefined ? {} : { line: at.line, column: at.column }

const WIDTH = 100

const asText = ({ file, read, notes, errors }: FileReport, speak: Speak, paint: ChalkInstance): string => {
  const told = [
    ...notes.map(({ words, at }) => ({ words, at, tint: paint.yellow })),
    ...errors.map(({ words, at }) => ({ words, at, tint: paint.red })),
  ]
  return `${[
    paint.underline(visible(file)),
    ...read.flatMap((one) => readLines(one, speak, paint)),
    ...told.flatMap(({ words, at, tint }) =>
      wrap(visible(`${at ? `${at.line}:${at.column} ` : ''}${speak(words)}`), WIDTH - 2).map(
        (line) => `  ${tint(line)}`,
      ),
    ),
  ].join('\n')}\n`
}

const readLines = (one: ReadAlike, speak: Speak, paint: ChalkInstance): string[] => {
  const { adapter, platform, kind, because, records, filled, leftOver } = one
  const counted = `${records} ${kind} ${records === 1 ? 'record' : 'records'}`
  if (adapter === undefined)
    return [
      `  ${speak({ en: `${counted} in ecomply's own shape`, zh: `${records} 条${KIND_WORDS[kind].zh}记录，为 ecomply 自有格式` })}`,
    ]
  const why =
    because.length > 0
      ? { en: `it has ${because.join(', ')}`, zh: `含有 ${because.join('、')}` }
      : { en: 'it was asked for', zh: '由用户指定' }
  return [
    `  ${paint.bold(visible(adapter))}  ${visible(speak({ en: `${platform}, ${counted}: ${why.en}`, zh: `${platform}，${records} 条${KIND_WORDS[kind].zh}记录：${why.zh}` }))}`,
    ...section(
      speak({ en: 'filled', zh: '已读取' }),
      filled.map(({ field, from }) => `${field} ← ${from}`),
      paint,
    ),
    ...section(speak({ en: 'left over', zh: '未使用' }), leftOver, paint),
  ]
}

const section = (heading: string, items: readonly string[], paint: ChalkInstance): string[] =>
  items.length === 0
    ? []
    : [
        `    ${heading}`,
        ...wrap(visible(items.join(', ')), WIDTH - 6).map((line) => `      ${paint.dim(line)}`),
      ]
