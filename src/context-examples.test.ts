import { describe, expect, it } from 'vitest'
import { examplePolicy } from '../tests/kit/facts.ts'
import { readConfig } from './config/config.ts'
import { readSchemas } from './config/installation.ts'
import { readerFor } from './config/reader.ts'
import { runContextExamples } from './context-examples.ts'
import { mergeContexts } from './policy/context.ts'
import { parseYaml } from './policy/yaml-file.ts'

const run = async (examples: string) => {
  const yaml = `contexts: [{ context: aim, title: { en: a, zh: a }, any: [{ before: [力求], within: 2 }, { class: [drug] }, { field: [attributes] }], examples: [${examples}] }]`
  const policy = { ...examplePolicy(), contexts: mergeContexts([await parseYaml('c.yaml', yaml)]) }
  return runContextExamples(policy, await readerFor(await readConfig('.', undefined, readSchemas)))
}

describe('examples of contexts', () => {
  it('pass when they come out as they say', async () => {
    expect(
      await run(
        `{ text: 力求做到最好, hit: 最好, holds: true }, { text: 最好, hit: 最好, holds: false },
         { text: 治疗, hit: 治疗, record: { category: { path: [OTC药品] } }, holds: true },
         { text: 最大, hit: 最大, record: { attributes: [{ name: 尺寸, value: "{text}" }] }, holds: true },
         { text: 最好, hit: 最好, record: { kind: store }, holds: false }`,
      ),
    ).toEqual({ passed: 5, failures: [] })
  })

  it('fail with what is wrong', async () => {
    const { passed, failures } = await run(
      `{ text: 最好, hit: 最好, holds: true }, { text: 力求最好, hit: 最好, holds: false }, { text: 好, hit: 最好, holds: true }`,
    )
    expect(passed).toBe(0)
    expect(failures.map(({ problem }) => problem)).toEqual([
      '"最好": should hold and does not',
      '"力求最好": holds and should not',
      '"好": "最好" is not in its copy',
    ])
  })

  it('must show both sides', async () => {
    const { failures } = await run('{ text: 力求最好, hit: 最好, holds: true }')
    expect(failures[0]?.problem).toBe('needs an example that holds and one that does not')
  })
})
