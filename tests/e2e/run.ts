import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

export const root = path.resolve(import.meta.dirname, '../..')
const bin = path.join(root, 'bin/ecomply.js')

export interface Run {
  code: number | null
  out: string
  err: string
}

/** Runs the built command line as a user would. */
export const ecomply = (
  args: readonly string[],
  { cwd = root, input, env = {} }: { cwd?: string; input?: string | Buffer; env?: NodeJS.ProcessEnv } = {},
): Run => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bin, ...args], {
    cwd,
    input: input ?? '',
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  return { code: status, out: stdout, err: stderr }
}

/** A folder of files for one test; call the second value to remove it. */
export const folderOf = (files: Record<string, string | Buffer>): [string, () => void] => {
  const folder = mkdtempSync(path.join(tmpdir(), 'ecomply-test-'))
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true })
    writeFileSync(path.join(folder, name), content)
  }
  return [folder, () => rmSync(folder, { recursive: true, force: true })]
}
