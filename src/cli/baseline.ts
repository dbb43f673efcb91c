import { readBaseline } from '../config/baseline.ts'
import { type Baseline, baselineOf, pruned } from '../findings/baseline.ts'
import { createSpeak } from '../findings/speak.ts'
import { visible } from '../reports/visible.ts'
import { ExitCode } from './exit-code.ts'
import { type Io, writeTo } from './io.ts'
import { type RunOptions, runCheck } from './run-check.ts'
import { writeFileWhole } from './write-file.ts'

const DEFAULT_FILE = 'ecomply-baseline.json'

/**
 * `ecomply baseline`: writes the open findings of the paths to a file, so that the gate asks only about new ones; with
 * --prune, takes those that are gone out of the file and adds nothing.
 */
export const baselineAction = async (
  paths: string[],
  options: RunOptions & { output?: string; prune?: boolean },
  io: Io,
): Promise<number> => {
  const file = options.output ?? DEFAULT_FILE
  const old = options.prune ? readBaseline(io.cwd(), file) : undefined
  const { result } = await runCheck(paths, { ...options, firstBaseline: true, outputs: [file] }, io)
  const speak = await createSpeak(result.language)
  if (result.errors.length > 0) {
    // A baseline of a part would let the rest through the day it can be read.
    const { file: where, line, message } = result.errors[0]!
    const place = visible(`${where}${line ? `:${line}` : ''}`)
    const count = result.errors.length
    const words = {
      en: `${count} input errors; no baseline was written. First: ${place} `,
      zh: `${count} 个输入错误，没有写入基线。第一个：${place} `,
    }
    await writeTo(io.stderr, `${speak(words)}${visible(message)}\n`)
    return ExitCode.notTrusted
  }
  const baseline = old ? pruned(old, result.findings) : baselineOf(result)
  writeFileWhole(io.cwd(), file, textOf(baseline))
  const count = baseline.findings.length
  const gone = old && old.findings.length - count
  const words = {
    en: `${file}: ${count} findings${gone === undefined ? '' : `, ${gone} taken out`}`,
    zh: `${file}：${count} 个问题${gone === undefined ? '' : `，去掉 ${gone} 个`}`,
  }
  await writeTo(io.stdout, `${speak(words)}\n`)
  return ExitCode.clean
}

// One finding on a line, so that a diff shows what came and went.
const textOf = ({ version, findings }: Baseline): string => {
  const lines = findings.map((finding) => `    ${JSON.stringify(finding)}`)
  return `{\n  "version": ${version},\n  "findings": [${lines.length > 0 ? `\n${lines.join(',\n')}\n  ` : ''}]\n}\n`
}
