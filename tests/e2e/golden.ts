import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect } from 'vitest'
import { ecomply, type Run, root } from './run.ts'

const folder = path.join(root, 'fixtures/golden')

/**
 * Runs a command and compares all it printed, and its exit code, with a golden file. UPDATE_GOLDEN=1 rewrites the file.
 * Digests are left out: they change with every word of the policy and say nothing to a reader.
 */
export const expectGolden = (name: string, args: readonly string[]): void => {
  const file = path.join(folder, `${name}.txt`)
  const run = ecomply(args)
  expect(run.err, 'a fault of the program is no golden').not.toContain('this is a fault of ecomply')
  const seen = written(args, run)
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, seen)
  }
  if (!existsSync(file))
    throw new Error(`No golden file ${name}.txt: run the tests once with UPDATE_GOLDEN=1`)
  expect(seen).toBe(readFileSync(file, 'utf8'))
}

const written = (args: readonly string[], { out, err, code }: Run): string =>
  [
    `$ ecomply ${args.join(' ')}\n`,
    out.replace(/sha256-[0-9a-f]{64}/g, 'sha256-…'),
    err === '' ? '' : `--- stderr\n${err}`,
    `--- exit code ${code}\n`,
  ].join('')
