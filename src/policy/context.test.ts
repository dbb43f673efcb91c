import { describe, expect, it } from 'vitest'
import { contextErrors, mergeContexts } from './context.ts'
import { parseYaml } from './yaml-file.ts'

const entry = (name: string, any: string) =>
  `  - { context: ${name}, title: { en: t, zh: t }, any: [${any}], examples: [] }\n`

const errorsOf = async (lexicon: string, contexts: string) => {
  const lexiconFile = await parseYaml('lexicons/l.yaml', lexicon)
  const contextFile = await parseYaml('contexts/c.yaml', `contexts:\n${contexts}`)
  const names = { contexts: mergeContexts([contextFile]), lexicons: { diseases: {} } }
  return contextErrors([lexiconFile, contextFile], names).map(({ code, message, place }) => ({
    code,
    message,
    line: place?.line,
  }))
}

describe('names of contexts', () => {
  it('may be any that the policy has', async () => {
    const contexts = entry('negation', '{ before: [不是] }') + entry('disease', '{ mention: diseases }')
    expect(await errorsOf('terms: [{ term: 最好, unless: { context: [negation] } }]', contexts)).toEqual([])
  })

  it('are held to those that exist, with the nearest right one', async () => {
    const errors = await errorsOf(
      'terms:\n  - { term: 最好, unless: { context: [negatoin] } }\n  - { term: 治, when: { all: [{ mention: disease }] } }',
      entry('negation', '{ before: [不是] }'),
    )
    expect(errors).toEqual([
      {
        code: 'policy/unknown-context',
        message: expect.stringContaining('Did you mean "negation"?'),
        line: 2,
      },
      {
        code: 'policy/unknown-lexicon',
        message: expect.stringContaining('Did you mean "diseases"?'),
        line: 3,
      },
    ])
  })

  it('may not lead in a circle', async () => {
    const errors = await errorsOf(
      'terms: []',
      entry('one', '{ context: [two] }') + entry('two', '{ not: { context: [one] } }'),
    )
    expect(errors.map(({ code }) => code)).toEqual(['policy/context-circle', 'policy/context-circle'])
  })

  it('does not let a phrase stand where nothing reads it', async () => {
    const errors = await errorsOf(
      'terms: [{ term: 最好, when: { phrase: [最好的] } }]',
      entry('a', '{ before: [b] }'),
    )
    expect(errors.map(({ code }) => code)).toEqual(['policy/misplaced-phrase'])
  })
})
