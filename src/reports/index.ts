import { csv } from './csv.ts'
import { csvSheets } from './csv-sheet.ts'
import { github } from './github.ts'
import { gitlab } from './gitlab.ts'
import { html } from './html.ts'
import { json } from './json.ts'
import { jsonl } from './jsonl.ts'
import { junit } from './junit.ts'
import { markdown } from './markdown.ts'
import { pretty } from './pretty.ts'
import type { Reporters } from './reporter.ts'
import { sarif } from './sarif.ts'
import { xlsx } from './xlsx.ts'

export { loadReporter } from './load.ts'
export {
  type BinaryFormat,
  FORMATS,
  type Format,
  type Reporter,
  type Reporters,
  type Style,
  type TextFormat,
} from './reporter.ts'

/** Every format at once; a command line that renders one imports `load.ts` instead. */
export const reporters = {
  pretty,
  json,
  jsonl,
  sarif,
  junit,
  github,
  gitlab,
  markdown,
  csv,
  html,
  ...csvSheets,
  xlsx,
} satisfies Reporters
