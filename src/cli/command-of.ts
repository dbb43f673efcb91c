import path from 'node:path'
import type { Result } from '../findings/finding.ts'
import type { CheckOptions } from './check.ts'

/**
 * The words of the command that gives a result again, in the folder it was given in: only what the result depends on, with
 * the day and the language written out, and paths relative to that folder.
 */
export const commandOf = (
  paths: readonly string[],
  options: CheckOptions,
  { asOf, language }: Pick<Result, 'asOf' | 'language'>,
  cwd: string,
): string[] => {
  const shown = (file: string): string => relative(file, cwd)
  const one = (name: string, value: string | number | undefined): string[] =>
    value === undefined ? [] : [name, String(value)]
  const many = (name: string, values: readonly string[] | undefined): string[] =>
    values && values.length > 0 ? [name, ...values] : []
  return [
    'ecomply',
    'check',
    ...inOrder((paths.length > 0 ? paths : ['.']).map(shown)),
    ...one('--config', options.config && shown(options.config)),
    ...many('--pack', options.pack?.map(shown)),
    ...many('--rule', options.rule),
    ...many('--topic', options.topic),
    ...many('--kind', options.kind),
    ...one('--adapter', options.adapter),
    ...many('--prices', options.prices?.map(shown)),
    ...one('--since', options.since),
    ...one('--baseline', options.baseline && shown(options.baseline)),
    ...one('--waivers', options.waivers && shown(options.waivers)),
    ...one('--fail-on', options.failOn),
    ...one('--max-warnings', options.maxWarnings),
    ...(options.failOnUnchecked ? ['--fail-on-unchecked'] : []),
    '--as-of',
    asOf,
    '--lang',
    language,
  ]
}

// The order of paths makes no difference, nor does a file that a folder among them holds.
const inOrder = (paths: readonly string[]): string[] => {
  const all = [...new Set(paths)].sort()
  const holds = (folder: string, file: string): boolean =>
    folder === '.' ? !file.startsWith('..') : file.startsWith(`${folder}/`)
  const isHeld = (file: string): boolean =>
    /\.(json|ndjson|jsonl)$/.test(file) && all.some((folder) => holds(folder, file))
  return all.filter((file) => !isHeld(file))
}

// Where a folder lies on this machine is nobody's business, and the result is the same wherever it lies.
const relative = (file: string, cwd: string): string => {
  const shown = path.isAbsolute(file) ? path.relative(cwd, file) || '.' : path.normalize(file)
  return shown
    .split(path.sep)
    .join('/')
    .replace(/(?<=.)\/$/, '')
}
