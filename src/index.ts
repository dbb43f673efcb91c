/**
 * The library behind the command line. A check in a few lines:
 *
 *     const config = await readConfig(process.cwd(), undefined, readSchemas)
 *     const policy = await loadConfiguredPolicy(config, undefined, process.cwd())
 *     const result = await check({ paths: ['listings'], cwd: process.cwd(), config, policy, selection: {},
 *                                  asOf: '2026-11-24', language: 'en' })
 */
export { type CheckRequest, check, type Since } from './check.ts'
export { type Config, readConfig } from './config/config.ts'
export { readSchemas } from './config/installation.ts'
export { loadConfiguredPolicy } from './config/policy.ts'
export type { Evidence, Finding, Result, RunError, Unchecked } from './findings/finding.ts'
export type { Policy } from './policy/policy.ts'
export { PolicyError, PolicyErrors, showPolicyError } from './policy/policy-error.ts'
export type { Rule } from './policy/rule.ts'
export type { CampaignRecord, ProductRecord, StoreRecord } from './records/canonical.generated.ts'
export { FORMATS, type Format, loadReporter, type Reporter, type Style } from './reports/index.ts'
