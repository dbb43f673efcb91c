/** Many small files: the tools that take files, on their own command lines, against ecomply with one worker. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { alternate, BenchFailure, time } from '../measure.mjs'
import { differences } from './agreement.mjs'
import { faultsOf, writeFiles } from './catalogue.mjs'
import { baseName, ecomply, findingsByFile } from './tools.mjs'

const FILES = 1000

const at = (path) => fileURLToPath(new URL(path, import.meta.url))

/** Each command runs in `folder`, reads "files" and writes `output`; `read` makes of it findings by file. */
const WAYS = {
  ecomply: {
    command: (folder, output) => ecomply(folder, 'files', output),
    read: findingsByFile,
  },
  eslint: {
    command: (folder, output) => ({
      name: 'the command line of ESLint',
      argv: [
        ...[at('node_modules/eslint/bin/eslint.js'), '--config', at('adapters/eslint.config.mjs')],
        ...['--format', 'json', '--output-file', output, 'files'],
      ],
      cwd: folder,
      codes: [0, 1],
    }),
    read: (output) =>
      byFile(
        readJson(output).flatMap(({ filePath, messages }) =>
          messages.map(({ ruleId, message }) => [filePath, ruleId?.slice('bench/'.length) ?? message]),
        ),
      ),
  },
  spectral: {
    command: (folder, output) => ({
      name: 'the command line of Spectral',
      argv: [
        ...[at('node_modules/@stoplight/spectral-cli/dist/index.js'), 'lint', 'files/*.json'],
        ...['--ruleset', at('adapters/spectral-ruleset.mjs')],
        ...['--format', 'json', '--output', output, '--quiet', '--ignore-unknown-format'],
      ],
      cwd: folder,
      codes: [0, 1],
    }),
    read: (output) => byFile(readJson(output).map(({ source, code }) => [source, String(code)])),
  },
}

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'))

const byFile = (pairs) => {
  const files = new Map()
  for (const [path, name] of pairs) {
    const file = baseName(path)
    files.set(file, [...new Set([...(files.get(file) ?? []), name])].sort())
  }
  return files
}

/**
 * @param {string} folder where to write the files
 * @param {import('./tools.mjs').Tool[]} tools that may be timed; those that take no files are passed over
 * @param {{ records: number, runs: number, seed: number }} options
 * @param {(line: string) => void} say
 * @returns {import('../table.mjs').Row[]} a row for each tool but ecomply
 */
export const smallFiles = (folder, tools, { records, runs, seed }, say) => {
  const files = Math.min(FILES, records)
  writeFiles({ folder: join(folder, 'files'), records: files, seed, isDirty: true })
  const takesFiles = tools.filter(({ name }) => name in WAYS)
  const commands = takesFiles.flatMap(({ name, title, finds }) => {
    const output = join(folder, `files.${name}.found`)
    const command = WAYS[name].command(folder, output)
    const wrong = disagreement(command, () => WAYS[name].read(output), files, finds)
    if (wrong) say(`Left out of the small files: ${title}: ${wrong}`)
    return wrong ? [] : [[name, command]]
  })
  const times = alternate(Object.fromEntries(commands), runs)
  return takesFiles
    .filter(({ name }) => name !== 'ecomply' && name in times && 'ecomply' in times)
    .map((tool) => row(tool, files, times[tool.name], times.ecomply))
}

const disagreement = (command, read, files, able) => {
  const expected = Array.from({ length: files }, (_, at) => ({
    place: `${String(at + 1).padStart(6, '0')}.json`,
    name: 'a product of the catalogue',
    finds: faultsOf(at),
  }))
  try {
    time(command)
  } catch (error) {
    if (error instanceof BenchFailure) return error.message
    throw error
  }
  const told = differences(expected, read(), able)
  return told.length === 0 ? undefined : `\n${told.map((line) => `  ${line}`).join('\n')}`
}

const row = ({ name, title }, files, theirs, ours) => ({
  goal: name === 'eslint' && files === FILES ? 'small-files' : undefined,
  what: `${files.toLocaleString('en')} small files, eight equal checks: ${title} against ecomply with one worker`,
  measured: theirs.min / ours.min,
  unit: '×',
  target: { atLeast: 1 },
  detail: `${theirs.min.toFixed(0)} ms / ${ours.min.toFixed(0)} ms, whole commands`,
})
