import type { Command } from 'commander'
import {
  adapterOption,
  configOption,
  encodingOption,
  examples,
  languageOption,
  lenientOption,
  oneOf,
  plainOption,
} from './options.ts'
import type { Run } from './run.ts'

/** `ecomply adapters` and `ecomply adapters explain`. */
export const adaptersCommand = (program: Command, run: Run): void => {
  const adapters = program
    .command('adapters')
    .description('list the platforms whose exports are read, and what those can hold')
    .addOption(configOption())
    .option('--format <name>', 'pretty or json', oneOf(['pretty', 'json']))
    .addOption(languageOption())
    .addOption(plainOption())
    .addHelpText('after', examples('ecomply adapters', 'ecomply adapters explain export.json --lang zh-CN'))
  adapters.action(run(async () => (await import('../adapters.ts')).adaptersAction))
  adapters
    .command('explain')
    .argument('<paths...>', 'files, folders, globs, or - for standard input')
    .description('how files are read: the adapter and why, records, fields filled, fields left over')
    .addOption(adapterOption())
    .addOption(encodingOption())
    .addOption(lenientOption())
    .addOption(configOption())
    .option('--format <name>', 'pretty or json', oneOf(['pretty', 'json']))
    .addOption(languageOption())
    .addOption(plainOption())
    .action(run(async () => (await import('../adapters-explain.ts')).adaptersExplainAction))
}
