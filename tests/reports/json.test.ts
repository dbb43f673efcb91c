import { expect, test } from 'vitest'
import { FORMATS, loadReporter, reporters, type Style } from '../../src/reports/index.ts'
import { samples } from './samples.ts'

const plain: Style = { color: false, width: 80, hyperlinks: false, quiet: false }

// The same value with the keys of every object in the opposite order.
const reversed = <T>(value: T): T => {
  if (Array.isArray(value)) return value.map(reversed) as T
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  ) as T
}

test('the order of keys does not depend on the order they were set in', () => {
  const result = samples.rich('en')
  const shuffled = {
    ...reversed(result),
    findings: result.findings.map((each) => ({ ...reversed(each), evidence: each.evidence })),
  }
  expect(Object.keys(shuffled)).not.toEqual(Object.keys(result))
  expect(reporters.json(shuffled, plain)).toBe(reporters.json(result, plain))
  expect(reporters.sarif(shuffled, plain)).toBe(reporters.sarif(result, plain))
})

test('a fact without a value is written as null', () => {
  const [finding] = samples.rich('en').findings
  const evidence = [{ fact: 'price', operator: 'equal', expected: 1, actual: undefined }]
  const written = reporters.json({ ...samples.clean('en'), findings: [{ ...finding!, evidence }] }, plain)
  expect(JSON.parse(written).findings[0].evidence).toEqual([
    { fact: 'price', operator: 'equal', expected: 1, actual: null },
  ])
})

test.each(['json', 'sarif'] as const)(
  '%s writes characters a terminal would obey or hide as escapes',
  (format) => {
    const written = reporters[format](samples.hostile('en'), plain)
    expect(written.replaceAll('\n', '').replaceAll('\u200d', '')).not.toMatch(
      /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u,
    )
  },
)

test.each(FORMATS)('the reporter loaded for %s is the one in the table', async (format) => {
  expect(await loadReporter(format)).toBe(reporters[format])
})
