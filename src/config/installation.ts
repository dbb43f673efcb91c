import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import type { Prebuilt } from '../policy/pack.ts'
import type { Json, JsonObject } from '../records/record.ts'
import { type LazyParts, putTogether } from './prebuilt-parts.ts'

let installation: string | undefined

/** The folder ecomply is installed in: it holds rules/, schemas/ and dist/. Looked for once. */
export const installationFolder = (): string => {
  installation ??= findInstallation()
  return installation
}

const findInstallation = (): string => {
  let folder = path.dirname(fileURLToPath(import.meta.url))
  while (!existsSync(path.join(folder, 'schemas', 'rules.schema.json'))) {
    const parent = path.dirname(folder)
    if (parent === folder) throw new Error('ecomply cannot find its own schemas; the installation is broken')
    folder = parent
  }
  return folder
}

/** This program's version, from its package.json. */
export const version = (): string =>
  (JSON.parse(readFileSync(path.join(installationFolder(), 'package.json'), 'utf8')) as { version: string })
    .version

/** All JSON Schemas of schemas/ and its folders. */
export const readSchemas = (): object[] => {
  const folder = path.join(installationFolder(), 'schemas')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.schema.json'))
    .sort()
    .map((name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as object)
}

let prebuilt: Prebuilt | undefined

/**
 * What the build writes to prebuilt.json. The index of words and the parts that most runs never look at have files of
 * their own.
 */
export interface Written {
  parsed: Record<string, Json>
  checkedPacks: string[]
  /** Digest of the lexicons and contexts that the index of words was made for. */
  lexicons: string
}

/** The files of the build, by what they hold. */
export const BUILT = {
  prebuilt: 'prebuilt.json',
  words: 'words.bin',
  examples: 'examples.json',
  terms: 'terms.json',
  reports: 'reports.json',
  descriptions: 'descriptions.json',
  adapters: 'adapters.json',
} as const

const readBuilt = (name: keyof typeof BUILT): Buffer =>
  readFileSync(path.join(installationFolder(), 'dist', BUILT[name]))

const onDemand = <Name extends keyof LazyParts>(name: Name): (() => LazyParts[Name]) => {
  let read: LazyParts[Name] | undefined
  return () => {
    read ??= JSON.parse(readBuilt(name).toString()) as LazyParts[Name]
    return read
  }
}

/** What the build left to make start-up fast; nothing when this runs from source. Read once. */
export const readPrebuilt = (): Prebuilt => {
  prebuilt ??= openPrebuilt()
  return prebuilt
}

const openPrebuilt = (): Prebuilt => {
  let written: Written
  try {
    written = JSON.parse(readBuilt('prebuilt').toString()) as Written
  } catch {
    return { parsed: {}, checkedPacks: [] }
  }
  return {
    parsed: putTogether(written.parsed, {
      examples: onDemand('examples'),
      terms: onDemand('terms'),
      reports: onDemand('reports'),
      descriptions: onDemand('descriptions'),
    }),
    checkedPacks: written.checkedPacks,
    words: { lexicons: written.lexicons, read: () => readBuilt('words') },
  }
}

/** What the build writes to adapters.json: by file name, the size of the file and what it says. */
export type PrebuiltAdapters = Record<string, { size: number; adapter: JsonObject }>

/** A built-in adapter as the build left it; undefined where its file changed since, or this runs from source. */
export const prebuiltAdapters = (): ((file: string) => JsonObject | undefined) => {
  const built = path.join(installationFolder(), 'dist', BUILT.adapters)
  if (!existsSync(built)) return () => undefined
  const { mtimeMs } = statSync(built)
  const adapters = JSON.parse(readFileSync(built, 'utf8')) as PrebuiltAdapters
  return (file) => {
    const known = adapters[path.basename(file)]
    const now = statSync(file)
    return known !== undefined && now.mtimeMs <= mtimeMs && now.size === known.size
      ? known.adapter
      : undefined
  }
}

/** The folder of a pack named in `extends` or by --pack: a built-in name, else a path relative to `from`. */
export const packFolder = (name: string, from: string): { folder: string; shown: string } => {
  const builtIn = path.join(installationFolder(), 'rules', name)
  if (/^[a-z0-9-]+$/.test(name) && existsSync(builtIn)) return { folder: builtIn, shown: `rules/${name}` }
  return { folder: path.resolve(from, name), shown: name }
}

/** The JSON Schema of a kind of record. */
export const readRecordSchema = (kind: string): { properties: Record<string, object> } =>
  JSON.parse(
    readFileSync(path.join(installationFolder(), 'schemas', 'records', `${kind}.schema.json`), 'utf8'),
  ) as { properties: Record<string, object> }

/** The built file of the reading thread; undefined when this runs from source. */
export const readingThread = (): URL | undefined => {
  const file = path.join(installationFolder(), 'dist', 'files', 'ahead-worker.js')
  return existsSync(file) ? pathToFileURL(file) : undefined
}
