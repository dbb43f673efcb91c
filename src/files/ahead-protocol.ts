import type { MessagePort } from 'node:worker_threads'
import type { FoundFile } from './found-file.ts'
import type { InputError } from './input-error.ts'
import type { InputNote } from './input-note.ts'

/** What the reading thread is started with. */
export interface AheadStart {
  file: FoundFile
  /** [messages sent, messages taken]: each side waits on the other's count. */
  counts: SharedArrayBuffer
  port: MessagePort
}

export const SENT = 0
export const TAKEN = 1

/** How many batches may lie between the two threads: more would only fill memory. */
export const MOST_WAITING = 4

/** Numbers kept for each record of a batch: begin and end in `units`, then line, column, offset, keys, position in its list. */
export const NUMBERS_PER_RECORD = 7

/** A message of the reading thread, in order of the file. */
export type AheadMessage =
  | { is: 'records'; units: ArrayBuffer; numbers: Float64Array; bytes: number }
  | { is: 'error'; error: InputError; bytes: number }
  | { is: 'note'; note: InputNote; bytes: number }
  /** What the records are must be asked (the root is an object), so the file is read without this thread. */
  | { is: 'plainly' }
  | { is: 'end'; bytes: number; digest: string }
  | { is: 'failed'; reason: string }
