import type { Command } from 'commander'
import { examples, outputOptions, plainOption } from './options.ts'
import type { Run } from './run.ts'

/** `ecomply report`: a saved result in any format. */
export const reportCommand = (program: Command, run: Run): void => {
  outputOptions(program.command('report').description('render a saved result in any format'))
    .argument('<results...>', 'files that ecomply check --format json wrote')
    .option('--merge', 'join several results as the parts of one catalogue')
    .addOption(plainOption())
    .addHelpText(
      'after',
      examples(
        'ecomply report result.json --format markdown',
        'ecomply report --merge part-1.json part-2.json --format sarif --output all.sarif',
      ),
    )
    .action(run(async () => (await import('../report.ts')).reportAction))
}
