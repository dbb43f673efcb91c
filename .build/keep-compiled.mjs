// Runs the built command line once and keeps what Node compiled of it, for bin/load.js. Last step of `npm run build`.
import { readFileSync, writeFileSync } from 'node:fs'
import { Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { compile, sealed } from '../bin/load.js'

const file = fileURLToPath(new URL('../dist/cli/main.js', import.meta.url))
const { script, exports } = compile(file)
const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() })
const io = { stdin: process.stdin, stdout: nowhere(), stderr: nowhere(), env: {}, cwd: () => process.cwd() }

// What a check without findings calls. Functions that were never called are not kept, and the file stays small.
if (script) {
  const code = await exports.main(['check', 'fixtures/clean-shop', '--format', 'json', '--no-progress'], io)
  if (code !== 0) throw new Error(`The check of the clean fixture ended with ${code}`)
  writeFileSync(`${file}.compiled`, sealed(readFileSync(file), script.createCachedData()))
}
