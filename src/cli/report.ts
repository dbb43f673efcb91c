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
    throw new UsageError('Several results: add --merge to join them as parts of one catalogue.')
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
  policy:
    'The results were not judged by the same policy; check all parts with one version and configuration.',
  asOf: 'The results were not judged as on the same day; check all parts with one --as-of.',
  since:
    'One result is of all records, another only of what changed, or since another commit; check all parts with one --since.',
  language: 'The results are not in the same language; check all parts with one --lang.',
} as const
