import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import type { Result } from '../../src/findings/finding.ts'
import { inThread, type Run } from './thread.ts'

export { folderOf } from '../kit/folders.ts'
export type { Run } from './thread.ts'

export const root = path.resolve(import.meta.dirname, '../..')
export const bin = path.join(root, 'bin/ecomply.js')

if (!existsSync(path.join(root, 'dist/cli/main.js')))
  throw new Error('These tests run the built program, and dist/ is missing: run "npm run build" first.')

/** Fixtures are judged as on this day, whatever the calendar says. */
export const DAY = '2026-11-23'

export interface RunOptions {
  cwd?: string
  input?: string | Buffer
  env?: NodeJS.ProcessEnv
}

const ENV = { PATH: process.env.PATH, HOME: process.env.HOME }

/** Runs the built command line in a process of its own: for what only a process shows, and for very large files. */
export const spawned = (
  args: readonly string[],
  { cwd = root, input = '', env = {} }: RunOptions = {},
): Run => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd,
    input,
    env: { ...ENV, ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  return { code: status, out: stdout, err: stderr }
}

/**
 * Runs the built command line as a user would, without starting a process where none is needed: thread.ts.
 * With SPAWN=1 every run has its own process all the same.
 */
export const ecomply = (args: readonly string[], options: RunOptions = {}): Run => {
  if (process.env.SPAWN === '1' || needsProcess(args, options)) return spawned(args, options)
  const { cwd = root, input = '', env = {} } = options
  return inThread({ args, cwd, input, env: { ...ENV, ...env } })
}

// A check reads standard input by its descriptor; locale and time zone are a process's own.
const needsProcess = (args: readonly string[], { env = {} }: RunOptions): boolean =>
  (args.includes('-') && args[0] !== 'scan') || Object.keys(env).some((name) => !HANDED_IN.has(name))

/** What the program reads of the environment it is handed, and nowhere else. */
const HANDED_IN = new Set(['FORCE_COLOR', 'NO_COLOR', 'COLUMNS', 'CI', 'ECOMPLY_KEY_PASSPHRASE'])

interface CheckRun {
  code: number | null
  out: string
  result: Result
}

const checkJsonBy =
  (run: typeof ecomply) =>
  (args: readonly string[], options: RunOptions = {}): CheckRun => {
    const asOf = args.includes('--as-of') ? [] : ['--as-of', DAY]
    const { code, out, err } = run(['check', ...args, '--format', 'json', ...asOf], options)
    if (err !== '') throw new Error(err)
    return { code, out, result: JSON.parse(out) }
  }

/** `ecomply check … --format json`, as on DAY unless the arguments say otherwise, with the result read. */
export const checkJson = checkJsonBy(ecomply)

/** The same in a process of its own. */
export const checkJsonSpawned = checkJsonBy(spawned)
