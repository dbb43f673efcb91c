import { expect, test } from 'vitest'
import { wordsIn } from '../../src/reports/words.ts'
import { loadTraditional } from '../../src/text/traditional.ts'

// Whatever a function of the words may ask for.
const VALUES = {
  expires: '2026-01-01',
  approver: 'A',
  ticket: 'T',
  match: 'M',
  term: 'N',
  replace: 'R',
  with: 'W',
  rules: 3,
  records: 4,
  most: true,
  reason: 'Q',
  rule: 'U',
  found: 1,
  files: 2,
  lowered: true,
}
const ARGUMENTS = [
  [VALUES, 7],
  [{ ...VALUES, ticket: '', with: '', most: false, lowered: false }, 7],
  [7],
  ['X', 'Y'],
  ['X', 7],
  [['X', 'Y']],
]

/** Every phrase of the words, by its path; functions with every kind of argument they bear. */
const phrases = (words: unknown, path = ''): [string, string][] => {
  if (typeof words === 'string') return [[path, words]]
  if (typeof words === 'function')
    return ARGUMENTS.flatMap((given, at): [string, string][] => {
      try {
        return [[`${path}(${at})`, words(...given)]]
      } catch {
        return []
      }
    })
  return Object.entries(words as object).flatMap(([key, inner]) => phrases(inner, `${path}.${key}`))
}

test('the traditional words of reports are those that the converter makes of the simplified', async () => {
  const convert = await loadTraditional()
  // "of 5 records, 3": the counting word stands without what it counts, as no override can know.
  const others = ([path]: readonly [string, string]) => !path.startsWith('.summary.reach')
  const simplified = phrases(wordsIn('zh-CN')).filter(others)
  expect(simplified.length).toBeGreaterThan(100)
  expect(phrases(wordsIn('zh-TW')).filter(others)).toEqual(
    simplified.map(([path, words]) => [path, convert(words)]),
  )
})
