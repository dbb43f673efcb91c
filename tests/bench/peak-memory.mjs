/** Preloaded into a measured process: on exit it writes the process's peak memory, in kB, to file descriptor 3. */
import { writeSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

if (isMainThread) {
  process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)))
}
