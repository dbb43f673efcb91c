import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Json, JsonObject } from '../records/record.ts'
import type { Localised } from '../text/localised.ts'
import { PolicyError } from './policy-error.ts'
import type { SchemaCheck } from './schema-check.ts'
import { type ParsedYaml, parseYaml, sha256, type YamlFile } from './yaml-file.ts'

/** A pack as read from its folder: YAML values sorted by what they are, not yet merged or compiled. */
export interface Pack {
  name: string
  version: string
  timeZone?: string
  digest: string
  /** True when the pack is the one that was checked when this program was built. */
  prebuilt: boolean
  ruleFiles: YamlFile[]
  lexicons: YamlFile[]
  contexts: YamlFile[]
  tables: YamlFile[]
  conditions: YamlFile[]
  clauses: YamlFile[]
  law: YamlFile[]
}

/** What the build left for start-up: parsed YAML by digest, and the digests of packs that passed every check. */
export interface Prebuilt {
  parsed: ParsedYaml
  checkedPacks: readonly string[]
  /** The index of all words of these lexicons, seen with these contexts (facts/word-index.ts), and what reads it. */
  words?: { lexicons: string; read: () => Uint8Array | undefined }
}

type Part = 'pack' | 'ruleFiles' | 'lexicons' | 'contexts' | 'tables' | 'conditions' | 'clauses' | 'law'

const SCHEMA_OF: Record<Part, string> = {
  pack: 'ecomply:pack',
  ruleFiles: 'ecomply:rules',
  lexicons: 'ecomply:lexicon',
  contexts: 'ecomply:contexts',
  tables: 'ecomply:table',
  conditions: 'ecomply:conditions',
  clauses: 'ecomply:clauses',
  law: 'ecomply:law',
}

/**
 * Reads every YAML file of a pack folder.
 * @param folder where the pack lies
 * @param shown the folder as errors name it
 * @param check the schema check, loaded only when the pack is not the prebuilt one
 * @returns the pack and every mistake found in its files
 * @throws PolicyError `policy/no-pack` when the folder cannot be read or holds no YAML
 */
export const readPack = async (
  folder: string,
  shown: string,
  prebuilt: Prebuilt,
  check: () => Promise<SchemaCheck>,
): Promise<{ pack: Pack; errors: PolicyError[] }> => {
  const names = yamlFilesIn(folder, shown)
  const files = names.map((name) => [name, readFileSync(path.join(folder, name))] as const)
  const digest = `sha256-${sha256(files.map(([name, bytes]) => `${name}\0${sha256(bytes)}\n`).join(''))}`
  const isPrebuilt = prebuilt.checkedPacks.includes(digest)

  const errors: PolicyError[] = []
  const parts: Record<Part, YamlFile[]> = {
    pack: [],
    ruleFiles: [],
    lexicons: [],
    contexts: [],
    tables: [],
    conditions: [],
    clauses: [],
    law: [],
  }
  for (const [name, bytes] of files) {
    const part = partOf(name)
    try {
      const file = await parseYaml(`${shown}/${name}`, bytes, isPrebuilt ? prebuilt.parsed : {})
      const mistakes = isPrebuilt ? [] : (await check())(SCHEMA_OF[part], file)
      errors.push(...mistakes)
      if (mistakes.length === 0) parts[part].push(file)
    } catch (error) {
      if (!(error instanceof PolicyError)) throw error
      errors.push(error)
    }
  }

  const { pack: own, ...rest } = parts
  const about = (own[0]?.value ?? {}) as { pack?: string; version?: string; timeZone?: string }
  const pack: Pack = {
    name: about.pack ?? path.basename(folder),
    version: about.version ?? '0.0.0',
    ...(about.timeZone ? { timeZone: about.timeZone } : {}),
    digest,
    prebuilt: isPrebuilt,
    ...rest,
  }
  return { pack, errors }
}

const yamlFilesIn = (folder: string, shown: string): string[] => {
  let names: string[]
  try {
    names = filesBelow(folder)
  } catch (cause) {
    const reason = (cause as NodeJS.ErrnoException).code ?? String(cause)
    throw new PolicyError('policy/no-pack', {
      en: `Cannot read the pack folder ${shown} (${reason}).`,
      zh: `无法读取规则包文件夹 ${shown}（${reason}）。`,
    })
  }
  const yaml = names
    .filter((name) => /\.ya?ml$/.test(name))
    // Labelled lines measure the rules; they are no part of what is judged by.
    .filter((name) => !name.startsWith('labels/'))
    .sort()
  if (yaml.length > 0) return yaml
  throw new PolicyError('policy/no-pack', {
    en: `The pack folder ${shown} holds no .yaml files.`,
    zh: `规则包文件夹 ${shown} 中没有 .yaml 文件。`,
  })
}

// Node's own recursive reading asks about every entry once more.
const filesBelow = (folder: string, before = ''): string[] =>
  readdirSync(path.join(folder, before), { withFileTypes: true }).flatMap((entry) => {
    if (entry.name.startsWith('.')) return []
    const name = `${before}${entry.name}`
    const isFolder = entry.isSymbolicLink()
      ? statSync(path.join(folder, name), { throwIfNoEntry: false })?.isDirectory()
      : entry.isDirectory()
    return isFolder ? filesBelow(folder, `${name}/`) : [name]
  })

const partOf = (name: string): Part => {
  const [first = ''] = name.split('/')
  if (first === 'lexicons' || first === 'contexts') return first
  if (first === 'tables') return 'tables'
  const base = first.replace(/\.ya?ml$/, '')
  if (base === 'pack' || base === 'conditions' || base === 'clauses' || base === 'law') return base
  return 'ruleFiles'
}

/** The rules of a rule file as they are written, each with the path to it for error messages. */
export const rulesIn = (file: YamlFile): JsonObject[] => (file.value as { rules: JsonObject[] }).rules

/** A value that was checked against a schema which makes it a Localised. */
export const asLocalised = (value: Json | undefined): Localised => value as unknown as Localised
