import { readSavedResult } from '../config/saved-result.ts'
import type { Result } from '../findings/finding.ts'
import { merged, mismatch } from '../findings/merge.ts'
import { ExitCode } from './exit-code.ts'
import { UsageError } from './failure.ts'
import type { Io } from './io.ts'
import { type OutputOptions, outputsOf, signerFor, writeReports } from './outputs.ts'

/**
 * `ecomply report`: renders a saved result in any format, the same bytes as the run that saved it; several results with
 * --merge, as the parts of one catalogue.
 */
export const reportAction = async (
  files: string[],
  options: OutputOptions & { merge?: boolean },
  io: Io,
): Promise<number> => {
  const outputs = outputsOf(options, io.stdout)
  const signer = await signerFor(outputs, options, io)
  if (files.length > 1 && !options.merge)
    throw new UsageError({
      en: 'Several results: add --merge to join them as parts of one catalogue.',
      zh: '给出了几个结果：请加 --merge，把它们作为一套资料的各部分合并。',
    })
  const results: Result[] = []
  for (const file of files) results.push(await readSavedResult(io.cwd(), file))
  const differing = mismatch(results)
  if (differing !== undefined) throw new UsageError(MISMATCHES[differing])
  await writeReports(
    outputs,
    results.length === 1 ? (results[0] as Result) : merged(results),
    { ...options, signer },
    io,
  )
  return ExitCode.clean
}

const MISMATCHES = {
  policy: {
    en: 'The results were not judged by the same policy; check all parts with one version and configuration.',
    zh: '各结果所用的规则不同；请用同一版本和配置检查各部分。',
  },
  asOf: {
    en: 'The results were not judged as on the same day; check all parts with one --as-of.',
    zh: '各结果的检查日不同；请用同一个 --as-of 检查各部分。',
  },
  since: {
    en: 'One result is of all records, another only of what changed, or since another commit; check all parts with one --since.',
    zh: '有的结果涉及全部记录，有的只涉及变更，或比较的提交不同；请用同一个 --since 检查各部分。',
  },
  language: {
    en: 'The results are not in the same language; check all parts with one --lang.',
    zh: '各结果的语言不同；请用同一个 --lang 检查各部分。',
  },
} as const
