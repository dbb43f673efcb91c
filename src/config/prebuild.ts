import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { FACTS } from '../facts/index.ts'
import { loadPolicy } from '../policy/load.ts'
import type { Prebuilt } from '../policy/pack.ts'
import { PolicyError, PolicyErrors, showPolicyError } from '../policy/policy-error.ts'
import { parseYaml } from '../policy/yaml-file.ts'
import type { Json } from '../records/record.ts'
import { createCourt } from '../verdicts/court.ts'
import { installationFolder, packFolder, readSchemas } from './installation.ts'
import { vocabulary } from './policy.ts'

// Runs at build time. Parsing YAML and checking it against schemas takes longer than judging a small shop,
// so both are done once, for the files this build ships; a file changed since is parsed and checked anew.

const root = installationFolder()

const yamlBelow = (folder: string): string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.ya?ml$/.test(name))
    .sort()
    .map((name) => path.join(root, folder, name))

const parseAll = async (files: readonly string[]): Promise<Record<string, Json>> => {
  const parsed: Record<string, Json> = {}
  for (const file of files) {
    const { digest, value } = await parseYaml(path.relative(root, file), readFileSync(file))
    parsed[digest] = value
  }
  return parsed
}

const build = async (): Promise<Prebuilt> => {
  const names = readdirSync(path.join(root, 'rules'))
  const checkedPacks: string[] = []
  for (const name of names) {
    const policy = await loadPolicy({
      packs: [packFolder(name, root)],
      vocabulary,
      schemas: readSchemas,
      prebuilt: { parsed: {}, checkedPacks: [] },
    })
    // Facts look at the parameters rules give them when they are prepared.
    createCourt(policy, policy.rules, FACTS)
    checkedPacks.push(...policy.packs.map((pack) => pack.digest))
  }
  return { parsed: await parseAll([...yamlBelow('rules'), ...yamlBelow('schemas/adapters')]), checkedPacks }
}

try {
  mkdirSync(path.join(root, 'dist'), { recursive: true })
  writeFileSync(path.join(root, 'dist', 'prebuilt.json'), JSON.stringify(await build()))
} catch (error) {
  const errors =
    error instanceof PolicyErrors ? error.errors : error instanceof PolicyError ? [error] : undefined
  if (!errors) throw error
  process.stderr.write(`${errors.map((one) => showPolicyError(one, 'en')).join('\n\n')}\n`)
  process.exitCode = 1
}
