import type { Command } from 'commander'
import {
  asOfOption,
  configOption,
  EXIT_CODES,
  examples,
  failOnOption,
  KINDS,
  languageOption,
  oneOf,
  packOption,
  plainOption,
} from './options.ts'
import type { Run } from './run.ts'

/** `ecomply scan`: texts by themselves. */
export const scanCommand = (program: Command, run: Run): void => {
  program
    .command('scan')
    .description('check texts by themselves, for those who write them')
    .argument('[texts...]', 'the texts, each in quotes; without any, standard input is one text')
    .option('--lines', 'every line is a text of its own')
    .option('--category <path>', 'where the goods stand, "食品 > 茶": some claims depend on it')
    .option('--brand <name>', 'brand of the goods: a name is no claim')
    .option('--kind <kind>', 'what the text is of: product, store or campaign', oneOf(KINDS), 'product')
    .option('--rule <id...>', 'only these rules')
    .option('--topic <name...>', 'only rules of these topics')
    .addOption(configOption())
    .addOption(packOption())
    .addOption(asOfOption())
    .option('--format <name>', 'pretty or json', oneOf(['pretty', 'json']))
    .addOption(failOnOption())
    .addOption(languageOption())
    .addOption(plainOption())
    .addHelpText(
      'after',
      `${examples(
        'ecomply scan "全网最低价 天然乳胶枕"',
        'ecomply scan "祛湿减肥茶" --category "食品 > 茶" --lang zh-CN',
        'cat titles.txt | ecomply scan --lines --format json',
        'ecomply scan --kind store < introduction.txt',
      )}${EXIT_CODES}`,
    )
    .action(run(async () => (await import('../scan.ts')).scanAction))
}
