import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads'
import type { Reading } from './ahead.ts'
import { type AheadMessage, type AheadStart, NUMBERS_PER_RECORD, SENT, TAKEN } from './ahead-protocol.ts'
import { openSource } from './bytes.ts'
import type { FoundFile } from './found-file.ts'
import type { InputError } from './input-error.ts'
import type { RawRecord } from './raw-record.ts'
import { type Choose, splitRecords } from './split.ts'

/** The reading of a large file by a thread of its own, ahead of the one that judges. */
export class ReadingAhead implements Reading {
  bytes = 0
  #digest = ''
  readonly #file: FoundFile
  readonly #worker: URL

  constructor(file: FoundFile, worker: URL) {
    this.#file = file
    this.#worker = worker
  }

  digest(): string {
    return this.#digest
  }

  *records(choose: Choose): Generator<RawRecord | InputError> {
    const counts = new SharedArrayBuffer(8)
    const { port1, port2 } = new MessageChannel()
    const start: AheadStart = { file: this.#file, counts, port: port2 }
    const thread = new Worker(this.#worker, { workerData: start, transferList: [port2] })
    thread.unref()
    port1.unref()
    try {
      for (const message of messages(port1, new Int32Array(counts))) {
        if (message.is === 'failed') throw new Error(message.reason)
        if (message.is === 'object') {
          yield* this.#readPlainly(choose)
          return
        }
        this.bytes = message.bytes
        if (message.is === 'end') {
          this.#digest = message.digest
          return
        }
        if (message.is === 'error') yield message.error
        else yield* unpack(this.#file.path, message.units, message.numbers)
      }
    } finally {
      port1.close()
      void thread.terminate()
    }
  }

  *#readPlainly(choose: Choose): Generator<RawRecord | InputError> {
    const source = openSource(this.#file)
    for (const item of splitRecords(source, choose)) {
      this.bytes = source.bytes
      yield item
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
