import { Command } from 'commander'
import { version } from '../config/installation.ts'
import { adaptersCommand } from './commands/adapters.ts'
import { baselineCommand } from './commands/baseline.ts'
import { cacheCommand } from './commands/cache.ts'
import { checkCommand } from './commands/check.ts'
import { convertCommand } from './commands/convert.ts'
import { coverageCommand } from './commands/coverage.ts'
import { diffCommand } from './commands/diff.ts'
import { explainCommand } from './commands/explain.ts'
import { initCommand } from './commands/init.ts'
import { licencesCommand } from './commands/licences.ts'
import { reportCommand } from './commands/report.ts'
import { rulesCommand } from './commands/rules.ts'
import type { Run } from './commands/run.ts'
import { scanCommand } from './commands/scan.ts'
import { testCommand } from './commands/test.ts'
import { verifyCommand } from './commands/verify.ts'
import { waiveCommand } from './commands/waive.ts'
import type { Io } from './io.ts'

const COMMANDS = [
  checkCommand,
  scanCommand,
  testCommand,
  baselineCommand,
  waiveCommand,
  rulesCommand,
  coverageCommand,
  reportCommand,
  verifyCommand,
  diffCommand,
  licencesCommand,
  adaptersCommand,
  convertCommand,
  initCommand,
  cacheCommand,
  explainCommand,
]

/**
 * All commands and options.
 * @param finish takes the exit code of the command that ran
 */
export const createProgram = (io: Io, finish: (code: number) => void): Command => {
  const program = new Command('ecomply')
    .description(
      'Checks product, store and campaign files against the e-commerce policy and the law behind it.',
    )
    .exitOverride()
    .showHelpAfterError('(add --help for all options, with examples)')
    .configureOutput({
      writeOut: (text) => void io.stdout.write(text),
      writeErr: (text) => void io.stderr.write(text),
    })
    .version(version(), '-V, --version', 'print the version')
  const run: Run =
    (load) =>
    async (...called) => {
      const command = called.at(-1) as Command
      const action = await load()
      finish(await action(command.args, command.optsWithGlobals() as never, io))
    }
  for (const declare of COMMANDS) declare(program, run)
  return program
}
