/**
 * One tool over one NDJSON file: `node run.mjs <adapter> catalogue.ndjson findings.jsonl`. Reads in blocks and hands over
 * one line at a time, as a program around the tool would; writes a line for each record with findings.
 */
import { closeSync, openSync, writeSync } from 'node:fs'
import { lines } from './lines.mjs'

const [name, input, output] = process.argv.slice(2)
const { peer } = await import(`./adapters/${name}.mjs`)
const check = await peer.prepare()

const out = openSync(output, 'w')
let held = ''
let line = 0
for (const text of lines(input)) {
  line += 1
  let found = check(text)
  // Most tools answer at once; waiting for each answer would be time they do not take.
  if (typeof found.then === 'function') found = await found
  if (found.length === 0) continue
  held += `${JSON.stringify({ line, found })}\n`
  if (held.length < 1 << 16) continue
  writeSync(out, held)
  held = ''
}
writeSync(out, held)
closeSync(out)
