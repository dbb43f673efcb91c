import path from 'node:path'
import { type CacheSize, pruneCache } from '../cache/cache-folder.ts'
import { defaultCacheFolder } from '../config/cache-terms.ts'
import { createSpeak } from '../findings/speak.ts'
import { visible } from '../reports/visible.ts'
import { ExitCode } from './exit-code.ts'
import { type Io, writeTo } from './io.ts'
import type { PolicyOptions } from './setup.ts'

export interface CacheOptions {
  cacheFolder?: string
  prune?: boolean
  days?: number
  lang?: PolicyOptions['lang']
}

const DAYS = 30

/** The folder that runs keep their outcomes in. */
export const cacheFolderOf = ({ cacheFolder }: Pick<CacheOptions, 'cacheFolder'>, io: Io): string =>
  cacheFolder === undefined ? defaultCacheFolder(io.cwd(), io.env) : path.resolve(io.cwd(), cacheFolder)

/** `ecomply cache`: where the cache is and how large; with --prune, without what is old. */
export const cacheAction = async (_args: string[], options: CacheOptions, io: Io): Promise<number> => {
  const folder = cacheFolderOf(options, io)
  const speak = await createSpeak(options.lang ?? 'en')
  const shown = path.relative(io.cwd(), folder).split(path.sep).join('/') || '.'
  const { removed, left } = pruneCache(
    folder,
    options.prune ? (options.days ?? DAYS) : Number.POSITIVE_INFINITY,
  )
  const lines = [
    ...(options.prune
      ? [{ en: `Removed ${sizeOf(removed, 'en')}.`, zh: `已删除 ${sizeOf(removed, 'zh')}。` }]
      : []),
    { en: `${shown} holds ${sizeOf(left, 'en')}.`, zh: `${shown} 现有 ${sizeOf(left, 'zh')}。` },
  ]
  await writeTo(io.stdout, lines.map((line) => `${visible(speak(line))}\n`).join(''))
  return ExitCode.clean
}

const sizeOf = ({ files, bytes }: CacheSize, language: 'en' | 'zh'): string => {
  const megabytes = (bytes / 1_000_000).toFixed(1)
  return language === 'zh'
    ? `${files} 个文件，${megabytes} MB`
    : `${files} ${files === 1 ? 'file' : 'files'}, ${megabytes} MB`
}
