import { createContextTrial } from './facts/context-trial.ts'
import { readPlainly } from './files/ahead.ts'
import { isNote } from './files/input-note.ts'
import type { ContextExample } from './policy/context.ts'
import { EXAMPLE_DAY } from './policy/examples.ts'
import type { Policy } from './policy/policy.ts'
import { JoinedRecords } from './records/catalogue.ts'
import type { RecordReader } from './records/read.ts'
import type { Json, JsonObject } from './records/record.ts'
import { isError, readRecords } from './records/source.ts'
import { RecordContext } from './verdicts/context.ts'

/**
 * What is wrong with the examples of a policy's contexts, a line each, and how many came out as they say.
 * @param isAsked by the file that defines a context: whether its examples are to be run
 */
export const runContextExamples = (
  policy: Policy,
  newReader: () => RecordReader,
  isAsked: (source: string) => boolean = () => true,
): { passed: number; failures: { context: string; source: string; problem: string }[] } => {
  const holds = createContextTrial(policy)
  const failures: { context: string; source: string; problem: string }[] = []
  let passed = 0
  for (const { name, examples, source } of Object.values(policy.contexts)) {
    if (!isAsked(source)) continue
    for (const example of examples) {
      const problem = exampleProblem(example, newReader(), (context) => holds(name, example.hit, context))
      if (problem === undefined) passed++
      else failures.push({ context: name, source, problem: `"${example.text}": ${problem}` })
    }
    const holding = examples.filter((example) => example.holds).length
    if (holding === 0 || holding === examples.length)
      failures.push({ context: name, source, problem: 'needs an example that holds and one that does not' })
  }
  return { passed, failures }
}

const exampleProblem = (
  example: ContextExample,
  reader: RecordReader,
  holds: (context: RecordContext) => boolean | undefined,
): string | undefined => {
  const text = `${JSON.stringify(recordOf(example))}\n`
  const file = { path: 'example', absolute: '', size: 0, content: Buffer.from(text) }
  const [record] = [...readRecords(file.path, readPlainly(file), reader)]
  if (record === undefined || isError(record) || isNote(record))
    return `its record cannot be read: ${record ? record.words.en : 'nothing is there'}`
  const catalogue = new JoinedRecords()
  catalogue.add(record)
  const scanner = () => ({ mentions: () => [] })
  const context = new RecordContext({ catalogue, asOf: EXAMPLE_DAY, scanner, questions: 0 }).use(record)
  const outcome = holds(context)
  if (outcome === undefined) return `"${example.hit}" is not in its copy`
  if (outcome === example.holds) return undefined
  return example.holds ? 'should hold and does not' : 'holds and should not'
}

const REQUIRED: Record<string, JsonObject> = {
  product: { id: 'P1', title: '-' },
  store: { id: 'S1', name: '-' },
  campaign: { id: 'C1', name: '-', start: '2026-11-01', end: '2026-11-11' },
}
const DEFAULT_FIELD: Record<string, string> = {
  product: 'description',
  store: 'intro',
  campaign: 'rulesText',
}

// The text stands where the record says "{text}", else in the field.
const recordOf = ({ record = {}, text, field }: ContextExample): JsonObject => {
  const kind = (record.kind ?? 'product') as string
  const whole = { ...REQUIRED[kind], ...record, kind }
  const written = JSON.stringify(whole)
  const filled = written.replaceAll('"{text}"', () => JSON.stringify(text))
  if (filled !== written) return JSON.parse(filled) as JsonObject
  return { ...whole, [field ?? (DEFAULT_FIELD[kind] as string)]: text as Json }
}
