import { Command, CommanderError, InvalidArgumentError, Option } from 'commander'
import { version } from '../config/installation.ts'
import { ENCODING_NAMES } from '../files/text-encoding.ts'
import { FORMATS } from '../reports/reporter.ts'
import { ExitCode } from './exit-code.ts'
import { CI_SYSTEMS } from './init-ci.ts'
import { type Io, writeTo } from './io.ts'

const SEVERITY_LEVELS = ['error', 'warning', 'info', 'never'] as const
const LANGUAGES = ['en', 'zh-CN', 'zh-TW'] as const
const KINDS = ['product', 'store', 'campaign'] as const
const EXIT_CODES =
  '\nExit codes: 0 nothing at or above the fail level, 1 findings, 2 the run could not be trusted.'

/**
 * Runs the command line.
 * @param argv the arguments after the program's name
 * @param io streams, environment and folder of the process
 * @returns the exit code: 0 clean, 1 findings, 2 not to be trusted
 */
export const main = async (argv: readonly string[], io: Io): Promise<number> => {
  let code: number = ExitCode.clean
  const program = createProgram(io, (result) => {
    code = result
  })
  const language = languageIn(argv)
  try {
    if (language !== 'en') await translate(program, language)
    await program.parseAsync([...argv], { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? ExitCode.clean : ExitCode.notTrusted
    const { describeFailure } = await import('./failure.ts')
    await writeTo(io.stderr, describeFailure(error, language === 'en' ? 'en' : 'zh'))
    return ExitCode.notTrusted
  }
}

// Errors before the configuration is read can only know the language from the command line.
const languageIn = (argv: readonly string[]): (typeof LANGUAGES)[number] => {
  const at = argv.findIndex((word) => word === '--lang' || word.startsWith('--lang='))
  const given = argv[at]?.split('=')[1] ?? argv[at + 1] ?? ''
  if (at < 0 || !given.startsWith('zh')) return 'en'
  return given === 'zh-TW' ? 'zh-TW' : 'zh-CN'
}

const translate = async (program: Command, language: 'zh-CN' | 'zh-TW'): Promise<void> => {
  const { inChinese } = await import('./chinese.ts')
  const { createSpeak } = await import('../findings/speak.ts')
  const speak = await createSpeak(language)
  inChinese(program, (zh) => speak({ en: '', zh }))
}

/** All commands and options; exported so that their words can be looked at. */

export const createProgram = (io: Io, finish: (code: number) => void): Command => {
  const program = new Command('ecomply')
    .description(
      'Checks product, store and campaign files against the e-commerce policy and the law behind it.',
    )
    .exitOverride()
    .showHelpAfterError('(add --help for all options, with examples)')
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text),
    })
    .version(version(), '-V, --version', 'print the version')
  const run =
    (load: () => Promise<(args: string[], options: never, io: Io) => Promise<number>>) =>
    async (...called: unknown[]): Promise<void> => {
      const command = called.at(-1) as Command
      const action = await load()
      finish(await action(command.args, command.optsWithGlobals() as never, io))
    }

  checkCommand(program).action(run(async () => (await import('./check.ts')).checkAction))

  program
    .command('scan')
    .description('check texts by themselves, for those who write them')
    .argument('[texts...]', 'the texts, each in quotes; without any, standard input is one text')
    .option('--lines', 'every line is a text of its own')
    .option('--category <path>', 'where the goods stand, "食品 > 茶": some claims depend on it')
    .option('--brand <name>', 'brand of the goods: a name is no claim')
    .option('--kind <kind>', 'what the text is of: product, store or campaign', oneOf(KINDS), 'product')
    .option('--rule <id...>', 'only these rules')
    .option('--topic <name...>', 'only rules of these topics')
    .option('--config <file>', 'configuration file (default: ecomply.yaml here or above)')
    .option('--pack <path...>', 'pack folders or built-in names, instead of the configured ones')
    .option('--as-of <day>', 'judge as on this day, YYYY-MM-DD (default: today)', day)
    .option('--format <name>', 'pretty or json', oneOf(['pretty', 'json']))
    .option(
      '--fail-on <level>',
      `lowest severity that fails the run: ${SEVERITY_LEVELS.join(', ')} (default: error)`,
      oneOf(SEVERITY_LEVELS),
    )
    .option('--lang <language>', `language of the words: ${LANGUAGES.join(', ')}`, oneOf(LANGUAGES))
    .option('--no-color', 'plain text')
    .addHelpText(
      'after',
      `${examples(
        'ecomply scan "全网最低价 天然乳胶枕"',
        'ecomply scan "祛湿减肥茶" --category "食品 > 茶" --lang zh-CN',
        'cat titles.txt | ecomply scan --lines --format json',
        'ecomply scan --kind store < introduction.txt',
      )}${EXIT_CODES}`,
    )
    .action(run(async () => (await import('./scan.ts')).scanAction))

  program
    .command('test')
    .argument('[packs...]', 'pack folders or built-in names')
    .description('run the examples of rules and contexts, and measure the rules on labelled lines')
    .addHelpText(
      'after',
      examples('ecomply test', 'ecomply test ./our-rules', 'ecomply test --labels ./labelled-copy'),
    )
    .option('--rule <id...>', 'only these rules')
    .option(
      '--labels <folder...>',
      "folders of labelled lines to measure the rules on, besides the packs' own labels/",
    )
    .option('--lang <language>', `language of the words: ${LANGUAGES.join(', ')}`, oneOf(LANGUAGES))
    .option('--no-color', 'plain text')
    .action(run(async () => (await import('./test.ts')).testAction))

  runOptions(program.command('baseline').description('write the findings of today as known'))
    .argument('[paths...]', 'files, folders, globs (default: .)')
    .option('--output <file>', 'the baseline file (default: ecomply-baseline.json)')
    .option('--prune', 'take out of the file what is no longer found, add nothing')
    .option('--waivers <file>', 'findings this file accepts stay out of the baseline')
    .addHelpText(
      'after',
      examples(
        'ecomply baseline ./listings',
        'ecomply check ./listings --baseline ecomply-baseline.json',
        'ecomply baseline ./listings --prune',
      ),
    )
    .action(run(async () => (await import('./baseline.ts')).baselineAction))

  runOptions(program.command('waive').description('accept one finding for a time'))
    .argument('<fingerprint>', 'of the finding, as --format json shows it')
    .argument('[paths...]', 'the paths it is found in (default: .)')
    .requiredOption('--reason <text>', 'why it is accepted')
    .requiredOption('--owner <name>', 'who asks for it and answers for the record')
    .requiredOption('--approver <name>', 'who grants it: somebody else')
    .option('--expires <day>', 'the last day it holds (default: as long as its severity allows)', day)
    .option('--ticket <id>', 'where it was discussed')
    .option('--waivers <file>', 'the waivers file (default: that of ecomply.yaml, or ecomply-waivers.yaml)')
    .addHelpText(
      'after',
      examples(
        'ecomply waive 25bb620e395d ./listings --reason "Trademark 第一食品" --owner "Li Lei" --approver "Han Meimei"',
      ),
    )
    .action(run(async () => (await import('./waive.ts')).waiveAction))

  filterOptions(program.command('rules').description('list rules'))
    .option('--format <name>', 'pretty or json', oneOf(['pretty', 'json']))
    .option('--no-color', 'plain text')
    .addHelpText(
      'after',
      examples('ecomply rules --topic licence', 'ecomply rules --kind store --format json'),
    )
    .action(run(async () => (await import('./rules.ts')).rulesAction))

  filterOptions(program.command('coverage'))
    .description('clauses of the policy against rules: automatic, partial, attestation, missing')
    .option('--format <name>', 'pretty, json or markdown', oneOf(['pretty', 'json', 'markdown']))
    .option('--no-color', 'plain text')
    .addHelpText('after', examples('ecomply coverage --lang zh-CN', 'ecomply coverage --format json'))
    .action(run(async () => (await import('./coverage.ts')).coverageAction))

  outputOptions(program.command('report').description('render a saved result in any format'))
    .argument('<results...>', 'files that ecomply check --format json wrote')
    .option('--merge', 'join several results as the parts of one catalogue')
    .option('--no-color', 'plain text')
    .addHelpText(
      'after',
      examples(
        'ecomply report result.json --format markdown',
        'ecomply report --merge part-1.json part-2.json --format sarif --output all.sarif',
      ),
    )
    .action(run(async () => (await import('./report.ts')).reportAction))

  program
    .command('verify')
    .argument('<file>', 'a report that --sign signed; a JSON result can be judged again')
    .description(
      'tell whether a signed result is as it was, by the policy that is here, and from the same input',
    )
    .requiredOption('--key <file>', 'the public key, PEM')
    .option('--sig <file>', 'the signature (default: <file>.sig)')
    .option(
      '--against [paths...]',
      'judge these paths again and compare byte for byte (default: those of the run)',
    )
    .option('--config <file>', 'configuration file (default: that of the run)')
    .option('--pack <path...>', 'pack folders or built-in names (default: those of the run)')
    .option('--lang <language>', `language of the words: ${LANGUAGES.join(', ')}`, oneOf(LANGUAGES))
    .addHelpText(
      'after',
      `${examples(
        'ecomply check listings --format json --output result.json --sign key.pem',
        'ecomply verify result.json --key key.pub.pem --against',
      )}\nExit codes: 0 it is, 1 something differs, 2 it cannot be told.`,
    )
    .action(run(async () => (await import('./verify.ts')).verifyAction(readCheckCommand)))

  program
    .command('diff')
    .argument('<old>', 'a saved result')
    .argument('<new>', 'a later one')
    .description('what is new, fixed and still open between two saved results')
    .option('--format <name>', 'pretty, json or markdown', oneOf(['pretty', 'json', 'markdown']))
    .option('--no-color', 'plain text')
    .addHelpText('after', examples('ecomply diff last-week.json today.json --format markdown'))
    .action(run(async () => (await import('./diff.ts')).diffAction))

  program
    .command('licences')
    .argument('[paths...]', 'files, folders, globs, or - for standard input (default: .)')
    .description('list every licence found, the soonest to end first')
    .option('--as-of <day>', 'as on this day, YYYY-MM-DD (default: today)', day)
    .option('--notice <days>', 'days before its end from which a licence is expiring (default: 30)', count)
    .option('--adapter <name>', 'read every file with this adapter')
    .addOption(encodingOption())
    .addOption(lenientOption())
    .option('--config <file>', 'configuration file (default: ecomply.yaml here or above)')
    .option('--pack <path...>', 'pack folders or built-in names, instead of the configured ones')
    .option('--format <name>', 'pretty, json or csv', oneOf(['pretty', 'json', 'csv']))
    .option('--output <file>', 'write the list to this file')
    .option('--lang <language>', `language of the words: ${LANGUAGES.join(', ')}`, oneOf(LANGUAGES))
    .addHelpText(
      'after',
      examples('ecomply licences ./listings', 'ecomply licences --format csv --output licences.csv'),
    )
    .action(run(async () => (await import('./licences.ts')).licencesAction))

  const adapters = program
    .command('adapters')
    .description('list the platforms whose exports are read, and what those can hold')
    .option('--config <file>', 'configuration file (default: ecomply.yaml here or above)')
    .option('--format <name>', 'pretty or json', oneOf(['pretty', 'json']))
    .option('--lang <language>', `language of the words: ${LANGUAGES.join(', ')}`, oneOf(LANGUAGES))
    .option('--no-color', 'plain text')
    .addHelpText('after', examples('ecomply adapters', 'ecomply adapters explain export.json --lang zh-CN'))
  adapters.action(run(async () => (await import('./adapters.ts')).adaptersAction))
  adapters
    .command('explain')
    .argument('<paths...>', 'files, folders, globs, or - for standard input')
    .description('how files are read: the adapter and why, records, fields filled, fields left over')
    .option('--adapter <name>', 'read every file with this adapter')
    .addOption(encodingOption())
    .addOption(lenientOption())
    .option('--config <file>', 'configuration file (default: ecomply.yaml here or above)')
    .option('--format <name>', 'pretty or json', oneOf(['pretty', 'json']))
    .option('--lang <language>', `language of the words: ${LANGUAGES.join(', ')}`, oneOf(LANGUAGES))
    .option('--no-color', 'plain text')
    .action(run(async () => (await import('./adapters-explain.ts')).adaptersExplainAction))

  program
    .command('convert')
    .argument('[paths...]', 'files, folders, globs, or - for standard input (default: .)')
    .description("write the records in ecomply's own shape, each with where its values stand in the source")
    .option('--to <form>', 'ndjson: one record a line', oneOf(['ndjson']), 'ndjson')
    .option('--output <file>', 'write to this file')
    .option('--adapter <name>', 'read every file with this adapter')
    .addOption(encodingOption())
    .addOption(lenientOption())
    .option('--config <file>', 'configuration file (default: ecomply.yaml here or above)')
    .option('--lang <language>', `language of the words: ${LANGUAGES.join(', ')}`, oneOf(LANGUAGES))
    .addHelpText(
      'after',
      examples(
        'ecomply convert export.json --to ndjson --output products.ndjson',
        'ecomply convert - < export.json',
      ),
    )
    .action(run(async () => (await import('./convert.ts')).convertAction))

  program
    .command('init')
    .description('look at what is here and write a commented ecomply.yaml')
    .option('--ci <system>', `also write a file for CI: ${CI_SYSTEMS.join(' or ')}`, oneOf(CI_SYSTEMS))
    .option('--baseline', 'also write the findings of today as known')
    .option('--force', 'write over files that are there')
    .option('--dry-run', 'show what would be written')
    .option(
      '--lang <language>',
      `language of reports and comments: ${LANGUAGES.join(', ')}`,
      oneOf(LANGUAGES),
    )
    .addHelpText(
      'after',
      examples('ecomply init', 'ecomply init --lang zh-CN --ci gitlab --baseline', 'ecomply init --dry-run'),
    )
    .action(run(async () => (await import('./init.ts')).initAction))

  program
    .command('explain')
    .argument('<rule>', 'the rule, as findings name it')
    .description('what a rule asks, why, and how to configure it')
    .option('--config <file>', 'configuration file (default: ecomply.yaml here or above)')
    .option('--pack <path...>', 'pack folders or built-in names, instead of the configured ones')
    .option('--lang <language>', `language of the words: ${LANGUAGES.join(', ')}`, oneOf(LANGUAGES))
    .option('--no-color', 'plain text')
    .addHelpText('after', examples('ecomply explain product/food-seller-licence --lang zh-CN'))
    .action(run(async () => (await import('./explain.ts')).explainAction))

  return program
}

// The words come from a file: what is wrong in them is told by an exception, not on the screen.
const readCheckCommand = (words: readonly string[]): { paths: string[]; options: never } => {
  const silent = { writeOut: () => {}, writeErr: () => {} }
  const program = new Command().exitOverride().configureOutput(silent)
  const command = checkCommand(program).exitOverride().configureOutput(silent)
  command.action(() => {})
  program.parse(['check', ...words], { from: 'user' })
  return { paths: command.args, options: command.opts() as never }
}

const checkCommand = (program: Command): Command => {
  const command = outputOptions(runOptions(program.command('check').description('judge records and report')))
    .argument('[paths...]', 'files, folders, globs, or - for standard input (default: .)')
    .option(
      '--fail-on <level>',
      `lowest severity that fails the run: ${SEVERITY_LEVELS.join(', ')} (default: error)`,
      oneOf(SEVERITY_LEVELS),
    )
    .option('--max-warnings <n>', 'fail the run when there are more warnings', count)
    .option('--baseline <file>', 'findings in this file are known: listed in reports, not counted')
    .option('--waivers <file>', 'findings this file accepts are listed, not counted, until the waiver ends')
    .option(
      '--since <ref>',
      'judge only records in files that changed since HEAD and this git ref parted, joined with all the others',
    )
    .option('--fail-on-unchecked', 'a rule that could not be judged makes the run exit with 2')
    .option(
      '--workers <n>',
      'worker threads; the result does not depend on it (this version judges on one thread)',
      count,
    )
    .option('--cache', 'keep results of unchanged records (no effect in this version)')
    .option('--reference', 'send every rule through json-rules-engine: slow, the same result')
    .option('--quiet', 'errors only')
    .option('--no-color', 'plain text')
    .addHelpText(
      'after',
      `${examples(
        'ecomply check ./listings',
        'ecomply check ./listings --lang zh-CN --fail-on warning',
        'ecomply check products.json stores.json --format sarif --output ecomply.sarif',
        'cat export.ndjson | ecomply check - --as-of 2026-11-11',
        'ecomply check ./listings --since origin/main',
      )}${EXIT_CODES}`,
    )
  return command
}

// Each --output belongs to the --format before it.
const outputOptions = (command: Command): Command => {
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

const runOptions = (command: Command): Command =>
  filterOptions(command)
    .option('--as-of <day>', 'judge as on this day, YYYY-MM-DD (default: today)', day)
    .option('--adapter <name>', 'read every file with this adapter')
    .addOption(encodingOption())
    .addOption(lenientOption())
    .option('--no-progress', 'no progress line')

const filterOptions = (command: Command): Command =>
  command
    .option('--config <file>', 'configuration file (default: ecomply.yaml here or above)')
    .option('--pack <path...>', 'pack folders or built-in names, instead of the configured ones')
    .option('--rule <id...>', 'only these rules')
    .option('--topic <name...>', 'only rules of these topics')
    .option('--kind <kind...>', 'only product, store or campaign records')
    .option('--lang <language>', `language of the words: ${LANGUAGES.join(', ')}`, oneOf(LANGUAGES))

const encodingOption = (): Option =>
  new Option(
    '--encoding <name>',
    `encoding of files that are no UTF-8: ${ENCODING_NAMES.join(', ')}`,
  ).argParser(oneOf(ENCODING_NAMES))

const lenientOption = (): Option =>
  new Option(
    '--lenient',
    'read what is nearly JSON too (stray commas, raw line breaks, comments); reports say so',
  )

const examples = (...lines: string[]): string =>
  `\nExamples:\n${lines.map((line) => `  $ ${line}\n`).join('')}`

const oneOf =
  <T extends string>(allowed: readonly T[]) =>
  (value: string): T => {
    if ((allowed as readonly string[]).includes(value)) return value as T
    throw new InvalidArgumentError(`Allowed: ${allowed.join(', ')}.`)
  }

const count = (value: string): number => {
  if (/^\d{1,6}$/.test(value)) return Number(value)
  throw new InvalidArgumentError('Give a whole number, 0 or more.')
}

const day = (value: string): string => {
  const instant = Date.parse(`${value}T00:00:00Z`)
  const real =
    /^\d{4}-\d{2}-\d{2}$/.test(value) &&
    !Number.isNaN(instant) &&
    new Date(instant).toISOString().startsWith(value)
  if (real) return value
  throw new InvalidArgumentError('Give a day that exists as YYYY-MM-DD, for instance 2026-11-11.')
}
