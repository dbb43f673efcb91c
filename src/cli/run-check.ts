import path from 'node:path'
import { CacheFolder } from '../cache/cache-folder.ts'
import { type CheckRequest, check, type Since } from '../check.ts'
import { readAccepted } from '../config/accepted.ts'
import { CONFIG_NAMES, type Config } from '../config/config.ts'
import type { Result } from '../findings/finding.ts'
import { createSpeak } from '../findings/speak.ts'
import type { Policy } from '../policy/policy.ts'
import type { Day } from '../policy/rule.ts'
import { visible } from '../reports/visible.ts'
import { cacheFolderOf } from './cache.ts'
import { changesSince } from './git.ts'
import { type Io, writeTo } from './io.ts'
import { createProgress } from './progress.ts'
import { readingAsked } from './reading.ts'
import { type PolicyOptions, setUp } from './setup.ts'
import { today } from './today.ts'

/** The options that say what is checked and by what, the same for every command that checks. */
export interface RunOptions extends PolicyOptions {
  asOf?: Day
  adapter?: string
  encoding?: string
  lenient?: boolean
  prices?: string[]
  baseline?: string
  waivers?: string
  /** The run writes the baseline that the configuration names. */
  firstBaseline?: boolean
  since?: string
  reference?: boolean
  cache?: boolean
  cacheFolder?: string
  progress?: boolean
}

/** Sets up and checks, with the progress line. `textDigests`, `audit`: see CheckRequest. */
export const runCheck = async (
  paths: readonly string[],
  options: AskedRun,
  io: Io,
): Promise<{ result: Result; config: Config; policy: Policy }> => {
  const cache = options.cache ? new CacheFolder(cacheFolderOf(options, io)) : undefined
  const { request, config, policy } = await requestFor(paths, options, io)
  const progress = createProgress(io, options.progress ?? true)
  const result = await check({
    ...request,
    ...(cache ? { cache } : {}),
    onProgress: progress.show,
  }).finally(progress.clear)
  if (cache) await tellTroubles(cache, request.language, io)
  return { result, config, policy }
}

type AskedRun = RunOptions & { textDigests?: boolean; audit?: boolean; outputs?: readonly string[] }

/** What a command line asks to be checked, with the configuration and the policy read for it. */
export const requestFor = async (
  paths: readonly string[],
  options: AskedRun,
  io: Io,
): Promise<{ request: CheckRequest; config: Config; policy: Policy }> => {
  const { config, policy, selection, language } = await setUp(options, io)
  const since =
    options.since === undefined ? undefined : await changesFor(options.since, options, config, language, io)
  const accepted = await readAccepted(config, options, policy, io.cwd())
  const request: CheckRequest = {
    paths: paths.length > 0 ? paths : ['.'],
    cwd: io.cwd(),
    config,
    policy,
    selection,
    asOf: options.asOf ?? today(policy.timeZone),
    language,
    reference: options.reference ?? false,
    textDigests: options.textDigests ?? false,
    audit: options.audit ?? false,
    leaveOut: ownFiles(options, config, io.cwd()),
    prices: pricePatterns(options, config, io.cwd()),
    ...(accepted ? { accepted } : {}),
    ...(since ? { since } : {}),
    ...(options.adapter ? { adapter: options.adapter } : {}),
    reading: readingAsked(options),
  }
  return { request, config, policy }
}

const tellTroubles = async (
  { troubles }: CacheFolder,
  language: Result['language'],
  io: Io,
): Promise<void> => {
  const speak = await createSpeak(language)
  for (const { words } of troubles) {
    const note = { en: `note: ${words.en}`, zh: `提示：${words.zh}` }
    await writeTo(io.stderr, `${visible(speak(note))}\n`)
  }
}

/**
 * What changed since the ref; undefined, with a note, where what the run judges by changed too: that can make a finding
 * of any record.
 */
const changesFor = async (
  ref: string,
  options: RunOptions,
  config: Config,
  language: Result['language'],
  io: Io,
): Promise<Since | undefined> => {
  const speak = await createSpeak(language)
  const changes = await changesSince(ref, io)
  const differing = judgedBy(options, config, io.cwd()).find(({ file }) => changes.hasChanged(file))
  if (!differing) return { ref, ...changes }
  const note = {
    en: `note: ${differing.name} changed since ${ref}, so everything is checked`,
    zh: `提示：${differing.name} 自 ${ref} 以来有变更，因此检查全部记录`,
  }
  await writeTo(io.stderr, `${visible(speak(note))}\n`)
  return undefined
}

/** The files and folders of the user's own that a run judges by, as they are named and where they are. */
export const judgedBy = (
  options: RunOptions,
  config: Config,
  cwd: string,
): { name: string; file: string }[] => {
  const here = (name: string | undefined) =>
    name === undefined ? [] : [{ name, file: path.resolve(cwd, name) }]
  const there = (name: string | undefined) =>
    name === undefined ? [] : [{ name, file: path.resolve(config.folder, name) }]
  return [
    // One that was taken away changed, too.
    ...(config.file === undefined ? CONFIG_NAMES.flatMap(here) : here(config.file)),
    ...(options.pack ?? []).flatMap(here),
    ...(options.pack ? [] : config.packs.flatMap(there)),
    ...config.adapters.flatMap(there),
    ...pricePatterns(options, config, cwd).map((name) => ({
      name,
      file: path.resolve(cwd, fixedPart(name)),
    })),
    ...(options.baseline === undefined ? there(config.baseline) : here(options.baseline)),
    ...(options.waivers === undefined ? there(config.waivers?.file) : here(options.waivers)),
  ]
}

/** The price histories of the run, relative to the working folder: the command line speaks before the configuration. */
const pricePatterns = ({ prices }: RunOptions, config: Config, cwd: string): string[] =>
  prices ??
  (config.prices ?? []).map((name) =>
    path.relative(cwd, path.resolve(config.folder, name)).split(path.sep).join('/'),
  )

// The folder in which what a glob stands for can lie; a plain name is all of it.
const fixedPart = (pattern: string): string => {
  const steps = pattern.split('/')
  const glob = steps.findIndex((step) => /[*?[\]{}()!]/.test(step))
  return glob < 0 ? pattern : steps.slice(0, glob).join('/') || '.'
}

// A report or a baseline may lie in the folder that is checked; it is no catalogue.
const ownFiles = (
  { baseline, outputs = [] }: { baseline?: string; outputs?: readonly string[] },
  config: Config,
  cwd: string,
): ReadonlySet<string> =>
  new Set([
    ...[...(baseline === undefined ? [] : [baseline]), ...outputs].map((file) => path.resolve(cwd, file)),
    ...(config.baseline === undefined ? [] : [path.resolve(config.folder, config.baseline)]),
  ])
