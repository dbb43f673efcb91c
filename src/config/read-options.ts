import type { ReadOptions } from '../files/read-options.ts'
import { encodingNamed } from '../files/text-encoding.ts'
import type { Config } from './config.ts'

/** What the command line says of how every file is read. */
export interface ReadingAsked {
  encoding?: string
  lenient?: boolean
}

/**
 * How each file is to be read: by the command line, else by the first entry of `files:` that matches and says so.
 * @returns undefined where nothing is said of any file
 */
export const readOptionsFor = async (
  config: Pick<Config, 'files'>,
  asked: ReadingAsked = {},
): Promise<((path: string) => ReadOptions) | undefined> => {
  const entries = config.files.filter(
    ({ encoding, lenient, table }) => encoding !== undefined || lenient !== undefined || table !== undefined,
  )
  if (entries.length === 0 && asked.encoding === undefined && !asked.lenient) return undefined
  const picomatch = entries.length > 0 ? (await import('picomatch')).default : undefined
  const matchers = entries.map((entry) => ({
    entry,
    matches: picomatch?.(entry.match, { dot: true }) ?? (() => false),
  }))
  return (path) => {
    const saying = matchers.filter(({ matches }) => matches(path)).map(({ entry }) => entry)
    const name = asked.encoding ?? saying.find(({ encoding }) => encoding !== undefined)?.encoding
    const encoding = name === undefined ? undefined : encodingNamed(name)
    const lenient = asked.lenient || saying.find((entry) => entry.lenient !== undefined)?.lenient
    const table = saying.find((entry) => entry.table !== undefined)?.table
    return {
      ...(encoding ? { encoding } : {}),
      ...(lenient ? { lenient } : {}),
      ...(table ? { table } : {}),
    }
  }
}
