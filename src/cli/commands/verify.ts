import type { Command } from 'commander'
import { readCheckCommand } from './check.ts'
import { examples, languageOption } from './options.ts'
import type { Run } from './run.ts'

/** `ecomply verify`: whether a signed result is as it was. */
export const verifyCommand = (program: Command, run: Run): void => {
  program
    .command('verify')
    .argument('<file>', 'a report that --sign signed; a JSON result can be judged again')
    .description(
      'tell whether a signed result is as it was, by the policy that is here, and from the same input',
    )
    .requiredOption('--key <file>', 'the public key, PEM')
    .option('--sig <file>', 'the signature (default: <file>.sig)')
    .option(
      '--against [paths...]',
      'judge these paths again and compare byte for byte (default: those of the run)',
    )
    .option('--config <file>', 'configuration file (default: that of the run)')
    .option('--pack <path...>', 'pack folders or built-in names (default: those of the run)')
    .addOption(languageOption())
    .addHelpText(
      'after',
      `${examples(
        'ecomply check listings --format json --output result.json --sign key.pem',
        'ecomply verify result.json --key key.pub.pem --against',
      )}\nExit codes: 0 it is, 1 something differs, 2 it cannot be told.`,
    )
    .action(run(async () => (await import('../verify.ts')).verifyAction(readCheckCommand)))
}
