import { type Command, InvalidArgumentError, Option } from 'commander'
import { ENCODING_NAMES } from '../../files/text-encoding.ts'
import { FORMATS } from '../../reports/reporter.ts'

// What several commands take, and the words that are allowed there.

export const SEVERITY_LEVELS = ['error', 'warning', 'info', 'never'] as const
export const LANGUAGES = ['en', 'zh-CN', 'zh-TW'] as const
export const KINDS = ['product', 'store', 'campaign'] as const
export const EXIT_CODES =
  '\nExit codes: 0 nothing at or above the fail level, 1 findings, 2 the run could not be trusted.'

// Each --output belongs to the --format before it.
export const outputOptions = (command: Command): Command => {
  const outputs: { format?: string; output?: string }[] = []
  return command
    .option('--sign <key>', 'sign each report file: an Ed25519 signature in <file>.sig; the private key, PEM')
    .option(
      '--format <name>',
      `${FORMATS.join(', ')}; repeatable, each with its own --output`,
      (name: string) => {
        outputs.push({ format: name })
        return outputs
      },
    )
    .option('--output <file>', 'write the report named before to this file', (file: string) => {
      const last = outputs.at(-1)
      if (last && last.output === undefined) last.output = file
      else outputs.push({ output: file })
      return outputs
    })
}

export const runOptions = (command: Command): Command =>
  filterOptions(command)
    .addOption(asOfOption())
    .addOption(adapterOption())
    .addOption(encodingOption())
    .addOption(lenientOption())
    .option(
      '--prices <path...>',
      'price histories: rows with productId or sku, price, at (NDJSON, JSON, CSV)',
    )
    .option('--no-progress', 'no progress line')

export const filterOptions = (command: Command): Command =>
  command
    .addOption(configOption())
    .addOption(packOption())
    .option('--rule <id...>', 'only these rules')
    .option('--topic <name...>', 'only rules of these topics')
    .option('--kind <kind...>', 'only product, store or campaign records')
    .addOption(languageOption())

export const configOption = (): Option =>
  new Option('--config <file>', 'configuration file (default: ecomply.yaml here or above)')

export const packOption = (): Option =>
  new Option('--pack <path...>', 'pack folders or built-in names, instead of the configured ones')

export const asOfOption = (): Option =>
  new Option('--as-of <day>', 'judge as on this day, YYYY-MM-DD (default: today)').argParser(day)

export const languageOption = (): Option =>
  new Option('--lang <language>', `language of the words: ${LANGUAGES.join(', ')}`).argParser(
    oneOf(LANGUAGES),
  )

export const failOnOption = (): Option =>
  new Option(
    '--fail-on <level>',
    `lowest severity that fails the run: ${SEVERITY_LEVELS.join(', ')} (default: error)`,
  ).argParser(oneOf(SEVERITY_LEVELS))

export const plainOption = (): Option => new Option('--no-color', 'plain text')

export const adapterOption = (): Option => new Option('--adapter <name>', 'read every file with this adapter')

export const encodingOption = (): Option =>
  new Option(
    '--encoding <name>',
    `encoding of files that are no UTF-8: ${ENCODING_NAMES.join(', ')}`,
  ).argParser(oneOf(ENCODING_NAMES))

export const lenientOption = (): Option =>
  new Option(
    '--lenient',
    'read what is nearly JSON too (stray commas, raw line breaks, comments); reports say so',
  )

export const examples = (...lines: string[]): string =>
  `\nExamples:\n${lines.map((line) => `  $ ${line}\n`).join('')}`

export const oneOf =
  <T extends string>(allowed: readonly T[]) =>
  (value: string): T => {
    if ((allowed as readonly string[]).includes(value)) return value as T
    throw new InvalidArgumentError(`Allowed: ${allowed.join(', ')}.`)
  }

export const count = (value: string): number => {
  if (/^\d{1,6}$/.test(value)) return Number(value)
  throw new InvalidArgumentError('Give a whole number, 0 or more.')
}

export const day = (value: string): string => {
  const instant = Date.parse(`${value}T00:00:00Z`)
  const real =
    /^\d{4}-\d{2}-\d{2}$/.test(value) &&
    !Number.isNaN(instant) &&
    new Date(instant).toISOString().startsWith(value)
  if (real) return value
  throw new InvalidArgumentError('Give a day that exists as YYYY-MM-DD, for instance 2026-11-11.')
}
