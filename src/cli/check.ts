import { pathToFileURL } from 'node:url'
import type { Result } from '../findings/finding.ts'
import type { Severity } from '../policy/rule.ts'
import { loadReporter } from '../reports/load.ts'
import { FORMATS, type Format, type Style } from '../reports/reporter.ts'
import { exitCodeOf } from './exit-code.ts'
import { UsageError } from './failure.ts'
import { type Io, wantsColor, writeTo } from './io.ts'
import { type RunOptions, runCheck } from './run-check.ts'
import { writeFileWhole } from './write-file.ts'

export interface CheckOptions extends RunOptions {
  /** Pairs as they were written: a format, then where it goes. */
  format?: { format?: string; output?: string }[]
  output?: { format?: string; output?: string }[]
  failOn?: Severity | 'never'
  maxWarnings?: number
  failOnUnchecked?: boolean
  quiet?: boolean
  color: boolean
}

/** `ecomply check`: judges the records of the paths and writes the reports. */
export const checkAction = async (paths: string[], options: CheckOptions, io: Io): Promise<number> => {
  const outputs = outputsOf(options)
  const { result, config } = await runCheck(
    paths,
    { ...options, outputs: outputs.flatMap(({ file }) => (file === undefined ? [] : [file])) },
    io,
  )
  await writeReports(outputs, result, options, io)
  const maxWarnings = options.maxWarnings ?? config.maxWarnings
  return exitCodeOf(result, {
    failOn: options.failOn ?? config.failOn,
    ...(maxWarnings === undefined ? {} : { maxWarnings }),
    failOnUnchecked: options.failOnUnchecked ?? config.failOnUnchecked,
  })
}

const isFormat = (name: string): name is Format => (FORMATS as readonly string[]).includes(name)

interface Output {
  format: Format
  file?: string
}

const outputsOf = (options: CheckOptions): Output[] => {
  const pairs = options.format ?? options.output ?? [{}]
  const outputs = pairs.map(({ format = 'pretty', output }): Output => {
    if (!isFormat(format))
      throw new UsageError(`--format ${format}: no such format. Available: ${FORMATS.join(', ')}.`)
    return { format, ...(output === undefined ? {} : { file: output }) }
  })
  if (outputs.filter((output) => output.file === undefined).length > 1) {
    throw new UsageError(
      'Only one report can go to the terminal; give the others an --output after their --format.',
    )
  }
  return outputs
}

const writeReports = async (
  outputs: readonly Output[],
  result: Result,
  options: CheckOptions,
  io: Io,
): Promise<void> => {
  for (const { format, file } of outputs) {
    const report = await loadReporter(format)
    const text = report(result, await styleFor(file === undefined, options, io))
    if (file === undefined) await writeTo(io.stdout, text)
    else writeFileWhole(io.cwd(), file, text)
  }
}

// A file or a pipe gets the same bytes on every machine.
const WIDTH_WITHOUT_TERMINAL = 100

const styleFor = async (toTerminal: boolean, options: CheckOptions, io: Io): Promise<Style> => {
  const color = toTerminal && wantsColor(io.stdout, io.env, options.color)
  const isTerminal = toTerminal && io.stdout.isTTY === true
  return {
    color,
    width: isTerminal ? (io.stdout.columns ?? 80) : WIDTH_WITHOUT_TERMINAL,
    hyperlinks: isTerminal && color && (await hasHyperlinks(io)),
    quiet: options.quiet ?? false,
    ...(isTerminal ? { base: `${pathToFileURL(io.cwd()).href}/` } : {}),
  }
}

const hasHyperlinks = async (io: Io): Promise<boolean> => {
  const { createSupportsHyperlinks } = await import('supports-hyperlinks')
  return createSupportsHyperlinks(io.stdout)
}
