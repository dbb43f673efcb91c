import type { RunError } from '../../findings/finding.ts'
import { grouped } from './grouped.ts'
import { line, type Page, paragraph } from './page.ts'

/** A file whose every record has the same mistake would fill many screens with it. */
const SHOWN_OF_A_KIND = 3

/**
 * What kept the run from being trusted: the place, then what is wrong and what to do. Of many errors of one kind in
 * one file a few are shown and the others counted.
 */
export const errorSection = (page: Page, errors: readonly RunError[]): string[] => {
  if (errors.length === 0) return []
  const kinds = grouped(errors, ({ file, code }) => JSON.stringify([file, code]))
  return [
    page.paint.underline(page.words.errors.heading),
    ...kinds.flatMap((ofKind) => [
      ...shownOf(ofKind).flatMap((error) => ['', ...errorLines(page, error)]),
      ...moreLines(page, ofKind.length - SHOWN_OF_A_KIND),
    ]),
  ]
}

// Those that say different things come first, or the first record's mistakes would hide the others.
const shownOf = (errors: readonly RunError[]): RunError[] => {
  const telling = grouped(errors, ({ message }) => message).map(([first]) => first!)
  const chosen = [...new Set([...telling, ...errors])].slice(0, SHOWN_OF_A_KIND)
  return errors.filter((error) => chosen.includes(error))
}

const moreLines = (page: Page, more: number): string[] =>
  more > 0
    ? ['', ...paragraph(page, page.words.errors.more(more), { indent: 2, hang: 2, paint: page.paint.dim })]
    : []

const errorLines = (page: Page, error: RunError): string[] => {
  const lead = { text: `${page.words.severity.error}  `, paint: page.paint.red }
  return [
    `  ${page.file(error.file)}${place(error)}  ${page.paint.dim(line(error.code, page.width))}`,
    ...paragraph(page, error.message, { indent: 4, hang: 2, lead }),
  ]
}

const place = (error: RunError): string => {
  if (error.line === undefined) return ''
  return error.column === undefined ? `:${error.line}` : `:${error.line}:${error.column}`
}
