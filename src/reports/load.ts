import type { csvSheets } from './csv-sheet.ts'
import type { Format, Reporters } from './reporter.ts'

const table =
  <K extends keyof typeof csvSheets>(name: K) =>
  async () =>
    (await import('./csv-sheet.ts')).csvSheets[name]

const loaders = {
  pretty: async () => (await import('./pretty.ts')).pretty,
  json: async () => (await import('./json.ts')).json,
  jsonl: async () => (await import('./jsonl.ts')).jsonl,
  junit: async () => (await import('./junit.ts')).junit,
  github: async () => (await import('./github.ts')).github,
  gitlab: async () => (await import('./gitlab.ts')).gitlab,
  markdown: async () => (await import('./markdown.ts')).markdown,
  csv: async () => (await import('./csv.ts')).csv,
  'csv:summary': table('csv:summary'),
  'csv:unchecked': table('csv:unchecked'),
  'csv:clauses': table('csv:clauses'),
  'csv:licences': table('csv:licences'),
  'csv:waivers': table('csv:waivers'),
  xlsx: async () => (await import('./xlsx.ts')).xlsx,
  html: async () => (await import('./html.ts')).html,
  sarif: async () => (await import('./sarif.ts')).sarif,
} satisfies { [F in Format]: () => Promise<Reporters[F]> }

/**
 * Imports the one file a format needs, so that start-up does not pay for the others.
 *
 * @param format one of `FORMATS`
 * @returns the format's reporter
 */
export const loadReporter = <F extends Format>(format: F): Promise<Reporters[F]> =>
  (loaders[format] as () => Promise<Reporters[F]>)()
