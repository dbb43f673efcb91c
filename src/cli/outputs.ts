import { pathToFileURL } from 'node:url'
import type { Result } from '../findings/finding.ts'
import { loadReporter } from '../reports/load.ts'
import { BINARY_FORMATS, FORMATS, type Format, type Style } from '../reports/reporter.ts'
import { UsageError } from './failure.ts'
import { type Io, wantsColor, writeTo } from './io.ts'
import { writeFileWhole } from './write-file.ts'

/** Where a report goes: a file, or standard output. */
export interface Output {
  format: Format
  file?: string
}

export interface OutputOptions {
  /** Pairs as they were written: a format, then where it goes. */
  format?: { format?: string; output?: string }[]
  output?: { format?: string; output?: string }[]
  /** File of the private key that signs the report files. */
  sign?: string
  quiet?: boolean
  color: boolean
}

/**
 * The reports that the command line asks for.
 * @throws UsageError for a format that does not exist, two reports for one screen, or bytes for a terminal
 */
export const outputsOf = (options: OutputOptions, { isTTY = false }: { isTTY?: boolean } = {}): Output[] => {
  const pairs = options.format ?? options.output ?? [{}]
  const outputs = pairs.map(({ format = 'pretty', output }): Output => {
    if (!isFormat(format))
      throw new UsageError({
        en: `--format ${format}: no such format. Available: ${FORMATS.join(', ')}.`,
        zh: `--format ${format}：没有此格式。可用：${FORMATS.join('、')}。`,
      })
    return { format, ...(output === undefined ? {} : { file: output }) }
  })
  if (outputs.filter((output) => output.file === undefined).length > 1) {
    throw new UsageError({
      en: 'Only one report can go to the terminal; give the others an --output after their --format.',
      zh: '终端只能显示一份报告；请在其他 --format 之后各加 --output。',
    })
  }
  const binary = outputs.find(({ format, file }) => file === undefined && isBinary(format))
  if (binary && isTTY)
    throw new UsageError({
      en: `--format ${binary.format} is not for a terminal; name a file with --output.`,
      zh: `--format ${binary.format} 不能显示在终端；请用 --output 指定文件。`,
    })
  return outputs
}

const isBinary = (format: Format): boolean => (BINARY_FORMATS as readonly Format[]).includes(format)

const isFormat = (name: string): name is Format => (FORMATS as readonly string[]).includes(name)

/** Renders a result in every format asked for and writes each where it goes. */
export const writeReports = async (
  outputs: readonly Output[],
  result: Result,
  { signer, ...options }: OutputOptions & { signer: Signer | undefined },
  io: Io,
): Promise<void> => {
  for (const { format, file } of outputs) {
    const report = await loadReporter(format)
    const text = report(result, await styleFor(file === undefined, options, io))
    if (file === undefined) await writeTo(io.stdout, text)
    else {
      writeFileWhole(io.cwd(), file, text)
      if (signer) writeFileWhole(io.cwd(), `${file}.sig`, signer(file, Buffer.from(text)))
    }
  }
}

/** Makes the text of a report's signature file. */
export type Signer = (file: string, bytes: Uint8Array) => string

/**
 * What signs the reports of a run, where --sign asks for it; asked before the run, as a run without its signature is lost.
 * @throws UsageError when no report goes to a file, PolicyErrors when the key cannot be used
 */
export const signerFor = async (
  outputs: readonly Output[],
  { sign }: Pick<OutputOptions, 'sign'>,
  io: Io,
): Promise<Signer | undefined> => {
  if (sign === undefined) return undefined
  if (outputs.every(({ file }) => file === undefined))
    throw new UsageError({
      en: '--sign signs report files; name one with --format and --output.',
      zh: '--sign 为报告文件签名；请用 --format 和 --output 指定文件。',
    })
  const { readSigningKey } = await import('../config/keys.ts')
  const { signed } = await import('./signature.ts')
  const key = readSigningKey(io.cwd(), sign, io.env.ECOMPLY_KEY_PASSPHRASE)
  return (file, bytes) => signed(file, bytes, key)
}

// A file or a pipe gets the same bytes on every machine.
const WIDTH_WITHOUT_TERMINAL = 100

const styleFor = async (toTerminal: boolean, options: OutputOptions, io: Io): Promise<Style> => {
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
