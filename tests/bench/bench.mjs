/**
 * `npm run bench`: how fast and how large a check is, as ratios within this run on this machine (design §10). Figures
 * are printed, never asserted: the exit code is 0 unless the benchmark itself could not be carried out.
 */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { generate, product } from './generate.mjs'
import { alternate, BenchFailure, peakMemory, time } from './measure.mjs'
import { MORE_RULES, writeMoreRules } from './more-rules.mjs'
import { comparePeers } from './peers/compare.mjs'
import { peersPage } from './peers/page.mjs'
import { profileTable, selfTimes } from './profile.mjs'
import { writeResults } from './results.mjs'
import { stores } from './stores.mjs'
import { isMet, table } from './table.mjs'

const HELP = `Usage: npm run bench -- [options]

Compares "ecomply check" with the floor: one thread that does JSON.parse(buffer.toString('utf8')) record by record on
the same bytes. Whole processes are timed, start to exit, in alternating order; the least time of several runs counts.
Needs the built program: run "npm run build" first.

  --records <n>            products in the catalogue (default 50000)
  --runs <n>               runs of each timed check (default 5)
  --starts <n>             runs for the start-up figure (default 15)
  --reference-records <n>  products checked with --reference (default 500)
  --full                   also memory with ten times the records
  --large                  also a file of 2 GB: its time and memory (written to the system's temporary folder, removed)
  --peers                  also eight equal checks side by side with Spectral, ESLint, json-rules-engine,
                           json-logic-engine, zen-engine, ajv and a word list; installs them with npm ci into
                           tests/bench/peers, if they are not there
  --only-peers             the side by side alone
  --peer-seconds <n>       about how long each run of another tool may take (default 4): slow tools get fewer records
  --write                  write tests/bench/results.md also after a run with fewer records or runs, or of a part
  --profile                instead: where the time of the clean check goes, the 25 functions with most self time
  --seed <n>               another catalogue (default 1)
  --json                   the figures as JSON
  --help                   this page

A whole run (no fewer records, runs or starts than by default) writes its figures to tests/bench/results.md.
`

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const CLI = join(ROOT, 'bin', 'ecomply.js')
const FLOOR = fileURLToPath(new URL('floor.mjs', import.meta.url))
const LARGE_BYTES = 2_000_000_000

/** The day the catalogue is judged on: its licences are valid and its dates past. */
const AS_OF = '2026-11-23'

const readOptions = () => {
  const { values } = parseArgs({
    options: {
      records: { type: 'string', default: '50000' },
      runs: { type: 'string', default: '5' },
      starts: { type: 'string', default: '15' },
      'reference-records': { type: 'string', default: '500' },
      seed: { type: 'string', default: '1' },
      full: { type: 'boolean', default: false },
      large: { type: 'boolean', default: false },
      peers: { type: 'boolean', default: false },
      'only-peers': { type: 'boolean', default: false },
      'peer-seconds': { type: 'string', default: '4' },
      write: { type: 'boolean', default: false },
      profile: { type: 'boolean', default: false },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  })
  return {
    ...values,
    records: wholeNumber('records', values.records),
    runs: wholeNumber('runs', values.runs),
    starts: wholeNumber('starts', values.starts),
    referenceRecords: wholeNumber('reference-records', values['reference-records']),
    seed: wholeNumber('seed', values.seed),
    onlyPeers: values['only-peers'],
    peerSeconds: wholeNumber('peer-seconds', values['peer-seconds']),
  }
}

const wholeNumber = (name, text) => {
  if (/^[1-9]\d{0,8}$/.test(text)) return Number(text)
  throw new BenchFailure(`--${name} ${text}: give a whole number, 1 or more.`)
}

/** Everything the figures are taken from: a folder with the catalogues, and what to run on them. */
const prepare = async (folder, { records, seed, referenceRecords }) => {
  await generate({ file: join(folder, 'clean.ndjson'), records, seed })
  await generate({ file: join(folder, 'dirty.ndjson'), records, seed, dirtyEvery: 3 })
  await generate({ file: join(folder, 'slice.ndjson'), records: referenceRecords, seed })
  writeFileSync(join(folder, 'small.ndjson'), smallFile(seed))
  mkdirSync(join(folder, 'results'))
  writeMoreRules(join(folder, 'more'))
}

/** One product and its store. */
const smallFile = (seed) => {
  const sold = product(0, seed)
  const seller = stores(seed).find(({ id }) => id === sold.storeId)
  return `${JSON.stringify(seller)}\n${JSON.stringify(sold)}\n`
}

const floor = (folder, file) => ({ name: `the floor on ${file}`, argv: [FLOOR, file], cwd: folder })

/** A check as it is timed. Runs in the temporary folder, so that no configuration is found. */
const check = (folder, file, { flags = [], codes = [0], node = [] } = {}) => ({
  name: `ecomply check ${[...flags, file].join(' ')}`,
  argv: [
    ...node,
    CLI,
    'check',
    file,
    '--as-of',
    AS_OF,
    '--workers',
    '1',
    '--no-progress',
    ...flags,
    ...report(file),
  ],
  cwd: folder,
  codes,
})

const report = (file) => ['--format', 'json', '--output', join('results', `${file}.json`)]

/** Checks once and returns the result it wrote. */
const resultOf = (folder, file, options) => {
  const command = check(folder, file, options)
  const result = join(folder, 'results', `${file}.json`)
  time(command)
  // Without a result the run did not get that far: once more, for what it says.
  if (!existsSync(result)) time({ ...command, codes: [] })
  return JSON.parse(readFileSync(result, 'utf8'))
}

/** The clean catalogue must be clean, or its time would be that of findings. */
const mustBeClean = (folder) => {
  const result = resultOf(folder, 'clean.ndjson', { codes: [0, 1, 2] })
  const told = [
    ...result.errors.slice(0, 5).map(({ line, code, message }) => `  line ${line}: ${code} ${message}`),
    ...result.findings
      .slice(0, 5)
      .map((one) => `  ${one.record}: ${one.rule} at ${one.field}, "${one.match ?? ''}"`),
  ]
  if (told.length === 0) return result
  const counts = `${result.findings.length} findings and ${result.errors.length} errors`
  throw new BenchFailure(
    `The clean catalogue is not clean (${counts}), so nothing was timed:\n${told.join('\n')}`,
  )
}

const mustBeDirty = (folder) => {
  const { findings } = resultOf(folder, 'dirty.ndjson', { codes: [0, 1] })
  if (findings.length === 0)
    throw new BenchFailure('The dirty catalogue gave no findings, so nothing was timed.')
  return findings.length
}

const measure = async (folder, options) => {
  const { records, runs, starts, referenceRecords } = options
  const clean = mustBeClean(folder)
  const found = mustBeDirty(folder)

  const start = alternate(
    {
      node: { name: 'node -e 0', argv: ['-e', '0'], cwd: folder },
      check: check(folder, 'small.ndjson'),
      floor: floor(folder, 'small.ndjson'),
    },
    starts,
  )
  const cleanTimes = alternate(
    { floor: floor(folder, 'clean.ndjson'), check: check(folder, 'clean.ndjson') },
    runs,
  )
  const dirtyTimes = alternate(
    { floor: floor(folder, 'dirty.ndjson'), check: check(folder, 'dirty.ndjson', { codes: [0, 1] }) },
    runs,
  )
  const moreRules = { flags: ['--pack', 'cn-baseline', 'more'] }
  const more = alternate(
    {
      start: check(folder, 'small.ndjson', moreRules),
      check: check(folder, 'clean.ndjson', moreRules),
      without: check(folder, 'clean.ndjson'),
    },
    runs,
  )
  const reference = alternate({ check: check(folder, 'slice.ndjson', { flags: ['--reference'] }) }, runs)
  const memory = peakMemory(check(folder, 'clean.ndjson'))

  const net = (whole, startUp, count) => ((whole.min - startUp.min) / count) * 1000
  const perRecord = {
    floor: net(cleanTimes.floor, start.floor, records),
    clean: net(cleanTimes.check, start.check, records),
    dirty: net(dirtyTimes.check, start.check, records),
    moreRules: net(more.check, more.start, records),
    // Of the same rounds, so that a slow spell of the machine hits both.
    withoutThem: net(more.without, start.check, records),
    reference: net(reference.check, start.check, referenceRecords),
  }
  const rows = [
    {
      goal: 'clean',
      ...ratio('clean catalogue, one worker, against the floor', cleanTimes.check, cleanTimes.floor, {
        atMost: 1,
      }),
    },
    {
      goal: 'reference',
      what: 'against --reference, per record net of start-up',
      measured: perRecord.reference / perRecord.clean,
      unit: '×',
      target: { atLeast: 100 },
      detail: `${microseconds(perRecord.reference)} on ${referenceRecords} records, ${microseconds(perRecord.clean)}`,
    },
    {
      goal: 'more-rules',
      what: `${MORE_RULES} more rules that cannot apply, per record net of start-up`,
      measured: perRecord.moreRules / perRecord.withoutThem,
      unit: '×',
      target: { atMost: 1.05 },
      detail: `${microseconds(perRecord.moreRules)} / ${microseconds(perRecord.withoutThem)}`,
    },
    {
      goal: 'one-in-three',
      ...ratio('dirty catalogue, against the floor', dirtyTimes.check, dirtyTimes.floor, { atMost: 2 }),
    },
    {
      goal: 'start-up',
      ...ratio('start-up: one small file against node -e 0', start.check, start.node, { atMost: 2 }),
    },
    {
      what: 'the same, median',
      measured: start.check.median / start.node.median,
      unit: '×',
      target: { atMost: 2 },
      detail: `${milliseconds(start.check.median)} / ${milliseconds(start.node.median)}`,
    },
    megabytes(`peak memory, ${records.toLocaleString('en')} records`, memory.megabytes),
    ...(options.full ? await tenfold(folder, options, memory) : []),
    ...(options.large ? await large(folder, options) : []),
  ]
  return { rows, perRecord, found, clean, times: { start, clean: cleanTimes, dirty: dirtyTimes, reference } }
}

const milliseconds = (value) => `${value.toFixed(0)} ms`
const microseconds = (value) => `${value.toFixed(1)} µs`

const ratio = (what, measured, floorTime, target) => ({
  what,
  measured: measured.min / floorTime.min,
  unit: '×',
  target,
  detail: `${milliseconds(measured.min)} / ${milliseconds(floorTime.min)}`,
})

const megabytes = (what, measured, detail = '') => ({
  what,
  measured,
  unit: 'MB',
  target: { atMost: 300 },
  detail,
})

const tenfold = async (folder, { records, seed }, before) => {
  const file = join(folder, 'tenfold.ndjson')
  await generate({ file, records: records * 10, seed })
  const after = peakMemory(check(folder, 'tenfold.ndjson'))
  rmSync(file)
  const goal = records * 10 >= 5_000_000 ? 'memory' : undefined
  return [
    { goal, ...megabytes(`peak memory, ${(records * 10).toLocaleString('en')} records`, after.megabytes) },
    {
      goal,
      what: 'memory at ten times the records',
      measured: after.megabytes / before.megabytes,
      unit: '×',
      target: { atMost: 1.1 },
      detail: `${after.megabytes.toFixed(0)} / ${before.megabytes.toFixed(0)} MB`,
    },
  ]
}

const large = async (folder, { seed }) => {
  const file = join(folder, 'large.ndjson')
  const { records } = await generate({ file, bytes: LARGE_BYTES, seed })
  const floorTime = time(floor(folder, 'large.ndjson'))
  const { megabytes: peak, ms } = peakMemory(check(folder, 'large.ndjson'))
  rmSync(file)
  const size = `2 GB, ${records.toLocaleString('en')} records`
  return [
    ratio(`${size}, against the floor, one run`, { min: ms }, { min: floorTime }, { atMost: 2 }),
    megabytes(`peak memory, ${size}`, peak),
  ]
}

const machine = () => ({
  node: process.version,
  platform: `${process.platform} ${process.arch}`,
  cores: cpus().length,
  cpu: cpus()[0]?.model ?? 'unknown',
})

const profile = (folder) => {
  const target = join(folder, 'profile')
  time(check(folder, 'clean.ndjson', { codes: [0, 1], node: ['--cpu-prof', '--cpu-prof-dir', target] }))
  return selfTimes(target, ROOT)
}

const about = ({ found, clean }, folder, { records }) => {
  const size = statSync(join(folder, 'clean.ndjson')).size
  return [
    `ecomply ${clean.tool.version}, ${clean.policy.rules} rules`,
    `${records.toLocaleString('en')} products of ${(size / records / 1000).toFixed(2)} kB; the dirty catalogue has ${found.toLocaleString('en')} findings; unchecked: ${clean.summary.unchecked.toLocaleString('en')}`,
  ]
}

const page = (figures, folder, options) => {
  const { node, platform, cores, cpu } = machine()
  const { rows, perRecord } = figures
  const [tool, ...lines] = about(figures, folder, options)
  return [
    `${tool}; node ${node} on ${platform}, ${cores} cores, ${cpu}`,
    ...lines,
    '',
    table(rows),
    '',
    `Net of start-up, per record: floor ${microseconds(perRecord.floor)}, clean ${microseconds(perRecord.clean)}, dirty ${microseconds(perRecord.dirty)}, reference ${microseconds(perRecord.reference)}`,
    '',
  ].join('\n')
}

const run = async (options, folder) => {
  if (options.onlyPeers) return sideBySide(options, folder)
  await prepare(folder, options)
  if (options.profile) {
    const times = profile(folder)
    return options.json ? asJson(times) : `${profileTable(times, 25)}\n`
  }
  const own = await measure(folder, options)
  const peers = options.peers ? await peersIn(folder, options) : undefined
  const figures = { ...own, rows: [...own.rows, ...(peers?.rows ?? [])] }
  if (options.write || isWhole(options)) write(about(figures, folder, options), figures.rows, peers)
  if (!options.json)
    return [page(figures, folder, options), ...(peers ? [peersPage(peers), ''] : [])].join('\n')
  const { rows, perRecord, found, clean, times } = figures
  const met = rows.map((row) => ({ ...row, ok: isMet(row) }))
  const told = {
    tool: clean.tool,
    policy: clean.policy,
    unchecked: clean.summary.unchecked,
    findings: found,
  }
  return asJson({
    ...{ machine: machine(), records: options.records, ...told, rows: met },
    ...{ microsecondsPerRecord: perRecord, milliseconds: times, peers },
  })
}

const asJson = (value) => `${JSON.stringify(value, null, 2)}\n`

const sideBySide = async (options, folder) => {
  const peers = await peersIn(folder, options)
  if (options.write)
    write([`Other tools alone, up to ${options.records.toLocaleString('en')} products.`], peers.rows, peers)
  return options.json
    ? asJson({ machine: machine(), peers })
    : [...(peers.rows.length > 0 ? [table(peers.rows), ''] : []), peersPage(peers), ''].join('\n')
}

/** In a folder of their own, and with word on standard error of what goes on: it may take minutes. */
const peersIn = (folder, options) => {
  const own = join(folder, 'peers')
  mkdirSync(own)
  return comparePeers(own, options, (line) => process.stderr.write(`${line}\n`))
}

const isWhole = ({ records, runs, starts }) => records >= 50_000 && runs >= 5 && starts >= 15

const write = (lines, rows, peers) => {
  const day = new Date().toISOString().slice(0, 10)
  const file = writeResults({ day, machine: machine(), about: lines, rows, peers })
  process.stderr.write(`Written: ${relative(process.cwd(), file)}\n`)
}

const main = async () => {
  const options = readOptions()
  if (options.help) return process.stdout.write(HELP)
  if (!existsSync(join(ROOT, 'dist', 'cli', 'main.js'))) {
    throw new BenchFailure('The program is not built: run "npm run build" first.')
  }
  const folder = mkdtempSync(join(tmpdir(), 'ecomply-bench-'))
  const clear = () => rmSync(folder, { recursive: true, force: true })
  process.once('SIGINT', () => {
    clear()
    process.exit(130)
  })
  try {
    process.stdout.write(await run(options, folder))
  } finally {
    clear()
  }
}

try {
  await main()
} catch (error) {
  // parseArgs throws TypeErrors that already say what is wrong with the command line.
  const known = error instanceof BenchFailure || String(error?.code).startsWith('ERR_PARSE_ARGS')
  process.stderr.write(`bench: ${known ? error.message : (error?.stack ?? error)}\n`)
  process.exitCode = 1
}
