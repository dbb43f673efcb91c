import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Accepted } from '../findings/lowering.ts'
import type { Policy } from '../policy/policy.ts'
import { readBaseline } from './baseline.ts'
import type { Config } from './config.ts'
import { MOST_DAYS, NOTICE_DAYS, readWaivers } from './waivers.ts'

/**
 * What the run accepts: the waivers and the baseline that the command line names, else those of ecomply.yaml.
 * @param given `firstBaseline`: the run is to write the baseline, which may not be there yet
 * @returns undefined when there is neither
 * @throws PolicyErrors when a file cannot be read or a waiver is refused
 */
export const readAccepted = async (
  config: Config,
  given: { waivers?: string; baseline?: string; firstBaseline?: boolean },
  policy: Policy,
  cwd: string,
): Promise<Accepted | undefined> => {
  const { waivers: settings = {} } = config
  const named = placeOf(given.baseline, config.baseline, config, cwd)
  const baseline = given.firstBaseline && named && !exists(named) ? undefined : named
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

const exists = ({ folder, file }: { folder: string; file: string }): boolean =>
  existsSync(path.resolve(folder, file))

// A name on the command line is relative to where one stands, one in ecomply.yaml to that file.
const placeOf = (given: string | undefined, written: string | undefined, { folder }: Config, cwd: string) => {
  if (given !== undefined) return { folder: cwd, file: given }
  return written === undefined ? undefined : { folder, file: written }
}
