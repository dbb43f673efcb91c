import type { Format, Reporter } from './reporter.ts'

const loaders = {
  pretty: async () => (await import('./pretty.ts')).pretty,
  json: async () => (await import('./json.ts')).json,
  jsonl: async () => (await import('./jsonl.ts')).jsonl,
  junit: async () => (await import('./junit.ts')).junit,
  github: async () => (await import('./github.ts')).github,
  gitlab: async () => (await import('./gitlab.ts')).gitlab,
  markdown: async () => (await import('./markdown.ts')).markdown,
  csv: async () => (await import('./csv.ts')).csv,
  sarif: async () => (await import('./sarif.ts')).sarif,
} satisfies Record<Format, () => Promise<Reporter>>

/**
 * Imports the one file a format needs, so that start-up does not pay for the others.
 *
 * @param format one of `FORMATS`
 * @returns the format's reporter
 */
export const loadReporter = (format: Format): Promise<Reporter> => loaders[format]()
