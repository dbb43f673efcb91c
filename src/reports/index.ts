import { json } from './json.ts'
import { pretty } from './pretty.ts'
import type { Format, Reporter } from './reporter.ts'
import { sarif } from './sarif.ts'

export { loadReporter } from './load.ts'
export { FORMATS, type Format, type Reporter, type Style } from './reporter.ts'

/** Every format at once; a command line that renders one imports `load.ts` instead. */
export const reporters = { pretty, json, sarif } satisfies Record<Format, Reporter>
