import { type Config, readConfig } from '../config/config.ts'
import { readSchemas } from '../config/installation.ts'
import { convert } from '../convert.ts'
import type { InputError } from '../files/input-error.ts'
import type { InputNote } from '../files/input-note.ts'
import { maskPersonalData } from '../findings/mask.ts'
import { createSpeak } from '../findings/speak.ts'
import { visible } from '../reports/visible.ts'
import type { Speak } from '../text/localised.ts'
import { ExitCode } from './exit-code.ts'
import { type Io, writeTo } from './io.ts'
import { readingAsked } from './reading.ts'
import { type GrowingFile, growFile } from './write-file.ts'

export interface ConvertOptions {
  config?: string
  lang?: 'en' | 'zh-CN' | 'zh-TW'
  adapter?: string
  encoding?: string
  lenient?: boolean
  output?: string
}

/** Characters that are written at once. */
const CHUNK = 1 << 16

/**
 * `ecomply convert`: the records in ecomply's own shape, one a line (NDJSON), each with where it and its values stand in the
 * source. It is a copy of the user's own data: nothing in it is masked.
 */
export const convertAction = async (paths: string[], options: ConvertOptions, io: Io): Promise<number> => {
  const config = await readConfig(io.cwd(), options.config, readSchemas)
  const speak = await createSpeak(options.lang ?? config.lang ?? 'en')
  const target = options.output === undefined ? undefined : growFile(io.cwd(), options.output)
  try {
    const isComplete = await writeRecords(paths, { config, options }, io, { speak, target })
    target?.close()
    return isComplete ? ExitCode.clean : ExitCode.notTrusted
  } catch (error) {
    target?.abandon()
    throw error
  }
}

// False when something could not be read.
const writeRecords = async (
  paths: readonly string[],
  { config, options }: { config: Config; options: ConvertOptions },
  io: Io,
  { speak, target }: { speak: Speak; target: GrowingFile | undefined },
): Promise<boolean> => {
  let waiting = ''
  let isComplete = true
  const flush = async (): Promise<void> => {
    if (target) target.write(waiting)
    else await writeTo(io.stdout, waiting)
    waiting = ''
  }
  for await (const item of convert({
    paths: paths.length > 0 ? paths : ['.'],
    cwd: io.cwd(),
    config,
    ...(options.adapter ? { adapter: options.adapter } : {}),
    reading: readingAsked(options),
  })) {
    if ('record' in item) {
      waiting += `${JSON.stringify(item.record)}\n`
      if (waiting.length >= CHUNK) await flush()
      continue
    }
    if ('code' in item) isComplete = false
    await writeTo(io.stderr, `${lineOf(item, speak)}\n`)
  }
  await flush()
  return isComplete
}

const lineOf = (item: InputError | InputNote, speak: Speak): string => {
  const { file, at, words } = item
  const place = `${file}${at ? `:${at.line}:${at.column}` : ''}`
  return visible(maskPersonalData(`${place} ${'code' in item ? item.code : item.note} ${speak(words)}`))
}
