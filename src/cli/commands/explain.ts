import type { Command } from 'commander'
import { configOption, examples, languageOption, packOption, plainOption } from './options.ts'
import type { Run } from './run.ts'

/** `ecomply explain`: what a rule asks. */
export const explainCommand = (program: Command, run: Run): void => {
  program
    .command('explain')
    .argument('<rule>', 'the rule, as findings name it')
    .description('what a rule asks, why, and how to configure it')
    .addOption(configOption())
    .addOption(packOption())
    .addOption(languageOption())
    .addOption(plainOption())
    .addHelpText('after', examples('ecomply explain product/food-seller-licence --lang zh-CN'))
    .action(run(async () => (await import('../explain.ts')).explainAction))
}
