import type { Io } from './io.ts'

export interface Progress {
  show(done: { bytes: number; totalBytes: number; records: number }): void
  clear(): void
}

// Short runs should not flicker, long ones should not spend their time on telling.
const FIRST_AFTER_MS = 500
const EVERY_MS = 100

/** A progress line on a terminal; nothing in CI, in a pipe, or with --no-progress. */
export const createProgress = (io: Io, wanted: boolean): Progress => {
  const enabled = wanted && io.stderr.isTTY === true && (io.env.CI ?? '') === ''
  const started = Date.now()
  let last = 0
  let shown = false
  return {
    show: ({ bytes, totalBytes, records }) => {
      if (!enabled) return
      const now = Date.now()
      if (now - started < FIRST_AFTER_MS || now - last < EVERY_MS) return
      last = now
      shown = true
      const percent =
        totalBytes > 0
          ? `${Math.min(100, Math.floor((bytes / totalBytes) * 100))} %`
          : `${Math.round(bytes / 1e6)} MB`
      io.stderr.write(`\r\u001b[2K${records.toLocaleString('en')} records, ${percent}`)
    },
    clear: () => {
      if (shown) io.stderr.write('\r\u001b[2K')
    },
  }
}
