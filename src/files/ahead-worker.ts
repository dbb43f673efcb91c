import { workerData } from 'node:worker_threads'
import {
  type AheadMessage,
  type AheadStart,
  MOST_WAITING,
  NUMBERS_PER_RECORD,
  SENT,
  TAKEN,
} from './ahead-protocol.ts'
import { openSource } from './bytes.ts'
import type { InputNote } from './input-note.ts'
import type { RawRecord } from './raw-record.ts'
import { type Choose, isInputError, splitRecords } from './split.ts'

// The reading thread: reads, decodes, hashes and splits a file while the main thread parses and judges.

const { file, counts: shared, port } = workerData as AheadStart
const counts = new Int32Array(shared)
const BATCH_UNITS = 1 << 18

const send = (message: AheadMessage, transfer: ArrayBuffer[] = []): void => {
  while (Atomics.load(counts, SENT) - Atomics.load(counts, TAKEN) >= MOST_WAITING) {
    Atomics.wait(counts, TAKEN, Atomics.load(counts, SENT) - MOST_WAITING)
  }
  port.postMessage(message, transfer)
  Atomics.add(counts, SENT, 1)
  Atomics.notify(counts, SENT)
}

const read = (): void => {
  const source = openSource(file)
  let records: RawRecord[] = []
  let units = 0
  let isObject = false
  const flush = (): void => {
    if (records.length === 0) return
    const { buffer, numbers } = pack(records, units)
    records = []
    units = 0
    send({ is: 'records', units: buffer, numbers, bytes: source.bytes }, [buffer, numbers.buffer])
  }
  const choose: Choose = ({ at }) => {
    isObject = true
    return {
      as: 'error',
      error: { code: 'input/unknown-kind', file: file.path, at, words: { en: '', zh: '' } },
    }
  }
  const notes: InputNote[] = []
  const items = splitRecords(source, choose, { ...file.options, say: (note) => notes.push(note) })
  for (const item of items) {
    // The caller is to be asked, or what came is not plain JSON and cannot be handed over.
    if (isObject || (!isInputError(item) && item.form)) {
      flush()
      send({ is: 'plainly' })
      return
    }
    if (isInputError(item)) {
      flush()
      send({ is: 'error', error: item, bytes: source.bytes })
    } else {
      records.push(item)
      units += item.text.length
      if (units >= BATCH_UNITS) flush()
    }
  }
  flush()
  for (const note of notes) send({ is: 'note', note, bytes: source.bytes })
  send({ is: 'end', bytes: source.bytes, digest: source.digest() })
}

const pack = (
  records: readonly RawRecord[],
  units: number,
): { buffer: ArrayBuffer; numbers: Float64Array<ArrayBuffer> } => {
  const buffer = new ArrayBuffer(units * 2)
  const bytes = Buffer.from(buffer)
  const numbers = new Float64Array(records.length * NUMBERS_PER_RECORD)
  let end = 0
  for (const [index, { text, start, keys, pointer }] of records.entries()) {
    const begin = end
    bytes.write(text, begin * 2, 'utf16le')
    end += text.length
    const position = pointer === '' ? -1 : Number(pointer.slice(1))
    numbers.set(
      [begin, end, start.line, start.column, start.offset, keys, position],
      index * NUMBERS_PER_RECORD,
    )
  }
  return { buffer, numbers }
}

try {
  read()
} catch (error) {
  send({ is: 'failed', reason: error instanceof Error ? (error.stack ?? error.message) : String(error) })
} finally {
  port.close()
}
