import type { Command } from 'commander'
import { examples, filterOptions, oneOf, plainOption } from './options.ts'
import type { Run } from './run.ts'

/** `ecomply rules`: a list. */
export const rulesCommand = (program: Command, run: Run): void => {
  filterOptions(program.command('rules').description('list rules'))
    .option('--format <name>', 'pretty or json', oneOf(['pretty', 'json']))
    .addOption(plainOption())
    .addHelpText(
      'after',
      examples('ecomply rules --topic licence', 'ecomply rules --kind store --format json'),
    )
    .action(run(async () => (await import('../rules.ts')).rulesAction))
}
