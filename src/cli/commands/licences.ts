import type { Command } from 'commander'
import {
  adapterOption,
  configOption,
  count,
  day,
  encodingOption,
  examples,
  languageOption,
  lenientOption,
  oneOf,
  packOption,
} from './options.ts'
import type { Run } from './run.ts'

/** `ecomply licences`: every licence, the soonest to end first. */
export const licencesCommand = (program: Command, run: Run): void => {
  program
    .command('licences')
    .argument('[paths...]', 'files, folders, globs, or - for standard input (default: .)')
    .description('list every licence found, the soonest to end first')
    .option('--as-of <day>', 'as on this day, YYYY-MM-DD (default: today)', day)
    .option('--notice <days>', 'days before its end from which a licence is expiring (default: 30)', count)
    .addOption(adapterOption())
    .addOption(encodingOption())
    .addOption(lenientOption())
    .addOption(configOption())
    .addOption(packOption())
    .option('--format <name>', 'pretty, json or csv', oneOf(['pretty', 'json', 'csv']))
    .option('--output <file>', 'write the list to this file')
    .addOption(languageOption())
    .addHelpText(
      'after',
      examples('ecomply licences ./listings', 'ecomply licences --format csv --output licences.csv'),
    )
    .action(run(async () => (await import('../licences.ts')).licencesAction))
}
