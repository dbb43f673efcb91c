/** How each tool is run on a file, as a whole process, and how what it found is read back. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { FINDINGS } from './checks.mjs'
import { installedVersion } from './install.mjs'

const at = (path) => fileURLToPath(new URL(path, import.meta.url))
const RUN = at('run.mjs')
const CLI = at('../../../bin/ecomply.js')
const PACK = at('pack')

/** The adapters, the slowest and best known first. */
export const ADAPTERS = [
  'spectral',
  'eslint',
  'zen-engine',
  'json-rules-engine',
  'json-logic-engine',
  'ajv',
  'regular-expression',
]

/**
 * A tool of the comparison.
 * @typedef {object} Tool
 * @property {string} name
 * @property {string} title
 * @property {string | undefined} version
 * @property {string[]} finds which of FINDINGS it can make
 * @property {string} less where it does less than ecomply; empty for ecomply
 * @property {string[]} missing packages it needs that are not installed
 */

/** @returns {Tool} */
export const ecomplyTool = () => ({
  name: 'ecomply',
  title: 'ecomply',
  version: JSON.parse(readFileSync(at('../../../package.json'), 'utf8')).version,
  finds: FINDINGS,
  less: '',
  missing: [],
})

/**
 * @param {string} name one of ADAPTERS
 * @returns {Promise<Tool>}
 */
export const toolOf = async (name) => {
  const { title, packages, finds, less } = (await import(`./adapters/${name}.mjs`)).peer
  const missing = packages.filter((one) => installedVersion(one) === undefined)
  return { name, title, version: packages[0] && installedVersion(packages[0]), finds, less, missing }
}

const found = (file, name) => `${file}.${name}.found`

/**
 * @param {string} name "ecomply" or one of ADAPTERS
 * @param {string} folder where the file is
 * @param {string} file NDJSON of products
 * @returns {import('../measure.mjs').Command}
 */
export const command = (name, folder, file) =>
  name === 'ecomply'
    ? ecomply(folder, file, found(file, name))
    : { name: `${name} on ${file}`, argv: [RUN, name, file, found(file, name)], cwd: folder }

/** ecomply with the eight checks as its only pack, on a file or a folder. */
export const ecomply = (folder, path, output) => ({
  name: `ecomply with eight checks on ${path}`,
  argv: [
    ...[CLI, 'check', path, '--pack', PACK, '--as-of', '2026-11-23', '--workers', '1'],
    ...['--no-progress', '--format', 'jsonl', '--output', output],
  ],
  cwd: folder,
  codes: [0, 1],
})

/**
 * What a tool found the last time its command ran.
 * @returns {Map<number, string[]>} by line, sorted, without repetitions; lines with nothing are left out
 */
export const findingsOf = (name, folder, file) => {
  const result = join(folder, found(file, name))
  const lines = existsSync(result) ? readLines(result) : []
  if (name === 'ecomply') return byPlace(lines, ({ start, error }) => start?.line ?? error?.line)
  return new Map(lines.map(({ line, found: names }) => [line, [...new Set(names)].sort()]))
}

const readLines = (file) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))

/** What ecomply reported in one place after another. */
const byPlace = (lines, placeOf) => {
  const places = new Map()
  for (const line of lines) {
    const place = placeOf(line)
    places.set(place, [...new Set([...(places.get(place) ?? []), nameOf(line)])].sort())
  }
  return places
}

const nameOf = (line) => {
  if (line.error) return `error: ${line.error.message}`
  if (line.unchecked) return `unchecked: ${line.unchecked.rule}`
  const rule = line.rule.slice('product/'.length)
  return rule === 'words' ? `words-${line.field}` : rule
}

/** What ecomply found in a folder, by the name of the file. */
export const findingsByFile = (output) =>
  byPlace(readLines(output), ({ file, error }) => baseName(file ?? error?.file))

/** The last part of a path, "000001.json". */
export const baseName = (path) => String(path).split(/[\\/]/).at(-1)
