import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Waiver } from '../findings/waiver.ts'
import { unknownRule } from '../policy/load.ts'
import type { Policy } from '../policy/policy.ts'
import { PolicyError, PolicyErrors } from '../policy/policy-error.ts'
import type { Day, Severity } from '../policy/rule.ts'
import { createSchemaCheck } from '../policy/schema-check.ts'
import { parseYaml, type YamlFile } from '../policy/yaml-file.ts'
import type { Localised } from '../text/localised.ts'
import { readSchemas } from './installation.ts'

/** How long a waiver may last, by the severity of its rule, in days. */
export const MOST_DAYS: Readonly<Record<Severity, number>> = { error: 90, warning: 180, info: 365 }
/** Waivers that end within so many days are named. */
export const NOTICE_DAYS = 14

/** What waivers are held to. */
export interface WaiverTerms {
  policy: Pick<Policy, 'rules' | 'turnedOff'>
  maxDays: Readonly<Record<Severity, number>>
}

/**
 * Reads a waivers file.
 * @param file as the user names it, relative to `folder`
 * @throws PolicyErrors as {@link parseWaivers}, or when the file cannot be read
 */
export const readWaivers = async (folder: string, file: string, terms: WaiverTerms): Promise<Waiver[]> => {
  const place = path.resolve(folder, file)
  if (!existsSync(place)) {
    throw new PolicyErrors([
      new PolicyError('waivers/unreadable', {
        en: `Cannot read the waivers file ${file} (ENOENT).`,
        zh: `无法读取豁免文件 ${file}（ENOENT）。`,
      }),
    ])
  }
  return parseWaivers(file, readFileSync(place, 'utf8'), terms)
}

/** The text of a waivers file, to add to; empty where there is none yet. */
export const textOfWaivers = (folder: string, file: string): string => {
  const place = path.resolve(folder, file)
  return existsSync(place) ? readFileSync(place, 'utf8') : ''
}

/**
 * Reads waivers out of the text of a waivers file (schemas/waivers.schema.json).
 * @param file as messages name it
 * @throws PolicyErrors with every waiver that is refused: owner and approver must be two people, days must exist and be in
 *   order, and no waiver may last longer than its severity allows
 */
export const parseWaivers = async (file: string, text: string, terms: WaiverTerms): Promise<Waiver[]> => {
  const parsed = await parse(file, text)
  const check = await createSchemaCheck(readSchemas)
  const mistakes = check('ecomply:waivers', parsed)
  if (mistakes.length > 0) throw new PolicyErrors(mistakes)
  const { waivers } = parsed.value as unknown as { waivers: Waiver[] }
  const refused = waivers.flatMap((waiver, at) => refusals(waiver, at, parsed, terms))
  if (refused.length > 0) throw new PolicyErrors(refused)
  return waivers
}

const parse = async (file: string, text: string): Promise<YamlFile> => {
  try {
    const parsed = await parseYaml(file, text)
    // An empty file holds no waivers.
    return { ...parsed, value: parsed.value ?? { waivers: [] } }
  } catch (error) {
    if (error instanceof PolicyError) throw new PolicyErrors([error])
    throw error
  }
}

const refusals = (
  waiver: Waiver,
  at: number,
  file: YamlFile,
  { policy, maxDays }: WaiverTerms,
): PolicyError[] => {
  const refuse = (code: string, key: keyof Waiver, words: Localised) =>
    new PolicyError(`waivers/${code}`, words, file.placeOf(['waivers', at, key]))
  const rule = policy.rules.find(({ id }) => id === waiver.rule)
  if (!rule && !policy.turnedOff.includes(waiver.rule))
    return [
      unknownRule(
        waiver.rule,
        policy.rules.map(({ id }) => id),
        file.placeOf(['waivers', at, 'rule']),
      ),
    ]
  const unreal = (['approvedOn', 'expires'] as const).filter((key) => !isDay(waiver[key]))
  if (unreal.length > 0) return unreal.map((key) => refuse('no-such-day', key, noSuchDay(waiver[key])))
  const errors: PolicyError[] = []
  if (samePerson(waiver.owner, waiver.approver)) errors.push(refuse('one-person', 'approver', ONE_PERSON))
  if (waiver.expires < waiver.approvedOn) errors.push(refuse('ends-before-it-begins', 'expires', ENDS_FIRST))
  const most = rule && maxDays[rule.severity]
  const days = daysBetween(waiver.approvedOn, waiver.expires)
  if (rule && most !== undefined && days > most)
    errors.push(refuse('too-long', 'expires', tooLong(days, most, rule.severity)))
  return errors
}

const isDay = (day: Day): boolean => {
  const time = Date.parse(`${day}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(day)
}

const samePerson = (one: string, other: string): boolean => plain(one) === plain(other)

// A name written with another case or spacing is the same person's.
const plain = (name: string): string => name.normalize('NFKC').toLowerCase().replace(/\s+/g, '')

const DAY = 86_400_000

const daysBetween = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / DAY

const noSuchDay = (day: string): Localised => ({
  en: `There is no day "${day}". Write YYYY-MM-DD.`,
  zh: `不存在“${day}”这一天。请写作 YYYY-MM-DD。`,
})

const ONE_PERSON: Localised = {
  en: 'Owner and approver are one person. A waiver is granted by someone else than the one who asks for it.',
  zh: '申请人与批准人为同一人。豁免须由申请人以外的人批准。',
}

const ENDS_FIRST: Localised = {
  en: 'The waiver ends before it was granted.',
  zh: '豁免的到期日早于批准日。',
}

const tooLong = (days: number, most: number, severity: Severity): Localised => ({
  en: `The waiver lasts ${days} days; for severity ${severity} at most ${most} are allowed. Shorten it, or change waivers.maxDays in ecomply.yaml.`,
  zh: `豁免期为 ${days} 天，${severity} 级别最多 ${most} 天。请缩短，或在 ecomply.yaml 中修改 waivers.maxDays。`,
})
