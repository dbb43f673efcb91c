import type { Command } from 'commander'
import { examples, oneOf, plainOption } from './options.ts'
import type { Run } from './run.ts'

/** `ecomply diff`: two saved results. */
export const diffCommand = (program: Command, run: Run): void => {
  program
    .command('diff')
    .argument('<old>', 'a saved result')
    .argument('<new>', 'a later one')
    .description('what is new, fixed and still open between two saved results')
    .option('--format <name>', 'pretty, json or markdown', oneOf(['pretty', 'json', 'markdown']))
    .addOption(plainOption())
    .addHelpText('after', examples('ecomply diff last-week.json today.json --format markdown'))
    .action(run(async () => (await import('../diff.ts')).diffAction))
}
