import type { Config } from '../config/config.ts'
import type { Severity } from '../policy/rule.ts'
import { AUDIT_FORMATS } from '../reports/reporter.ts'
import { commandOf } from './command-of.ts'
import { exitCodeOf, type Gate } from './exit-code.ts'
import type { Io } from './io.ts'
import { type OutputOptions, outputsOf, writeReports } from './outputs.ts'
import { type RunOptions, runCheck } from './run-check.ts'

export interface CheckOptions extends RunOptions, OutputOptions {
  failOn?: Severity | 'never'
  maxWarnings?: number
  failOnUnchecked?: boolean
}

/** `ecomply check`: judges the records of the paths and writes the reports. */
export const checkAction = async (paths: string[], options: CheckOptions, io: Io): Promise<number> => {
  const outputs = outputsOf(options, io.stdout)
  const files = outputs.flatMap(({ file }) => (file === undefined ? [] : [file]))
  const audit = outputs.some(({ format }) => AUDIT_FORMATS.has(format))
  const { result, config } = await runCheck(paths, { ...options, audit, outputs: files }, io)
  const gate = gateOf(options, config)
  const exitCode = exitCodeOf(result, gate)
  const told = audit
    ? { ...result, command: commandOf(paths, options, result, io.cwd()), gate: { ...gate, exitCode } }
    : result
  await writeReports(outputs, told, options, io)
  return exitCode
}

const gateOf = (options: CheckOptions, config: Config): Gate => {
  const maxWarnings = options.maxWarnings ?? config.maxWarnings
  return {
    failOn: options.failOn ?? config.failOn,
    ...(maxWarnings === undefined ? {} : { maxWarnings }),
    failOnUnchecked: options.failOnUnchecked ?? config.failOnUnchecked,
  }
}
