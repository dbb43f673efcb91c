import path from 'node:path'
import { check } from '../check.ts'
import { readAccepted } from '../config/accepted.ts'
import type { Config } from '../config/config.ts'
import type { Result } from '../findings/finding.ts'
import type { Policy } from '../policy/policy.ts'
import type { Day } from '../policy/rule.ts'
import { type Io, writeTo } from './io.ts'
import { createProgress } from './progress.ts'
import { type PolicyOptions, setUp } from './setup.ts'
import { today } from './today.ts'

/** The options that say what is checked and by what, the same for every command that checks. */
export interface RunOptions extends PolicyOptions {
  asOf?: Day
  adapter?: string
  baseline?: string
  waivers?: string
  reference?: boolean
  cache?: boolean
  progress?: boolean
}

/** Sets up and checks, with the progress line. `textDigests`, `audit`: see CheckRequest. */
export const runCheck = async (
  paths: readonly string[],
  options: RunOptions & { textDigests?: boolean; audit?: boolean; outputs?: readonly string[] },
  io: Io,
): Promise<{ result: Result; config: Config; policy: Policy }> => {
  const { config, policy, selection, language } = await setUp(options, io)
  if (options.cache) await writeTo(io.stderr, 'note: --cache has no effect in this version\n')
  const accepted = await readAccepted(config, options, policy, io.cwd())
  const progress = createProgress(io, options.progress ?? true)
  const result = await check({
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
    ...(accepted ? { accepted } : {}),
    ...(options.adapter ? { adapter: options.adapter } : {}),
    onProgress: progress.show,
  }).finally(progress.clear)
  return { result, config, policy }
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
