/**
 * ecomply side by side with other tools on the same records and the same eight checks. Each is first held to a small
 * catalogue of which every finding is known; only those that find the same are timed, as whole processes in turn.
 */
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { alternate, BenchFailure, time } from '../measure.mjs'
import { differences } from './agreement.mjs'
import { faultsOf, writeCatalogue } from './catalogue.mjs'
import { install } from './install.mjs'
import { DISGUISED, LABELLED } from './labelled.mjs'
import { smallFiles } from './small-files.mjs'
import { ADAPTERS, command, ecomplyTool, findingsOf, toolOf } from './tools.mjs'

/** Records by which is estimated how many a tool can be given. */
const TRIAL = 200

/**
 * A tool that was timed.
 * @typedef {object} Timed
 * @property {string} title
 * @property {string | undefined} version
 * @property {number} records how many it was given: fewer for slow tools
 * @property {number} startUp milliseconds for one record
 * @property {number} clean microseconds a record without findings, net of start-up
 * @property {number} dirty the same where one record in three has a finding
 * @property {number} disguised how many of the disguised words it sees
 * @property {string} less
 */

/**
 * @param {string} folder an empty folder to write in
 * @param {{ records: number, runs: number, seed: number, peerSeconds: number }} given at least 200 records are taken
 * @param {(line: string) => void} say for what is being done and what is left out
 * @returns {{ rows: import('../table.mjs').Row[], timed: Timed[], left: string[], disguised: number }}
 *   `timed` begins with ecomply; `left` says of each tool that was not timed, why
 */
export const comparePeers = async (folder, given, say) => {
  const options = { ...given, records: Math.max(given.records, TRIAL) }
  install(say)
  writeFileSync(join(folder, 'labelled.ndjson'), ndjson(LABELLED))
  writeFileSync(join(folder, 'disguised.ndjson'), ndjson(DISGUISED))
  writeCatalogue({ file: join(folder, 'trial.ndjson'), records: TRIAL, seed: options.seed, isDirty: true })
  writeCatalogue({ file: join(folder, 'one.ndjson'), records: 1, seed: options.seed })

  const ours = ecomplyTool()
  const wrong = disagreement(ours, folder)
  if (wrong) throw new BenchFailure(`ecomply does not find what it should, so no tool was timed:\n${wrong}`)
  const left = []
  const tools = [ours]
  for (const name of ADAPTERS) {
    const tool = await toolOf(name)
    const why = reasonToLeaveOut(tool, folder)
    if (why === undefined) tools.push(tool)
    else {
      left.push(`${tool.title}: ${why}`)
      say(`Left out: ${tool.title}: ${why}`)
    }
  }
  say(`Timing ${tools.map(({ title }) => title).join(', ')}.`)
  const timed = timeAll(tools, folder, options)
  const files = smallFiles(folder, tools, options, say)
  return { rows: [...spectralRow(timed), ...files], timed, left, disguised: DISGUISED.length }
}

const ndjson = (cases) => cases.map(({ record }) => `${JSON.stringify(record)}\n`).join('')

const reasonToLeaveOut = (tool, folder) => {
  if (tool.missing.length > 0) return `not installed (${tool.missing.join(', ')})`
  try {
    const wrong = disagreement(tool, folder)
    return wrong && `it finds something else, so it is not timed:\n${wrong}`
  } catch (error) {
    if (error instanceof BenchFailure) return `it does not run here: ${error.message}`
    throw error
  }
}

/** How what a tool finds differs from what is known; undefined when it does not. */
const disagreement = ({ name, finds }, folder) => {
  const labelled = LABELLED.map((one, at) => ({ place: at + 1, name: one.name, finds: one.finds }))
  const trial = Array.from({ length: TRIAL }, (_, at) => ({
    place: at + 1,
    name: 'a product of the catalogue',
    finds: faultsOf(at),
  }))
  const told = Object.entries({ 'labelled.ndjson': labelled, 'trial.ndjson': trial }).flatMap(
    ([file, expected]) => {
      time(command(name, folder, file))
      return differences(expected, findingsOf(name, folder, file), finds)
    },
  )
  return told.length === 0 ? undefined : told.map((line) => `  ${line}`).join('\n')
}

const timeAll = (tools, folder, options) => {
  const counts = new Map(tools.map(({ name }) => [name, affordable(name, folder, options)]))
  for (const records of new Set(counts.values())) {
    for (const isDirty of [false, true])
      writeCatalogue({ file: join(folder, fileOf(records, isDirty)), records, seed: options.seed, isDirty })
  }
  const commands = tools.flatMap(({ name }) => [
    [`${name} one`, command(name, folder, 'one.ndjson')],
    [`${name} clean`, command(name, folder, fileOf(counts.get(name), false))],
    [`${name} dirty`, command(name, folder, fileOf(counts.get(name), true))],
  ])
  const times = alternate(Object.fromEntries(commands), options.runs)
  return tools.map(({ name, title, version, less }) => {
    const records = counts.get(name)
    const startUp = times[`${name} one`].min
    const net = (whole) => ((whole.min - startUp) / (records - 1)) * 1000
    return {
      ...{ name, title, version, less, records, startUp },
      clean: net(times[`${name} clean`]),
      dirty: net(times[`${name} dirty`]),
      disguised: disguisedSeen(name, folder),
    }
  })
}

const fileOf = (records, isDirty) => `${isDirty ? 'dirty' : 'clean'}-${records}.ndjson`

/**
 * How many records a tool gets through in the time it is given: trials of ten times the records, until one takes long
 * enough to reckon from, since the first few hundred are all warming up.
 */
const affordable = (name, folder, { records, seed, peerSeconds }) => {
  const start = time(command(name, folder, 'one.ndjson'))
  for (let count = Math.min(TRIAL, records); ; count = Math.min(count * 10, records)) {
    const file = fileOf(count, true)
    if (!existsSync(join(folder, file)))
      writeCatalogue({ file: join(folder, file), records: count, seed, isDirty: true })
    const seconds = Math.max(time(command(name, folder, file)) - start, 1) / 1000
    if (seconds * 10 > peerSeconds || count === records)
      return Math.min(records, Math.max(TRIAL, round((count * peerSeconds) / seconds)))
  }
}

/** Down to one digit and zeros, so that tools of about one speed get the same file. */
const round = (count) => {
  const unit = 10 ** Math.floor(Math.log10(count))
  return Math.floor(count / unit) * unit
}

const disguisedSeen = (name, folder) => {
  time(command(name, folder, 'disguised.ndjson'))
  const found = findingsOf(name, folder, 'disguised.ndjson')
  return [...found.values()].filter((names) => names.some((one) => one.startsWith('words-'))).length
}

/** The target is for clean and dirty alike, so that the smaller ratio counts. */
const spectralRow = (timed) => {
  const [ours] = timed
  const spectral = timed.find(({ name }) => name === 'spectral')
  if (!spectral || Math.min(ours.clean, ours.dirty) <= 0) return []
  const [measured, which] =
    spectral.clean / ours.clean < spectral.dirty / ours.dirty
      ? [spectral.clean / ours.clean, 'clean']
      : [spectral.dirty / ours.dirty, 'dirty']
  return [
    {
      goal: 'spectral',
      what: 'against Spectral, the same eight checks, per record net of start-up',
      measured,
      unit: '×',
      target: { atLeast: 30 },
      detail: `${spectral[which].toFixed(0)} µs on ${spectral.records.toLocaleString('en')} ${which} records, ${ours[which].toFixed(1)} µs on ${ours.records.toLocaleString('en')}`,
    },
  ]
}
