import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { validateXML } from 'xmllint-wasm'
import { junit } from '../../src/reports/junit.ts'
import type { Style } from '../../src/reports/reporter.ts'
import { checkJson } from '../e2e/run.ts'
import { samples } from './samples.ts'

const plain: Style = { color: false, width: 80, hyperlinks: false, quiet: false }
const schema = readFileSync(new URL('../schemas/junit.xsd', import.meta.url), 'utf8')

/** Why a report does not hold to tests/schemas/junit.xsd; nothing when it does. */
const problems = async (contents: string): Promise<string[]> => {
  const { errors } = await validateXML({ xml: { fileName: 'report.xml', contents }, schema })
  return errors.map(({ message }) => message)
}

const names = Object.keys(samples) as (keyof typeof samples)[]

describe('a JUnit report holds to the schema', () => {
  test.each(names.flatMap((name) => [[name, 'en'] as const, [name, 'zh-CN'] as const]))(
    '%s in %s',
    async (name, language) => {
      expect(await problems(junit(samples[name](language), plain))).toEqual([])
    },
  )

  test('of a whole shop, with the counts of what it holds', async () => {
    const report = junit(checkJson(['fixtures/corner-shop']).result, plain)
    expect(await problems(report)).toEqual([])
    const count = (pattern: RegExp) => String(report.match(pattern)?.length ?? 0)
    const [, tests, failures, errors] =
      /<testsuites name="ecomply" tests="(\d+)" failures="(\d+)" errors="(\d+)">/.exec(report) ?? []
    expect([tests, failures, errors]).toEqual([count(/<testcase /g), count(/<failure /g), count(/<error /g)])
  })
})

describe('the schema can fail', () => {
  const report = junit(samples.rich('en'), plain)
  test.each([
    ['a count that is no number', /tests="\d+"/, 'tests="many"'],
    ['skipped cases of the whole', '<testsuites ', '<testsuites skipped="1" '],
    ['a case without a name', /(<testcase [^>]*) name="[^"]*"/, '$1'],
    ['an unknown element', '</testsuites>', '<note/></testsuites>'],
    ['broken markup', '</testsuites>', ''],
  ])('%s', async (_, from, to) => {
    const spoilt = report.replace(from, to)
    expect(spoilt).not.toBe(report)
    expect(await problems(spoilt)).not.toEqual([])
  })
})
