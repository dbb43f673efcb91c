import { Chalk, type ChalkInstance } from 'chalk'
import type { Result } from '../../findings/finding.ts'
import type { Style } from '../reporter.ts'
import { fileUri } from '../uri.ts'
import { visible } from '../visible.ts'
import { columns, cutEnd } from '../width.ts'
import { type Words, wordsIn } from '../words.ts'
import { wrap } from '../wrap.ts'

/** Colours a text; it never sees a line break. */
export type Paint = (text: string) => string

/** What every section of the report is written with. */
export interface Page {
  words: Words
  paint: ChalkInstance
  width: number
  /** A file's name, safe to print, and a link to it where the terminal takes links. */
  file(name: string): string
}

const NARROWEST = 40
const USUAL = 80

export const openPage = (result: Result, style: Style): Page => {
  const links = style.color && style.hyperlinks ? style.base : undefined
  return {
    words: wordsIn(result.language),
    paint: new Chalk({ level: style.color ? 1 : 0 }),
    width: Math.max(NARROWEST, style.width || USUAL),
    file: (name) => (links === undefined ? visible(name) : link(`${links}${fileUri(name)}`, visible(name))),
  }
}

// OSC 8. The address is percent-encoded and the text has no control characters, so neither can end the link.
const link = (uri: string, text: string): string => `\u001b]8;;${uri}\u001b\\${text}\u001b]8;;\u001b\\`

/** How a paragraph is set: columns it is indented by, what stands before its first line, its colour. */
interface Setting {
  indent?: number
  /** Further indent of the lines after the first. */
  hang?: number
  lead?: { text: string; paint: Paint }
  paint?: Paint
}

const asIs: Paint = (text) => text

/**
 * Sets one paragraph of untrusted text in lines of the page; the lead is the program's own. A text that would
 * fill more than LONGEST lines is cut, as the json report has it whole.
 */
export const paragraph = (
  page: Page,
  text: string,
  { indent = 0, hang = 0, lead = { text: '', paint: asIs }, paint = asIs }: Setting = {},
): string[] => {
  const room = page.width - indent
  const [first = '', ...rest] = wrap(
    line(text.trim(), LONGEST * room),
    room - hang,
    room - columns(lead.text),
  )
  return [
    `${' '.repeat(indent)}${lead.paint(lead.text)}${first && paint(first)}`,
    ...rest.map((each) => `${' '.repeat(indent + hang)}${paint(each)}`),
  ]
}

const LONGEST = 8

/** Untrusted text made safe to print on one line, cut to a number of columns. */
export const line = (text: string, width: number): string =>
  cutEnd(visible(text.slice(0, UNITS_PER_COLUMN * width)), width)

// Enough code units to fill a column with the longest of emoji; what lies beyond is not even looked at.
export const UNITS_PER_COLUMN = 12
