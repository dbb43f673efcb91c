import type { RunError } from '../../findings/finding.ts'
import { line, type Page, paragraph } from './page.ts'

/** What kept the run from being trusted: the place, then what is wrong and what to do. */
export const errorSection = (page: Page, errors: readonly RunError[]): string[] => {
  if (errors.length === 0) return []
  return [
    page.paint.underline(page.words.errors.heading),
    ...errors.flatMap((error) => ['', ...errorLines(page, error)]),
  ]
}

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
