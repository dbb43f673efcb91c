import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { expect } from 'vitest'

const folder = new URL('golden/', import.meta.url)

/** Compares a whole report with its golden file; UPDATE_GOLDEN=1 rewrites the file instead. */
export const expectGolden = (name: string, report: string): void => {
  const file = new URL(name, folder)
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(folder, { recursive: true })
    writeFileSync(file, report)
  }
  if (!existsSync(file)) throw new Error(`No golden file ${name}: run the tests once with UPDATE_GOLDEN=1`)
  expect(report).toBe(readFileSync(file, 'utf8'))
}
