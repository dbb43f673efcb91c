import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import path from 'node:path'
import type { Config } from './config.ts'
import { installationFolder, version } from './installation.ts'

/**
 * Digest of the program and of what it reads besides the policy and the records: what was kept by another build, or with
 * other adapters, is never taken for this one's.
 */
export const programDigest = (config: Pick<Config, 'adapters' | 'folder'>): string => {
  const root = installationFolder()
  const digest = createHash('sha256').update(version())
  const stamp = (file: string): void => {
    const stats = statSync(file, { throwIfNoEntry: false })
    digest.update(`\0${path.relative(root, file)}\0${stats?.size}\0${stats?.mtimeMs}`)
  }
  stamp(path.join(root, 'dist', 'cli', 'main.js'))
  stamp(path.join(root, 'dist', 'prebuilt.json'))
  for (const name of ['adapters', 'records']) {
    const folder = path.join(root, 'schemas', name)
    for (const file of readdirSync(folder).sort()) stamp(path.join(folder, file))
  }
  for (const file of config.adapters)
    digest.update(`\0${file}\0`).update(contentOf(path.resolve(config.folder, file)))
  return digest.digest('hex')
}

const contentOf = (file: string): Buffer => {
  try {
    return readFileSync(file)
  } catch {
    // The reading of adapters says what is wrong with it.
    return Buffer.alloc(0)
  }
}

/**
 * The folder of the cache where none is named: node_modules/.cache of the project one stands in, else the user's folder for
 * caches.
 */
export const defaultCacheFolder = (cwd: string, env: NodeJS.ProcessEnv): string => {
  for (let folder = path.resolve(cwd); ; folder = path.dirname(folder)) {
    if (existsSync(path.join(folder, 'node_modules')))
      return path.join(folder, 'node_modules', '.cache', 'ecomply')
    if (folder === path.dirname(folder)) return path.join(userCaches(env), 'ecomply')
  }
}

const userCaches = (env: NodeJS.ProcessEnv): string => {
  if (process.platform === 'win32' && env.LOCALAPPDATA) return env.LOCALAPPDATA
  if (process.platform === 'darwin') return path.join(homedir(), 'Library', 'Caches')
  return env.XDG_CACHE_HOME && path.isAbsolute(env.XDG_CACHE_HOME)
    ? env.XDG_CACHE_HOME
    : path.join(homedir(), '.cache')
}
