import type { Result } from '../findings/finding.ts'

export const FORMATS = [
  'pretty',
  'json',
  'jsonl',
  'sarif',
  'junit',
  'github',
  'gitlab',
  'markdown',
  'csv',
  'csv:summary',
  'csv:unchecked',
  'csv:clauses',
  'csv:licences',
  'csv:waivers',
  'xlsx',
  'html',
] as const
export type Format = (typeof FORMATS)[number]

/** Formats that are no text. */
export const BINARY_FORMATS = ['xlsx'] as const satisfies readonly Format[]
export type BinaryFormat = (typeof BINARY_FORMATS)[number]
export type TextFormat = Exclude<Format, BinaryFormat>

/** Formats that hold the clause register and the licences, or from which a report with them can be made later. */
export const AUDIT_FORMATS: ReadonlySet<Format> = new Set<Format>([
  'json',
  'html',
  'csv:summary',
  'csv:clauses',
  'csv:licences',
  'xlsx',
])

/** How a report may be dressed. Only formats read on a terminal look at it. */
export interface Style {
  /** False: no escape codes at all, hyperlinks included. */
  color: boolean
  /** Columns of the terminal; lines are wrapped to it. */
  width: number
  /** Link file names (OSC 8), where `base` is known. */
  hyperlinks: boolean
  /** Only errors: open findings of severity error, and what could not be read. */
  quiet: boolean
  /** URL of the folder that file names are relative to, with a final slash: "file:///home/me/shop/". */
  base?: string
}

/** Renders a result. Pure: no disk, no clock, no process; the same result and style give the same text, or bytes. */
export type Reporter<T extends string | Uint8Array = string> = (result: Result, style: Style) => T

/** The reporter of each format. */
export type Reporters = Record<TextFormat, Reporter> & Record<BinaryFormat, Reporter<Uint8Array>>
