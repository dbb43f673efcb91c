import { createHash, randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { digestOfFile } from '../files/file-digest.ts'
import type { Localised } from '../text/localised.ts'
import type { Keeping, LastingTexts } from './keeping.ts'
import { KeptOutcomes } from './kept-outcomes.ts'

/** What went wrong with the cache; the run goes on without it. */
export interface CacheTrouble {
  code: 'corrupted' | 'not-written'
  words: Localised
}

const SUFFIX = '.kept'
const BEING_WRITTEN = '.part'

/**
 * A folder of texts that earlier runs kept. Each lies in a file of its own under a name that says what it was made of, sealed
 * with its digest: a run that is killed, a full disk or another run at the same time leave either the whole text or none.
 */
export class CacheFolder implements Keeping, LastingTexts {
  readonly #folder: string
  readonly #troubles: CacheTrouble[] = []
  #isWritable = true

  constructor(folder: string) {
    this.#folder = folder
  }

  readonly lasting = this

  outcomes(terms: string): KeptOutcomes {
    return new KeptOutcomes(this, terms)
  }

  readonly digestOf = digestOfFile

  /** What went wrong so far, each thing once. */
  get troubles(): readonly CacheTrouble[] {
    return this.#troubles
  }

  /** @param name letters, digits and hyphens @returns the text; undefined where none was kept, or what was kept is damaged */
  read(name: string): string | undefined {
    const file = this.#fileOf(name)
    let bytes: Buffer
    try {
      bytes = readFileSync(file)
    } catch {
      return undefined
    }
    const text = unsealed(bytes)
    if (text === undefined) {
      this.#say({
        code: 'corrupted',
        words: {
          en: 'the cache was damaged in places; what was lost is judged again',
          zh: '缓存部分损坏，受影响的内容将重新检查',
        },
      })
      return undefined
    }
    markUsed(file)
    return text
  }

  /** Keeps a text. A second failure is not tried for. @param name as for `read` */
  write(name: string, text: string): void {
    if (!this.#isWritable) return
    // Of its own, so that two runs never write into one another's.
    const part = this.#fileOf(`${name}-${process.pid}-${randomBytes(6).toString('hex')}`, BEING_WRITTEN)
    try {
      // What is kept tells of records, and is nobody else's business.
      mkdirSync(this.#folder, { recursive: true, mode: 0o700 })
      writeFileSync(part, sealed(text), { mode: 0o600, flag: 'wx' })
      renameSync(part, this.#fileOf(name))
    } catch (cause) {
      this.#isWritable = false
      try {
        rmSync(part, { force: true })
      } catch {
        // Pruning removes it.
      }
      const reason = (cause as NodeJS.ErrnoException).code ?? String(cause)
      this.#say({
        code: 'not-written',
        words: {
          en: `the cache cannot be written (${reason}), so the next run judges all again`,
          zh: `无法写入缓存（${reason}），下次运行将全部重新检查`,
        },
      })
    }
  }

  #fileOf(name: string, suffix = SUFFIX): string {
    return path.join(this.#folder, `${name}${suffix}`)
  }

  #say(trouble: CacheTrouble): void {
    if (!this.#troubles.some(({ code }) => code === trouble.code)) this.#troubles.push(trouble)
  }
}

const SEAL_BYTES = 32

const digestOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest()

const sealed = (text: string): Buffer => {
  const bytes = Buffer.from(text)
  return Buffer.concat([digestOf(bytes), bytes])
}

const unsealed = (bytes: Buffer): string | undefined => {
  const text = bytes.subarray(SEAL_BYTES)
  return bytes.length >= SEAL_BYTES && digestOf(text).equals(bytes.subarray(0, SEAL_BYTES))
    ? text.toString()
    : undefined
}

// Pruning goes by when something was last of use.
const markUsed = (file: string): void => {
  try {
    const now = new Date()
    utimesSync(file, now, now)
  } catch {
    // It can be read all the same.
  }
}

/** What a cache folder holds, or what was taken out of it. */
export interface CacheSize {
  files: number
  bytes: number
}

const DAY = 86_400_000

/**
 * Removes from a cache folder what was not used for so many days, and what runs that were killed left half written. Files that
 * are not the cache's stay.
 * @param days 0 removes everything
 * @returns what was removed, and what is left
 * @throws Error when the folder cannot be read or a file cannot be removed
 */
export const pruneCache = (folder: string, days: number): { removed: CacheSize; left: CacheSize } => {
  const removed = { files: 0, bytes: 0 }
  const left = { files: 0, bytes: 0 }
  if (!existsSync(folder)) return { removed, left }
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const isPart = entry.name.endsWith(BEING_WRITTEN)
    if (!entry.isFile() || !(isPart || entry.name.endsWith(SUFFIX))) continue
    const file = path.join(folder, entry.name)
    const { size, mtimeMs } = statSync(file)
    // A part may be another run's that is writing it now.
    const isOld = Date.now() - mtimeMs >= (isPart ? Math.min(days, 1) : days) * DAY
    if (isOld) rmSync(file, { force: true })
    const counted = isOld ? removed : left
    counted.files++
    counted.bytes += size
  }
  return { removed, left }
}
