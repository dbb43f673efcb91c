import path from 'node:path'
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads'

/** A command line and what stands around it. */
export interface Asked {
  args: readonly string[]
  cwd: string
  /** What is piped in. */
  input: string | Buffer
  env: NodeJS.ProcessEnv
}

export interface Run {
  code: number | null
  out: string
  err: string
}

/** No run takes longer, on the slowest machine. */
const PATIENCE_MS = 120_000

interface Thread {
  worker: Worker
  port: MessagePort
  /** 1 when the answer is there. */
  signal: Int32Array
}

let thread: Thread | undefined

/**
 * Runs a command line in the built program in a thread that lives on (program.mjs), and waits for it as for a process.
 * @throws when the program ends or changes its process, throws, or gives no answer; the next run has a new thread
 */
export const inThread = ({ args, cwd, input, env }: Asked): Run => {
  thread ??= start()
  const { port, signal, worker } = thread
  Atomics.store(signal, 0, 0)
  port.postMessage({ args, cwd, input: Buffer.from(input), env })
  Atomics.wait(signal, 0, 0, PATIENCE_MS)
  const answer: Run | { failed: string } = receiveMessageOnPort(port)?.message ?? {
    failed: `no answer within ${PATIENCE_MS} ms`,
  }
  if ('code' in answer) return answer
  thread = undefined
  void worker.terminate()
  throw new Error(`ecomply ${args.join(' ')}: ${answer.failed}`)
}

const start = (): Thread => {
  const { port1: port, port2 } = new MessageChannel()
  const signal = new Int32Array(new SharedArrayBuffer(4))
  const worker = new Worker(new URL('./program.mjs', import.meta.url), {
    workerData: { bin: path.resolve(import.meta.dirname, '../../bin/ecomply.js'), port: port2, signal },
    transferList: [port2],
    env: { PATH: process.env.PATH, HOME: process.env.HOME },
    execArgv: [],
  })
  // Neither keeps the tests from ending.
  worker.unref()
  port.unref()
  return { worker, port, signal }
}
