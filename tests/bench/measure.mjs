/** Running a Node process from beginning to end, and how long and how much memory it took. */
import { spawnSync } from 'node:child_process'
import { totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'

const PEAK = fileURLToPath(new URL('peak-memory.mjs', import.meta.url))

/** The benchmark could not be carried out; the message is for the person who ran it. */
export class BenchFailure extends Error {}

/**
 * One command to measure.
 * @typedef {object} Command
 * @property {string} name for messages
 * @property {string[]} argv what follows `node`
 * @property {string} cwd
 * @property {number[]} [codes] exit codes that mean it went well; only 0 by default
 */

/**
 * Runs a command once.
 * @param {Command} command
 * @returns {number} milliseconds of the whole process, start to exit
 */
export const time = (command) => {
  const before = process.hrtime.bigint()
  const ended = start(command, [], 'ignore')
  const after = process.hrtime.bigint()
  mustBeWell(command, ended)
  return Number(after - before) / 1e6
}

/**
 * Runs commands in turn, in opposite order every other round, so that a slow spell of the machine hits all of them.
 * @template {string} Name
 * @param {Record<Name, Command>} commands
 * @param {number} rounds
 * @returns {Record<Name, { min: number, median: number }>} milliseconds
 */
export const alternate = (commands, rounds) => {
  const names = Object.keys(commands)
  const times = Object.fromEntries(names.map((name) => [name, []]))
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 === 0 ? names : [...names].reverse()
    for (const name of order) times[name].push(time(commands[name]))
  }
  return Object.fromEntries(names.map((name) => [name, summary(times[name])]))
}

const summary = (times) => {
  const sorted = times.toSorted((a, b) => a - b)
  return { min: sorted[0], median: sorted[Math.floor(sorted.length / 2)] }
}

/**
 * Runs a command once and asks for its peak memory (resident set), worker threads included.
 * @param {Command} command
 * @returns {{ megabytes: number, ms: number }} MB of 10^6 bytes; the time contains the asking
 */
export const peakMemory = (command) => {
  const before = process.hrtime.bigint()
  const ended = start(command, ['--import', PEAK], 'pipe')
  const ms = Number(process.hrtime.bigint() - before) / 1e6
  mustBeWell(command, ended)
  const kilobytes = Number(ended.output[3]?.toString())
  if (!(kilobytes > 0))
    throw new BenchFailure(`${command.name}: the process did not say how much memory it used.`)
  return { megabytes: bytesOf(kilobytes) / 1e6, ms }
}

// Some releases of Node on macOS hand over bytes: more than the machine has is no number of kB.
const bytesOf = (kilobytes) => (kilobytes * 1024 > totalmem() * 4 ? kilobytes : kilobytes * 1024)

const start = ({ argv, cwd }, flags, fourth) =>
  spawnSync(process.execPath, [...flags, ...argv], {
    cwd,
    env: plainEnvironment(),
    stdio: ['ignore', 'pipe', 'pipe', fourth],
    maxBuffer: 1 << 26,
  })

// Options for every Node process would be measured along.
const plainEnvironment = () => {
  const { NODE_OPTIONS: _, NODE_V8_COVERAGE: __, ...rest } = process.env
  return rest
}

const mustBeWell = ({ name, codes = [0] }, { status, signal, error, stdout, stderr }) => {
  if (error) throw new BenchFailure(`${name} could not be run: ${error.message}`)
  if (codes.includes(status)) return
  const said = `${stderr}${stdout}`.trim().split('\n').slice(0, 12).join('\n')
  throw new BenchFailure(`${name} ended with ${signal ?? `exit code ${status}`}:\n${said}`)
}
