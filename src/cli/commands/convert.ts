import type { Command } from 'commander'
import {
  adapterOption,
  configOption,
  encodingOption,
  examples,
  languageOption,
  lenientOption,
  oneOf,
} from './options.ts'
import type { Run } from './run.ts'

/** `ecomply convert`: records in ecomply's own shape. */
export const convertCommand = (program: Command, run: Run): void => {
  program
    .command('convert')
    .argument('[paths...]', 'files, folders, globs, or - for standard input (default: .)')
    .description("write the records in ecomply's own shape, each with where its values stand in the source")
    .option('--to <form>', 'ndjson: one record a line', oneOf(['ndjson']), 'ndjson')
    .option('--output <file>', 'write to this file')
    .addOption(adapterOption())
    .addOption(encodingOption())
    .addOption(lenientOption())
    .addOption(configOption())
    .addOption(languageOption())
    .addHelpText(
      'after',
      examples(
        'ecomply convert export.json --to ndjson --output products.ndjson',
        'ecomply convert - < export.json',
      ),
    )
    .action(run(async () => (await import('../convert.ts')).convertAction))
}
