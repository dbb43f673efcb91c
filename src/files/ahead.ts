import { availableParallelism } from 'node:os'
import { type ByteSource, memorySource, openSource } from './bytes.ts'
import type { FoundFile } from './found-file.ts'
import type { InputError } from './input-error.ts'
import type { InputNote } from './input-note.ts'
import type { RawRecord } from './raw-record.ts'
import { type Choose, splitRecords } from './split.ts'

/** The reading of one file: its records, and what is known of its bytes once they were read. */
export interface Reading {
  records(choose: Choose): Iterable<RawRecord | InputError>
  /** How the file was read, where that is worth knowing; whole once all records were taken. */
  readonly notes: readonly InputNote[]
  readonly bytes: number
  digest(): string
  /** Ends a reading that was not read to its end. */
  close(): void
}

/** Smaller files are read before a thread could have started. */
const FEWEST_BYTES = 8 * 1024 * 1024

/** Opens the files of a run, one after another. */
export interface Readings {
  open(file: FoundFile): Promise<Reading>
  /** Ends the reading that was begun, if nobody wanted it. */
  close(): void
}

/**
 * Begins to read the first file at once, where a thread can do that while the policy is made ready.
 * @param worker the built file of the reading thread, or undefined where there is none
 */
export const startReading = async (
  files: readonly FoundFile[],
  worker: URL | undefined,
): Promise<Readings> => {
  const [first] = files
  let begun = first && paysAhead(first, worker) ? await openReading(first, worker) : undefined
  return {
    open: async (file) => {
      const reading = file === first ? begun : undefined
      if (!reading) return openReading(file, worker)
      begun = undefined
      return reading
    },
    close: () => begun?.close(),
  }
}

/**
 * Opens a file for one reading. A large list of records is read, decoded, hashed and split by a thread of its own,
 * ahead of the one that judges; everything else, and everything on a machine with one core, by the calling thread.
 * What comes is the same, in the same order.
 * @param worker the built file of the reading thread, or undefined where there is none
 */
export const openReading = async (file: FoundFile, worker: URL | undefined): Promise<Reading> => {
  if (!paysAhead(file, worker)) return readPlainly(file)
  // Threads are loaded only for files that are worth one.
  const { ReadingAhead } = await import('./ahead-thread.ts')
  return new ReadingAhead(file, worker)
}

const paysAhead = (file: FoundFile, worker: URL | undefined): worker is URL =>
  worker !== undefined &&
  !file.content &&
  !file.options?.lenient &&
  file.size >= FEWEST_BYTES &&
  availableParallelism() > 1

/** Opens a file for one reading by the calling thread. */
export const readPlainly = (file: FoundFile): Reading => {
  const source: ByteSource = file.content ? memorySource(file.path, file.content) : openSource(file)
  const notes: InputNote[] = []
  return {
    notes,
    records: (choose) => splitRecords(source, choose, { ...file.options, say: (note) => notes.push(note) }),
    get bytes() {
      return source.bytes
    },
    digest: () => source.digest(),
    close: () => source.close(),
  }
}
