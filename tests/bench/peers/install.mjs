/** The tools of the comparison: which versions, whether they are there, and getting them when the user asked for that. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const HERE = fileURLToPath(new URL('.', import.meta.url))
const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

const read = (file) => JSON.parse(readFileSync(file, 'utf8'))

/** The packages of this folder with the version of each. */
export const pinned = () => read(join(HERE, 'package.json')).dependencies

/**
 * The version that an import from this folder finds: its own, else the one ecomply itself depends on.
 * @param {string} name of a package
 * @returns {string | undefined} undefined when it is not installed
 */
export const installedVersion = (name) => {
  const file = [HERE, ROOT]
    .map((folder) => join(folder, 'node_modules', name, 'package.json'))
    .find((one) => existsSync(one))
  return file && read(file).version
}

const missing = () =>
  Object.entries(pinned())
    .filter(([name, version]) => installedVersion(name) !== version)
    .map(([name]) => name)

/**
 * Installs what package-lock.json names into this folder's own node_modules, unless it is there; says so before.
 * A failure is said and no more: what is not there is then left out of the comparison.
 * @param {(line: string) => void} say
 * @param {typeof spawnSync} spawn runs a command and waits for it
 * @param {string[]} absent packages that are not there
 */
export const install = (say, spawn = spawnSync, absent = missing()) => {
  if (absent.length === 0) return
  const place = relative(process.cwd(), HERE) || '.'
  say(`Installing the tools to compare with (about 100 MB) into ${place}: npm ci --ignore-scripts.`)
  say('None of it becomes a dependency of ecomply; delete its node_modules to undo it.')
  const ended = npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], spawn)
  if (ended.status === 0) return
  const why = ended.error?.message ?? firstError(`${ended.stderr}`) ?? `exit code ${ended.status}`
  say(
    `They could not be installed (${why}). What is here already is compared; try again when npm can reach a registry.`,
  )
}

// Under `npm run` the very npm that runs is named, which also works where its name is npm.cmd.
const npm = (args, spawn) => {
  const script = process.env.npm_execpath
  const options = { cwd: HERE, stdio: ['ignore', 'ignore', 'pipe'], encoding: 'utf8' }
  return script?.endsWith('.js')
    ? spawn(process.execPath, [script, ...args], options)
    : spawn('npm', args, { ...options, shell: process.platform === 'win32' })
}

const firstError = (said) => {
  const lines = said.split('\n').flatMap((line) => /^npm (?:error|ERR!) (.+)/.exec(line)?.[1] ?? [])
  return lines.find((line) => !/^(?:code|errno|syscall)\b/.test(line)) ?? lines[0]
}
