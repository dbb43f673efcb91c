import { parseDocument } from 'yaml'
import { MOST_DAYS, parseWaivers, textOfWaivers } from '../config/waivers.ts'
import type { Finding } from '../findings/finding.ts'
import { createSpeak } from '../findings/speak.ts'
import type { Waiver } from '../findings/waiver.ts'
import type { Day, Severity } from '../policy/rule.ts'
import { ExitCode } from './exit-code.ts'
import { UsageError } from './failure.ts'
import { type Io, writeTo } from './io.ts'
import { type RunOptions, runCheck } from './run-check.ts'
import { writeFileWhole } from './write-file.ts'

const DEFAULT_FILE = 'ecomply-waivers.yaml'

export interface WaiveOptions extends RunOptions {
  reason: string
  owner: string
  approver: string
  expires?: Day
  ticket?: string
}

/** `ecomply waive`: writes the waiver of one finding to the waivers file, for the text it has today. */
export const waiveAction = async (args: string[], options: WaiveOptions, io: Io): Promise<number> => {
  const [fingerprint = '', ...paths] = args
  const { waivers: given, ...rest } = options
  const { result, config, policy } = await runCheck(paths, { ...rest, textDigests: true }, io)
  const finding = result.findings.find((one) => one.fingerprint.startsWith(fingerprint))
  if (!finding || fingerprint.length < FEWEST_CHARACTERS) throw notFound(fingerprint, result.findings.length)

  const folder = given === undefined && config.waivers?.file !== undefined ? config.folder : io.cwd()
  const file = given ?? config.waivers?.file ?? DEFAULT_FILE
  const maxDays = { ...MOST_DAYS, ...config.waivers?.maxDays }
  const waiver = waiverFor(finding, options, result.asOf, maxDays)
  const after = withWaiver(textOfWaivers(folder, file), waiver)
  // Held to the same terms as what is written by hand, before it is written.
  await parseWaivers(file, after, { policy, maxDays })
  writeFileWhole(folder, file, after)
  const speak = await createSpeak(result.language)
  const words = {
    en: `${file}: ${waiver.rule} for ${waiver.record} is waived until ${waiver.expires}`,
    zh: `${file}：${waiver.record} 的 ${waiver.rule} 已豁免至 ${waiver.expires}`,
  }
  await writeTo(io.stdout, `${speak(words)}\n`)
  return ExitCode.clean
}

// A few characters could mean several findings.
const FEWEST_CHARACTERS = 6

const notFound = (fingerprint: string, findings: number): UsageError =>
  new UsageError({
    en: `No finding here has the fingerprint "${fingerprint}" (${findings} findings). Take it from ecomply check --format json, and name the same paths.`,
    zh: `此处没有指纹为“${fingerprint}”的问题（共 ${findings} 个问题）。请从 ecomply check --format json 中取得指纹，并给出相同的路径。`,
  })

const waiverFor = (
  finding: Finding,
  { reason, owner, approver, expires, ticket }: WaiveOptions,
  asOf: Day,
  maxDays: Readonly<Record<Severity, number>>,
): Waiver => ({
  rule: finding.rule,
  record: finding.record,
  kind: finding.kind,
  field: finding.field,
  fingerprint: finding.fingerprint,
  text: finding.textDigest as string,
  reason,
  owner,
  approver,
  approvedOn: asOf,
  expires: expires ?? addDays(asOf, maxDays[finding.severity]),
  ...(ticket === undefined ? {} : { ticket }),
})

const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)

// Comments and order of the file stay as they are.
const withWaiver = (text: string, waiver: Waiver): string => {
  const document = parseDocument(text)
  if (!document.has('waivers')) document.set('waivers', document.createNode([]))
  document.addIn(['waivers'], document.createNode(waiver))
  return document.toString({ lineWidth: 0 })
}
