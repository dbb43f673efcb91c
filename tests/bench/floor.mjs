/**
 * The floor every figure is measured against: one thread that reads an NDJSON file in blocks and does
 * JSON.parse(buffer.toString('utf8')) line by line, and nothing else. `node floor.mjs catalogue.ndjson`
 */
import { closeSync, openSync, readSync } from 'node:fs'

const NEWLINE = 10
const file = process.argv[2]
if (!file) throw new Error('Say which file to read: node tests/bench/floor.mjs catalogue.ndjson')

const descriptor = openSync(file, 'r')
let buffer = Buffer.allocUnsafe(1 << 20)
let held = 0
let records = 0

const parse = (from, to) => {
  if (to <= from) return
  JSON.parse(buffer.toString('utf8', from, to))
  records += 1
}

/** Parses the whole lines in the first `held` bytes and moves what is left of them to the front. */
const drain = () => {
  let start = 0
  for (let end = buffer.indexOf(NEWLINE); end >= 0 && end < held; end = buffer.indexOf(NEWLINE, start)) {
    parse(start, end)
    start = end + 1
  }
  buffer.copyWithin(0, start, held)
  held -= start
}

for (;;) {
  if (held === buffer.length) buffer = Buffer.concat([buffer, Buffer.allocUnsafe(buffer.length)])
  const read = readSync(descriptor, buffer, held, buffer.length - held, null)
  if (read === 0) break
  held += read
  drain()
}
parse(0, held)
closeSync(descriptor)
process.stdout.write(`${records}\n`)
