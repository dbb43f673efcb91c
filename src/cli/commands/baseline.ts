import type { Command } from 'commander'
import { examples, runOptions } from './options.ts'
import type { Run } from './run.ts'

/** `ecomply baseline`: the findings of today, written down as known. */
export const baselineCommand = (program: Command, run: Run): void => {
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
    .action(run(async () => (await import('../baseline.ts')).baselineAction))
}
