import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads'
import type { Reading } from './ahead.ts'
import { type AheadMessage, type AheadStart, NUMBERS_PER_RECORD, SENT, TAKEN } from './ahead-protocol.ts'
import { openSource } from './bytes.ts'
import type { FoundFile } from './found-file.ts'
import type { InputError } from './input-error.ts'
import type { InputNote } from './input-note.ts'
import type { RawRecord } from './raw-record.ts'
import { type Choose, splitRecords } from './split.ts'

/** The reading of a large file by a thread of its own, ahead of the one that judges. */
export class ReadingAhead implements Reading {
  bytes = 0
  readonly notes: InputNote[] = []
  #digest = ''
  readonly #file: FoundFile
  readonly #counts = new Int32Array(new SharedArrayBuffer(8))
  readonly #port: MessagePort
  readonly #thread: Worker

  /** Starts the thread, which reads until a few batches wait for `records` to take them. */
  constructor(file: FoundFile, worker: URL) {
    this.#file = file
    const { port1, port2 } = new MessageChannel()
    const start: AheadStart = { file, counts: this.#counts.buffer, port: port2 }
    this.#port = port1
    this.#thread = new Worker(worker, { workerData: start, transferList: [port2] })
    this.#thread.unref()
    port1.unref()
  }

  close(): void {
    this.#port.close()
    void this.#thread.terminate()
  }

  digest(): string {
    return this.#digest
  }

  *records(choose: Choose): Generator<RawRecord | InputError> {
    let handed = 0
    try {
      for (const message of messages(this.#port, this.#counts)) {
        if (message.is === 'failed') throw new Error(message.reason)
        if (message.is === 'plainly') {
          yield* this.#readPlainly(choose, handed)
          return
        }
        this.bytes = message.bytes
        if (message.is === 'end') {
          this.#digest = message.digest
          return
        }
        if (message.is === 'note') this.notes.push(message.note)
        else if (message.is === 'error') {
          handed++
          yield message.error
        } else {
          handed += message.numbers.length / NUMBERS_PER_RECORD
          yield* unpack(this.#file.path, message.units, message.numbers)
        }
      }
    } finally {
      this.close()
    }
  }

  // `handed`: how many records and errors the thread has told already.
  *#readPlainly(choose: Choose, handed: number): Generator<RawRecord | InputError> {
    const source = openSource(this.#file)
    let left = handed
    for (const item of splitRecords(source, choose, {
      ...this.#file.options,
      say: (note) => this.notes.push(note),
    })) {
      this.bytes = source.bytes
      if (left-- <= 0) yield item
    }
    this.bytes = source.bytes
    this.#digest = source.digest()
  }
}

const PATIENCE_MS = 120_000

// Taken without returning to the event loop, so that reading stays a plain loop.
function* messages(port: MessagePort, counts: Int32Array): Generator<AheadMessage> {
  for (let taken = 0; ; taken++) {
    while (Atomics.load(counts, SENT) === taken) {
      if (Atomics.wait(counts, SENT, taken, PATIENCE_MS) === 'timed-out')
        throw new Error('The reading thread has stopped')
    }
    const received = receiveMessageOnPort(port) as { message: AheadMessage } | undefined
    if (!received) throw new Error('The reading thread has sent nothing')
    Atomics.store(counts, TAKEN, taken + 1)
    Atomics.notify(counts, TAKEN)
    yield received.message
  }
}

function* unpack(file: string, units: ArrayBuffer, numbers: Float64Array): Generator<RawRecord> {
  const bytes = Buffer.from(units)
  for (let at = 0; at < numbers.length; at += NUMBERS_PER_RECORD) {
    const position = numbers[at + 6]!
    yield {
      file,
      text: bytes.toString('utf16le', numbers[at]! * 2, numbers[at + 1]! * 2),
      start: { line: numbers[at + 2]!, column: numbers[at + 3]!, offset: numbers[at + 4]! },
      pointer: position < 0 ? '' : `/${position}`,
      keys: numbers[at + 5]!,
    }
  }
}
