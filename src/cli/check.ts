import type { Config } from '../config/config.ts'
import type { Result } from '../findings/finding.ts'
import type { Severity } from '../policy/rule.ts'
import { AUDIT_FORMATS } from '../reports/reporter.ts'
import { commandOf } from './command-of.ts'
import { exitCodeOf, type Gate } from './exit-code.ts'
import type { Io } from './io.ts'
import { type OutputOptions, outputsOf, signerFor, writeReports } from './outputs.ts'
import { type RunOptions, runCheck } from './run-check.ts'

export interface CheckOptions extends RunOptions, OutputOptions {
  failOn?: Severity | 'never'
  maxWarnings?: number
  failOnUnchecked?: boolean
  watch?: boolean
}

/** `ecomply check`: judges the records of the paths and writes the reports. */
export const checkAction = async (paths: string[], options: CheckOptions, io: Io): Promise<number> => {
  if (options.watch) return (await import('./watch.ts')).watch(paths, options, io)
  const outputs = outputsOf(options, io.stdout)
  const signer = await signerFor(outputs, options, io)
  const files = outputs.flatMap(({ file }) => (file === undefined ? [] : [file]))
  const audit = outputs.some(({ format }) => AUDIT_FORMATS.has(format))
  const { result, config } = await runCheck(paths, { ...options, audit, outputs: files }, io)
  await writeReports(
    outputs,
    audit ? told(result, paths, options, config, io.cwd()) : result,
    { ...options, signer },
    io,
  )
  return exitCodeOf(result, gateOf(options, config))
}

/** A result with the command that gives it and the gate it was held to, as an audit reads it. */
export const told = (
  result: Result,
  paths: readonly string[],
  options: CheckOptions,
  config: Config,
  cwd: string,
): Result => {
  const gate = gateOf(options, config)
  return {
    ...result,
    command: commandOf(paths, options, result, cwd),
    gate: { ...gate, exitCode: exitCodeOf(result, gate) },
  }
}

const gateOf = (options: CheckOptions, config: Config): Gate => {
  const maxWarnings = options.maxWarnings ?? config.maxWarnings
  return {
    failOn: options.failOn ?? config.failOn,
    ...(maxWarnings === undefined ? {} : { maxWarnings }),
    failOnUnchecked: options.failOnUnchecked ?? config.failOnUnchecked,
  }
}
