import type { Command } from 'commander'
import { day, examples, runOptions } from './options.ts'
import type { Run } from './run.ts'

/** `ecomply waive`: one finding accepted for a time. */
export const waiveCommand = (program: Command, run: Run): void => {
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
    .action(run(async () => (await import('../waive.ts')).waiveAction))
}
