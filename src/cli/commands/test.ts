import type { Command } from 'commander'
import { examples, languageOption, plainOption } from './options.ts'
import type { Run } from './run.ts'

/** `ecomply test`: the examples of rules, and labelled lines. */
export const testCommand = (program: Command, run: Run): void => {
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
    .addOption(languageOption())
    .addOption(plainOption())
    .action(run(async () => (await import('../test.ts')).testAction))
}
