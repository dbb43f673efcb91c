import type { Accepted } from '../findings/lowering.ts'
import type { Policy } from '../policy/policy.ts'
import { readBaseline } from './baseline.ts'
import type { Config } from './config.ts'
import { MOST_DAYS, NOTICE_DAYS, readWaivers } from './waivers.ts'

/**
 * What the run accepts: the waivers and the baseline that the command line names, else those of ecomply.yaml.
 * @returns undefined when there is neither
 * @throws PolicyErrors when a file cannot be read or a waiver is refused
 */
export const readAccepted = async (
  config: Config,
  given: { waivers?: string; baseline?: string },
  policy: Policy,
  cwd: string,
): Promise<Accepted | undefined> => {
  const { waivers: settings = {} } = config
  const baseline = placeOf(given.baseline, config.baseline, config, cwd)
  const waivers = placeOf(given.waivers, settings.file, config, cwd)
  if (!baseline && !waivers) return undefined
  const terms = { policy, maxDays: { ...MOST_DAYS, ...settings.maxDays } }
  return {
    waivers: waivers ? await readWaivers(waivers.folder, waivers.file, terms) : [],
    baseline: new Set(
      baseline
        ? readBaseline(baseline.folder, baseline.file).findings.map(({ fingerprint }) => fingerprint)
        : [],
    ),
    noticeDays: settings.noticeDays ?? NOTICE_DAYS,
  }
}

// A name on the command line is relative to where one stands, one in ecomply.yaml to that file.
const placeOf = (given: string | undefined, written: string | undefined, { folder }: Config, cwd: string) => {
  if (given !== undefined) return { folder: cwd, file: given }
  return written === undefined ? undefined : { folder, file: written }
}
