import path from 'node:path'
import { Chalk, type ChalkInstance } from 'chalk'
import { runExample } from '../check-records.ts'
import { BUILT_IN, type Config } from '../config/config.ts'
import { packFolder, readSchemas } from '../config/installation.ts'
import { labelsOfPack, readLabels } from '../config/labels.ts'
import { readerFor } from '../config/reader.ts'
import { runContextExamples } from '../context-examples.ts'
import { createSpeak } from '../findings/speak.ts'
import { measure } from '../measure.ts'
import { exampleProblem, missingExamples } from '../policy/examples.ts'
import type { Policy } from '../policy/policy.ts'
import type { Rule } from '../policy/rule.ts'
import { selectRules } from '../policy/select.ts'
import type { RecordReader } from '../records/read.ts'
import { ExitCode } from './exit-code.ts'
import { type Io, wantsColor, writeTo } from './io.ts'
import { type PolicyOptions, setUp } from './setup.ts'
import { floorFailures, measureLines } from './test-labels.ts'

export interface TestOptions extends PolicyOptions {
  labels?: string[]
  color: boolean
}

/** What a test run adds up: lines about failures, how many examples came out as they say. */
interface Tally {
  failures: string[]
  passed: number
}

/**
 * `ecomply test`: runs the examples of every rule and context and names those that come out otherwise than they say;
 * then measures the rules on labelled lines, those of the packs (`labels/`) and of --labels.
 */
export const testAction = async (packs: string[], options: TestOptions, io: Io): Promise<number> => {
  // A pack of the user's own leans on the built-in one: its clauses, laws and word lists.
  const beneath = packs.length > 0 && !packs.includes(BUILT_IN) ? [BUILT_IN, ...packs] : packs
  const { config, policy, selection, language } = await setUp(
    { ...options, ...(packs.length > 0 ? { pack: beneath } : {}) },
    io,
  )
  const paint = new Chalk({ level: wantsColor(io.stdout, io.env, options.color) ? 1 : 0 })
  const newReader = await readerFor(config)
  const tally: Tally = { failures: [], passed: 0 }
  const folders = packs.map((name) => `${packFolder(name, io.cwd()).shown}/`)
  const isAsked = (source: string) =>
    folders.length === 0 || folders.some((folder) => source.startsWith(folder))
  const rules = selectRules(policy, selection).filter(({ source }) => isAsked(source))
  await runRuleExamples({ rules, policy, newReader, paint, tally })
  // Contexts belong to no rule: a run limited to some rules leaves them out.
  const isLimited = Object.values(selection).some((list) => list !== undefined)
  if (!isLimited) runContexts({ policy, newReader, paint, tally, isAsked })

  const measured: string[] = []
  // A few rules say nothing about how well a whole pack does.
  const sets = options.rule ? [] : labelFolders(packs, options, config, io)
  const speak = await createSpeak(language)
  for (const { folder, shown } of sets) {
    const set = await readLabels(folder, shown, readSchemas)
    const result = await measure(set.lines, { policy, rules: policy.rules, reader: newReader() })
    measured.push(...measureLines(set, result, speak, paint), '')
    tally.failures.push(...floorFailures(set, result).map((line) => `${paint.red('✗')} ${line}`))
  }

  const words = policy.packs.map((pack) => `${pack.name} ${pack.version}`).join(', ')
  const lines = [
    ...measured,
    ...tally.failures,
    `${words}: ${rules.length} rules, ${Object.keys(policy.lexicons).length} lexicons, ${Object.keys(policy.contexts).length} contexts`,
    `${tally.passed} passed, ${tally.failures.length} failed`,
  ]
  await writeTo(io.stdout, `${lines.join('\n')}\n`)
  return tally.failures.length > 0 ? ExitCode.findings : ExitCode.clean
}

const labelFolders = (
  packs: readonly string[],
  options: TestOptions,
  config: Config,
  io: Io,
): { folder: string; shown: string }[] => {
  const names = packs.length > 0 ? packs : (options.pack ?? config.packs)
  const from = packs.length > 0 || options.pack ? io.cwd() : config.folder
  const ofPacks = names.flatMap((name) => {
    const { folder, shown } = packFolder(name, from)
    const labels = labelsOfPack(folder)
    return labels === undefined ? [] : [{ folder: labels, shown: `${shown}/labels` }]
  })
  const given = (options.labels ?? []).map((name) => ({ folder: path.resolve(io.cwd(), name), shown: name }))
  return [...ofPacks, ...given]
}

interface Running {
  policy: Policy
  newReader: () => RecordReader
  paint: ChalkInstance
  tally: Tally
}

const runRuleExamples = async ({
  rules,
  policy,
  newReader,
  paint,
  tally,
}: Running & { rules: readonly Rule[] }): Promise<void> => {
  const fail = (rule: Rule, problem: string): void => {
    tally.failures.push(`${paint.red('✗')} ${rule.id}${problem}\n    ${paint.dim(rule.source)}`)
  }
  for (const rule of rules) {
    const missing = missingExamples(rule)
    if (missing) fail(rule, ` ${missing}`)
    for (const example of rule.examples) {
      const problem = exampleProblem(example, await runExample(rule, example, policy, newReader))
      if (problem === undefined) tally.passed++
      else fail(rule, `: "${example.name}": ${problem}`)
    }
  }
}

const runContexts = ({
  policy,
  newReader,
  paint,
  tally,
  isAsked,
}: Running & { isAsked: (source: string) => boolean }): void => {
  const contexts = runContextExamples(policy, newReader, isAsked)
  tally.passed += contexts.passed
  for (const { context, source, problem } of contexts.failures)
    tally.failures.push(`${paint.red('✗')} context ${context}: ${problem}\n    ${paint.dim(source)}`)
}
