import { describe, expect, test } from 'vitest'
import { reporters, type Style } from '../../src/reports/index.ts'
import { samples } from './samples.ts'

const plain: Style = { color: false, width: 80, hyperlinks: false, quiet: false }
const run = (name: keyof typeof samples) => JSON.parse(reporters.sarif(samples[name]('en'), plain)).runs[0]

describe('sarif', () => {
  const rich = run('rich')

  test('has the levels of the format', () => {
    expect(rich.results.map(({ level }: { level: string }) => level)).toEqual([
      'error',
      'error',
      'error',
      'warning',
      'error',
      'error',
      'error',
      'error',
      'note',
    ])
  })

  test('suppresses what no longer counts, and says of the rest that it is not suppressed', () => {
    const { findings } = samples.rich('en')
    for (const [index, { status }] of findings.entries()) {
      const { suppressions } = rich.results[index]
      if (status === 'open') expect(suppressions).toEqual([])
      else expect(suppressions).toMatchObject([{ kind: 'external', status: 'accepted' }])
    }
  })

  test('names each rule by its index, where the rule is described', () => {
    for (const { ruleId, ruleIndex } of rich.results) {
      if (ruleIndex !== undefined) expect(rich.tool.driver.rules[ruleIndex].id).toBe(ruleId)
    }
    expect(rich.results[0].ruleIndex).toBe(0)
    expect(rich.results[3].ruleIndex).toBeUndefined()
  })

  test('counts regions in UTF-16 code units, offsets from zero', () => {
    expect(rich.columnKind).toBe('utf16CodeUnits')
    expect(rich.results[0].locations[0].physicalLocation.region).toEqual({
      startLine: 38,
      startColumn: 19,
      endLine: 38,
      endColumn: 21,
      charOffset: 902,
      charLength: 2,
      snippet: { text: '最佳' },
    })
  })

  test('failed when something could not be read, with the place', () => {
    expect(run('clean').invocations[0]).toEqual({ executionSuccessful: true, toolExecutionNotifications: [] })
    const { executionSuccessful, toolExecutionNotifications } = run('unreadable').invocations[0]
    expect(executionSuccessful).toBe(false)
    expect(toolExecutionNotifications).toHaveLength(3)
    expect(toolExecutionNotifications[0].locations[0].physicalLocation.region).toEqual({
      startLine: 214,
      startColumn: 7,
    })
    expect(toolExecutionNotifications[2].locations[0].physicalLocation.region).toBeUndefined()
  })

  test('says what went unchecked without failing for it', () => {
    const notes = rich.invocations[0].toolExecutionNotifications.filter(
      ({ level }: { level: string }) => level === 'note',
    )
    expect(notes).toHaveLength(13)
    expect(notes[1]).toMatchObject({
      descriptor: { id: 'ecomply/unchecked' },
      associatedRule: { id: 'product/food-seller-licence', index: 1 },
    })
    const unchecked = { ...samples.clean('en'), unchecked: samples.rich('en').unchecked }
    expect(JSON.parse(reporters.sarif(unchecked, plain)).runs[0].invocations[0].executionSuccessful).toBe(
      true,
    )
  })

  test('text from the input is no link, no placeholder and no markup', () => {
    const hostile = run('hostile')
    const texts = JSON.stringify([
      hostile.results.map(({ message }: { message: unknown }) => message),
      hostile.tool,
    ])
    expect(texts).not.toMatch(/[^\\]\]\(/)
    expect(texts).toContain('{{0}}')
    expect(hostile.tool.driver.rules[0].help.markdown).not.toMatch(/(^|[^\\])</)
  })
})
