import { csv } from './csv.ts'
import { github } from './github.ts'
import { gitlab } from './gitlab.ts'
import { json } from './json.ts'
import { jsonl } from './jsonl.ts'
import { junit } from './junit.ts'
import { markdown } from './markdown.ts'
import { pretty } from './pretty.ts'
import type { Format, Reporter } from './reporter.ts'
import { sarif } from './sarif.ts'

export { loadReporter } from './load.ts'
export { FORMATS, type Format, type Reporter, type Style } from './reporter.ts'

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
} satisfies Record<Format, Reporter>
