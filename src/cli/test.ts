import { Chalk } from 'chalk'
import { runExample } from '../check-records.ts'
import { BUILT_IN } from '../config/config.ts'
import { packFolder } from '../config/installation.ts'
import { readerFor } from '../config/reader.ts'
import { runContextExamples } from '../context-examples.ts'
import { exampleProblem, missingExamples } from '../policy/examples.ts'
import { selectRules } from '../policy/select.ts'
import { ExitCode } from './exit-code.ts'
import { type Io, wantsColor, writeTo } from './io.ts'
import { type PolicyOptions, setUp } from './setup.ts'

/** `ecomply test`: runs every rule's examples and names those that come out otherwise than they say. */
export const testAction = async (
  packs: string[],
  options: PolicyOptions & { color: boolean },
  io: Io,
): Promise<number> => {
  // A pack of the user's own leans on the built-in one: its clauses, laws and word lists.
  const beneath = packs.length > 0 && !packs.includes(BUILT_IN) ? [BUILT_IN, ...packs] : packs
  const { config, policy, selection } = await setUp(
    { ...options, ...(packs.length > 0 ? { pack: beneath } : {}) },
    io,
  )
  const paint = new Chalk({ level: wantsColor(io.stdout, io.env, options.color) ? 1 : 0 })
  const newReader = await readerFor(config)
  const failures: string[] = []
  let passed = 0
  const folders = packs.map((name) => `${packFolder(name, io.cwd()).shown}/`)
  const rules = selectRules(policy, selection).filter(
    ({ source }) => folders.length === 0 || folders.some((folder) => source.startsWith(folder)),
  )
  for (const rule of rules) {
    const missing = missingExamples(rule)
    if (missing) failures.push(`${paint.red('✗')} ${rule.id} ${missing}\n    ${paint.dim(rule.source)}`)
    for (const example of rule.examples) {
      const problem = exampleProblem(example, await runExample(rule, example, policy, newReader))
      if (problem === undefined) passed++
      else
        failures.push(
          `${paint.red('✗')} ${rule.id}: "${example.name}": ${problem}\n    ${paint.dim(rule.source)}`,
        )
    }
  }
  const contexts = runContextExamples(policy, newReader)
  passed += contexts.passed
  for (const { context, source, problem } of contexts.failures)
    failures.push(`${paint.red('✗')} context ${context}: ${problem}\n    ${paint.dim(source)}`)
  const words = policy.packs.map((pack) => `${pack.name} ${pack.version}`).join(', ')
  const lines = [
    ...failures,
    `${words}: ${rules.length} rules, ${Object.keys(policy.lexicons).length} lexicons, ${Object.keys(policy.contexts).length} contexts`,
    `${passed} passed, ${failures.length} failed`,
  ]
  await writeTo(io.stdout, `${lines.join('\n')}\n`)
  return failures.length > 0 ? ExitCode.findings : ExitCode.clean
}
