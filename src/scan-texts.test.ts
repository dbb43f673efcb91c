import { tmpdir } from 'node:os'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readConfig } from './config/config.ts'
import type { Policy } from './policy/policy.ts'
import type { Rule } from './policy/rule.ts'
import { type Passage, scanTexts } from './scan-texts.ts'

const words = { en: 'w', zh: '词' }
const rule: Rule = {
  id: 'copy/words',
  topic: 'absolute-term',
  severity: 'error',
  kinds: ['product', 'store', 'campaign'],
  clauses: [],
  law: [],
  title: words,
  forbid: { fact: 'mentions', params: { lexicon: 'words' }, operator: 'empty', value: false },
  report: { at: 'mentions', message: words, fix: words },
  examples: [],
  source: 'copy.yaml:1',
}
const policy: Policy = {
  packs: [],
  digest: 'sha256-0',
  rules: [rule],
  turnedOff: [],
  lexicons: { words: { name: 'words', title: words, terms: [{ term: '顶级', phrases: [], unless: [] }] } },
  contexts: {},
  tables: {},
  clauses: {},
  sections: {},
  law: {},
  overrides: [],
  allow: [],
  timeZone: 'Asia/Shanghai',
}

const passage = (source: string, from = 0, to = source.length): Passage => ({
  file: '<text>',
  id: 'text',
  source,
  from,
  to,
})

const scan = async (passages: Passage[], kind: 'product' | 'store' | 'campaign' = 'product') =>
  scanTexts({
    passages,
    kind,
    config: await readConfig(tmpdir(), undefined, () => []),
    policy,
    selection: {},
    asOf: '2026-11-24',
    language: 'en',
  })

// Well-formed text, since what comes from a command line or UTF-8 is no other.
const text = fc.string({
  unit: fc.oneof(
    fc.constantFrom('"', '\\', '\n', '\r', '\t', '\u0001', '好', '😀', '级'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 30,
})

describe('scanTexts', () => {
  it('places findings in the text as it was given, through every escape', async () => {
    await fc.assert(
      fc.asyncProperty(
        text,
        text,
        fc.constantFrom('product', 'store', 'campaign'),
        async (before, after, kind) => {
          const source = `${before}顶级${after}`
          const result = await scan([passage(source)], kind as 'product')
          const found = result.findings.find(({ start }) => start.offset === before.length)
          expect(found, JSON.stringify(result.findings.map(({ start }) => start))).toBeDefined()
          expect(source.slice(found?.start.offset, found?.end.offset)).toBe('顶级')
          const lines = source.slice(0, found?.start.offset).split('\n')
          expect(found?.start).toMatchObject({ line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 })
          expect(found?.excerpt.text.slice(found.excerpt.start, found.excerpt.end)).toBe('顶级')
        },
      ),
    )
  })

  it('counts a passage from the beginning of its input', async () => {
    const source = '一\n二 顶级\n三'
    const { findings, input } = await scan([passage(source, 0, 1), passage(source, 2, 6), passage(source, 7)])
    expect(findings.map(({ start, end }) => [start, end])).toEqual([
      [
        { line: 2, column: 3, offset: 4 },
        { line: 2, column: 5, offset: 6 },
      ],
    ])
    expect(input.files).toBe(1)
  })
})
