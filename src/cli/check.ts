import type { Severity } from '../policy/rule.ts'
import { exitCodeOf } from './exit-code.ts'
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
  const outputs = outputsOf(options)
  const files = outputs.flatMap(({ file }) => (file === undefined ? [] : [file]))
  const { result, config } = await runCheck(paths, { ...options, outputs: files }, io)
  await writeReports(outputs, result, options, io)
  const maxWarnings = options.maxWarnings ?? config.maxWarnings
  return exitCodeOf(result, {
    failOn: options.failOn ?? config.failOn,
    ...(maxWarnings === undefined ? {} : { maxWarnings }),
    failOnUnchecked: options.failOnUnchecked ?? config.failOnUnchecked,
  })
}
