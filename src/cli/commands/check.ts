import { Command } from 'commander'
import {
  count,
  EXIT_CODES,
  examples,
  failOnOption,
  outputOptions,
  plainOption,
  runOptions,
} from './options.ts'
import type { Run } from './run.ts'

/** `ecomply check`: judges records and reports. */
export const checkCommand = (program: Command, run: Run): void => {
  declared(program).action(run(async () => (await import('../check.ts')).checkAction))
}

/**
 * Reads the words of a saved `ecomply check`: what is wrong in them is told by an exception, not on the screen.
 * @param words the words after `ecomply check`
 * @throws CommanderError where they are no such command
 */
export const readCheckCommand = (words: readonly string[]): { paths: string[]; options: never } => {
  const silent = { writeOut: () => {}, writeErr: () => {} }
  const program = new Command().exitOverride().configureOutput(silent)
  const command = declared(program).exitOverride().configureOutput(silent)
  command.action(() => {})
  program.parse(['check', ...words], { from: 'user' })
  return { paths: command.args, options: command.opts() as never }
}

const declared = (program: Command): Command =>
  outputOptions(runOptions(program.command('check').description('judge records and report')))
    .argument('[paths...]', 'files, folders, globs, or - for standard input (default: .)')
    .addOption(failOnOption())
    .option('--max-warnings <n>', 'fail the run when there are more warnings', count)
    .option('--baseline <file>', 'findings in this file are known: listed in reports, not counted')
    .option('--waivers <file>', 'findings this file accepts are listed, not counted, until the waiver ends')
    .option(
      '--since <ref>',
      'judge only records in files that changed since HEAD and this git ref parted, and what that breaks in others',
    )
    .option('--fail-on-unchecked', 'a rule that could not be judged makes the run exit with 2')
    .option(
      '--workers <n>',
      'worker threads; the result does not depend on it (this version judges on one thread)',
      count,
    )
    .option('--cache', 'keep what came of records, and judge only what changed since; the result is the same')
    .option('--cache-folder <folder>', 'folder of the cache (default: node_modules/.cache/ecomply)')
    .option('--watch', 'check again whenever a file is saved, until Ctrl-C')
    .option('--reference', 'send every rule through json-rules-engine: slow, the same result')
    .option('--quiet', 'errors only')
    .addOption(plainOption())
    .addHelpText(
      'after',
      `${examples(
        'ecomply check ./listings',
        'ecomply check ./listings --lang zh-CN --fail-on warning',
        'ecomply check products.json stores.json --format sarif --output ecomply.sarif',
        'cat export.ndjson | ecomply check - --as-of 2026-11-11',
        'ecomply check ./listings --since origin/main',
        'ecomply check ./catalogue --cache',
      )}${EXIT_CODES}`,
    )
