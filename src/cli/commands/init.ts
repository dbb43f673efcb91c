import type { Command } from 'commander'
import { CI_SYSTEMS } from '../init-ci.ts'
import { examples, LANGUAGES, oneOf } from './options.ts'
import type { Run } from './run.ts'

/** `ecomply init`: looks at the folder and writes a configuration. */
export const initCommand = (program: Command, run: Run): void => {
  program
    .command('init')
    .description('look at what is here and write a commented ecomply.yaml')
    .option('--ci <system>', `also write a file for CI: ${CI_SYSTEMS.join(' or ')}`, oneOf(CI_SYSTEMS))
    .option('--baseline', 'also write the findings of today as known')
    .option('--force', 'write over files that are there')
    .option('--dry-run', 'show what would be written')
    .option(
      '--lang <language>',
      `language of reports and comments: ${LANGUAGES.join(', ')}`,
      oneOf(LANGUAGES),
    )
    .addHelpText(
      'after',
      examples('ecomply init', 'ecomply init --lang zh-CN --ci gitlab --baseline', 'ecomply init --dry-run'),
    )
    .action(run(async () => (await import('../init.ts')).initAction))
}
