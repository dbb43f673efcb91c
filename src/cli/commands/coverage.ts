import type { Command } from 'commander'
import { examples, filterOptions, oneOf, plainOption } from './options.ts'
import type { Run } from './run.ts'

/** `ecomply coverage`: clauses against rules. */
export const coverageCommand = (program: Command, run: Run): void => {
  filterOptions(program.command('coverage'))
    .description('clauses of the policy against rules: automatic, partial, attestation, missing')
    .option('--format <name>', 'pretty, json or markdown', oneOf(['pretty', 'json', 'markdown']))
    .addOption(plainOption())
    .addHelpText('after', examples('ecomply coverage --lang zh-CN', 'ecomply coverage --format json'))
    .action(run(async () => (await import('../coverage.ts')).coverageAction))
}
