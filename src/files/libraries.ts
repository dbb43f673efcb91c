import { createRequire } from 'node:module'
import type * as Fflate from 'fflate'
import type * as Saxes from 'saxes'

// Loaded when the first file needs one: most runs read JSON and should not wait for them.
const load = createRequire(import.meta.url)

/** Reads zip archives. */
export const zip = (): typeof Fflate => load('fflate')

/** Reads XML piece by piece, with positions in code units; fetches and expands nothing. */
export const xml = (): typeof Saxes => load('saxes')
