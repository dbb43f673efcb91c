import { jsonText } from './json-text.ts'
import { ordered } from './ordered.ts'
import type { Reporter } from './reporter.ts'

/** The result itself (schemas/result.schema.json), its keys always in one order. */
export const json: Reporter = (result) => jsonText(ordered(result))
