import type { Command } from 'commander'
import { count, examples } from './options.ts'
import type { Run } from './run.ts'

/** `ecomply cache`: what earlier runs kept. */
export const cacheCommand = (program: Command, run: Run): void => {
  program
    .command('cache')
    .description('tell where --cache keeps what runs leave, and how much that is; take out what is old')
    .option('--cache-folder <folder>', 'folder of the cache (default: node_modules/.cache/ecomply)')
    .option('--prune', 'remove what no run has used for 30 days')
    .option('--days <n>', 'with --prune: days instead of 30; 0 removes all', count)
    .option('--lang <lang>', 'language of the words: en, zh-CN, zh-TW')
    .addHelpText(
      'after',
      examples('ecomply cache', 'ecomply cache --prune', 'ecomply cache --prune --days 0'),
    )
    .action(run(async () => (await import('../cache.ts')).cacheAction))
}
