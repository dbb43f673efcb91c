import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { FACTS } from '../facts/index.ts'
import { packWordIndex } from '../facts/word-index.ts'
import { digestOfAll, loadPolicy } from '../policy/load.ts'
import { readPack } from '../policy/pack.ts'
import type { Policy } from '../policy/policy.ts'
import { PolicyError, PolicyErrors, showPolicyError } from '../policy/policy-error.ts'
import { createSchemaCheck } from '../policy/schema-check.ts'
import { parseYaml } from '../policy/yaml-file.ts'
import type { Json, JsonObject } from '../records/record.ts'
import { createCourt } from '../verdicts/court.ts'
import { BUILT_IN } from './config.ts'
import {
  BUILT,
  installationFolder,
  type PrebuiltAdapters,
  packFolder,
  readSchemas,
  type Written,
} from './installation.ts'
import { vocabulary } from './policy.ts'
import { type LazyParts, takeApart } from './prebuilt-parts.ts'

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

// Their examples are for tests: no run reads them.
const adapters = async (): Promise<PrebuiltAdapters> => {
  const built: PrebuiltAdapters = {}
  for (const file of yamlBelow('schemas/adapters')) {
    const { value } = await parseYaml(path.relative(root, file), readFileSync(file))
    const { examples, ...adapter } = value as JsonObject
    built[path.basename(file)] = { size: statSync(file).size, adapter }
  }
  return built
}

const build = async (): Promise<{ written: Written; words: Uint8Array; parts: LazyParts }> => {
  const names = readdirSync(path.join(root, 'rules'))
  const checkedPacks: string[] = []
  let words: Pick<Policy, 'lexicons' | 'contexts'> & { digest: string } = {
    lexicons: {},
    contexts: {},
    digest: '',
  }
  for (const name of names) {
    const policy = await loadPolicy({
      packs: [packFolder(name, root)],
      vocabulary,
      schemas: readSchemas,
      prebuilt: { parsed: {}, checkedPacks: [] },
    })
    // Facts look at the parameters rules give them when they are prepared.
    createCourt(policy, policy.rules, FACTS)
    const { pack } = await readPack(
      path.join(root, 'rules', name),
      name,
      { parsed: {}, checkedPacks: [] },
      () => createSchemaCheck(readSchemas),
    )
    if (name === BUILT_IN) words = { ...policy, digest: digestOfAll([...pack.lexicons, ...pack.contexts]) }
    checkedPacks.push(...policy.packs.map((pack) => pack.digest))
  }
  const parsed = await parseAll(yamlBelow('rules'))
  const { core, parts } = takeApart(parsed)
  return {
    parts,
    written: { parsed: core, checkedPacks, lexicons: words.digest },
    words: packWordIndex(words),
  }
}

try {
  mkdirSync(path.join(root, 'dist'), { recursive: true })
  const { written, words, parts } = await build()
  const write = (name: keyof typeof BUILT, content: string | Uint8Array): void =>
    writeFileSync(path.join(root, 'dist', BUILT[name]), content)
  write('prebuilt', JSON.stringify(written))
  write('words', words)
  for (const name of ['examples', 'terms', 'reports', 'descriptions'] as const)
    write(name, JSON.stringify(parts[name]))
  write('adapters', JSON.stringify(await adapters()))
} catch (error) {
  const errors =
    error instanceof PolicyErrors ? error.errors : error instanceof PolicyError ? [error] : undefined
  if (!errors) throw error
  process.stderr.write(`${errors.map((one) => showPolicyError(one, 'en')).join('\n\n')}\n`)
  process.exitCode = 1
}
