// The built program in a thread of the tests' own process: thread.ts sends it command lines, one at a time, and waits.
import { createRequire } from 'node:module'
import path from 'node:path'
import { Readable, Writable } from 'node:stream'
import { workerData } from 'node:worker_threads'

const { bin, port, signal } = workerData
const { load } = createRequire(bin)('./load.js')
const { main } = load(path.join(path.dirname(bin), '../dist/cli/main.js'))

/** Keeps what is written to it, and is no terminal. */
class Kept extends Writable {
  chunks = []

  _write(chunk, _encoding, done) {
    this.chunks.push(chunk)
    done()
  }

  text() {
    return Buffer.concat(this.chunks).toString('utf8')
  }
}

const BUILT_INS = [Object, Array, String, Number, Function, Map, Set, WeakMap, RegExp, Date, Promise, Error]

/** What a run could leave behind for the next and a process of its own would take with it. */
const state = () =>
  JSON.stringify({
    exitCode: process.exitCode,
    env: { ...process.env },
    cwd: process.cwd(),
    listeners: process.eventNames().map((name) => [String(name), process.listenerCount(name)]),
    globals: Reflect.ownKeys(globalThis).map(String),
    builtIns: BUILT_INS.map((one) =>
      [...Reflect.ownKeys(one), ...Reflect.ownKeys(one.prototype)].map(String),
    ),
  })

const run = async ({ args, cwd, env, input }) => {
  const [stdout, stderr] = [new Kept(), new Kept()]
  const before = state()
  const code = await main(args, {
    stdin: Readable.from(input.length > 0 ? [Buffer.from(input)] : []),
    stdout,
    stderr,
    env,
    cwd: () => cwd,
  })
  // What was started and not waited for shows by now.
  await new Promise((resolve) => setImmediate(resolve))
  const after = state()
  if (after !== before) throw new Error(`the run changed its process:\n${before}\n${after}`)
  return { code, out: stdout.text(), err: stderr.text() }
}

const answer = (message) => {
  port.postMessage(message)
  Atomics.store(signal, 0, 1)
  Atomics.notify(signal, 0)
}

const fail = (error) => answer({ failed: error instanceof Error ? error.stack : String(error) })

port.on('message', (asked) => run(asked).then(answer, fail))
process.on('uncaughtException', fail)
process.on('exit', () => fail('it ended its process'))
