import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll } from 'vitest'
import type { Result } from '../../src/findings/finding.ts'

export const root = path.resolve(import.meta.dirname, '../..')
export const bin = path.join(root, 'bin/ecomply.js')

if (!existsSync(path.join(root, 'dist/cli/main.js')))
  throw new Error('These tests run the built program, and dist/ is missing: run "npm run build" first.')

/** Fixtures are judged as on this day, whatever the calendar says. */
export const DAY = '2026-11-23'

export interface Run {
  code: number | null
  out: string
  err: string
}

export interface RunOptions {
  cwd?: string
  input?: string | Buffer
  env?: NodeJS.ProcessEnv
}

/** Runs the built command line as a user would. */
export const ecomply = (
  args: readonly string[],
  { cwd = root, input = '', env = {} }: RunOptions = {},
): Run => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd,
    input,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  return { code: status, out: stdout, err: stderr }
}

/** `ecomply check … --format json`, as on DAY unless the arguments say otherwise, with the result read. */
export const checkJson = (
  args: readonly string[],
  options: RunOptions = {},
): { code: number | null; out: string; result: Result } => {
  const asOf = args.includes('--as-of') ? [] : ['--as-of', DAY]
  const { code, out, err } = ecomply(['check', ...args, '--format', 'json', ...asOf], options)
  if (err !== '') throw new Error(err)
  return { code, out, result: JSON.parse(out) }
}

const folders: string[] = []
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A new folder of files, removed when the tests of the file are done. */
export const folderOf = (files: Record<string, string | Buffer>): string => {
  const folder = mkdtempSync(path.join(tmpdir(), 'ecomply-test-'))
  folders.push(folder)
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), content)
  }
  return folder
}
