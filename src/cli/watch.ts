import path from 'node:path'
import { createMemory } from '../cache/memory.ts'
import { check } from '../check.ts'
import { type Changes, FolderWatch, foldersBelow } from '../files/changes.ts'
import type { FoundFiles } from '../files/find.ts'
import { STDIN } from '../files/found-file.ts'
import { compare } from '../findings/compare.ts'
import type { Result } from '../findings/finding.ts'
import { summarise } from '../findings/ledger.ts'
import { createSpeak } from '../findings/speak.ts'
import type { CheckOptions } from './check.ts'
import { describeFailure, UsageError } from './failure.ts'
import { type Io, writeTo } from './io.ts'
import { outputsOf, writeReports } from './outputs.ts'
import { judgedBy, requestFor } from './run-check.ts'
import { today } from './today.ts'

/**
 * `ecomply check --watch`: checks, then checks again what changes, until it is stopped. After the first report the terminal
 * shows only the findings of files that were written to, and how many are new and fixed in all; report files are written
 * whole each time.
 * @throws UsageError for what cannot be watched; never returns otherwise
 */
export const watch = async (paths: readonly string[], options: CheckOptions, io: Io): Promise<never> => {
  refuse(paths, options)
  const outputs = outputsOf(options, io.stdout)
  const files = outputs.flatMap(({ file }) => (file === undefined ? [] : [file]))
  const cache = createMemory()
  const folders = new FolderWatch()
  let asked = await requestFor(paths, { ...options, outputs: files }, io)
  let found: FoundFiles | undefined
  const look = (): Promise<Result> =>
    check({
      ...asked.request,
      asOf: options.asOf ?? today(asked.policy.timeZone),
      cache,
      ...(found ? { found } : {}),
      // Watched before they are read, so that nothing is missed; set anew each time, as folders come and go.
      onFound: (now) => {
        found = now
        folders.watch(foldersOf(paths, found, options, asked.config, io.cwd()))
      },
    })
  let last = await look()
  await writeReports(outputs, last, { ...options, signer: undefined }, io)
  for (;;) {
    await tell(last, undefined, io)
    const changes = await folders.next()
    try {
      const judged = judgedBy(options, asked.config, io.cwd()).map(({ file }) => file)
      const known = new Set(found?.files.map(({ absolute }) => absolute))
      const roots = (paths.length > 0 ? paths : ['.']).map((one) => path.resolve(io.cwd(), one))
      const written = new Set(files.map((file) => path.resolve(io.cwd(), file)))
      const ofRun = [...changes.files].filter((file) => !written.has(file))
      if (ofRun.some((file) => isBelow(file, judged)))
        asked = await requestFor(paths, { ...options, outputs: files }, io)
      else if (changes.files.size > 0 && !ofRun.some((file) => known.has(file) || isBelow(file, roots)))
        continue
      if (changes.isOther || ofRun.some((file) => !known.has(file))) found = undefined
      const now = await look()
      const shown = ofChanged(now, found, changes)
      for (const output of outputs)
        await writeReports(
          [output],
          output.file === undefined ? shown : now,
          { ...options, signer: undefined },
          io,
        )
      await tell(now, last, io)
      last = now
    } catch (error) {
      await writeTo(io.stderr, describeFailure(error, last.language === 'en' ? 'en' : 'zh'))
    }
  }
}

const refuse = (paths: readonly string[], { since, sign }: CheckOptions): void => {
  if (paths.includes(STDIN))
    throw new UsageError({
      en: '--watch cannot watch standard input; name files or folders.',
      zh: '--watch 不能监视标准输入；请指定文件或文件夹。',
    })
  if (since !== undefined || sign !== undefined)
    throw new UsageError({
      en: `--watch and --${since === undefined ? 'sign' : 'since'} do not go together.`,
      zh: `--watch 不能与 --${since === undefined ? 'sign' : 'since'} 同用。`,
    })
}

const foldersOf = (
  paths: readonly string[],
  found: FoundFiles | undefined,
  options: CheckOptions,
  config: Parameters<typeof judgedBy>[1],
  cwd: string,
): ReadonlySet<string> => {
  const roots = (paths.length > 0 ? paths : ['.']).map((one) => path.resolve(cwd, one))
  return new Set([
    ...(found?.files.map(({ absolute }) => path.dirname(absolute)) ?? []),
    ...roots.flatMap(foldersBelow),
    ...judgedBy(options, config, cwd).flatMap(({ file }) => foldersBelow(file)),
  ])
}

const isBelow = (file: string, places: readonly string[]): boolean =>
  places.some((place) => file === place || file.startsWith(`${place}${path.sep}`))

/** A result with only what is said of files that were written to. */
const ofChanged = (result: Result, found: FoundFiles | undefined, { files }: Changes): Result => {
  const shown = new Set(found?.files.filter(({ absolute }) => files.has(absolute)).map((file) => file.path))
  const findings = result.findings.filter(({ file }) => shown.has(file))
  const { notes, ...rest } = result
  return {
    ...rest,
    findings,
    unchecked: [],
    errors: result.errors.filter(
      ({ file }) => shown.has(file) || !found?.files.some((one) => one.path === file),
    ),
    summary: summarise(findings, []),
  }
}

const tell = async (now: Result, before: Result | undefined, io: Io): Promise<void> => {
  const speak = await createSpeak(now.language)
  const open = now.findings.filter(({ status }) => status === 'open').length
  if (before) {
    const { appeared, fixed } = compare(before, now)
    const [fresh, gone] = [appeared.length, fixed.length]
    const said = {
      en: `${fresh} new, ${gone} fixed; ${open} open in all.`,
      zh: `新增 ${fresh} 个，已解决 ${gone} 个；共有 ${open} 个未解决。`,
    }
    await writeTo(io.stderr, `${speak(said)}\n`)
    return
  }
  const waiting = {
    en: `Watching ${now.input.files} files; Ctrl-C ends it.`,
    zh: `正在监视 ${now.input.files} 个文件，按 Ctrl-C 结束。`,
  }
  await writeTo(io.stderr, `${speak(waiting)}\n`)
}
