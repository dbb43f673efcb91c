import type { Result } from '../findings/finding.ts'
import { jsonText } from './json-text.ts'
import { orderedInput, orderedPolicy, orderedSummary } from './ordered.ts'
import type { Reporter } from './reporter.ts'
import { notificationDescriptors, notifications } from './sarif/notifications.ts'
import { results } from './sarif/results.ts'
import { ruleDescriptors } from './sarif/rules.ts'

/**
 * SARIF 2.1.0 (OASIS standard), for code scanning and editors. One run; no timestamps and no absolute paths,
 * so that the same result gives the same bytes everywhere.
 */
export const sarif: Reporter = (result) => jsonText(log(result))

const log = (result: Result) => ({
  $schema: 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json',
  version: '2.1.0',
  runs: [run(result)],
})

const run = (result: Result) => {
  const ruleIndex = new Map(result.rules.map(({ id }, index) => [id, index]))
  return {
    tool: { driver: driver(result) },
    language: result.language,
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: result.errors.length === 0,
        toolExecutionNotifications: notifications(result, ruleIndex),
      },
    ],
    results: results(result, ruleIndex),
    properties: {
      asOf: result.asOf,
      policy: orderedPolicy(result.policy),
      input: orderedInput(result.input),
      summary: orderedSummary(result.summary),
    },
  }
}

const driver = (result: Result) => ({
  name: result.tool.name,
  version: result.tool.version,
  rules: ruleDescriptors(result),
  notifications: notificationDescriptors(result),
})
