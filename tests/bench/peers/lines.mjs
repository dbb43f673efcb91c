/** The lines of a file, read in blocks. */
import { closeSync, openSync, readSync } from 'node:fs'

const NEWLINE = 10

/**
 * @param {string} file
 * @yields {string} a line that is not empty, without its end
 */
export function* lines(file) {
  const descriptor = openSync(file, 'r')
  let buffer = Buffer.allocUnsafe(1 << 20)
  let held = 0
  for (;;) {
    if (held === buffer.length) buffer = Buffer.concat([buffer, Buffer.allocUnsafe(buffer.length)])
    const read = readSync(descriptor, buffer, held, buffer.length - held, null)
    if (read === 0) break
    held += read
    let start = 0
    for (let end = buffer.indexOf(NEWLINE); end >= 0 && end < held; end = buffer.indexOf(NEWLINE, start)) {
      if (end > start) yield buffer.toString('utf8', start, end)
      start = end + 1
    }
    buffer.copyWithin(0, start, held)
    held -= start
  }
  closeSync(descriptor)
  if (held > 0) yield buffer.toString('utf8', 0, held)
}
