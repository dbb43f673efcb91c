import { Chalk, type ChalkInstance } from 'chalk'
import { readConfig } from '../config/config.ts'
import { readSchemas } from '../config/installation.ts'
import { readingOptions } from '../config/reader.ts'
import { createSpeak } from '../findings/speak.ts'
import type { Adapter } from '../records/adapter.ts'
import type { ReaderOptions } from '../records/read.ts'
import { visible } from '../reports/visible.ts'
import { wrap } from '../reports/wrap.ts'
import type { Speak } from '../text/localised.ts'
import { ExitCode } from './exit-code.ts'
import { type Io, wantsColor, writeTo } from './io.ts'

export interface AdaptersOptions {
  config?: string
  lang?: 'en' | 'zh-CN' | 'zh-TW'
  format?: 'pretty' | 'json'
  color: boolean
}

/** `ecomply adapters`: lists the adapters by platform, with what the platform's exports can hold. */
export const adaptersAction = async (_args: string[], options: AdaptersOptions, io: Io): Promise<number> => {
  const config = await readConfig(io.cwd(), options.config, readSchemas)
  const reading = await readingOptions(config)
  const speak = await createSpeak(options.lang ?? config.lang ?? 'en')
  const paint = new Chalk({ level: wantsColor(io.stdout, io.env, options.color) ? 1 : 0 })
  await writeTo(io.stdout, options.format === 'json' ? asJson(reading) : asList(reading, speak, paint))
  return ExitCode.clean
}

const asJson = ({ adapters, tables = [] }: ReaderOptions): string =>
  `${JSON.stringify(
    {
      adapters: adapters.map(({ name, platform, kind, generic, carried }) => ({
        name,
        platform,
        kind,
        ...(generic ? { generic } : {}),
        carries: carried,
      })),
      tables: tables.map(({ name, platform, title }) => ({ name, platform, title })),
    },
    null,
    2,
  )}\n`

const WIDTH = 100

const asList = ({ adapters, tables = [] }: ReaderOptions, speak: Speak, paint: ChalkInstance): string => {
  const platforms = [...new Set([...adapters, ...tables].map(({ platform }) => platform))].sort(byName)
  const lines = platforms.flatMap((platform) => [
    paint.bold(visible(platform)),
    ...adapters.filter((one) => one.platform === platform).flatMap((one) => adapterLines(one, speak, paint)),
    ...tableLines(
      tables.filter((one) => one.platform === platform).map(({ title }) => speak(title)),
      speak,
      paint,
    ),
    '',
  ])
  const total = {
    en: `${adapters.length} adapters. "ecomply adapters explain <file>" tells how a file is read.`,
    zh: `共 ${adapters.length} 个适配器。用 ecomply adapters explain <文件> 查看文件的读取方式。`,
  }
  return `${[...lines, speak(total)].join('\n')}\n`
}

const byName = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const KINDS = {
  product: { en: 'products', zh: '商品' },
  store: { en: 'stores', zh: '店铺' },
  campaign: { en: 'campaigns', zh: '活动' },
}

const adapterLines = (
  { name, kind, carried, generic }: Adapter,
  speak: Speak,
  paint: ChalkInstance,
): string[] => {
  const fields = [...new Set(carried.map(({ field }) => field))].join(', ')
  const certainty = generic
    ? speak({ en: ' (by the names of fields, less certain)', zh: '（按字段名称推断）' })
    : ''
  return [
    `  ${paint.cyan(visible(name))}  ${speak(KINDS[kind])}${certainty}`,
    ...wrap(visible(fields), WIDTH - 4).map((line) => `    ${paint.dim(line)}`),
  ]
}

const tableLines = (titles: readonly string[], speak: Speak, paint: ChalkInstance): string[] => {
  if (titles.length === 0) return []
  const words = { en: `named, not judged: ${titles.join(', ')}`, zh: `仅说明，不检查：${titles.join('、')}` }
  return wrap(visible(speak(words)), WIDTH - 2).map((line) => `  ${paint.dim(line)}`)
}
