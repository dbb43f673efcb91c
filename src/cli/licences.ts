import { toDay } from '../facts/day.ts'
import type { InputError } from '../files/input-error.ts'
import type { LicenceEntry } from '../findings/licence-entry.ts'
import { maskPersonalData } from '../findings/mask.ts'
import { createSpeak } from '../findings/speak.ts'
import { type LicenceInventory, takeInventory } from '../licence-inventory.ts'
import { NOTICE_DAYS, spokenLicence } from '../licence-shelf.ts'
import type { Day } from '../policy/rule.ts'
import { visible } from '../reports/visible.ts'
import { columns, cutEnd } from '../reports/width.ts'
import type { Speak } from '../text/localised.ts'
import { ExitCode } from './exit-code.ts'
import { type Io, writeTo } from './io.ts'
import { readingAsked } from './reading.ts'
import { type PolicyOptions, setUp } from './setup.ts'
import { writeFileWhole } from './write-file.ts'

export interface LicencesOptions extends PolicyOptions {
  asOf?: Day
  adapter?: string
  encoding?: string
  lenient?: boolean
  notice?: number
  format?: 'pretty' | 'json' | 'csv'
  output?: string
}

/** `ecomply licences`: lists every licence of the input, the soonest to end first. */
export const licencesAction = async (paths: string[], options: LicencesOptions, io: Io): Promise<number> => {
  const { config, policy, language } = await setUp(options, io)
  const speak = await createSpeak(language)
  const inventory = await takeInventory({
    paths: paths.length > 0 ? paths : ['.'],
    cwd: io.cwd(),
    config,
    policy,
    asOf: options.asOf ?? (toDay(new Date().toISOString(), policy.timeZone) as Day),
    notice: options.notice ?? NOTICE_DAYS,
    ...(options.adapter ? { adapter: options.adapter } : {}),
    reading: readingAsked(options),
  })
  const text = FORMATS[options.format ?? 'pretty'](inventory, speak, language !== 'en')
  if (options.output === undefined) await writeTo(io.stdout, text)
  else writeFileWhole(io.cwd(), options.output, text)
  for (const error of inventory.errors) await writeTo(io.stderr, `${errorLine(error, speak)}\n`)
  return inventory.errors.length > 0 ? ExitCode.notTrusted : ExitCode.clean
}

type Format = (inventory: LicenceInventory, speak: Speak, chinese: boolean) => string

const errorLine = ({ file, at, code, words }: InputError, speak: Speak): string =>
  visible(maskPersonalData(`${file}${at ? `:${at.line}:${at.column}` : ''} ${code} ${speak(words)}`))

// ---- JSON ----------------------------------------------------------------------------------------------------------

const asJson: Format = ({ asOf, licences, errors }, speak) =>
  `${JSON.stringify(
    {
      asOf,
      licences: licences.map((entry) => spokenLicence(entry, speak)),
      errors: errors.map(({ file, at, code, words }) => ({
        file,
        ...(at ? { line: at.line, column: at.column } : {}),
        code,
        message: maskPersonalData(speak(words)),
      })),
    },
    null,
    2,
  )}\n`

// ---- CSV (RFC 4180) ------------------------------------------------------------------------------------------------

const CSV_COLUMNS: readonly (readonly [
  string,
  (entry: LicenceEntry, speak: Speak) => string | number | null,
])[] = [
  ['type', ({ type }) => type],
  ['name', ({ name }, speak) => speak(name)],
  ['number', ({ number }) => number],
  ['holder', ({ holder }) => holder],
  ['ownerKind', ({ owner }) => owner.kind],
  ['ownerId', ({ owner }) => owner.id],
  ['ownerName', ({ owner }) => owner.name],
  ['classes', ({ classes }) => classes.join(' ')],
  ['status', ({ status }) => status],
  ['problem', ({ problem }, speak) => problem && speak(problem)],
  ['validTo', ({ validTo }) => validTo],
  ['daysLeft', ({ daysLeft }) => daysLeft],
  ['products', ({ products }) => products],
  ['campaigns', ({ campaigns }) => campaigns],
  ['file', ({ file }) => file],
  ['line', ({ line }) => line],
]

const asCsv: Format = ({ licences }, speak) =>
  [
    CSV_COLUMNS.map(([name]) => name),
    ...licences.map((entry) => CSV_COLUMNS.map(([, read]) => cell(read(entry, speak)))),
  ]
    .map((row) => `${row.join(',')}\r\n`)
    .join('')

const cell = (value: string | number | null): string => {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = visible(maskPersonalData(value))
  // A spreadsheet would run it as a formula.
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

// ---- a table for people --------------------------------------------------------------------------------------------

const HEADS = {
  en: ['ends', 'days', 'state', 'licence', 'number', 'holder', 'listed by', 'products', 'campaigns'],
  zh: ['到期', '剩余天数', '状态', '资质', '编号', '持有人', '登记于', '商品数', '活动数'],
}

const STATES: Record<LicenceEntry['status'], readonly [en: string, zh: string]> = {
  valid: ['valid', '有效'],
  expiring: ['expiring', '即将到期'],
  'not-yet-valid': ['not yet valid', '尚未生效'],
  expired: ['expired', '已到期'],
  'bad-date': ['date unreadable', '日期有误'],
  'bad-check-digit': ['wrong check digit', '校验位有误'],
  malformed: ['wrong number', '编号有误'],
  missing: ['missing', '缺失'],
}

const WIDEST = 40

const asTable: Format = ({ asOf, licences }, speak, chinese) => {
  const rows = licences.map((entry) =>
    [
      entry.validTo ?? '-',
      entry.daysLeft === null ? '-' : String(entry.daysLeft),
      STATES[entry.status][chinese ? 1 : 0],
      speak(entry.name),
      entry.number ?? '-',
      entry.holder ?? '-',
      `${entry.owner.kind} ${entry.owner.id}`,
      String(entry.products),
      String(entry.campaigns),
    ].map((text) => cutEnd(visible(maskPersonalData(text)), WIDEST)),
  )
  const total = {
    en: `${licences.length} licences, as of ${asOf}.`,
    zh: `共 ${licences.length} 项资质，截至 ${asOf}。`,
  }
  if (rows.length === 0) return `${speak(total)}\n`
  const all = [HEADS[chinese ? 'zh' : 'en'].map((head) => speak({ en: head, zh: head })), ...rows]
  const widths = all[0]?.map((_, at) => Math.max(...all.map((row) => columns(row[at] ?? '')))) ?? []
  const lines = all.map((row) =>
    row
      .map((text, at) => pad(text, widths[at] ?? 0))
      .join('  ')
      .trimEnd(),
  )
  return `${[...lines, '', speak(total)].join('\n')}\n`
}

const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - columns(text)))

const FORMATS: Record<NonNullable<LicencesOptions['format']>, Format> = {
  pretty: asTable,
  json: asJson,
  csv: asCsv,
}
